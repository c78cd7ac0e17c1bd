import {
  BridgeNetwork,
  type BridgeNetworkProps,
  ClusterUserDefinedNetwork,
  type ClusterUserDefinedNetworkProps,
  core,
  MacvtapNetwork,
  Network,
  Nic,
  NodeNetwork,
  OvnNetwork,
  OvsNetwork,
  SriovNetwork,
  UserDefinedNetwork,
  VirtualMachine,
} from '../../../constructs';
import { inOrder } from '../../../constructs/synth/order';
import { validate } from '../../../kubevirt/admission';
import { chartIn, objectsOf, only, refusals } from './rendered';

const RESOURCE = 'k8s.v1.cni.cncf.io/resourceName';
const definition = (make: (chart: ReturnType<typeof chartIn>) => unknown) => {
  const chart = chartIn('vms');
  make(chart);
  const { metadata, spec } = only(chart, 'NetworkAttachmentDefinition');
  expect(refusals(chart)).toEqual([]);
  return {
    config: JSON.parse(spec!['config'] as unknown as string),
    resource: (metadata!['annotations'] as Record<string, unknown> | undefined)?.[RESOURCE],
  };
};

it.each<[string, (chart: ReturnType<typeof chartIn>) => unknown, object, string | undefined]>([
  [
    'a bridge',
    (chart) => new BridgeNetwork(chart, 'lan', { bridge: 'br1', vlan: 120, mtu: 9000 }),
    { type: 'bridge', bridge: 'br1', vlan: 120, mtu: 9000, macspoofchk: true, disableContainerInterface: true },
    'bridge.network.kubevirt.io/br1',
  ],
  [
    'a bridge that every node has, without bridge-marker',
    (chart) => new BridgeNetwork(chart, 'lan', { bridge: 'br1', bridgeMarker: false }),
    { type: 'bridge', bridge: 'br1' },
    undefined,
  ],
  [
    'Open vSwitch',
    (chart) => new OvsNetwork(chart, 'lan', { bridge: 'br1', vlan: 7 }),
    { type: 'ovs', bridge: 'br1', vlan: 7 },
    'ovs-cni.network.kubevirt.io/br1',
  ],
  [
    'SR-IOV',
    (chart) => new SriovNetwork(chart, 'lan', { resourceName: 'intel.com/sriov', vlan: 7 }),
    { type: 'sriov', vlan: 7 },
    'intel.com/sriov',
  ],
  [
    'macvtap',
    (chart) => new MacvtapNetwork(chart, 'lan', { device: 'eno2', mtu: 1400 }),
    { type: 'macvtap', mtu: 1400 },
    'macvtap.network.kubevirt.io/eno2',
  ],
  [
    'an OVN localnet',
    (chart) => new OvnNetwork(chart, 'lan', { physicalNetwork: 'physnet', vlan: 120 }),
    {
      cniVersion: '0.4.0',
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      name: 'physnet',
      netAttachDefName: 'vms/lan',
      vlanID: 120,
    },
    undefined,
  ],
  [
    'an OVN network between the nodes',
    (chart) =>
      new OvnNetwork(chart, 'lan', { topology: 'layer2', subnets: ['10.1.0.0/16'], excludeSubnets: ['10.1.0.0/24'] }),
    { topology: 'layer2', name: 'lan', subnets: '10.1.0.0/16', excludeSubnets: '10.1.0.0/24' },
    undefined,
  ],
])('%s is one NetworkAttachmentDefinition', (_, make, config, resource) => {
  const found = definition(make);
  expect(found.config).toMatchObject(config);
  expect(found.resource).toBe(resource);
});

it('an OVN localnet has its VLAN once, as OVN names it', () => {
  expect(definition((chart) => new OvnNetwork(chart, 'lan', { vlan: 120 })).config).not.toHaveProperty('vlan');
});

describe('user-defined networks', () => {
  it('isolate a namespace, and keep the addresses of guests', () => {
    const chart = chartIn('vms');
    new UserDefinedNetwork(chart, 'tenant', { subnets: ['10.100.0.0/16'], role: 'primary' });
    expect(only(chart, 'UserDefinedNetwork')).toEqual({
      apiVersion: 'k8s.ovn.org/v1',
      kind: 'UserDefinedNetwork',
      metadata: { name: 'tenant', namespace: 'vms' },
      spec: {
        topology: 'Layer2',
        layer2: {
          role: 'Primary',
          subnets: ['10.100.0.0/16'],
          ipam: { mode: 'Enabled', lifecycle: 'Persistent' },
        },
      },
    });
  });

  it.each<[ClusterUserDefinedNetworkProps, object]>([
    [
      { namespaces: ['a', 'b'], physicalNetwork: 'physnet', vlan: 120 },
      {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }],
        },
        network: {
          topology: 'Localnet',
          localnet: {
            role: 'Secondary',
            physicalNetworkName: 'physnet',
            vlan: { mode: 'Access', access: { id: 120 } },
            ipam: { mode: 'Disabled' },
          },
        },
      },
    ],
    [
      { namespaces: { team: 'red' }, subnets: ['10.0.0.0/16'], persistentAddresses: false, mtu: 1300 },
      {
        namespaceSelector: { matchLabels: { team: 'red' } },
        network: { topology: 'Layer2', layer2: { role: 'Secondary', mtu: 1300, subnets: ['10.0.0.0/16'] } },
      },
    ],
  ])('of several namespaces: %j', (props, spec) => {
    const chart = chartIn('vms');
    const network = new ClusterUserDefinedNetwork(chart, 'shared', props);
    new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', nics: [Nic.on(network)] });
    expect(only(chart, 'ClusterUserDefinedNetwork')).toEqual({
      apiVersion: 'k8s.ovn.org/v1',
      kind: 'ClusterUserDefinedNetwork',
      metadata: { name: 'shared' },
      spec,
    });
    expect(only(chart, 'VirtualMachine')['spec']!['template']!['spec']!['networks']).toEqual([
      { name: 'shared', multus: { networkName: 'shared' } },
    ]);
    expect(refusals(chart)).toEqual([]);
  });

  it.each<[() => unknown, RegExp]>([
    [
      () => new UserDefinedNetwork(chartIn(), 'a', { role: 'primary' }),
      /role is primary and subnets is empty.*Name one/,
    ],
    [
      () => new UserDefinedNetwork(chartIn(), 'a', { role: 'Primary' as 'primary' }),
      /role is "Primary", which is not valid. Use primary, secondary\./,
    ],
    [
      () => new ClusterUserDefinedNetwork(chartIn(), 'a', { namespaces: ['a'], vlan: 5 }),
      /vlan is set and physicalNetwork is not/,
    ],
    [
      () =>
        new ClusterUserDefinedNetwork(chartIn(), 'a', {
          namespaces: ['a'],
          physicalNetwork: 'p',
          role: 'primary',
          subnets: ['10.0.0.0/8'],
        }),
      /role is primary, which a network of the nodes cannot be/,
    ],
    [
      () => new ClusterUserDefinedNetwork(chartIn(), 'a', { namespaces: ['a'], physicalNetwork: 'p', vlan: 4095 }),
      /vlan is 4095, which is not a valid VLAN ID/,
    ],
  ])('reject what OVN would not serve', (make, message) => expect(make).toThrow(message));
});

it.each([0, 4095, 1.5, '100'])('rejects the VLAN %j', (vlan) => {
  const make = () => new BridgeNetwork(chartIn(), 'lan', { bridge: 'br1', vlan } as BridgeNetworkProps);
  expect(make).toThrow(/test\/lan: vlan is .*, which is not a valid VLAN ID\. Use a number from 1 to 4094/);
});

it('a NIC on macvtap uses the plugin of that name', () => {
  const chart = chartIn('vms');
  const network = new MacvtapNetwork(chart, 'lan', { device: 'eno2' });
  new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', nics: [Nic.on(network)] });
  expect(only(chart, 'VirtualMachine')['spec']!['template']!['spec']!['domain']!['devices']!['interfaces']).toEqual([
    { name: 'lan', model: 'virtio', binding: { name: 'macvtap' } },
  ]);
});

it('a bridge that the program makes on the nodes comes before the networks on it', () => {
  const chart = chartIn('vms');
  const bridge = new NodeNetwork(chart, 'guests', { bridge: { name: 'br1', ports: ['eno2'] } });
  const lan = new BridgeNetwork(chart, 'lan', { bridge });
  expect(JSON.parse(only(chart, 'NetworkAttachmentDefinition')['spec']!['config'] as never)).toMatchObject({
    bridge: 'br1',
  });
  const wave = (kind: string) => inOrder(chart).find(({ object }) => object.kind === kind)!.wave;
  expect(wave('NetworkAttachmentDefinition')).toBeGreaterThan(wave('NodeNetworkConfigurationPolicy'));
  expect(lan.name).toBe('lan');
  expect(Network.fromName('nets/lan')).toBe('nets/lan');
});

describe('against the networks of the nodes', () => {
  const nodes = (port: string, vlan?: number) => {
    const chart = chartIn('vms');
    if (vlan !== undefined) new NodeNetwork(chart, 'tagged', { vlan: { id: vlan, base: 'eno2' } });
    const bridge = new NodeNetwork(chart, 'guests', { bridge: { name: 'br1', ports: [port] } });
    return { chart, bridge };
  };

  it('a VLAN on a bridge over a VLAN of the nodes is refused, with both ways out', () => {
    const { chart, bridge } = nodes('eno2.100', 100);
    new BridgeNetwork(chart, 'lan', { bridge, vlan: 120 });
    expect(refusals(chart)).toEqual([
      'NAD-01 NetworkAttachmentDefinition spec.config: The network "lan" tags its frames with VLAN 120, and br1 sends them through eno2.100 of the NodeNetworkConfigurationPolicy "tagged", which tags them with VLAN 100 as well: no switch delivers them. Omit the VLAN of the network for guests on VLAN 100, or make the card itself the port of br1.',
    ]);
  });

  it('a VLAN in one of the two is accepted', () => {
    const onNode = nodes('eno2.100', 100);
    new BridgeNetwork(onNode.chart, 'lan', { bridge: onNode.bridge });
    const inNetwork = nodes('eno2');
    new BridgeNetwork(inNetwork.chart, 'lan', { bridge: inNetwork.bridge, vlan: 120 });
    for (const { chart } of [onNode, inNetwork]) expect(refusals(chart)).toEqual([]);
  });

  it('M4: a marked bridge beside a platform without bridge-marker is a warning, and bridgeMarker: false is not', () => {
    const warnings = (bridgeMarker: boolean) => {
      const chart = chartIn('vms');
      new core.v1.KubeVirt(chart, 'kubevirt', { metadata: { namespace: 'kubevirt' }, spec: {} });
      new BridgeNetwork(chart, 'lan', { bridge: 'br1', bridgeMarker });
      const related = objectsOf(chart);
      return related
        .flatMap((object) => validate({ object, related }))
        .map(({ rule, severity }) => `${rule} ${severity}`);
    };
    expect(warnings(true)).toContain('NAD-02 warning');
    expect(warnings(false)).not.toContain('NAD-02 warning');
  });
});
