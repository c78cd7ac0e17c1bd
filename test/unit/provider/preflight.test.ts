/** The resource Preflight: its inputs, and when it runs again. */

import { UNRESOLVED } from '../../../kube/unresolved';
import { preflightMethods } from '../../../provider/preflight';
import { METHODS } from '../../../provider/server/methods';
import { Session } from '../../../provider/session';
import { Changes } from '../../../provider/wire';

const urn = 'urn:pulumi:dev::shop::kubevirt:index:Preflight::before';
const bag = (value: Record<string, unknown>) => ({ value, secrets: [] });
const check = (value: Record<string, unknown>) =>
  preflightMethods.check({ urn, news: bag(value), olds: bag({}) } as never).failures.map(({ reason }) => reason);

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    'an unknown input',
    { version: 'v1.9.0' },
    /"version" is not an input of kubevirt:index:Preflight; its inputs are kubevirtVersion/,
  ],
  ['an unknown release', { kubevirtVersion: 'v0.1.0' }, /not a known release of KubeVirt/],
  [
    'a pool path that is not absolute',
    { poolPath: 'var/pool' },
    /"var\/pool" is not a valid path: it must be absolute/,
  ],
  ['an unknown requirement', { requires: ['rwx'] }, /"rwx", which is not a valid requirement/],
  ['a list that is a text', { requires: 'storage' }, /requires must be a list of texts/],
  ['tolerations that are texts', { tolerations: ['gpu'] }, /tolerations must be a list of objects/],
  ['no parallelism', { probeParallelism: 0 }, /probeParallelism must be a number from 1/],
  ['an unknown verdict', { failOn: 'pass' }, /failOn "pass" is not valid/],
])('%s is rejected', (_, inputs, reason) => {
  expect(check(inputs)).toEqual([expect.stringMatching(reason)]);
});

test('what is not known yet is checked later', () => {
  expect(
    check({
      kubevirtVersion: UNRESOLVED,
      poolPath: UNRESOLVED,
      nodeSelector: { role: UNRESOLVED },
      triggers: [UNRESOLVED],
    }),
  ).toEqual([]);
});

const diff = (before: Record<string, unknown>, now: Record<string, unknown>) =>
  preflightMethods.diff({ olds: bag({ ...before, checks: [] }), oldInputs: bag(before), news: bag(now) } as never);

test('it runs again in place when an input changes, and only then', () => {
  expect(diff({ requires: ['storage'] }, { requires: ['storage'] }).changes).toBe(Changes.None);
  expect(diff({ triggers: [1] }, { triggers: [2], poolPath: '/p' })).toMatchObject({
    changes: Changes.Some,
    diffs: ['poolPath', 'triggers'],
  });
  expect(diff({ triggers: [1] }, {}).replaces ?? []).toEqual([]);
});

test('a preview runs nothing, and says what an update will do and why', async () => {
  const session = new Session();
  const said: string[] = [];
  session.engine = {
    status: async () => {},
    warn: () => {},
    inform: (_, message) => void said.push(message),
    close: () => {},
  };
  await preflightMethods.create(
    { urn, properties: bag({ probe: false }), preview: true, timeout: 0 } as never,
    session,
  );
  await preflightMethods.update(
    {
      urn,
      id: 'before',
      olds: bag({}),
      oldInputs: bag({ triggers: [1] }),
      news: bag({ triggers: [2] }),
      preview: true,
      timeout: 0,
    } as never,
    session,
  );
  expect(said).toEqual([
    'checks the cluster before what depends on it',
    'checks the cluster again: triggers changed, with a short-lived Pod on each node',
  ]);
});

test('a child of a Preflight is not taken for one', async () => {
  const child = 'urn:pulumi:dev::shop::kubevirt:index:Preflight$kubevirt:core/v1:VirtualMachine::web';
  const handle = METHODS['Check']!.load();
  const answer = (await handle(
    {
      urn: child,
      news: bag({ spec: {} }),
      olds: bag({}),
      randomSeed: new Uint8Array(),
      autonaming: undefined,
    } as never,
    new Session(),
  )) as { failures: { reason: string }[] };
  expect(JSON.stringify(answer.failures)).not.toContain('is not an input of');
});
