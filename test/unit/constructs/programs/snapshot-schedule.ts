import { App, Chart } from 'cdk8s';
import { Disk, SnapshotSchedule, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'db', { namespace: 'vms' });
const db = new VirtualMachine(chart, 'db', { instancetype: 'u1.large', bootDisk: Disk.blank({ size: '40Gi' }) });
new SnapshotSchedule(chart, 'nightly', { of: [db], schedule: '0 2 * * *', keep: 7 });
synth(app);
