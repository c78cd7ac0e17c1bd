/** A virtual machine with a web server, behind a load balancer: `npx tsx ten-lines.ts` writes its manifests to `dist/`. */
import { App, Chart, Size } from 'cdk8s';
import { CloudInit, Disk, Image, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'web', { namespace: 'vms' });
const vm = new VirtualMachine(chart, 'web', {
  instancetype: 'u1.medium',
  preference: 'ubuntu',
  bootDisk: Disk.import(Image.registry('quay.io/containerdisks/ubuntu:24.04'), { size: Size.gibibytes(20) }),
  cloudInit: CloudInit.config({ packages: ['nginx'] }),
});
vm.expose('http', { port: 80, type: 'LoadBalancer' });
synth(app);
