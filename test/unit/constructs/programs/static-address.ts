import { App, Chart } from 'cdk8s';
import { BridgeNetwork, Disk, Nic, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'nets', { namespace: 'vms' });
const lan = new BridgeNetwork(chart, 'lan', { bridge: 'br-lan', vlan: 120 });
new VirtualMachine(chart, 'router', {
  instancetype: 'u1.small',
  bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
  nics: [
    Nic.pod(),
    Nic.on(lan, { address: '192.168.120.5/24', gateway: '192.168.120.1', nameservers: ['192.168.120.53'] }),
  ],
});
synth(app);
