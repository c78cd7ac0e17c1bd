/** Ten workers that differ only in their host name, updated two at a time, with a policy for their migrations. */
import { App, Chart, Duration, Size } from 'cdk8s';
import {
  CloudInit,
  DataSource,
  Disk,
  MigrationPolicy,
  PoolUpdate,
  ScaleIn,
  synth,
  Topology,
  VMPool,
} from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'workers', { namespace: 'workers' });

const pool = new VMPool(chart, 'worker', {
  replicas: 10,
  machine: {
    instancetype: 'u1.large',
    preference: 'rhel.9',
    bootDisk: Disk.clone(DataSource.ref('rhel9', { namespace: 'golden-images' }), { size: Size.gibibytes(40) }),
    cloudInit: CloudInit.config({ packages: ['podman'] }),
  },
  perReplica: (i) => ({ cloudInit: CloudInit.config({ hostname: `worker-${i}` }) }),
  update: PoolUpdate.proactive({ maxUnavailable: '20%' }),
  scaleIn: ScaleIn.proactive({ keep: 'disks' }),
});
pool.scheduling.spread({ topology: Topology.HOSTNAME, maxSkew: 2 });
pool.expose('api', { port: 8443 });

new MigrationPolicy(chart, 'gentle', {
  appliesTo: [pool],
  bandwidth: Size.mebibytes(512),
  completionTimeoutPerGiB: Duration.minutes(2),
  allowPostCopy: false,
});
synth(app);
