/** A requirement on where guests run relative to others. */
export interface Placement {
  readonly verb: 'separate' | 'colocate';
  readonly other: Selected;
  /** Node label whose value makes a domain. */
  readonly topology: string;
}

interface Selected {
  readonly guestSelector: Readonly<Record<string, unknown>>;
  readonly namespace?: string;
}

/** Domains from the smallest to the largest: what shares one of them shares all that follow. */
const NESTED = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'topology.kubernetes.io/region'];

/** Whether no node meets both: together in a domain, and apart in the same one or in one around it. */
export function contradicts(a: Placement, b: Placement): boolean {
  if (a.verb === b.verb) return false;
  const [together, apart] = a.verb === 'colocate' ? [a, b] : [b, a];
  if (together.topology === apart.topology) return true;
  const [inner, outer] = [NESTED.indexOf(together.topology), NESTED.indexOf(apart.topology)];
  return inner >= 0 && outer >= 0 && inner < outer;
}

/** Whether two selections are of the same guests; guests without a namespace are in the given one. */
export function sameGuests(a: Selected, b: Selected, namespace: string | undefined): boolean {
  const keys = Object.keys(a.guestSelector);
  return (
    (a.namespace ?? namespace) === (b.namespace ?? namespace) &&
    keys.length === Object.keys(b.guestSelector).length &&
    keys.every((key) => a.guestSelector[key] === b.guestSelector[key])
  );
}
