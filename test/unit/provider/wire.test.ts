import * as pb from '@pulumi/pulumi/proto/provider_pb';
import fc from 'fast-check';
import { type JavaScriptValue, Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { UNRESOLVED } from '../../../kube/unresolved';
import { decode, encode, initFailed, type Path, type Properties, protocol } from '../../../provider/wire';

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const secret = (value: unknown) => ({ [SIGNATURE]: '1b47061264138c4ac30d75fd1eb44270', value });
const output = (fields: object) => ({ [SIGNATURE]: 'd0e6a833031e9bbcd3f4e8bde6ca49a4', ...fields });
const UNKNOWN_TEXT = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** What we read from what Pulumi's own codec wrote. */
function received(value: Record<string, unknown>): Properties {
  const request = new pb.CreateRequest();
  request.setProperties(Struct.fromJavaScript(value as Record<string, JavaScriptValue>));
  return decode(protocol.CreateRequest, Buffer.from(request.serializeBinary())).properties;
}

/** What Pulumi's own codec reads from what we wrote. */
function sent(value: Record<string, unknown>, secrets: readonly Path[] = []): unknown {
  const bytes = encode(protocol.CreateResponse, { id: 'x', properties: { value, secrets } });
  return pb.CreateResponse.deserializeBinary(bytes).getProperties()?.toJavaScript();
}

const key = fc.string().filter((name) => name !== '__proto__');
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
})).value;
const properties = fc.dictionary(key, json, { maxKeys: 6 });

test('reads what the stock codec writes, and the stock codec reads what we write', () => {
  fc.assert(
    fc.property(properties, (value) => {
      expect(received(value)).toEqual({ value, secrets: [] });
      expect(sent(value)).toEqual(value);
    }),
  );
});

test('any value wrapped as a secret comes back bare with its path, and is wrapped again when written', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(key, fc.nat(3)), { maxLength: 4 }), json, (rest, value) => {
      const path = ['root', ...rest];
      const nest = (leaf: unknown) =>
        path.reduceRight<unknown>((inner, key) => at(key, inner), leaf) as Record<string, unknown>;
      const read = received(nest(secret(value)));
      expect(read).toEqual({ value: nest(value), secrets: [path] });
      expect(sent(read.value, read.secrets)).toEqual(nest(secret(value)));
    }),
  );
});

/** An object with the key, or a list with the item at the index. */
function at(key: string | number, inner: unknown): unknown {
  return typeof key === 'number' ? [...Array(key).fill(null), inner] : { [key]: inner };
}

test.each<[string, unknown, unknown, Path[]]>([
  ['an unknown', UNKNOWN_TEXT, UNRESOLVED, []],
  ['a secret unknown', secret(UNKNOWN_TEXT), UNRESOLVED, [['p']]],
  ['a secret in a secret', secret({ a: secret('x') }), { a: 'x' }, [['p']]],
  ['a known output', output({ value: 'x' }), 'x', []],
  ['an output that has no value yet', output({ dependencies: [] }), UNRESOLVED, []],
  ['a secret output', output({ value: 'x', secret: true }), 'x', [['p']]],
  ['a secret deep in an output', output({ value: { list: [1, secret(2)] } }), { list: [1, 2] }, [['p', 'list', 1]]],
  [
    'a resource by its id',
    { [SIGNATURE]: '5cf8f73096256a8f31e491e813e4eb8e', urn: 'urn:x', id: 'vms/web' },
    'vms/web',
    [],
  ],
  [
    'a resource whose id is unknown in a preview',
    { [SIGNATURE]: '5cf8f73096256a8f31e491e813e4eb8e', urn: 'urn:x', id: '' },
    UNRESOLVED,
    [],
  ],
  ['a component by its urn', { [SIGNATURE]: '5cf8f73096256a8f31e491e813e4eb8e', urn: 'urn:x' }, 'urn:x', []],
])('reads %s', (_, wire, value, secrets) => {
  expect(received({ p: wire })).toEqual({ value: { p: value }, secrets });
});

test('what JSON has no word for is written as what is nearest, and never breaks a call', () => {
  const date = new Date('2026-01-02T03:04:05Z');
  const value = {
    gone: undefined,
    fn: () => 1,
    nan: Number.NaN,
    inf: Number.POSITIVE_INFINITY,
    date,
    big: 7n,
    list: [undefined, 1],
  };
  expect(sent(value)).toEqual({ nan: null, inf: null, date: date.toISOString(), big: 7, list: [null, 1] });
  expect(sent({ later: [UNRESOLVED] })).toEqual({ later: [UNKNOWN_TEXT] });
});

test('a key named __proto__ stays data', () => {
  // The stock codec loses such a key, so the bytes are ours.
  const bytes = encode(protocol.CreateRequest, {
    properties: { value: { ['__proto__']: { polluted: true } }, secrets: [] },
  });
  const { value } = decode(protocol.CreateRequest, bytes).properties;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a Diff answer is what the stock stubs read, maps and repeated fields included', () => {
  const bytes = encode(protocol.DiffResponse, {
    replaces: ['spec'],
    stables: ['uid', 'kind'],
    deleteBeforeReplace: true,
    changes: protocol.Changes.Some,
    diffs: ['spec', 'metadata'],
    detailedDiff: {
      'spec.a[0]': { kind: protocol.DiffKind.UpdateReplace, inputDiff: true },
      metadata: { kind: 0, inputDiff: false },
    },
    hasDetailedDiff: true,
  });
  expect(pb.DiffResponse.deserializeBinary(bytes).toObject()).toEqual({
    replacesList: ['spec'],
    stablesList: ['uid', 'kind'],
    deletebeforereplace: true,
    changes: pb.DiffResponse.DiffChanges.DIFF_SOME,
    diffsList: ['spec', 'metadata'],
    detaileddiffMap: [
      ['metadata', { kind: pb.PropertyDiff.Kind.ADD, inputdiff: false }],
      ['spec.a[0]', { kind: pb.PropertyDiff.Kind.UPDATE_REPLACE, inputdiff: true }],
    ],
    hasdetaileddiff: true,
  });
});

test('an Update request is read as the stock stubs write it, fields that we do not know skipped', () => {
  const request = new pb.UpdateRequest();
  request.setId('vms/web');
  request.setUrn('urn:x');
  request.setOlds(Struct.fromJavaScript({ a: 1 }));
  request.setNews(Struct.fromJavaScript({ a: 2 }));
  request.setOldInputs(Struct.fromJavaScript({ a: 0 }));
  request.setTimeout(12.5);
  request.setPreview(true);
  request.setIgnorechangesList(['a']);
  request.setResourceStatusToken('token');
  expect(decode(protocol.UpdateRequest, Buffer.from(request.serializeBinary()))).toEqual({
    id: 'vms/web',
    urn: 'urn:x',
    olds: { value: { a: 1 }, secrets: [] },
    news: { value: { a: 2 }, secrets: [] },
    oldInputs: { value: { a: 0 }, secrets: [] },
    timeout: 12.5,
    ignoreChanges: ['a'],
    preview: true,
  });
});

test('a message that is cut short is an error, wherever it is cut', () => {
  // One field alone: between two fields a shorter message would be whole.
  const bytes = encode(protocol.CreateRequest, { properties: { value: { a: ['b', { c: 1 }] }, secrets: [] } });
  for (let length = 1; length < bytes.length; length++) {
    expect(() => decode(protocol.CreateRequest, bytes.subarray(0, length))).toThrow(/^A message of the Pulumi engine /);
  }
});

test('a message that quotes a whole object is cut: an error travels in headers, which have an end', () => {
  const { message, details } = initFailed({
    id: 'vms/web',
    outputs: { value: {}, secrets: [] },
    inputs: { value: {}, secrets: [] },
    reasons: [`the webhook denied ${'x'.repeat(300_000)}`],
  });
  expect(message).toMatch(/^the webhook denied x+\.\.\. \(291827 more characters\)$/);
  expect(details!.length).toBeLessThan(30_000);
});
