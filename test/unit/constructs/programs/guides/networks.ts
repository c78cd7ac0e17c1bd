import type { Chart } from 'cdk8s';
import {
  Binding,
  BridgeNetwork,
  ClusterUserDefinedNetwork,
  GuestService,
  Nic,
  NodeNetwork,
  OvnNetwork,
  SriovNetwork,
  VirtualMachine,
} from 'kubevirt-iac';

/** The programs of docs/constructs/networks.md, in their order. */
export const programs: readonly ((chart: Chart) => unknown)[] = [
  (chart) => {
    new OvnNetwork(chart, 'storage', { physicalNetwork: 'physnet-storage', vlan: 300 });
    new SriovNetwork(chart, 'fast', { resourceName: 'openshift.io/eno3', vlan: 200 });
    const shared = new ClusterUserDefinedNetwork(chart, 'shared', {
      namespaces: ['web', 'db'],
      physicalNetwork: 'physnet',
      vlan: 120,
    });
    return shared;
  },
  (chart) => {
    const uplink = new NodeNetwork(chart, 'uplink', {
      bond: { name: 'bond0', ports: ['eno2', 'eno3'], mode: '802.3ad' },
    });
    const bridge = new NodeNetwork(chart, 'guests', { bridge: { name: 'br1', ports: [uplink.interfaceName] } });
    bridge.node.addDependency(uplink);
    const lan = new BridgeNetwork(chart, 'lan', { bridge, vlan: 100 });
    return lan;
  },
  (chart) => {
    const lan = new BridgeNetwork(chart, 'lan', { bridge: 'br-lan', vlan: 120 });
    new VirtualMachine(chart, 'dns', {
      instancetype: 'u1.small',
      nics: [
        Nic.pod({ mac: '02:00:00:00:00:01' }),
        Nic.on(lan, {
          mac: '02:00:00:00:00:02',
          address: '192.168.120.53/24',
          gateway: '192.168.120.1',
          nameservers: ['192.168.120.1'],
        }),
      ],
    });
  },
  (chart) => {
    new VirtualMachine(chart, 'api', {
      instancetype: 'u1.small',
      nics: [Nic.pod({ binding: Binding.l2bridge(), address: '10.20.0.10' })],
    });
  },
  (chart) => {
    const first = new VirtualMachine(chart, 'db-0', { instancetype: 'u1.small' });
    new GuestService(chart, 'db', { guests: [first], headless: true });
  },
  (chart) => {
    new VirtualMachine(chart, 'router', {
      instancetype: 'u1.small',
      nics: [Nic.pod(), Nic.on('lan', { state: 'down' }), Nic.on('old-lan', { state: 'absent' })],
    });
  },
];
