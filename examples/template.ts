/** A template for users of the cluster, and one VM created from it in this program. */
import { App, Chart } from 'cdk8s';
import { CloudInit, Disk, Image, Parameter, synth, Template } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'templates', { namespace: 'vms' });

const template = new Template(chart, 'small-linux', {
  parameters: {
    NAME: Parameter.generated('vm-[a-z0-9]{6}', 'Name of the VM'),
    SIZE: Parameter.optional('20Gi', 'Size of the boot disk'),
    USER: Parameter.required('User who signs in'),
  },
  machine: (p) => ({
    name: p.NAME,
    instancetype: 'u1.small',
    preference: 'fedora',
    bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: p.SIZE }),
    cloudInit: CloudInit.config({ hostname: p.NAME, user: p.USER }),
  }),
  message: 'Sign in with the key that your administrator gave you.',
});
template.instantiate(chart, 'first', { NAME: 'vm-first', USER: 'ops' });
synth(app);
