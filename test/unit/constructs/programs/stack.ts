import { App, Chart } from 'cdk8s';
import { BridgeNetwork, MacRange, NodeNetwork, ReleaseSource, synth, VirtualizationStack } from 'kubevirt-iac';

const app = new App();
const platform = new Chart(app, 'platform', { namespace: 'vms' });
const virt = new VirtualizationStack(platform, 'virt', {
  kubevirt: { source: ReleaseSource.folder(process.env['RELEASES']!), nodes: { 'node-role.kubernetes.io/worker': '' } },
  certManager: true,
  hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes' }] },
  networkAddons: { macPool: MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff') },
  nmstate: true,
  monitoring: true,
  lockFile: process.env['LOCK_FILE'] ?? 'kubevirt-iac.lock.json',
});
const bridge = new NodeNetwork(platform, 'guests', { bridge: { name: 'br-lan', ports: ['eno2'] } });
bridge.node.addDependency(virt.nmstate!);
new BridgeNetwork(platform, 'lan', { bridge, vlan: 120 }).node.addDependency(virt);
synth(app);
