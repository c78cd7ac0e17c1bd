import {
  Binding,
  BridgeNetwork,
  CloudInit,
  Nic,
  SriovNetwork,
  Sysprep,
  VirtualMachine,
  type VirtualMachineProps,
  VMPool,
} from 'kubevirt-iac';
import { parse } from 'yaml';
import { chartIn, type Loose, only, refusals } from '../rendered';

type Rest = Omit<VirtualMachineProps, 'instancetype' | 'cpu' | 'memory' | 'preference' | 'resources'>;

function machine(props: Rest, id = 'web') {
  const chart = chartIn();
  const vm = new VirtualMachine(chart, id, { instancetype: 'u1.small', ...props });
  const guest = (): Loose => only(chart, 'VirtualMachine').spec.template.spec;
  const nics = () => guest().domain.devices.interfaces as unknown as { name: string; macAddress?: string }[];
  const network = () =>
    parse((guest().volumes as unknown as Loose[])[0]!.cloudInitNoCloud!.networkData as unknown as string);
  return { chart, vm, guest, nics, network };
}
const STATIC = Nic.on('lan', {
  address: ['192.168.10.5/24', 'fd00::5/64'],
  gateway: ['192.168.10.1', 'fd00::1'],
  nameservers: ['192.168.10.53'],
  searchDomains: ['example.com'],
});

describe('a static address', () => {
  it('is in the network configuration, where every NIC is found by its MAC address', () => {
    const { chart, nics, network } = machine({ nics: [Nic.pod(), STATIC] });
    const [pod, lan] = nics();
    expect(pod!.macAddress).toMatch(/^02(:[0-9a-f]{2}){5}$/);
    expect(lan!.macAddress).not.toBe(pod!.macAddress);
    expect(network()).toEqual({
      version: 2,
      ethernets: {
        default: { match: { macaddress: pod!.macAddress }, dhcp4: true },
        lan: {
          match: { macaddress: lan!.macAddress },
          dhcp4: false,
          addresses: ['192.168.10.5/24', 'fd00::5/64'],
          routes: [
            { to: '0.0.0.0/0', via: '192.168.10.1' },
            { to: '::/0', via: 'fd00::1' },
          ],
          nameservers: { addresses: ['192.168.10.53'], search: ['example.com'] },
        },
      },
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('follows a MAC address that is given, and one that does not change with the rest of the program', () => {
    const mac = '02:00:00:00:00:09';
    expect(machine({ nics: [{ ...STATIC, mac }] }).network().ethernets.lan.match).toEqual({ macaddress: mac });
    const of = (id: string, nics: Nic[]) =>
      machine({ nics }, id)
        .nics()
        .find(({ name }) => name === 'lan')!.macAddress;
    expect(of('web', [STATIC])).toBe(of('web', [Nic.pod(), STATIC]));
    expect(of('web', [STATIC])).not.toBe(of('db', [STATIC]));
  });

  it('leaves the MAC addresses to KubeVirt where there is none', () => {
    expect(
      machine({ nics: [Nic.pod(), Nic.on('lan')] })
        .nics()
        .map(({ macAddress }) => macAddress),
    ).toEqual([undefined, undefined]);
  });

  it('keeps the configuration while its NIC is unplugged, so that the others keep their addresses', () => {
    const before = machine({ nics: [Nic.pod(), STATIC] });
    const after = machine({ nics: [Nic.pod(), { ...STATIC, state: 'absent' }] });
    expect(after.network()).toEqual(before.network());
    expect(after.nics()[0]).toEqual(before.nics()[0]);
  });

  it('goes with the rest of cloud-init', () => {
    const { guest, network } = machine({ nics: [STATIC], cloudInit: CloudInit.config({ hostname: 'web' }) });
    expect(network().ethernets.lan.addresses).toHaveLength(2);
    const source = (guest().volumes as unknown as Loose[])[0]!.cloudInitNoCloud!;
    expect(parse(source.userData as unknown as string)).toEqual({ hostname: 'web' });
  });

  it.each([
    [{ address: '192.168.10.5' }, 'the address "192.168.10.5" is not an IP address with its prefix length'],
    [{ address: '192.168.10.5/33' }, 'the address "192.168.10.5/33" is not an IP address with its prefix length'],
    [{ address: '192.168.10.5/24', gateway: '192.168.10.1/24' }, '"192.168.10.1/24" is not an IP address'],
    [{ gateway: '192.168.10.1' }, '`gateway` has no effect without `address`'],
  ])('rejects %j', (options, message) => {
    expect(() => machine({ nics: [Nic.on('lan', options)] })).toThrow(`test/web: NIC "lan": ${message}`);
  });

  it.each([
    [{ ignition: '{}' }, 'the guest is configured with `ignition`'],
    [{ sysprep: Sysprep.fromSecret('answers') }, 'the guest is configured with `sysprep`'],
    [
      { cloudInit: CloudInit.config({}, { network: { version: 2 } }) },
      'and cloud-init a network configuration of its own',
    ],
  ] as const)('rejects two configurations of the network: %j', (props, message) => {
    expect(() => machine({ ...props, nics: [STATIC] })).toThrow(message);
  });

  it('is that of one guest: no pool has one, and no NIC gets one once the configuration is written', () => {
    const pool = () => new VMPool(chartIn(), 'pool', { machine: { instancetype: 'u1.small', nics: [STATIC] } });
    expect(pool).toThrow('`address` would give several guests the same address');
    expect(() => machine({}).vm.addNic(STATIC)).toThrow('an address can only be set in the `nics` of the constructor');
  });

  it('on a primary user-defined network is asked for, and kept by the network', () => {
    const { chart } = machine({ nics: [Nic.pod({ binding: Binding.l2bridge(), address: '10.20.0.10' })] });
    const { metadata, spec } = only(chart, 'VirtualMachine').spec.template;
    expect(metadata.annotations).toEqual({ 'network.kubevirt.io/addresses': '{"default":["10.20.0.10"]}' });
    expect(spec.domain.devices.interfaces).toEqual([
      { name: 'default', binding: { name: 'l2bridge' }, model: 'virtio' },
    ]);
  });
});

describe('the state of a link', () => {
  it.each([
    [
      Nic.on(new SriovNetwork(chartIn(), 'vf', { resourceName: 'a/b' }), { state: 'down' }),
      'is not supported with SR-IOV',
    ],
    [Nic.pod({ state: 'absent' }), 'the default network cannot be unplugged'],
    [
      Nic.on('lan', { binding: Binding.macvtap(), state: 'absent' }),
      'only a NIC with the binding `bridge` can be unplugged',
    ],
  ])('is rejected where KubeVirt cannot set it', (nic, message) => {
    expect(() => machine({ nics: [nic] })).toThrow(message);
  });

  it('unplugs a bridge NIC', () => {
    const lan = new BridgeNetwork(chartIn(), 'lan', { bridge: 'br0' });
    expect(machine({ nics: [Nic.pod(), Nic.on(lan, { state: 'absent' })] }).nics()[1]).toMatchObject({
      state: 'absent',
    });
  });
});
