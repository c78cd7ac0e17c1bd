import { App, Chart, Size } from 'cdk8s';
import { CloudInit, Disk, Image, SshKey, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'web', { namespace: 'vms' });
const vm = new VirtualMachine(chart, 'ubuntu', {
  instancetype: 'u1.medium',
  preference: 'ubuntu',
  bootDisk: Disk.import(Image.registry('quay.io/containerdisks/ubuntu:24.04'), { size: Size.gibibytes(20) }),
  cloudInit: CloudInit.config({ user: 'ops', packages: ['nginx'] }),
  sshKeys: [SshKey.fromFile(`${__dirname}/ops.pub`)],
});
vm.expose('http', { port: 80, type: 'LoadBalancer' });
synth(app);
