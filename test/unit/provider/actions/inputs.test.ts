import { UNRESOLVED } from '../../../../kube/unresolved';
import { ACTIONS, actionMethods } from '../../../../provider/actions';
import { Session } from '../../../../provider/session';
import { Changes } from '../../../../provider/wire';

const urnOf = (action: string) => `urn:pulumi:dev::shop::kubevirt:actions:${action}::do`;
const properties = (value: Record<string, unknown>) => ({ value, secrets: [] });
const problems = async (action: string, value: Record<string, unknown>) => {
  const request = { urn: urnOf(action), news: properties(value), olds: properties({}) };
  const { failures } = await actionMethods.check(request as never, new Session());
  return failures.map(({ reason }) => reason).join('\n');
};

test.each<[string, string, Record<string, unknown>, RegExp | '']>([
  ['a volume without a source', 'HotplugVolume', { vm: 'web', name: 'a' }, /exactly one of claim and dataVolume/],
  [
    'a volume with two sources',
    'HotplugVolume',
    { vm: 'web', name: 'a', claim: 'b', dataVolume: 'c' },
    /exactly one of claim and dataVolume/,
  ],
  [
    'a bus that cannot be plugged',
    'HotplugVolume',
    { vm: 'web', name: 'a', claim: 'b', bus: 'sata' },
    /bus must be scsi or virtio.*"sata"/,
  ],
  ['a volume', 'HotplugVolume', { vm: 'web', name: 'a', claim: 'b', bus: 'virtio' }, ''],
  [
    'a binding that cannot be plugged',
    'HotplugInterface',
    { vm: 'web', name: 'a', networkName: 'n', binding: 'masquerade' },
    /binding must be bridge or sriov/,
  ],
  ['an export of two sources', 'Export', { vm: 'web', claim: 'a', path: 'x' }, /exactly one of vm, snapshot and claim/],
  ['an unknown format', 'Export', { claim: 'a', path: 'x', format: 'qcow2' }, /format must be gzip, raw or tar.gz/],
  ['a short checksum', 'Export', { claim: 'a', path: 'x', sha256: 'abc' }, /sha256 must have 64 hexadecimal digits/],
  ['a backup of nothing', 'Backup', { claim: 'a' }, /exactly one of vm and tracker/],
  ['a backup', 'Backup', { claim: 'a', tracker: 't' }, ''],
  ['a drain in a namespace', 'Drain', { node: 'a', namespace: 'vms' }, /"namespace" is not an input/],
  ['a drain', 'Drain', { node: 'a', force: true }, ''],
])('%s', async (_, action, value, expected) => {
  if (expected === '') expect(await problems(action, value)).toBe('');
  else expect(await problems(action, value)).toMatch(expected);
});

test('what is not known yet is checked later', async () => {
  expect(await problems('HotplugVolume', { vm: UNRESOLVED, name: 'a' })).toBe('');
});

test('only what cannot exist twice at the same time is undone before it is done again', () => {
  const first = (action: string) =>
    actionMethods.diff({
      urn: urnOf(action),
      olds: properties({ a: 1 }),
      oldInputs: properties({ a: 1 }),
      news: properties({ a: 2 }),
    } as never);
  const names = Object.keys(ACTIONS).filter((name) => first(name).deleteBeforeReplace === true);
  expect(names).toEqual(['HotplugInterface', 'HotplugVolume']);
  expect(first('Drain').changes).toBe(Changes.Some);
});

test('the id of an action that concerns the whole cluster has no namespace', async () => {
  const id = async (action: string, value: object) =>
    (
      await actionMethods.create(
        { urn: urnOf(action), properties: properties({ ...value }), preview: true } as never,
        offline(),
      )
    ).id;
  expect(await id('Drain', { node: 'a' })).toMatch(/^do-[0-9a-f]{8}$/);
  expect(await id('Restart', { vm: 'a', namespace: 'vms' })).toMatch(/^vms\/do-[0-9a-f]{8}$/);
});

test('a preview does not fail because the cluster does not answer', async () => {
  const session = offline();
  const warned: string[] = [];
  session.engine = { ...session.engine, warn: (_, message) => void warned.push(message) };
  await actionMethods.create(
    { urn: urnOf('Drain'), properties: properties({ node: 'a' }), preview: true } as never,
    session,
  );
  expect(warned).toEqual([expect.stringMatching(/^the preview cannot show what it will do: .*unreachable/)]);
});

function offline(): Session {
  const session = new Session();
  const refuse = async () => {
    throw new Error('the cluster is unreachable');
  };
  Object.defineProperty(session, 'cluster', { value: { list: refuse, find: refuse, listen: refuse } });
  return session;
}
