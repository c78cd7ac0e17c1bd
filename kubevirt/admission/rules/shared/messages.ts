/** Messages and tests that rules of several areas share. */

import type { Fault, Lacking } from '../../engine/fault';
import { nearest, oneOf, show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';

/** The fault of a field whose feature gate is disabled. */
export function gateClosed(at: string, what: string, gate: string, found?: unknown): Fault {
  return {
    at,
    message: `${what} requires the feature gate ${gate}, which is disabled in this cluster. Ask an administrator to add it to spec.configuration.developerConfiguration.featureGates of the KubeVirt object (and add it to the cluster profile used for this check), or remove it from the manifest.`,
    ...(found !== undefined && { found }),
    allowed: `nothing while the feature gate ${gate} is disabled`,
    lacking: lackingGate(gate),
  };
}

/** A feature gate, as what the configuration of a cluster lacks. */
export const lackingGate = (gate: string): Lacking => ({ setting: 'developerConfiguration.featureGates', value: gate });

/** A fault where `value` is set and not one of `words`. */
export function unlessOneOf(at: string, value: unknown, words: readonly string[], what: string): Fault | undefined {
  if (value === undefined || words.includes(value as string)) return undefined;
  const known = words.filter((word) => word !== '');
  const meant = nearest(value, known);
  return {
    at,
    message: `${show(value)} is not ${what}; use ${oneOf(known)}.${meant ? ` Did you mean "${meant}"?` : ''}`,
    found: value,
    allowed: known.join(', '),
    ...(meant && { suggestion: meant }),
  };
}

/** Items of a list whose key occurs before, with the index of the first occurrence. */
export function repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): { index: number; first: number; key: string }[] {
  if (items.length < FEW && !hasRepeated(items, keyOf)) return [];
  const seen = new Map<string, number>();
  const again: { index: number; first: number; key: string }[] = [];
  for (let index = 0; index < items.length; index++) {
    const key = keyOf(items[index]!);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else again.push({ index, first, key });
  }
  return again;
}

/** Lists this short, which most are, are compared faster than indexed. */
const FEW = 8;

function hasRepeated<T>(items: readonly T[], keyOf: (item: T) => string | undefined): boolean {
  for (let i = 1; i < items.length; i++) {
    const key = keyOf(items[i]!);
    for (let k = 0; key !== undefined && k < i; k++) if (keyOf(items[k]!) === key) return true;
  }
  return false;
}

/** Those of the keys that an object sets, in their order. */
export function keysSet<K extends string>(object: { readonly [key in K]?: unknown }, keys: readonly K[]): K[] {
  const set: K[] = [];
  for (let i = 0; i < keys.length; i++) if (object[keys[i]!] !== undefined) set.push(keys[i]!);
  return set;
}

/** The fault of a disk or an interface whose `bootOrder` is below 1. */
export const bootOrderBelowOne = (bootOrder: number | undefined): Fault | undefined =>
  bootOrder !== undefined && bootOrder < 1
    ? {
        at: 'bootOrder',
        message: `bootOrder is ${bootOrder}, but must be at least 1. Use 1 or more, or omit it if the guest must not boot from this device.`,
        found: bootOrder,
        allowed: '1 or more',
      }
    : undefined;

/** Faults of a list, without the gaps. */
export const each = <T>(
  items: readonly T[] | undefined,
  check: (item: T, index: number) => Fault | undefined,
): Fault[] => {
  const faults: Fault[] = [];
  for (let i = 0; items && i < items.length; i++) {
    const fault = check(items[i]!, i);
    if (fault) faults.push(fault);
  }
  return faults;
};

/** The architecture of a VMI, or of the cluster where the owner's webhook does not default it. */
export const architectureOf = (vmi: VmiSpecView): string => vmi.architecture || vmi.cluster.architecture;

/** Whether a feature of the form `{ enabled?: boolean }` is on: it is if present, unless it says false. */
export const isOn = (feature: { enabled?: boolean } | undefined): boolean =>
  feature !== undefined && feature.enabled !== false;
