/** A router between the pod network, a VLAN on a Linux bridge, and an SR-IOV card. */
import { App, Chart } from 'cdk8s';
import { BridgeNetwork, CloudInit, Disk, Nic, Port, SriovNetwork, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'networks', { namespace: 'net' });

const lan = new BridgeNetwork(chart, 'lan', { bridge: 'br-lan', vlan: 120 });
const fast = new SriovNetwork(chart, 'fast', { resourceName: 'example.com/fast', vlan: 200 });

new VirtualMachine(chart, 'router', {
  cpu: 2,
  memory: '2Gi',
  bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
  nics: [
    Nic.pod({ ports: [Port.tcp(22, 'ssh')] }),
    Nic.on(lan, { mac: '02:00:00:00:00:10', address: '192.168.120.1/24' }),
    Nic.on(fast),
  ],
  cloudInit: CloudInit.config({ hostname: 'router' }),
}).expose('ssh', { port: 22 });
synth(app);
