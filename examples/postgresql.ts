/** PostgreSQL on a VM: data on a disk of its own, a snapshot every night, and a proof every week that it can be restored. */
import { App, Chart, Size } from 'cdk8s';
import {
  CloudInit,
  Disk,
  Image,
  Peer,
  Port,
  Probe,
  RestoreDrill,
  SnapshotSchedule,
  synth,
  VirtualMachine,
} from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'postgresql', { namespace: 'databases' });

const db = new VirtualMachine(chart, 'db', {
  instancetype: 'u1.large',
  preference: 'debian',
  bootDisk: Disk.import(Image.registry('quay.io/containerdisks/debian:13'), { size: Size.gibibytes(20) }),
  disks: [Disk.blank({ name: 'data', size: Size.gibibytes(100), serial: 'pgdata' })],
  cloudInit: CloudInit.config({
    // The agent freezes the file systems for a snapshot, so that the database is consistent in it.
    packages: ['qemu-guest-agent', 'postgresql'],
    fs_setup: [{ device: '/dev/disk/by-id/virtio-pgdata', filesystem: 'ext4', overwrite: false }],
    mounts: [['/dev/disk/by-id/virtio-pgdata', '/var/lib/postgresql']],
    runcmd: [['systemctl', 'enable', '--now', 'qemu-guest-agent']],
  }),
  readiness: Probe.tcp(5432),
});
db.expose('postgresql', { port: 5432 });
db.connections.allowFrom(Peer.pods({ app: 'shop' }), Port.tcp(5432));

const nightly = new SnapshotSchedule(chart, 'nightly', {
  of: [db],
  schedule: '0 2 * * *',
  timeZone: 'Europe/Berlin',
  keep: 7,
});

new RestoreDrill(chart, 'drill', {
  of: [db],
  snapshots: nightly,
  schedule: '0 5 * * 0',
  timeZone: 'Europe/Berlin',
  // Also noticed: a schedule that has not made a snapshot for two days.
  maxAge: '48h',
});

synth(app);
