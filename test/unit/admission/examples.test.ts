/** Every rule keeps what it says: its bad example breaks it (and nothing else), its good one breaks nothing. */
import { validate } from '../../../kubevirt/admission';
import { exampleOf } from '../../../kubevirt/admission/engine/examples';
import type { AnyVmiRule, Example, ObjectRule } from '../../../kubevirt/admission/engine/rule';
import { OBJECT_AREAS, VMI_AREAS } from '../../../kubevirt/admission/rules';

const rules = [...VMI_AREAS, ...OBJECT_AREAS].flatMap(({ area, rules }) =>
  (rules as readonly (AnyVmiRule | ObjectRule)[]).map((rule) => ({ name: `${rule.id} of ${area}`, rule })),
);

/** Errors of any rule, and warnings of the rule itself: other warnings may stand beside an example. */
function told(rule: AnyVmiRule | ObjectRule, which: 'good' | 'bad'): string[] {
  const findings = validate(exampleOf(rule, which));
  return [
    ...new Set(
      findings.filter((found) => found.severity === 'error' || found.rule === rule.id).map((found) => found.rule),
    ),
  ];
}

test('no two rules of one kind of subject share an id and an area', () => {
  const names = rules.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

describe.each(rules)('$name', ({ rule }) => {
  test('takes its good example', () => {
    expect(told(rule, 'good')).toEqual([]);
  });

  test('tells its bad example, and no other rule does', () => {
    const also = (rule.bad as Example).also ?? [];
    expect(told(rule, 'bad').filter((id) => !also.includes(id))).toEqual([rule.id]);
  });
});
