/** JSON Schemas of manifests, as the YAML support of an editor reads them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { jsonSchemaOf, servedKinds } from '../../../cli/schemas/json-schema';
import { type AnyVmiRule, type ObjectRule, validate } from '../../../kubevirt/admission';
import { EXAMPLE_KINDS, edited, exampleOf, validObject } from '../../../kubevirt/admission/examples';
import { OBJECT_AREAS, VMI_AREAS } from '../../../kubevirt/admission/rules';
import { familyKindOf } from '../../../kubevirt/kinds';
import { runCli } from '../../support/in-process-cli';
import { schemaErrors } from '../../support/manifest-schemas';

const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
let out: string;

beforeAll(async () => {
  const run = await runCli('schemas', '--to', folder);
  expect(run.code).toBe(0);
  out = run.out;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (at: string): string[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

test('there is one for each kind and version, and one for all', () => {
  expect(filesIn(folder).sort()).toEqual([...servedKinds().map(({ file }) => file), 'all.json'].sort());
  expect(filesIn(folder)).toContain('kubevirt.io/virtualmachine_v1.json');
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of filesIn(folder))
    expect([name, ajv.validateSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')))]).toEqual([name, true]);
});

test('what is valid here is valid for the editor: the objects that every rule calls good, and one of every kind', () => {
  const rules = [...VMI_AREAS, ...OBJECT_AREAS].flatMap(
    ({ rules: own }) => own as readonly (AnyVmiRule | ObjectRule)[],
  );
  const objects = [
    ...EXAMPLE_KINDS.map(validObject),
    ...rules.flatMap((rule) => {
      const { object, related = [] } = exampleOf(rule, 'good');
      return [object, ...related];
    }),
    // Some objects beside the examples are abridged to what the rule reads.
  ].filter((object) => !validate({ object }).some(({ severity }) => severity === 'error'));
  expect(objects.length).toBeGreaterThan(500);
  const wrong = objects.flatMap((object) =>
    schemaErrors(object).map((error) => `${(object as { kind: string }).kind}${error}`),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test('those of kinds that are not known are left alone', () => {
  expect(schemaErrors({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { anything: 1 } })).toEqual([]);
});

const vm = validObject('VirtualMachine');

test.each([
  [
    'an unknown field',
    { 'spec.template.spec.domain.memroy': {} },
    '/spec/template/spec/domain must NOT have additional properties',
  ],
  [
    'a value that is not one of those allowed',
    { 'spec.runStrategy': 'Sometimes' },
    '/spec/runStrategy must be equal to one of the allowed values',
  ],
  [
    'a text in place of a number',
    { 'spec.template.spec.domain.cpu.cores': 'two' },
    '/spec/template/spec/domain/cpu/cores must be integer',
  ],
  ['a malformed quantity', { 'spec.template.spec.domain.memory.guest': '2 GB' }, 'must match pattern'],
  ['a missing field', { 'spec.template': undefined }, "/spec must have required property 'template'"],
  ['metadata of the wrong type', { 'metadata.labels': { a: 1 } }, '/metadata/labels/a must be string'],
])('%s is an error', (_, edit, expected) => {
  const object = edited(vm, edit);
  expect(validate({ object })).not.toEqual([]);
  expect(schemaErrors(object).join('\n')).toContain(expected);
});

type Node = { [key: string]: unknown; properties: Record<string, Node>; items: Node; additionalProperties: Node };

const nodeAt = (schema: unknown, path: string): Node =>
  path.split('.').reduce((node, step) => (step === '[]' ? node.items : node.properties[step]!), schema as Node);

test('the help on a field says what it is and what a change does, and is our own text', () => {
  const schema = jsonSchemaOf({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' });
  const cache = nodeAt(schema, 'spec.template.spec.domain.devices.disks.[].cache');
  expect(cache).toMatchObject({ type: 'string', enum: ['none', 'writethrough', 'writeback'] });
  expect(cache['description']).toMatch(/^How the host caches\. .*\n\nOn a running guest: .*needs a restart/);
  expect(cache['markdownDescription']).toMatch(/\*\*On a running guest\*\*.*\[What a change does\]\(https:/);
  // Its own row of the table, and not that of the field above.
  expect(nodeAt(schema, 'spec.template.spec.domain.cpu.sockets')['description']).toContain('raised (up to maxSockets');
  expect(nodeAt(schema, 'spec.template.spec.affinity.nodeAffinity')['description']).toContain(
    '(affinity): changed: goes live',
  );
  expect(nodeAt(schema, 'metadata.name')['description']).toContain('changed: replaces the object');
  expect(
    nodeAt(jsonSchemaOf({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume' }), 'spec.storage')['description'],
  ).toContain('On a running guest');
});

test('known values that are not the only ones are offered, and others accepted', () => {
  const schema = jsonSchemaOf({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine' });
  const model = nodeAt(schema, 'spec.template.spec.domain.cpu.model');
  expect(model['anyOf']).toEqual([{ enum: ['host-model', 'host-passthrough'] }, { type: 'string' }]);
  expect(schemaErrors(edited(vm, { 'spec.template.spec.domain.cpu.model': 'Haswell' }))).toEqual([]);
});

test('patterns are regular expressions of JavaScript', () => {
  const patterns = servedKinds().flatMap((kind) => [
    ...JSON.stringify(jsonSchemaOf(kind)).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g),
  ]);
  expect(patterns.length).toBeGreaterThan(100);
  for (const [, pattern] of patterns) expect(() => new RegExp(JSON.parse(pattern!) as string, 'u')).not.toThrow();
});

test('what to put into settings names files that are there', () => {
  const settings = JSON.parse(/^\{.*^\}$/ms.exec(out)![0]) as { 'yaml.schemas': Record<string, string[]> };
  const [path] = Object.keys(settings['yaml.schemas']);
  expect(path).toBe(join(folder, 'all.json'));
  expect(out).toMatch(/^# yaml-language-server: \$schema=\S+\.json$/m);
});

test('one kind can be chosen, whatever its case; an unknown one is an error with the nearest', async () => {
  const one = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    expect(await runCli('schemas', '--to', one, '--kind', 'datavolume')).toMatchObject({
      code: 0,
      err: expect.stringContaining('2 schemas'),
    });
    expect(filesIn(one).sort()).toEqual(['all.json', 'cdi.kubevirt.io/datavolume_v1beta1.json']);
    expect(familyKindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')).toBeDefined();
    expect(await runCli('schemas', '--to', one, '--kind', 'DataVolum')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean DataVolume?'),
    });
  } finally {
    rmSync(one, { recursive: true, force: true });
  }
});
