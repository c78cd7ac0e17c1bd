/** Quick fixes of what every rule finds in its own bad example. */
import { stringify } from 'yaml';
import { quickFix } from '../../../../cli/lsp/quick-fixes';
import { type Source, sourceOf } from '../../../../cli/lsp/source';
import { applied } from '../../../../cli/lsp/yaml-edits';
import type { Manifest } from '../../../../cli/manifests';
import { type AnyVmiRule, type ObjectRule, type ValidateInput, validate } from '../../../../kubevirt/admission';
import { edited, exampleOf, validObject } from '../../../../kubevirt/admission/examples';
import { OBJECT_AREAS, VMI_AREAS } from '../../../../kubevirt/admission/rules';

type Surroundings = Pick<ValidateInput, 'related' | 'profile'>;

const examples = [...VMI_AREAS, ...OBJECT_AREAS]
  .flatMap(({ rules }) => rules as readonly (AnyVmiRule | ObjectRule)[])
  .map((rule) => ({ id: rule.id, ...exampleOf(rule, 'bad') }))
  .filter(({ oldObject }) => oldObject === undefined);

/** What is found by a rule in a text, and what a quick fix of it makes of the text. */
function fixed(text: string, rule: string, { related = [], profile }: Surroundings = {}) {
  const source = sourceOf('vm.yaml', text);
  const check = (_: Source, { object }: Manifest) => validate({ object, related, profile });
  const found = check(source, source.manifests[0]!);
  return found
    .filter((one) => one.rule === rule && one.suggestion !== undefined)
    .map((finding) => {
      const fix = quickFix(source, 0, finding, found, check);
      return { finding, fix, after: fix && applied(text, fix.edits) };
    });
}

/** Each needs more than one edit, or a decision: two names that must agree, a Secret to write, a size to choose. */
const WITHOUT = new Set(
  `CI-01 CPU-14 CPU-15 CPU-17 CPU-19 DEV-11 DSK-15 DSK-21 DVT-02 DVT-03 FW-02 GP-03 GP-04 GRC-04 INS-33 KV-21 LS-07
   NET-12 NET-14 NET-16 NET-24 NET-40 PRE-03 VM-06 VOL-06 VOL-09 VOL-15 VOL-27`.split(/\s+/),
);

const SPELLINGS: Readonly<Record<string, (object: object) => string>> = {
  YAML: (object) => `# first\n${stringify(object)}# last\n`,
  'YAML with CRLF': (object) => `# first\n${stringify(object)}# last\n`.replaceAll('\n', '\r\n'),
  JSON: (object) => `${JSON.stringify(object, null, 2)}\n`,
};

test.each(Object.entries(SPELLINGS))('in %s, every suggestion but a few is a fix', (name, spell) => {
  const results = examples.flatMap(({ id, object, ...surroundings }) => {
    const text = spell(object as object);
    return fixed(text, id, surroundings).map((one) => ({ id, text, ...one }));
  });
  expect(results.length).toBeGreaterThan(80);
  const without = results.filter(({ fix }) => !fix).map(({ id }) => id);
  expect([...new Set(without)].sort()).toEqual([...WITHOUT].sort());
  for (const { text, after } of results.filter(({ fix }) => fix)) {
    if (name !== 'JSON') expect(after).toMatch(/^# first\r?\n.*\n# last\r?\n$/s);
    // Lines end as they did, and only a few are others.
    expect(/(?<!\r)\n/.test(after!)).toBe(/(?<!\r)\n/.test(text));
    const before = new Set(text.split('\n'));
    expect(after!.split('\n').filter((line) => !before.has(line)).length).toBeLessThan(4);
  }
});

const vm = validObject('VirtualMachine');

test.each([
  [
    'an unknown field is renamed',
    { 'spec.template.spec.domain.memory': undefined, 'spec.template.spec.domain.memroy': { guest: '2Gi' } },
    'SCH-14',
    /^ {8}memory:/m,
  ],
  ['a number becomes a text', { 'spec.template.metadata': { labels: { a: 1 } } }, 'SCH-18', /a: "1"$/m],
  [
    'a text becomes a boolean',
    { 'spec.template.spec.domain.devices.disks[0].shareable': 'yes please' },
    'SCH-13',
    undefined,
  ],
  ['a quantity is corrected', { 'spec.template.spec.domain.memory.guest': '2 GB' }, 'SCH-06', /guest: 2(G|Gi)$/m],
])('%s', (_, edit, rule, expected) => {
  const object = edited(vm, edit);
  const [one] = fixed(stringify(object), rule);
  if (expected === undefined) expect(one?.fix).toBeUndefined();
  else expect(one!.after).toMatch(expected);
});

test('a suggestion to use another field never becomes the text of a Secret', () => {
  const object = edited(vm, {
    'spec.template.spec.volumes[1]': {
      name: 'init',
      cloudInitNoCloud: { userData: '#cloud-config\npassword: hunter2\n' },
    },
    'spec.template.spec.domain.devices.disks[1]': { name: 'init', disk: {} },
  });
  const results = fixed(stringify(object), 'GP-03');
  expect(results).toHaveLength(1);
  expect(results[0]!.fix).toBeUndefined();
});
