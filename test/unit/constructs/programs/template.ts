import { App, Chart } from 'cdk8s';
import { Disk, Parameter, synth, Template } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'templates', { namespace: 'vms' });
const template = new Template(chart, 'small-linux', {
  parameters: { NAME: Parameter.generated('vm-[a-z0-9]{6}'), SIZE: Parameter.required('Disk size') },
  machine: (p) => ({ name: p.NAME, instancetype: 'u1.small', bootDisk: Disk.blank({ size: p.SIZE }) }),
});
template.instantiate(chart, 'one', { NAME: 'vm-one', SIZE: '20Gi' });
synth(app);
