import * as pulumi from '@pulumi/pulumi';
import { type JavaScriptValue, Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { argumentsIn, isUnknownAt } from '../../../../sdk/remote/known-structure';

beforeAll(() => {
  pulumi.runtime.setMocks({ newResource: () => ({ id: '', state: {} }), call: () => ({}) });
});

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const CONFIG = 'urn:pulumi:dev::shop::kubevirt:index:Manifest::config';
const LAN = 'urn:pulumi:dev::shop::kubevirt:index:BridgeNetwork::lan';

/** Values as the protocol marks them. */
const secret = (value: unknown) => ({ [SIGNATURE]: '1b47061264138c4ac30d75fd1eb44270', value });
const output = (parts: { value?: unknown; secret?: boolean; dependencies?: string[] }) => ({
  [SIGNATURE]: 'd0e6a833031e9bbcd3f4e8bde6ca49a4',
  ...parts,
});
const reference = (urn: string, id?: string) => ({
  [SIGNATURE]: '5cf8f73096256a8f31e491e813e4eb8e',
  urn,
  ...(id !== undefined && { id }),
});

/** An Output, as what it consists of. */
const leaf = (value: unknown, { known = true, secret = false, from = [] as string[] }) => ({
  value,
  known,
  secret,
  from,
});

async function described(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(described));
  if (pulumi.Output.isInstance(value)) {
    const parts = value as unknown as {
      promise(): Promise<unknown>;
      isKnown: Promise<boolean>;
      isSecret: Promise<boolean>;
      resources(): Set<pulumi.Resource>;
    };
    const urns = [...parts.resources()].map(({ urn }) => (urn as unknown as { promise(): Promise<string> }).promise());
    const [known, secret, from] = await Promise.all([parts.isKnown, parts.isSecret, Promise.all(urns)]);
    return leaf(await parts.promise(), { known, secret, from });
  }
  if (typeof value !== 'object' || value === null || pulumi.Resource.isInstance(value)) return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await described(item)]);
  return Object.fromEntries(await Promise.all(entries));
}

function read(inputs: object, dependencies: Record<string, string[]> = {}, made = new Map()) {
  const byKey = new Map(Object.entries(dependencies).map(([key, urns]) => [key, { getUrnsList: () => urns }]));
  return argumentsIn(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>), byKey, made);
}

const DISK = { name: 'data', size: '1Gi' };

it.each<{ what: string; given: object; from?: Record<string, string[]>; args: object; dependsOn?: string[] }>([
  { what: 'what is plain', given: { disks: [DISK], cpu: 2 }, args: { disks: [DISK], cpu: 2 } },
  {
    what: 'a list that is secret as a whole',
    given: { disks: secret([DISK]) },
    args: { disks: [{ name: leaf('data', { secret: true }), size: leaf('1Gi', { secret: true }) }] },
  },
  {
    what: 'a part that is marked',
    given: { disks: [{ name: 'data', size: output({ value: '1Gi', dependencies: [CONFIG], secret: true }) }] },
    from: { disks: [CONFIG] },
    args: { disks: [{ name: 'data', size: leaf('1Gi', { secret: true, from: [CONFIG] }) }] },
  },
  {
    what: 'an unknown part, marked',
    given: { disks: [{ name: 'data', size: output({ dependencies: [CONFIG] }) }] },
    from: { disks: [CONFIG] },
    args: { disks: [{ name: 'data', size: leaf(undefined, { known: false, from: [CONFIG] }) }] },
  },
  {
    what: 'an unknown part of a list whose origin is said of the whole',
    given: { disks: [{ name: 'data', size: UNKNOWN }] },
    from: { disks: [CONFIG] },
    args: { disks: [{ name: 'data', size: leaf(undefined, { known: false, from: [CONFIG] }) }] },
    dependsOn: [CONFIG],
  },
  {
    what: 'an unknown part of a list that is one Output',
    given: { disks: output({ value: [{ name: 'data', size: UNKNOWN }], dependencies: [CONFIG] }) },
    args: { disks: [{ name: 'data', size: leaf(undefined, { known: false, from: [CONFIG] }) }] },
    dependsOn: [CONFIG],
  },
  {
    what: 'an Output inside one',
    given: {
      guestLabels: output({
        value: { a: 'b', c: output({ value: 'd', dependencies: [LAN] }) },
        dependencies: [CONFIG],
      }),
    },
    args: { guestLabels: { a: 'b', c: leaf('d', { from: [CONFIG, LAN] }) } },
    dependsOn: [CONFIG],
  },
  {
    what: 'a value that comes from a resource',
    given: { memory: '1Gi' },
    from: { memory: [CONFIG] },
    args: { memory: leaf('1Gi', { from: [CONFIG] }) },
  },
  {
    what: 'a list that is unknown',
    given: { disks: output({ dependencies: [CONFIG] }) },
    args: { disks: leaf(undefined, { known: false, from: [CONFIG] }) },
  },
  {
    what: 'a reference to another resource',
    given: { secret: reference(CONFIG, 'vms/login'), network: reference(LAN) },
    args: { secret: 'vms/login', network: LAN },
  },
])('$what', async ({ given, from, args, dependsOn = [] }) => {
  const found = read(given, from);
  expect(await described(found.args)).toEqual(args);
  expect(found.dependsOn).toEqual(dependsOn);
});

it('P7: a reference to a component of an earlier call is that component, in an Output as well', () => {
  const vm = new pulumi.ComponentResource('kubevirt:index:VirtualMachine', 'web');
  const urn = 'urn:pulumi:dev::shop::kubevirt:index:VirtualMachine::web';
  const made = new Map([[urn, vm]]);
  expect(read({ of: [urn], keep: 7 }, {}, made).args).toEqual({ of: [vm], keep: 7 });
  expect(read({ of: output({ value: [reference(urn, '')] }) }, {}, made).args).toEqual({ of: [vm] });
});

it.each([
  ['disks[0].size', true],
  ['disks[0].size.unit', true],
  ['disks[0].name', false],
  ['disks[0]', false],
  ['memory', false],
  ['nics[0].ports', false],
])('whether %s is unknown is %s', async (path, expected) => {
  const { args } = read({ disks: [{ name: 'data', size: UNKNOWN }], memory: output({ value: '1Gi' }) });
  expect(await isUnknownAt(args, path)).toBe(expected);
});
