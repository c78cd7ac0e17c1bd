import type { Fault } from '../../engine/fault';

/** A nested value, and its path in the VMI spec. */
export interface Placed<T> {
  at: string;
  item: T;
}

export function placed<T>(items: readonly T[] | undefined, at: string): Placed<T>[] {
  const found: Placed<T>[] = [];
  for (let i = 0; items && i < items.length; i++) found.push({ at: `${at}[${i}]`, item: items[i]! });
  return found;
}

/** The faults of each of them, with the full path. */
export function onEach<T>(items: readonly Placed<T>[], check: (item: T) => Fault | undefined): Fault[] {
  const faults: Fault[] = [];
  for (const { at, item } of items) {
    const fault = check(item);
    if (fault) faults.push({ ...fault, at: fault.at ? `${at}.${fault.at}` : at });
  }
  return faults;
}
