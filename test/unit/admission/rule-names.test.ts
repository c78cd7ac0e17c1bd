/** A rule can be named by its id or its name wherever a user refers to it. */
import { RULES, ruleDocsOf, ruleIdOf, ruleNameOf } from '../../../kubevirt/admission';

test('ids and names never collide', () => {
  const all = RULES.flatMap(({ id, name }) => [id, name]);
  expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
});

test.each(RULES)('$id is also $name', ({ id, name, title }) => {
  expect(id).toMatch(/^[A-Z]+-\d\d$/);
  expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
  expect(title).toMatch(/^([A-Z`]|vCPU)/);
  expect(title).not.toMatch(/^(An?|The) |\.$|\bis no(ne)?\b/);
  expect(ruleIdOf(name)).toBe(id);
  expect(ruleIdOf(id)).toBe(id);
  expect(ruleNameOf(id)).toBe(name);
});

test('what is not a rule has no id, name or page', () => {
  expect(ruleIdOf('no-such-rule')).toBeUndefined();
  expect(ruleNameOf('ZZZ-01')).toBeUndefined();
  expect(ruleDocsOf('ZZZ-01')).toBeUndefined();
});
