/** Rules are asked only where a field is there that they name (`when`). The names are right, and no finding is lost by it. */
import fc from 'fast-check';
import { copyJson, isObject } from '../../../kube/json';
import { UNRESOLVED } from '../../../kube/unresolved';
import type { AnyVmiRule } from '../../../kubevirt/admission/engine/rule';
import { Triggers } from '../../../kubevirt/admission/engine/triggers';
import { guardUnresolved, unlessUnresolved } from '../../../kubevirt/admission/engine/unresolved-guard';
import { type VmiSpecView, vmiSpecView } from '../../../kubevirt/admission/engine/vmi-spec-view';
import { viewsOf } from '../../../kubevirt/admission/engine/webhook-views';
import { exampleOf } from '../../../kubevirt/admission/examples';
import { OBJECT_AREAS, VMI_AREAS } from '../../../kubevirt/admission/rules';
import { checkSchema } from '../../../kubevirt/admission/schema';
import { clusterConfig, DEFAULT_PROFILE } from '../../../kubevirt/config';
import { objectIndex } from '../../../kubevirt/object-index';
import { definitionOf, type Schema, schemaOf } from '../../../kubevirt/schemas';

const listed = (when: string | readonly string[] | undefined): readonly string[] =>
  typeof when === 'string' ? [when] : (when ?? []);

/** What a rule waits for: for one of these by itself, and for one of those of its area. */
const waiting = VMI_AREAS.flatMap(({ area, when, rules }) =>
  rules.map((rule) => ({ name: `${rule.id} of ${area}`, rule, whens: [listed(rule.when), listed(when)] })),
).filter(({ whens }) => whens.some((paths) => paths.length > 0));

const stepsOf = (path: string): string[] => path.replace('/', '').split('.');

/** Whether a path leads to a value; `[]` stands for any item. */
function isThere(root: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return root !== undefined;
  const list = step.endsWith('[]');
  const value = isObject(root) ? root[list ? step.slice(0, -2) : step] : undefined;
  return list ? Array.isArray(value) && value.some((item) => isThere(item, rest)) : isThere(value, rest);
}

function remove(root: unknown, [step, ...rest]: readonly string[]): void {
  if (step === undefined || !isObject(root)) return;
  const key = step.replace('[]', '');
  if (rest.length === 0) delete root[key];
  else for (const inner of [root[key]].flat()) remove(inner, rest);
}

const isAnyThere = ({ spec, object }: VmiSpecView, paths: readonly string[]): boolean =>
  paths.some((path) => isThere(path.startsWith('/') ? object : spec, stepsOf(path)));

/** What a rule says of a view, asked directly. */
function findings(rule: AnyVmiRule, vmi: VmiSpecView): readonly unknown[] {
  const faults = rule.forEach
    ? (vmi[rule.forEach] as readonly never[]).map((item, index) => rule.check(item, vmi, index))
    : [rule.check(vmi)];
  return (faults.flat() as unknown[]).filter(Boolean);
}

/** Each view of an example, as the rules would read it. */
function eachView(input: ReturnType<typeof exampleOf>, see: (vmi: VmiSpecView) => void): void {
  const { object, resolved } = checkSchema(input.object);
  if (!object || !resolved || !('spec' in object)) return;
  const cluster = clusterConfig(input.profile ?? DEFAULT_PROFILE);
  for (const { vmi } of viewsOf({ object, resolved }, undefined, cluster, objectIndex(input.related))) {
    if (unlessUnresolved(() => JSON.stringify([vmi.spec, vmi.metadata]))) see(vmi);
  }
}

const OWNERS = ['VirtualMachine', 'VirtualMachineInstance', 'VirtualMachineInstanceReplicaSet', 'VirtualMachinePool'];

test('most rules of the VMI spec wait for a field', () => {
  expect(waiting.length).toBeGreaterThan(VMI_AREAS.flatMap(({ rules }) => rules).length * 0.7);
});

/** Bindings that the API has removed: the schema does not know them any more, the rules do. */
const REMOVED = ['slirp', 'passt', 'macvtap'].map((binding) => `domain.devices.interfaces[].${binding}`);

function schemaAt(schema: Schema | undefined, [step, ...rest]: readonly string[]): Schema | undefined {
  if (step === undefined || !schema) return schema;
  const found = schema.properties?.[step.replace('[]', '')] ?? (schema.type === 'map' ? schema.values : undefined);
  return schemaAt(step.endsWith('[]') ? found?.items : found, rest);
}

test('the fields that rules wait for exist', () => {
  const guest = definitionOf('kubevirt', 'core.VirtualMachineInstanceSpec');
  const owners = [
    schemaOf('kubevirt.io/v1', 'VirtualMachine'),
    schemaOf('pool.kubevirt.io/v1beta1', 'VirtualMachinePool'),
  ];
  const paths = [...new Set(waiting.flatMap(({ whens }) => whens.flat()))];
  const unknown = paths.filter((path) =>
    path.startsWith('/') ? !owners.some((owner) => schemaAt(owner, stepsOf(path))) : !schemaAt(guest, stepsOf(path)),
  );
  expect(unknown.filter((path) => !REMOVED.includes(path))).toEqual([]);
});

describe.each(waiting)('$name', ({ rule, whens }) => {
  test.each(whens.filter((paths) => paths.length > 0))('finds nothing in its bad example without %s', (...paths) => {
    eachView(exampleOf(rule, 'bad'), (vmi) => {
      const [spec, object] = [copyJson(vmi.spec), copyJson(vmi.object)];
      for (const path of paths.flat()) remove(path.startsWith('/') ? object : spec, stepsOf(path));
      const { kind, view, old, metadata } = vmi;
      const bare = vmiSpecView({ kind, view, object, old, metadata, spec }, vmi.cluster, vmi.related);
      expect(findings(rule, bare)).toEqual([]);
    });
  });
});

test('no rule finds anything in any example that has none of its fields', () => {
  const missed = new Set<string>();
  for (const { rules } of [...VMI_AREAS, ...OBJECT_AREAS]) {
    for (const example of rules) {
      for (const which of ['good', 'bad'] as const) {
        const input = exampleOf(example, which);
        if (!OWNERS.includes(input.object.kind)) continue;
        eachView(input, (vmi) => {
          for (const { name, rule, whens } of waiting) {
            const asked = whens.every((paths) => paths.length === 0 || isAnyThere(vmi, paths));
            if (!asked && findings(rule, vmi).length > 0)
              missed.add(`${name} in the ${which} example of ${example.id}`);
          }
        });
      }
    }
  }
  expect([...missed]).toEqual([]);
});

const PATHS = ['a', 'a.b', 'a.c[].d', 'e[].f.g', '/spec.h', 'e'];
const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'spec');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(1, 'x', undefined),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 4 }),
  ),
}));

test('a field that is there is found', () => {
  const triggers = new Triggers(PATHS);
  fc.assert(
    fc.property(fc.dictionary(keys, tree), fc.dictionary(keys, tree), (spec, owner) => {
      const fields = triggers.fieldsOf(spec, owner);
      for (const path of PATHS) {
        const there = isThere(path.startsWith('/') ? owner : spec, stepsOf(path));
        // A list where an object belongs, or the reverse, is for the schema to report; then a rule may be asked in vain.
        if (there) expect(triggers.isAny([path], fields)).toBe(true);
      }
    }),
  );
  const only = triggers.fieldsOf({ e: [{ f: { g: 1 } }, {}] }, { spec: {} });
  expect(PATHS.filter((path) => triggers.isAny([path], only))).toEqual(['e[].f.g', 'e']);
});

test('every field counts as there where something on the way is unresolved', () => {
  const triggers = new Triggers(PATHS);
  const fields = triggers.fieldsOf(guardUnresolved({ a: { c: UNRESOLVED } }), {});
  expect(triggers.isAny(['a.c[].d'], fields)).toBe(true);
  expect(triggers.isAny(['e[].f.g'], fields)).toBe(true);
});
