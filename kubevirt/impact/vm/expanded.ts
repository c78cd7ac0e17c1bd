/** A VM with its instancetype and preference written in, as the controller compares it. */

import { isObject } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { expand, MATCHED_KINDS, type MatcherKind } from '../../instancetype';
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

export function expandVm(written: unknown, catalog: ObjectIndex): Expanded {
  const vm = readVm(written);
  if (!isObject(written) || MATCHERS.every((matcher) => !isObject(vm.object['spec']) || !vm.object['spec'][matcher])) {
    return { vm, full: vm, missing: [], unknown: [] };
  }
  const expansion = expand(written as unknown as KubeObject, catalog.find);
  const missing: MatcherKind[] = [];
  const unknown: MatcherKind[] = [];
  for (const matcher of MATCHERS) {
    const found = expansion[matcher];
    if (found.state !== 'unknown') continue;
    const named = found.name !== undefined && found.kind !== undefined;
    (named && catalog.knows(...MATCHED_KINDS[matcher]) && !pinned(vm, matcher) ? missing : unknown).push(matcher);
  }
  return { vm, full: readVm(normalize(expansion.vm)), missing, unknown };
}

/** A matcher that names a revision does not read the object itself. */
function pinned(vm: Vm, matcher: MatcherKind): boolean {
  const spec = vm.object['spec'];
  const written = isObject(spec) ? spec[matcher] : undefined;
  return isObject(written) && written['revisionName'] !== undefined;
}
