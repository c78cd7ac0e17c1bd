/** Sentences and tests that rules of several areas share. */

import type { Fault } from '../../engine/fault';
import { nearest, oneOf, show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';

/** What is said where something needs a feature gate that is closed. */
export function gateClosed(at: string, what: string, gate: string, found?: unknown): Fault {
  return {
    at,
    message: `${what} needs the feature gate ${gate}, which is off in this cluster. Have an administrator add it to spec.configuration.developerConfiguration.featureGates of the KubeVirt object (and to the cluster profile that this check reads), or remove this.`,
    ...(found !== undefined && { found }),
    allowed: `nothing, while the feature gate ${gate} is off`,
  };
}

/** A fault where `value` is set and is none of `words`. An empty string counts as not set where `emptyIsUnset`. */
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

/** Items of a list that stand again under the same key, with the index of the first. */
export function repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): { index: number; first: number; key: string }[] {
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

/** Faults of a list, without the gaps. */
export const each = <T>(
  items: readonly T[] | undefined,
  check: (item: T, index: number) => Fault | undefined,
): Fault[] => (items ?? []).map(check).filter((fault) => fault !== undefined);

/** The architecture of a guest, of the cluster where the carrier's webhook has not filled it in. */
export const architectureOf = (vmi: VmiSpecView): string => vmi.architecture || vmi.cluster.architecture;

/** A feature of KubeVirt's kind `{ enabled?: boolean }`: given means on unless it says false. */
export const isOn = (feature: { enabled?: boolean } | undefined): boolean =>
  feature !== undefined && feature.enabled !== false;
