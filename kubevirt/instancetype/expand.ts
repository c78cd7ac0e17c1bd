import { copyJson, type JsonObject, objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import {
  applyInstancetype,
  type Conflict,
  conflicts,
  obscureByInstancetype,
  reservedFields,
} from './apply-instancetype';
import { applyPreference, obscureByPreference } from './apply-preference';
import { type FindObject, type Matched, type MatcherKind, matched } from './find';

/** A VirtualMachine with its instancetype and preference written into its template. */
export interface Expansion {
  /**
   * The expanded VM: a copy, or the VM itself where it has nothing to expand. The matchers are still in it. What an instancetype or
   * preference that `find` does not know may fill in is UNKNOWN.
   */
  vm: KubeObject;
  instancetype: Matched;
  preference: Matched;
  /** Fields that the guest sets although its instancetype decides them. KubeVirt refuses these; here the instancetype wins. */
  conflicts: Conflict[];
}

/** What the guest of a VirtualMachine is made from, with the instancetype and preference that `find` knows. */
export function expand(vm: KubeObject, find: FindObject): Expansion {
  const of = (matcher: MatcherKind) => matched(vm, matcher, find);
  return expandWith(vm, of('instancetype'), of('preference'));
}

/** The same with an instancetype and a preference at hand. */
export function expandWith(vm: KubeObject, instancetype: Matched, preference: Matched): Expansion {
  const written = objectAt(vm, 'spec', 'template');
  if ((instancetype.state === 'none' && preference.state === 'none') || !written) {
    return { vm, instancetype, preference, conflicts: [] };
  }
  const template = copyJson(written);
  const preferred = specOf(preference);
  const sized = specOf(instancetype);
  if (sized) applyInstancetype(template, sized, preferred);
  if (preferred) applyPreference(template, preferred);
  if (instancetype.state === 'unknown') obscureByInstancetype(template);
  if (preference.state === 'unknown') obscureByPreference(template);
  return {
    vm: { ...vm, spec: { ...vm.spec, template } },
    instancetype,
    preference,
    conflicts: sized ? conflicts(written, sized) : instancetype.state === 'unknown' ? reservedFields(written) : [],
  };
}

function specOf(found: Matched): JsonObject | undefined {
  return found.state === 'found' ? found.spec : undefined;
}
