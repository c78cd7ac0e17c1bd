import { App, Chart, Duration, Size } from 'cdk8s';
import { CloudInit, DataSource, Disk, MigrationPolicy, PoolUpdate, ScaleIn, synth, VMPool } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'workers', { namespace: 'vms' });
const pool = new VMPool(chart, 'workers', {
  replicas: 10,
  machine: { instancetype: 'u1.large', bootDisk: Disk.clone(DataSource.ref('rhel9'), { size: Size.gibibytes(40) }) },
  perReplica: (i) => ({ cloudInit: CloudInit.config({ hostname: `worker-${i}` }) }),
  update: PoolUpdate.proactive({ maxUnavailable: '20%' }),
  scaleIn: ScaleIn.proactive({ keep: 'disks' }),
});
new MigrationPolicy(chart, 'gentle', {
  appliesTo: [pool],
  allowPostCopy: false,
  bandwidth: Size.mebibytes(512),
  completionTimeoutPerGiB: Duration.minutes(2),
});
synth(app);
