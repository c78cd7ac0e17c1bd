import {
  Binding,
  BridgeNetwork,
  Network,
  type Nic,
  Nic as Nics,
  OvsNetwork,
  Port,
  type Preference,
  SriovNetwork,
  VirtualMachine,
} from 'kubevirt-iac';
import { chartIn, type Loose, only } from '../rendered';

const withNics = (
  nics: Nic[] | undefined,
  preference?: Preference.Ref,
  chart = chartIn(),
): { vm: VirtualMachine; guest: () => Loose } => {
  const vm = new VirtualMachine(chart, 'web', { instancetype: 'u1.small', nics, preference });
  return { vm, guest: () => only(chart, 'VirtualMachine').spec.template.spec };
};

it('is one on the pod network, with masquerade and virtio, by default', () => {
  const guest = withNics(undefined).guest();
  expect(guest.domain.devices.interfaces).toEqual([{ name: 'default', masquerade: {}, model: 'virtio' }]);
  expect(guest.networks).toEqual([{ name: 'default', pod: {} }]);
});

it('is none if the list is empty, and KubeVirt adds none either', () => {
  const guest = withNics([]).guest();
  expect(guest.domain.devices).toEqual({ autoattachPodInterface: false });
  expect(guest.networks).toBeUndefined();
});

const BINDINGS: [string, Nic, object][] = [
  [
    'masquerade',
    Nics.pod({ ports: [Port.tcp(22, 'ssh'), Port.udp(53)] }),
    {
      masquerade: {},
      model: 'virtio',
      ports: [
        { name: 'ssh', port: 22, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    },
  ],
  ['bridge on the pod network', Nics.pod({ binding: 'bridge' }), { bridge: {}, model: 'virtio' }],
  ['passt', Nics.pod({ binding: 'passt' }), { passtBinding: {}, model: 'virtio' }],
  ['plugin', Nics.on('lan', { binding: Binding.plugin('vdpa') }), { binding: { name: 'vdpa' }, model: 'virtio' }],
  [
    'bridge',
    Nics.on('lan', { mac: '02:00:00:00:00:01', state: 'down', bootOrder: 1, acpiIndex: 7 }),
    { bridge: {}, model: 'virtio', macAddress: '02:00:00:00:00:01', state: 'down', bootOrder: 1, acpiIndex: 7 },
  ],
  ['sriov', Nics.on('lan', { binding: 'sriov' }), { sriov: {} }],
];
it.each(BINDINGS)('binds with %s', (_name, nic, expected) => {
  const [found] = withNics([nic]).guest().domain.devices.interfaces as unknown as { name: string }[];
  const { name, ...rest } = found!;
  expect(name).toBe('pod' in nic ? 'default' : 'lan');
  expect(rest).toEqual(expected);
});

it('has the model of the preference, because KubeVirt asks for a restart when a NIC without one is added', () => {
  expect(withNics([Nics.pod()], 'windows.2k3').guest().domain.devices.interfaces).toMatchObject([{ model: 'rtl8139' }]);
  expect(withNics([Nics.pod({ model: 'igb' })], 'windows.2k3').guest().domain.devices.interfaces).toMatchObject([
    { model: 'igb' },
  ]);
});

it('names a network with its namespace only if that is another one', () => {
  const chart = chartIn('vms');
  const lan = new BridgeNetwork(chart, 'lan', { bridge: 'br0' });
  const wan = new BridgeNetwork(chart, 'wan', { bridge: 'br1', namespace: 'nets' });
  const vf = new SriovNetwork(chart, 'vf', { resourceName: 'intel.com/sriov' });
  const guest = withNics(
    [Nics.on(lan), Nics.on(wan), Nics.on(vf), Nics.on(Network.fromName('nets/dmz'))],
    undefined,
    chart,
  ).guest();
  expect(guest.networks).toEqual([
    { name: 'lan', multus: { networkName: 'lan' } },
    { name: 'wan', multus: { networkName: 'nets/wan' } },
    { name: 'vf', multus: { networkName: 'vf' } },
    { name: 'dmz', multus: { networkName: 'nets/dmz' } },
  ]);
  expect(guest.domain.devices.interfaces).toMatchObject([
    { bridge: {} },
    { bridge: {} },
    { sriov: {} },
    { bridge: {} },
  ]);
});

it('rejects two NICs with one name', () => {
  const { vm } = withNics([Nics.on('lan')]);
  expect(() => vm.addNic(Nics.on('nets/lan'))).toThrow('test/web: two NICs are named "lan"');
});

describe('a network', () => {
  const config = (chart: ReturnType<typeof chartIn>) => {
    const { metadata, spec } = only(chart, 'NetworkAttachmentDefinition');
    return {
      resource: metadata.annotations['k8s.v1.cni.cncf.io/resourceName'],
      config: JSON.parse(spec.config as unknown as string),
    };
  };

  it('on a Linux bridge runs on nodes that have it, and drops spoofed frames', () => {
    const chart = chartIn();
    new BridgeNetwork(chart, 'lan', { bridge: 'br-lan', vlan: 120, mtu: 9000, config: { preserveDefaultVlan: false } });
    expect(config(chart)).toEqual({
      resource: 'bridge.network.kubevirt.io/br-lan',
      config: {
        cniVersion: '0.3.1',
        name: 'lan',
        type: 'bridge',
        bridge: 'br-lan',
        macspoofchk: true,
        disableContainerInterface: true,
        vlan: 120,
        mtu: 9000,
        preserveDefaultVlan: false,
      },
    });
  });

  it('on Open vSwitch', () => {
    const chart = chartIn();
    new OvsNetwork(chart, 'lan', { bridge: 'br1' });
    expect(config(chart)).toMatchObject({
      resource: 'ovs-cni.network.kubevirt.io/br1',
      config: { type: 'ovs', bridge: 'br1' },
    });
  });

  it('on virtual functions', () => {
    const chart = chartIn();
    new SriovNetwork(chart, 'vf', { resourceName: 'intel.com/x', vlan: 5 });
    expect(config(chart)).toMatchObject({ resource: 'intel.com/x', config: { type: 'sriov', vlan: 5 } });
  });
});
