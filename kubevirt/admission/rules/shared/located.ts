import type { Fault } from '../../engine/fault';

/** Something deep inside a machine, and its path in the VMI spec. */
export interface Placed<T> {
  at: string;
  item: T;
}

export const placed = <T>(items: readonly T[] | undefined, at: string): Placed<T>[] =>
  items ? items.map((item, i) => ({ at: `${at}[${i}]`, item })) : [];

/** What is wrong with each of them, with its whole path. */
export function onEach<T>(items: Placed<T>[], check: (item: T) => Fault | undefined): Fault[] {
  const faults: Fault[] = [];
  for (const { at, item } of items) {
    const fault = check(item);
    if (fault) faults.push({ ...fault, at: fault.at ? `${at}.${fault.at}` : at });
  }
  return faults;
}
