import { memoize } from '../../../kube/memoize';
import { isJudgedIn, OBJECT_AREAS, type RuleName, VMI_AREAS } from '../rules';
import type { AnyVmiRule, ObjectRule } from './rule';
import { VMI_PATHS, type VmiOwnerKind } from './vmi-spec-view';

const byKind = new Map<string, ReadonlyMap<string, readonly RuleName[]>>();

/** The rules that are about a field of objects of a kind. `field`: from the root, with `[]` for the items of lists. */
export function rulesAbout(kind: string, field: string): readonly RuleName[] {
  return memoize(byKind, kind, () => rulesByField(kind)).get(field) ?? [];
}

function rulesByField(kind: string): Map<string, RuleName[]> {
  const rules = new Map<string, RuleName[]>();
  const add = (rule: AnyVmiRule | ObjectRule, prefix: string) => {
    for (const path of rule.paths) {
      const field = path.startsWith('/') ? path.slice(1) : `${prefix}${path}`;
      const known = rules.get(field);
      if (!known) rules.set(field, [rule]);
      else if (!known.some(({ id }) => id === rule.id)) known.push(rule);
    }
  };
  if (Object.hasOwn(VMI_PATHS, kind)) {
    const owner = kind as VmiOwnerKind;
    const base = VMI_PATHS[owner];
    for (const rule of VMI_AREAS.flatMap((area): readonly AnyVmiRule[] => area.rules))
      if (isJudgedIn(rule, owner)) add(rule, base ? `${base}.spec.` : 'spec.');
  }
  for (const rule of OBJECT_AREAS.flatMap(({ rules: own }) => own)) if (rule.kinds.includes(kind)) add(rule, '');
  return rules;
}
