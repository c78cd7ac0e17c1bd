import { createHash } from 'node:crypto';
import { mapUnresolved } from '../../kube/unresolved';
import { isKnown } from '../base';

/** Labels that identify the guests of one object, by its kind. */
export type IdentityLabel = 'kubevirt.io/vm' | 'kubevirt.io/vmpool' | 'kubevirt.io/vmi' | 'kubevirt.io/vmirs';

/** The label that identifies the guests of one object, set on the object and on its guests. */
export function identity(key: IdentityLabel, name: string): Record<string, string> {
  return { [key]: mapUnresolved(name as unknown, (known) => labelValue(known as string)) as string };
}

/** A name may be longer than the 63 characters of a label, and such a guest could not start. */
function labelValue(name: string): string {
  if (!isKnown(name) || name.length <= 63) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, 54)}-${hash}`;
}

/** The host name that KubeVirt gives a guest of this name: up to the first dot, at most 63 characters. */
export function guestHostname(name: string): string {
  return mapUnresolved(name as unknown, (known) => (known as string).split('.')[0]!.slice(0, 63)) as string;
}
