/** A VM with its instancetype and preference written in, as the controller compares it. */

import { isObject, objectAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { expand, MATCHED_KINDS, type MatcherKind, matchedKind } from '../../instancetype';
import type { ObjectIndex } from '../../object-index';
import { normalize } from '../normalize';
import { readVm, type Vm } from './read-vm';

export interface Expanded {
  /** As written. */
  vm: Vm;
  /** With instancetype and preference applied. */
  full: Vm;
  /** Which of the two names something that does not exist, so that the controller stops. */
  missing: readonly MatcherKind[];
  /** Which of the two could not be read here, so that nothing is known of what it fills in. */
  unknown: readonly MatcherKind[];
}

const MATCHERS = Object.keys(MATCHED_KINDS) as MatcherKind[];

/** Expands a VM, by the instancetype and preference that it names or, where that is given, those that `by` names. */
export function expandVm(written: unknown, catalog: ObjectIndex, by: unknown = written): Expanded {
  const vm = readVm(written);
  const names = objectAt(by, 'spec');
  if (!isObject(written) || MATCHERS.every((matcher) => !names?.[matcher])) {
    return { vm, full: vm, missing: [], unknown: [] };
  }
  const { instancetype, preference } = names!;
  const named = { ...written, spec: { ...objectAt(written, 'spec'), instancetype, preference } };
  const expansion = expand(named as unknown as KubeObject, catalog.find);
  const missing: MatcherKind[] = [];
  const unknown: MatcherKind[] = [];
  for (const matcher of MATCHERS) {
    const found = expansion[matcher];
    if (hasNoSuchKind(names![matcher], matcher)) missing.push(matcher);
    if (found.state !== 'unknown') continue;
    const isNamed = found.name !== undefined && found.kind !== undefined;
    const isKnown = isNamed && catalog.knows(...MATCHED_KINDS[matcher]) && !isPinned(names![matcher]);
    (isKnown ? missing : unknown).push(matcher);
  }
  return { vm, full: readVm(normalize(expansion.vm)), missing, unknown };
}

/** A matcher that names a revision does not read the object itself. */
function isPinned(matcher: unknown): boolean {
  return isObject(matcher) && matcher['revisionName'] !== undefined;
}

/** The API accepts a matcher of a kind that does not exist; virt-controller does not. */
function hasNoSuchKind(matcher: unknown, of: MatcherKind): boolean {
  return isObject(matcher) && typeof matcher['name'] === 'string' && matchedKind(of, matcher['kind']) === undefined;
}
