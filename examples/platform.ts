/** From bare-metal nodes to a platform on which guests run. */
import { App, Chart } from 'cdk8s';
import {
  BridgeNetwork,
  Disk,
  MacRange,
  Nic,
  NodeNetwork,
  ReleaseSource,
  synth,
  VirtualizationStack,
  VirtualMachine,
} from 'kubevirt-iac';

const app = new App();
const platform = new Chart(app, 'platform');

const virt = new VirtualizationStack(platform, 'virt', {
  // A folder that `npx kubevirt-iac vendor --component all --out vendor` filled; omit it for vendor/kubevirt-iac.
  kubevirt: {
    source: ReleaseSource.folder(process.env['RELEASES'] ?? 'vendor'),
    nodes: { 'node-role.kubernetes.io/worker': '' },
    // A model that all servers have, so that guests can move between them.
    cpuModel: 'Skylake-Server',
    migrations: { parallelMigrationsPerCluster: 4, bandwidthPerMigration: '256Mi' },
  },
  certManager: true,
  hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes', default: true }] },
  networkAddons: {
    multusDynamicNetworks: true,
    macPool: MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff'),
  },
  nmstate: true,
  descheduler: true,
  goldenImages: { images: ['fedora', 'ubuntu-24.04'] },
  deletionProtection: true,
  monitoring: { serviceAccount: 'kube-prometheus-stack-prometheus' },
  networkPolicies: true,
  access: [{ role: 'migrate', subjects: [{ kind: 'Group', name: 'operators' }] }],
  lockFile: process.env['LOCK_FILE'] ?? 'kubevirt-iac.lock.json',
});

// Two cards of each server as one, and a bridge on it for guests.
const bond = new NodeNetwork(platform, 'uplink', {
  bond: { name: 'bond0', ports: ['eno2', 'eno3'], mode: '802.3ad' },
});
bond.node.addDependency(virt.nmstate!);
const bridge = new NodeNetwork(platform, 'guests', { bridge: { name: 'br1', ports: [bond.interfaceName] } });
bridge.node.addDependency(bond);

const vms = new Chart(app, 'vms', { namespace: 'vms' });
vms.node.addDependency(virt, bridge);
const lan = new BridgeNetwork(vms, 'lan', { bridge, vlan: 100 });
new VirtualMachine(vms, 'first', {
  instancetype: 'u1.medium',
  preference: 'fedora',
  bootDisk: Disk.clone(virt.goldenImages!.of('fedora').source, { size: '40Gi' }),
  nics: [Nic.pod(), Nic.on(lan, { name: 'lan' })],
  deletionProtection: true,
});

synth(app);
