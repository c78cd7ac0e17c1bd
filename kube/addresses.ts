/** The network, hardware and PCI addresses that KubeVirt accepts. */

/** IPv4 in dotted decimal; leading zeros are taken, as KubeVirt's types do. */
export function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,10}$/.test(part) && Number(part) <= 255);
}

export function isIPv6(text: string): boolean {
  const [head, tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const all = [...groups(head), ...groups(tail)];
  const embedded = all.at(-1)?.includes('.') ? all.pop()! : undefined;
  if (embedded !== undefined && !isIPv4(embedded)) return false;
  const count = all.length + (embedded === undefined ? 0 : 2);
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (tail === undefined ? count === 8 : count < 8);
}

/** A range of addresses: `10.0.0.0/8`, `2001:db8::/32`. */
export function isCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  const longest = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return more.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= longest;
}

/** How many bytes a hardware address has, in the forms that KubeVirt accepts (`02:00:..`, `02-00-..`, `0200.5e00..`, `02005e00..`); undefined where the text is not an address. */
export function macLength(text: string): number | undefined {
  const plain = /^[0-9a-fA-F]{12}$/.test(text) ? 6 : undefined;
  const pairs = /^[0-9a-fA-F]{2}(([:-])[0-9a-fA-F]{2})(\2[0-9a-fA-F]{2})*$/.test(text)
    ? (text.length + 1) / 3
    : undefined;
  const quads = /^[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4})+$/.test(text) ? ((text.length + 1) / 5) * 2 : undefined;
  const length = plain ?? pairs ?? quads;
  return length === 6 || length === 8 || length === 20 ? length : undefined;
}

/** `0000:81:01.0`. */
export const isPciAddress = (text: string): boolean => /^[\da-fA-F]{4}:[\da-fA-F]{2}:[\da-fA-F]{2}\.[0-7]$/.test(text);
