import fc from 'fast-check';
import { openApi } from '../../../../kubevirt/schemas';
import { resolver } from '../../../../kubevirt/schemas/resolve';
import { compactRelease } from '../../../../tools/generate/compact';
import { releaseJson } from '../../../../tools/generate/json';
import type { Crd, OpenApi } from '../../../../tools/generate/upstream';

const QUANTITY: OpenApi = {
  anyOf: [{ type: 'integer' }, { type: 'string' }],
  pattern:
    '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
  'x-kubernetes-int-or-string': true,
};

function crd(spec: OpenApi, kind = 'Widget'): Crd {
  const root: OpenApi = {
    type: 'object',
    required: ['spec'],
    properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' }, spec },
  };
  return {
    kind: 'CustomResourceDefinition',
    spec: {
      group: 'shop.example.com',
      scope: 'Namespaced',
      names: { kind, plural: `${kind.toLowerCase()}s` },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: root } }],
    },
  };
}

/** What a CRD's spec becomes once it was written to disk, read again and turned back into a CRD. */
function throughDisk(spec: OpenApi, swagger: Record<string, OpenApi> = {}): unknown {
  const file = JSON.parse(releaseJson(compactRelease('shop', 'v1', [crd(spec)], swagger)));
  return openApi(resolver(file)('shop.Widget').properties!.spec!);
}

const text = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
const leaf: fc.Arbitrary<OpenApi> = fc.oneof(
  fc.constant<OpenApi>({ type: 'string' }),
  fc.record<OpenApi>({ type: fc.constant('string'), pattern: text, maxLength: fc.nat(9) }, { requiredKeys: ['type'] }),
  fc.record<OpenApi>({ type: fc.constant('integer'), format: fc.constantFrom('int32', 'int64') }),
  fc.record<OpenApi>({ type: fc.constant('integer'), minimum: fc.nat(3), maximum: fc.nat(9) }),
  fc.record<OpenApi>({ type: fc.constant('boolean'), default: fc.boolean() }),
  fc.record<OpenApi>({ type: fc.constant('string'), enum: fc.uniqueArray(text, { minLength: 1 }) }),
  fc.constant<OpenApi>({ type: 'object' }),
  fc.constant<OpenApi>({ 'x-kubernetes-preserve-unknown-fields': true, type: 'object' }),
  fc.constant<OpenApi>({ 'x-kubernetes-preserve-unknown-fields': true }),
  fc.constant(QUANTITY),
  fc.constant<OpenApi>({ anyOf: QUANTITY.anyOf!, 'x-kubernetes-int-or-string': true }),
);
const { schema } = fc.letrec<{ schema: OpenApi }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record<OpenApi>(
      { type: fc.constant('array'), items: tie('schema'), maxItems: fc.nat(9) },
      { requiredKeys: ['type', 'items'] },
    ),
    fc.record<OpenApi>({ type: fc.constant('array'), items: leaf, 'x-kubernetes-list-type': fc.constant('set') }),
    fc.record<OpenApi>({ type: fc.constant('object'), additionalProperties: tie('schema') }),
    fc.record<OpenApi>(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(text, tie('schema'), { minKeys: 1 }),
        required: fc.constant(['alpha']),
        nullable: fc.constant(true),
        'x-kubernetes-map-type': fc.constant('atomic'),
        'x-kubernetes-validations': fc.constant([{ rule: 'self == oldSelf' }]),
      },
      { requiredKeys: ['type', 'properties'] },
    ),
  ),
}));
const object = fc.record<OpenApi>({
  type: fc.constant('object'),
  properties: fc.dictionary(text, schema, { minKeys: 1 }),
});

test('what a CRD says of a field survives, whatever it is', () => {
  fc.assert(fc.property(object, (spec) => expect(throughDisk(spec)).toEqual(spec)));
});

test('prose is left behind', () => {
  const spec: OpenApi & { description: string } = {
    type: 'object',
    description: 'A long text',
    properties: { size: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self != ""', message: 'say it' }] } },
  };
  expect(JSON.stringify(throughDisk(spec))).toBe(
    '{"type":"object","properties":{"size":{"type":"string","x-kubernetes-validations":[{"rule":"self != \\"\\""}]}}}',
  );
});

const part: OpenApi = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

test('types that upstream names keep their names and are written once', () => {
  const swagger: Record<string, OpenApi> = {
    'v1.Widget': {
      properties: { apiVersion: {}, spec: { $ref: '#/definitions/v1.WidgetSpec' } },
    },
    'v1.WidgetSpec': {
      properties: { parts: { items: { $ref: '#/definitions/v1.Part' } }, main: { $ref: '#/definitions/v1.Part' } },
    },
    'v1.Part': { properties: { name: {} } },
  };
  const spec: OpenApi = {
    type: 'object',
    properties: { parts: { type: 'array', items: part }, main: { ...part, nullable: true } },
  };
  const { definitions } = compactRelease('shop', 'v1', [crd(spec)], swagger);
  expect(definitions['core.WidgetSpec']!.properties).toEqual({
    main: { type: '#core.Part', nullable: true },
    parts: '[]#core.Part',
  });
  expect(Object.keys(definitions).filter((name) => name.endsWith('Part'))).toEqual(['core.Part']);
});

test('types that nobody names are named after where they are', () => {
  const spec: OpenApi = {
    type: 'object',
    properties: { parts: { type: 'array', items: part }, policies: { type: 'object', additionalProperties: part } },
  };
  const { definitions } = compactRelease('shop', 'v1', [crd(spec)], {});
  expect(definitions['shop.WidgetSpec']!.properties).toEqual({
    parts: '[]#shop.WidgetSpecPart',
    policies: '{}#shop.WidgetSpecPolicy',
  });
});

test('the order in which upstream lists things does not matter', () => {
  const one: OpenApi = { type: 'object', properties: { b: { type: 'string' }, a: part } };
  const other: OpenApi = { properties: { a: part, b: { type: 'string' } }, type: 'object' };
  const json = (specs: [OpenApi, string][]) =>
    releaseJson(
      compactRelease(
        'shop',
        'v1',
        specs.map(([spec, kind]) => crd(spec, kind)),
        {},
      ),
    );
  expect(
    json([
      [one, 'Cog'],
      [one, 'Widget'],
    ]),
  ).toBe(
    json([
      [other, 'Widget'],
      [other, 'Cog'],
    ]),
  );
});
