/** Addresses as numbers, and the subnets that they are in. */
import { isIPv4, isIPv6 } from './addresses';

export interface Subnet {
  readonly family: 4 | 6;
  /** Of the first and the last address. */
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

/** The subnet of an address with its prefix length, such as `192.168.10.5/24`; undefined where the text is not one. */
export function subnetOf(text: string): Subnet | undefined {
  const [address = '', length = '', ...more] = text.split('/');
  const value = numberOf(address);
  const bits = isIPv4(address) ? 32 : 128;
  const prefix = Number(length);
  if (value === undefined || more.length > 0 || !/^\d{1,3}$/.test(length) || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = (value / size) * size;
  return { family: bits === 32 ? 4 : 6, first, last: first + size - 1n, prefix };
}

/** Whether an address, with or without a prefix length, is in a subnet. */
export function isIn(address: string, { family, first, last }: Subnet): boolean {
  const plain = address.split('/')[0]!;
  const value = numberOf(plain);
  return value !== undefined && familyOf(plain) === family && value >= first && value <= last;
}

export const familyOf = (address: string): 4 | 6 | undefined => (isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined);

/** An address as a number; undefined where the text is not an address. */
export function numberOf(address: string): bigint | undefined {
  if (isIPv4(address)) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  if (!isIPv6(address)) return undefined;
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const groups = [...before, ...Array<bigint>(8 - before.length - after.length).fill(0n), ...after];
  return groups.reduce((sum, group) => sum * 65536n + group, 0n);
}

/** Groups of 16 bits; an IPv4 address at the end is two of them. */
const groupsOf = (text: string): bigint[] =>
  text
    .split(':')
    .filter(Boolean)
    .flatMap((group) => {
      if (!group.includes('.')) return [BigInt(`0x${group}`)];
      const value = numberOf(group)!;
      return [value / 65536n, value % 65536n];
    });

/** The address of a subnet itself, or that of all its hosts, by name; undefined for any other address, and where a subnet has neither. */
export function reservedAddress(text: string): 'network' | 'broadcast' | undefined {
  const subnet = subnetOf(text);
  // A subnet of one or two addresses has no others, and IPv6 has no broadcast.
  if (!subnet || subnet.family === 6 || subnet.prefix > 30) return undefined;
  const value = numberOf(text.split('/')[0]!);
  if (value === subnet.first) return 'network';
  return value === subnet.last ? 'broadcast' : undefined;
}

/** Whether two subnets have an address in common: then one of them contains the other. */
export const overlaps = (a: Subnet, b: Subnet): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last;
