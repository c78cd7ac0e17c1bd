import { createHash } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { mapUnresolved } from '../../kube/unresolved';
import { isKnown } from '../base';
import type { Ethernet, NetworkConfig } from './cloud-config';

/** A NIC as the guest configures it. */
export interface GuestNic {
  readonly name: string;
  readonly mac: string;
  readonly address?: string | readonly string[];
  readonly gateway?: string | readonly string[];
  readonly nameservers?: readonly string[];
  readonly searchDomains?: readonly string[];
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as string];

/** A MAC address that stays the same for as long as the VM and the NIC keep their names: locally administered, unicast. */
export function stableMac(vm: { readonly namespace?: string; readonly name: string }, nic: string): string {
  return mapUnresolved([vm.namespace ?? '', vm.name, nic] as unknown, (known) => {
    const hash = createHash('sha256').update(JSON.stringify(known)).digest('hex');
    return ['02', ...hash.slice(0, 10).match(/../g)!].join(':');
  }) as string;
}

/** What is wrong with the addresses of a NIC. */
export function addressProblem({ address, gateway, nameservers, searchDomains }: Omit<GuestNic, 'mac' | 'name'>) {
  const addresses = listOf(address);
  if (addresses.length === 0) {
    const alone = Object.entries({ gateway, nameservers, searchDomains }).find(([, value]) => value !== undefined);
    return alone && `\`${alone[0]}\` has no effect without \`address\`. Set \`address\`, such as '192.168.10.5/24'.`;
  }
  for (const text of addresses.filter(isKnown)) {
    const [ip = '', prefix] = text.split('/');
    const bits = isIPv4(ip) ? 32 : 128;
    if (isIP(ip) === 0 || prefix === undefined || !/^\d+$/.test(prefix) || Number(prefix) > bits)
      return `the address ${JSON.stringify(text)} is not an IP address with its prefix length. Write it as '192.168.10.5/24' or 'fd00::5/64'.`;
  }
  const other = [...listOf(gateway), ...(nameservers ?? [])].find((text) => isKnown(text) && isIP(text) === 0);
  return other === undefined
    ? undefined
    : `${JSON.stringify(other)} is not an IP address. Write it as '192.168.10.1' or 'fd00::1', without a prefix length.`;
}

/** The network configuration of a guest: static addresses where they are given, DHCP on all other NICs. */
export function netplan(nics: readonly GuestNic[]): NetworkConfig {
  return { version: 2, ethernets: Object.fromEntries(nics.map((nic) => [nic.name, ethernet(nic)])) };
}

function ethernet({ mac, address, gateway, nameservers, searchDomains }: GuestNic): Ethernet {
  const match = { macaddress: mac };
  const addresses = listOf(address);
  if (addresses.length === 0) return { match, dhcp4: true };
  const gateways = listOf(gateway);
  return {
    match,
    dhcp4: false,
    addresses,
    ...(gateways.length > 0 && { routes: gateways.map((via) => ({ to: anywhere(via), via })) }),
    ...((nameservers ?? searchDomains) && {
      nameservers: {
        ...(nameservers && { addresses: nameservers }),
        ...(searchDomains && { search: searchDomains }),
      },
    }),
  };
}

/** `default` is not known to every version of cloud-init, a network of length 0 is. */
const anywhere = (gateway: string): string =>
  mapUnresolved(gateway as unknown, (known) => (isIPv4(known as string) ? '0.0.0.0/0' : '::/0')) as string;
