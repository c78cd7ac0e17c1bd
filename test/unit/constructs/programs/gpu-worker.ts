import { App, Chart } from 'cdk8s';
import { Cpu, DataSource, Disk, Gpu, Memory, Nic, SriovNetwork, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const chart = new Chart(app, 'gpu', { namespace: 'vms' });
const fast = new SriovNetwork(chart, 'fast', { resourceName: 'openshift.io/eno2', vlan: 200 });
new VirtualMachine(chart, 'trainer', {
  cpu: Cpu.realtime({ cores: 8 }),
  memory: Memory.of('64Gi', { hugepages: '1Gi' }),
  bootDisk: Disk.clone(DataSource.ref('rhel9', { namespace: 'images' }), { size: '100Gi' }),
  nics: [Nic.pod(), Nic.on(fast)],
  devices: { gpus: [Gpu.named('nvidia.com/A2')] },
  evictionStrategy: 'None',
});
synth(app);
