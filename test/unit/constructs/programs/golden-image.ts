import { App, Chart } from 'cdk8s';
import { Disk, GoldenImage, Image, Instancetype, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'images', { namespace: 'images' });
const image = new GoldenImage(chart, 'fedora', {
  from: Image.registry('quay.io/containerdisks/fedora:42'),
  schedule: '0 3 * * 1',
  defaultInstancetype: 'u1.medium',
  defaultPreference: 'fedora',
});
image.grantClone({ namespace: 'vms' });
new VirtualMachine(chart, 'web', {
  namespace: 'vms',
  instancetype: Instancetype.inferFromVolume(),
  bootDisk: Disk.clone(image.source),
});
synth(app);
