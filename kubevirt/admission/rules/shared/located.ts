import type { Fault } from '../../engine/fault';

/** A nested value, and its path in the VMI spec. */
export interface Placed<T> {
  at: string;
  item: T;
}

export const placed = <T>(items: readonly T[] | undefined, at: string): Placed<T>[] =>
  items ? items.map((item, i) => ({ at: `${at}[${i}]`, item })) : [];

/** The faults of each of them, with the full path. */
export function onEach<T>(items: readonly Placed<T>[], check: (item: T) => Fault | undefined): Fault[] {
  const faults: Fault[] = [];
  for (const { at, item } of items) {
    const fault = check(item);
    if (fault) faults.push({ ...fault, at: fault.at ? `${at}.${fault.at}` : at });
  }
  return faults;
}
