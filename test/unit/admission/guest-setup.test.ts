/** What a guest is set up with, and what it has: a mismatch is reported, its harmless neighbour is not. */
import { App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import {
  CdRom,
  Disk,
  Preference,
  Sysprep,
  VirtualMachine,
  type VirtualMachineProps,
  Windows,
} from '../../../constructs';
import type { KubeObject } from '../../../kube/object';
import { UNRESOLVED } from '../../../kube/unresolved';
import { validate } from '../../../kubevirt/admission';
import { edited, validObject } from '../../../kubevirt/admission/examples';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';

const found = (object: KubeObject, related: readonly KubeObject[], rules: RegExp): string[] =>
  validate({ object, related: [object, ...related], profile: DEFAULT_PROFILE })
    .filter(({ rule }) => rules.test(rule))
    .map(({ rule, severity, message }) => {
      expect(severity).toBe('warning');
      return `${rule} ${message}`;
    });

describe('static addresses', () => {
  const guest = (networkData: unknown, edits: object = {}): KubeObject =>
    edited(
      validObject('VirtualMachine'),
      { 'volumes[1]': { name: 'cloudinit', cloudInitNoCloud: { networkData } }, ...edits },
      'spec.template.spec',
    );
  const netplan = (ethernet: object) => stringify({ version: 2, ethernets: { eth0: ethernet } });
  const via = (gateway: string, more: object = {}) => ({ routes: [{ to: '0.0.0.0/0', via: gateway, ...more }] });
  const lan = { addresses: ['192.168.10.5/24'] };

  it.each<[string, object, RegExp | undefined]>([
    ['a gateway in the subnet', { ...lan, ...via('192.168.10.1') }, undefined],
    ['one outside it', { ...lan, ...via('192.168.11.1') }, /^CI-04 The gateway 192\.168\.11\.1 of eth0 is outside/],
    ['one outside it, as older texts have it', { ...lan, gateway4: '192.168.11.1' }, /^CI-04/],
    ['one that a larger prefix reaches', { addresses: ['192.168.10.5/16'], ...via('192.168.11.1') }, undefined],
    ['one on the link', { ...lan, ...via('10.0.0.1', { 'on-link': true }) }, undefined],
    ['one of another family', { ...lan, ...via('fd00::1') }, undefined],
    ['one of the link, as routers announce it', { addresses: ['fd00::5/64'], ...via('fe80::1') }, undefined],
    ['one of a second address', { addresses: ['10.0.0.5/24', '192.168.10.5/24'], ...via('10.0.0.1') }, undefined],
    ['one that DHCP may reach', { ...lan, dhcp4: true, ...via('10.0.0.1') }, undefined],
    ['no gateway', lan, undefined],
    ['a network address', { addresses: ['192.168.10.0/24'] }, /^CI-05 .*is the network address of its subnet/],
    ['a broadcast address', { addresses: ['192.168.10.255/24'] }, /^CI-05 .*is the broadcast address of its subnet/],
    ['an address that is the gateway', { addresses: ['10.0.0.1/24'], ...via('10.0.0.1') }, /^CI-05 .*also its gateway/],
    ['both ends of a link', { addresses: ['10.0.0.0/31'], ...via('10.0.0.1') }, undefined],
    ['an address with options', { addresses: [{ '10.0.0.255/24': { label: 'a' } }] }, /^CI-05/],
    ['an address that is not one', { addresses: ['router/24'], ...via('10.0.0.1') }, undefined],
  ])('%s', (_, ethernet, expected) => {
    const said = found(guest(netplan(ethernet)), [], /^CI-0[45]/);
    expect(said).toEqual(expected ? [expect.stringMatching(expected)] : []);
  });

  it.each([
    [
      'below the key network',
      stringify({ network: { version: 2, ethernets: { a: { addresses: ['10.0.0.0/8'] } } } }),
      1,
    ],
    ['of a bond', stringify({ version: 2, bonds: { a: { addresses: ['10.0.0.0/8'] } } }), 1],
    ['of version 1, which is another language', stringify({ version: 1, config: [] }), 0],
    ['that are not YAML', '{', 0],
    ['that are not known yet', UNRESOLVED, 0],
  ])('%s', (_, text, count) => {
    expect(found(guest(text), [], /^CI-0[45]/)).toHaveLength(count);
  });

  const UDN: KubeObject = {
    apiVersion: 'k8s.ovn.org/v1',
    kind: 'UserDefinedNetwork',
    metadata: { name: 'lan', namespace: 'default' },
    spec: { topology: 'Layer2', layer2: { role: 'Secondary', subnets: ['10.20.0.0/16'] } },
  };
  it.each([
    ['in', '10.20.1.5/16', 0],
    ['outside', '10.30.1.5/16', 1],
  ])('an address %s the subnets of the network', (_, address, count) => {
    const mac = '02:00:00:00:00:01';
    const text = netplan({ match: { macaddress: mac }, addresses: [address] });
    const nic = {
      'domain.devices.interfaces': [{ name: 'lan', bridge: {}, macAddress: mac }],
      networks: [{ name: 'lan', multus: { networkName: 'lan' } }],
    };
    const said = found(guest(text, nic), [UDN], /^CI-05/);
    expect(said).toHaveLength(count);
    for (const one of said) expect(one).toContain('outside the subnets of its network, 10.20.0.0/16');
  });
});

describe('the answer file of Windows', () => {
  /** What is said of a Windows guest of a program, whose answer file is in a Secret of the program. */
  function said(props: Partial<VirtualMachineProps>, options: object = { install: true }): string[] {
    const chart = new Chart(new App(), 'windows', { namespace: 'vms' });
    new VirtualMachine(chart, 'win', {
      cpu: 4,
      memory: '8Gi',
      bootDisk: Disk.blank({ size: '60Gi' }),
      disks: [ISO],
      firmware: { efi: { secureBoot: false } },
      sysprep: Sysprep.windows({ edition: Windows.SERVER_2022, adminPassword: { secret: 'admin' }, ...options }),
      ...props,
    } as VirtualMachineProps);
    const objects = chart.toJson() as KubeObject[];
    return found(objects.find(({ kind }) => kind === 'VirtualMachine')!, objects, /^WIN/);
  }
  const ISO = CdRom.from(Disk.fromPvc('windows-iso'));
  const DRIVERS = CdRom.from(
    Disk.containerDisk('quay.io/kubevirt/virtio-container-disk:v1.9.0', { name: 'virtio-win' }),
  );

  it.each<[string, Partial<VirtualMachineProps>, object | undefined, RegExp | undefined]>([
    [
      'whose drivers are on no CD-ROM',
      {},
      undefined,
      /^WIN-01 .*its disk "\S+" \(bus virtio\) from a CD-ROM, and the guest has only that of "windows-iso"/,
    ],
    ['with the CD-ROM of the drivers', { disks: [ISO, DRIVERS] }, undefined, undefined],
    ['of a disk that needs no drivers', { bootDisk: Disk.blank({ size: '60Gi', bus: 'sata' }) }, undefined, undefined],
    ['without drivers', {}, { install: true, virtioDrivers: false }, undefined],
    ['of a disk that is installed already', {}, { install: undefined }, undefined],
    ['with a preference that is not known', { preference: Preference.named('ours') }, undefined, undefined],
    ['with one that is', { preference: 'windows.2k22' }, undefined, undefined],
    [
      'for UEFI, in a guest with BIOS',
      { disks: [ISO, DRIVERS], firmware: undefined },
      undefined,
      /^WIN-02 .*for UEFI .*and the guest has BIOS firmware: .*set domain\.firmware\.bootloader\.efi/,
    ],
    [
      'for BIOS, in a guest with UEFI',
      { disks: [ISO, DRIVERS] },
      { install: { firmware: 'bios' } },
      /^WIN-02 .*for BIOS .*and the guest has UEFI firmware: .*remove domain\.firmware\.bootloader\.efi/,
    ],
    [
      'for BIOS, in a guest with BIOS',
      { disks: [ISO, DRIVERS], firmware: undefined },
      { install: { firmware: 'bios' } },
      undefined,
    ],
  ])('%s', (_, props, options, expected) => {
    expect(said(props, options)).toEqual(expected ? [expect.stringMatching(expected)] : []);
  });

  it('of the own text is read without its comments, and one that does not partition says nothing of the firmware', () => {
    const unattend = (text: string) => said({ sysprep: Sysprep.unattend(text) });
    const pass = (text: string) => `<unattend><settings pass="windowsPE">${text}</settings></unattend>`;
    expect(unattend(pass('<!-- <Path>E:\\viostor</Path> -->'))).toEqual([]);
    expect(unattend(pass('<DriverPaths><Path>E:\\viostor\\w11\\amd64</Path></DriverPaths>'))).toHaveLength(1);
    expect(unattend(pass('<CreatePartition><Type>Primary</Type></CreatePartition>'))).toEqual([]);
    expect(unattend('not XML')).toEqual([]);
  });
});
