/** Every rule reports its bad example (and no other rule does), and nothing reports its good one. */
import { validate } from '../../../kubevirt/admission';
import type { AnyVmiRule, Example, ObjectRule } from '../../../kubevirt/admission/engine/rule';
import { exampleOf } from '../../../kubevirt/admission/examples';
import { OBJECT_AREAS, VMI_AREAS } from '../../../kubevirt/admission/rules';

const rules = [...VMI_AREAS, ...OBJECT_AREAS].flatMap(({ area, rules }) =>
  (rules as readonly (AnyVmiRule | ObjectRule)[]).map((rule) => ({ name: `${rule.id} of ${area}`, rule })),
);

/** Errors of any rule, and warnings of the rule itself: other warnings may stand beside an example. */
function reported(rule: AnyVmiRule | ObjectRule, which: 'good' | 'bad'): string[] {
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
  test('accepts its good example', () => {
    expect(reported(rule, 'good')).toEqual([]);
  });

  test('reports its bad example, and no other rule does', () => {
    const also = (rule.bad as Example).also ?? [];
    expect(reported(rule, 'bad').filter((id) => !also.includes(id))).toEqual([rule.id]);
  });
});
