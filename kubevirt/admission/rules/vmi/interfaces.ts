import { isIPv4, isPciAddress, macLength } from '../../../../kube/addresses';
import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { bootOrderBelowOne, each, repeated, unlessOneOf } from '../shared/messages';

const NAME = /^[A-Za-z0-9_-]+$/;
const STATES = ['', 'up', 'down', 'absent'];
const MODELS = ['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio'];

export const INTERFACES = vmiRules(
  'interfaces',
  [
    {
      id: 'NET-09',
      name: 'duplicate-interface-name',
      title: 'Duplicate interface name',
      paths: ['domain.devices.interfaces[].name'],
      check: ({ interfaces }) =>
        repeated(interfaces, (nic) => nic.name ?? '').map(({ index, key }) => ({
          at: `domain.devices.interfaces[${index}].name`,
          message: `Another interface is already named "${key}". Interfaces and networks are matched by name, so each network has exactly one interface: rename this interface, and add a network of that name.`,
          found: key,
        })),
      good: {},
      bad: { 'domain.devices.interfaces[1]': { name: 'default', masquerade: {} } },
    },
    {
      id: 'NET-10',
      name: 'interface-without-network',
      title: 'Interface without a network',
      paths: ['domain.devices.interfaces[].name', 'networks[].name'],
      forEach: 'interfaces',
      check: ({ name = '' }, vmi) => {
        if (vmi.network(name)) return undefined;
        const known = vmi.networks.flatMap((network) => network.name ?? []);
        return {
          at: 'name',
          message: `The interface "${name}" has no network. Every interface needs an entry of the same name in networks; found ${known.length ? known.map((n) => `"${n}"`).join(', ') : 'none'}. Add { name: ${name || '...'}, pod: {} } (or multus), or correct the name.`,
          found: name,
          allowed: known.join(', '),
        };
      },
      good: {
        'domain.devices.interfaces[1]': { name: 'lan', bridge: {} },
        'networks[1]': { name: 'lan', multus: { networkName: 'lan' } },
      },
      bad: { 'domain.devices.interfaces[1]': { name: 'lan', bridge: {} } },
    },
    {
      id: 'NET-20',
      name: 'unknown-interface-state',
      title: 'Unknown interface `state`',
      paths: ['domain.devices.interfaces[].state'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].state',
      check: ({ state }) => unlessOneOf('state', state, STATES, 'a valid interface state'),
      good: { 'domain.devices.interfaces[0].state': 'down' },
      bad: { 'domain.devices.interfaces[0].state': 'UP' },
    },
    {
      id: 'NET-21',
      name: 'link-state-on-sriov',
      title: 'Link `state` on an SR-IOV interface',
      paths: ['domain.devices.interfaces[].state'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].state',
      check: ({ state, sriov }) =>
        sriov !== undefined && (state === 'up' || state === 'down')
          ? {
              at: 'state',
              message: `state: ${state} is not supported for SR-IOV interfaces. Remove state, or set the link state in the SriovNetwork of the SR-IOV operator.`,
              found: state,
            }
          : undefined,
      good: {
        'domain.devices.interfaces[1]': { name: 'fast', sriov: {} },
        'networks[1]': { name: 'fast', multus: { networkName: 'fast' } },
      },
      bad: {
        'domain.devices.interfaces[1]': { name: 'fast', sriov: {}, state: 'up' },
        'networks[1]': { name: 'fast', multus: { networkName: 'fast' } },
      },
    },
    {
      id: 'NET-22',
      name: 'absent-interface-needs-bridge',
      title: '`state: absent` on an interface without `bridge`',
      paths: ['domain.devices.interfaces[].state'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].state',
      check: ({ state, bridge }, vmi, index) =>
        state === 'absent' && bridge === undefined && !isDefaultNetwork(vmi.networks, vmi.interfaces[index]!.name)
          ? {
              at: 'state',
              message:
                'state: absent unplugs the interface, which only the bridge binding supports. Remove state, or stop the VM and remove the interface.',
              found: state,
            }
          : undefined,
      good: {
        'domain.devices.interfaces[1]': { name: 'lan', bridge: {}, state: 'absent' },
        'networks[1]': { name: 'lan', multus: { networkName: 'lan' } },
      },
      bad: {
        'domain.devices.interfaces[1]': { name: 'fast', sriov: {}, state: 'absent' },
        'networks[1]': { name: 'fast', multus: { networkName: 'fast' } },
      },
    },
    {
      id: 'NET-23',
      name: 'absent-default-interface',
      title: '`state: absent` on the default network',
      paths: ['domain.devices.interfaces[].state'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].state',
      check: ({ name = '', state }, { networks }) =>
        state === 'absent' && isDefaultNetwork(networks, name)
          ? {
              at: 'state',
              message: `"${name}" is on the default network of the VM, which cannot be unplugged (state: absent). Use state: down to take the link down.`,
              found: state,
              suggestion: 'down',
            }
          : undefined,
      good: { 'domain.devices.interfaces[0].state': 'down' },
      bad: { 'domain.devices.interfaces[0]': { name: 'default', bridge: {}, state: 'absent' } },
    },
    {
      id: 'NET-24',
      name: 'malformed-interface-name',
      title: 'Malformed interface name',
      paths: ['domain.devices.interfaces[].name'],
      forEach: 'interfaces',
      check: ({ name = '' }) =>
        NAME.test(name)
          ? undefined
          : {
              at: 'name',
              message: `"${name}" is not a valid interface name: use one or more letters, digits, dashes and underscores. Rename it here and in networks.`,
              found: name,
              suggestion: name.replace(/[^A-Za-z0-9_-]+/g, '-') || 'default',
            },
      good: { 'domain.devices.interfaces[0].name': 'net_0', 'networks[0].name': 'net_0' },
      bad: { 'domain.devices.interfaces[0].name': 'net.0', 'networks[0].name': 'net.0' },
    },
    {
      id: 'NET-25',
      name: 'unknown-interface-model',
      title: 'Unknown interface `model`',
      paths: ['domain.devices.interfaces[].model'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].model',
      check: ({ model }) => unlessOneOf('model', model || undefined, MODELS, 'a valid interface model'),
      good: { 'domain.devices.interfaces[0].model': 'e1000e' },
      bad: { 'domain.devices.interfaces[0].model': 'Virtio' },
    },
    {
      id: 'NET-26',
      name: 'malformed-mac-address',
      title: 'Malformed `macAddress`',
      paths: ['domain.devices.interfaces[].macAddress'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].macAddress',
      check: ({ macAddress }) => {
        if (!macAddress || macLength(macAddress) === 6) return undefined;
        return {
          at: 'macAddress',
          message: `"${macAddress}" is not a valid MAC address. Use six bytes in hexadecimal, such as 02:00:00:00:00:01.`,
          found: macAddress,
          allowed: 'six bytes in hexadecimal',
        };
      },
      good: { 'domain.devices.interfaces[0].macAddress': 'de-ad-00-00-be-af' },
      bad: { 'domain.devices.interfaces[0].macAddress': 'de:ad:00:00:be' },
    },
    {
      id: 'NET-27',
      name: 'malformed-interface-pci-address',
      title: 'Malformed `pciAddress` of an interface',
      paths: ['domain.devices.interfaces[].pciAddress'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].pciAddress',
      check: ({ pciAddress }) =>
        pciAddress && !isPciAddress(pciAddress)
          ? {
              at: 'pciAddress',
              message: `"${pciAddress}" is not a valid PCI address. Use the form 0000:81:01.0: domain, bus, slot, and a function from 0 to 7.`,
              found: pciAddress,
              allowed: 'dddd:bb:ss.f',
            }
          : undefined,
      good: { 'domain.devices.interfaces[0].pciAddress': '0000:81:01.0' },
      bad: { 'domain.devices.interfaces[0].pciAddress': '81:01.0' },
    },
    {
      id: 'NET-41',
      name: 'duplicate-dhcp-private-option',
      title: 'Duplicate DHCP private option',
      paths: ['domain.devices.interfaces[].dhcpOptions.privateOptions[].option'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].dhcpOptions.privateOptions',
      check: ({ dhcpOptions }) =>
        repeated(dhcpOptions?.privateOptions ?? [], ({ option }) => String(option ?? 0)).map(({ index, key }) => ({
          at: `dhcpOptions.privateOptions[${index}].option`,
          message: `The private DHCP option ${key} is set more than once. Keep one of them.`,
          found: Number(key),
        })),
      good: {
        'domain.devices.interfaces[0].dhcpOptions': {
          privateOptions: [
            { option: 240, value: 'a' },
            { option: 241, value: 'b' },
          ],
        },
      },
      bad: {
        'domain.devices.interfaces[0].dhcpOptions': {
          privateOptions: [
            { option: 240, value: 'a' },
            { option: 240, value: 'b' },
          ],
        },
      },
    },
    {
      id: 'NET-42',
      name: 'dhcp-private-option-out-of-range',
      title: 'DHCP private option out of range',
      paths: ['domain.devices.interfaces[].dhcpOptions.privateOptions[].option'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].dhcpOptions.privateOptions',
      check: ({ dhcpOptions }) =>
        each(dhcpOptions?.privateOptions, ({ option = 0 }, i) =>
          option >= 224 && option <= 254
            ? undefined
            : {
                at: `dhcpOptions.privateOptions[${i}].option`,
                message: `${option} is not a private DHCP option. Use a number from 224 to 254.`,
                found: option,
                allowed: '224 to 254',
              },
        ),
      good: { 'domain.devices.interfaces[0].dhcpOptions': { privateOptions: [{ option: 254, value: 'a' }] } },
      bad: { 'domain.devices.interfaces[0].dhcpOptions': { privateOptions: [{ option: 67, value: 'a' }] } },
    },
    {
      id: 'NET-43',
      name: 'malformed-ntp-server',
      title: 'NTP server that is not an IPv4 address',
      paths: ['domain.devices.interfaces[].dhcpOptions.ntpServers[]'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].dhcpOptions.ntpServers',
      check: ({ dhcpOptions }) =>
        each(dhcpOptions?.ntpServers, (server, i) =>
          isIPv4(server.replace(/^::ffff:/i, ''))
            ? undefined
            : {
                at: `dhcpOptions.ntpServers[${i}]`,
                message: `"${server}" is not an IPv4 address, which DHCP requires. Use the address of the server, not its name.`,
                found: server,
                allowed: 'an IPv4 address',
              },
        ),
      good: { 'domain.devices.interfaces[0].dhcpOptions': { ntpServers: ['10.0.0.1'] } },
      bad: { 'domain.devices.interfaces[0].dhcpOptions': { ntpServers: ['pool.ntp.org'] } },
    },
    {
      id: 'NET-51',
      name: 'interface-boot-order-below-one',
      title: '`bootOrder` of an interface below 1',
      paths: ['domain.devices.interfaces[].bootOrder'],
      forEach: 'interfaces',
      when: 'domain.devices.interfaces[].bootOrder',
      check: ({ bootOrder }) => bootOrderBelowOne(bootOrder),
      good: { 'domain.devices.interfaces[0].bootOrder': 1 },
      bad: { 'domain.devices.interfaces[0].bootOrder': 0 },
    },
    {
      id: 'NET-52',
      name: 'duplicate-boot-order',
      title: 'Duplicate `bootOrder`',
      paths: ['domain.devices.disks[].bootOrder', 'domain.devices.interfaces[].bootOrder'],
      when: ['domain.devices.disks[].bootOrder', 'domain.devices.interfaces[].bootOrder'],
      check: ({ disks, interfaces }) => {
        const devices = [...disks, ...interfaces];
        const at = (index: number) =>
          index < disks.length ? `disks[${index}]` : `interfaces[${index - disks.length}]`;
        return repeated(devices, ({ bootOrder }) => (bootOrder ? String(bootOrder) : undefined)).map(
          ({ index, first, key }) => ({
            at: `domain.devices.${at(index)}.bootOrder`,
            message: `"${devices[index]!.name}" has bootOrder: ${key}, which is already used by "${devices[first]!.name}"; disks and interfaces share one boot order. Give one of them another number.`,
            found: Number(key),
          }),
        );
      },
      good: { 'domain.devices.disks[0].bootOrder': 1, 'domain.devices.interfaces[0].bootOrder': 2 },
      bad: { 'domain.devices.disks[0].bootOrder': 1, 'domain.devices.interfaces[0].bootOrder': 1 },
    },
  ],
  { sameOnTemplateAndGuest: true },
);

/** The network with the default route of the guest: the pod network, or the multus network that replaces it. */
function isDefaultNetwork(networks: readonly core.Network[], name: string | undefined): boolean {
  const network = networks.find((candidate) => candidate.name === name);
  return network?.pod !== undefined || network?.multus?.default === true;
}
