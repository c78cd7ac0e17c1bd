import type { KubeObject } from '../../../../kube/object';
import { ACTIONS, actionMethods } from '../../../../provider/actions';
import { Session } from '../../../../provider/session';
import { Changes } from '../../../../provider/wire';

const urnOf = (action: string) => `urn:pulumi:dev::shop::kubevirt:actions:${action}::do`;
const properties = (value: Record<string, unknown>) => ({ value, secrets: [] });
const check = (action: string, value: Record<string, unknown>) =>
  actionMethods.check({ urn: urnOf(action), news: properties(value), olds: properties({}) } as never, new Session());
const diff = (before: Record<string, unknown>, now: Record<string, unknown>) =>
  actionMethods.diff({
    urn: urnOf('Restart'),
    olds: properties(before),
    oldInputs: properties(before),
    news: properties(now),
  } as never);

describe('a secret input', () => {
  const HIDDEN = 'hunter2-hunter2';
  const marked = (value: Record<string, unknown>, ...roots: string[]) => ({
    value,
    secrets: roots.map((root) => [root]),
  });

  it('is not quoted where it is wrong, and its property is not shown to the engine', async () => {
    const news = marked({ vm: 'web', addedNodeSelector: HIDDEN }, 'addedNodeSelector');
    const request = { urn: urnOf('Migration'), news, olds: properties({}) };
    const { failures } = await actionMethods.check(request as never, new Session());
    expect(failures).toEqual([
      { property: '', reason: expect.stringMatching(/^addedNodeSelector must be .*"\[secret\]"$/) },
    ]);
  });

  it('is blanked in what the cluster says of it', async () => {
    const session = new Session();
    const said: string[] = [];
    Object.assign(session, {
      engine: {
        status: async () => {},
        warn: (_: string, text: string) => void said.push(text),
        inform: () => {},
        close: () => {},
      },
      reached: {
        listen: async () => {},
        find: () => Promise.reject(new Error(`VirtualMachine ${HIDDEN} is not allowed`)),
        get: () => Promise.reject(new Error(`VirtualMachine ${HIDDEN} is not allowed`)),
        subresource: () => Promise.reject(new Error(`VirtualMachine ${HIDDEN} is not allowed`)),
      },
    });
    const inputs = marked({ vm: HIDDEN, namespace: 'vms' }, 'vm');
    const request = { urn: urnOf('Pause'), properties: inputs, preview: false, timeout: 5 };
    const error = await Promise.resolve(actionMethods.create(request as never, session)).then(
      () => new Error('it was done'),
      (failed: Error) => failed,
    );
    expect(error.message).toMatch(/\[secret\]/);
    expect([error.message, ...said].join()).not.toContain(HIDDEN);
  });
});

describe('the inputs of an action', () => {
  test.each([
    ['a missing one', 'Restart', {}, /^vm is missing/],
    [
      'an unknown one',
      'Restart',
      { vm: 'web', trigger: 1 },
      /"trigger" is not an input of kubevirt:actions:Restart; its inputs are/,
    ],
    [
      'one of another type',
      'Migration',
      { vm: 'web', addedNodeSelector: 'node-2' },
      /addedNodeSelector must be an object/,
    ],
    ['a negative number', 'Stop', { vm: 'web', gracePeriodSeconds: -1 }, /gracePeriodSeconds must be a number from 0/],
  ])('with %s are rejected', async (_, action, value, reason) => {
    expect((await check(action, value)).failures.map((failure) => failure.reason)).toEqual([
      expect.stringMatching(reason),
    ]);
  });

  it('get the namespace of the provider, and triggers of any shape', async () => {
    const { inputs, failures } = await check('Restart', { vm: 'web', triggers: { at: [1, 'b'] } });
    expect([inputs.value['namespace'], failures]).toEqual(['default', []]);
  });

  it('of an unknown action are rejected with the actions that exist', async () => {
    await expect(check('Reboot', {})).rejects.toThrow(/not an action.*Backup, Clone, Drain/);
  });
});

describe('an action', () => {
  it('is done again when a trigger changes', () => {
    const { changes, replaces } = diff({ vm: 'web', triggers: ['a'] }, { vm: 'web', triggers: ['b'] });
    expect([changes, replaces]).toEqual([Changes.Some, ['triggers']]);
  });

  it('is not done again without a change', () => {
    expect(diff({ vm: 'web', triggers: { a: 1 } }, { vm: 'web', triggers: { a: 1 } }).changes).toBe(Changes.None);
  });

  it('P16: stays done when KubeVirt or a user has removed its object', () => {
    const request = {
      id: 'vms/do-1',
      inputs: properties({ vm: 'web' }),
      properties: properties({ vm: 'web', name: 'do-1' }),
    };
    expect(actionMethods.read(request as never)).toMatchObject({ id: 'vms/do-1', properties: request.properties });
  });

  it('cannot be imported', () => {
    expect(() => actionMethods.read({ id: 'x', inputs: properties({}), properties: properties({}) } as never)).toThrow(
      /cannot be imported/,
    );
  });

  it('that is done again has another id, so that a new snapshot stands beside the old one until that is deleted', async () => {
    const id = async (value: Record<string, unknown>) =>
      (
        await actionMethods.create(
          { urn: urnOf('Snapshot'), properties: properties(value), preview: true } as never,
          new Session(),
        )
      ).id;
    const [a, b] = [
      await id({ namespace: 'vms', vm: 'web', triggers: 1 }),
      await id({ namespace: 'vms', vm: 'web', triggers: 2 }),
    ];
    expect(a).toMatch(/^vms\/do-[0-9a-f]{8}$/);
    expect(b).not.toBe(a);
  });
});

/** A cluster that holds what is created in it, and calls `grow` on it, as a controller would. */
function world(grow: (live: KubeObject) => KubeObject, objects: KubeObject[] = []) {
  const sent: string[] = [];
  const keyOf = (kind: string, name: string) => `${kind} ${name}`;
  const live = new Map(objects.map((one) => [keyOf(one.kind, one.metadata!.name!), one]));
  const cluster = {
    find: async ({ kind }: { kind: string }, { name }: { name: string }) => live.get(keyOf(kind, name)),
    create: async ({ kind }: { kind: string }, manifest: KubeObject) => {
      sent.push(`create ${kind}`);
      const made = grow({
        ...manifest,
        metadata: { ...manifest.metadata, uid: String(sent.length), resourceVersion: '1' },
      });
      live.set(keyOf(kind, made.metadata!.name!), made);
      return made;
    },
    delete: async ({ kind }: { kind: string }, { name }: { name: string }) => {
      sent.push(`delete ${kind}`);
      live.delete(keyOf(kind, name));
    },
    watch: ({ kind }: { kind: string }) => ({
      until: async ({ name }: { name: string }, look: (one: KubeObject | undefined) => unknown) =>
        look(live.get(keyOf(kind, name))),
      close() {},
    }),
  };
  return { cluster, sent, live };
}

function run(action: string, inputs: Record<string, unknown>, cluster: object) {
  const { subject } = ACTIONS[action]!;
  const operation = {
    session: { cluster, config: { fieldManager: 'kubevirt-iac' } },
    resource: { settings: {}, gvk: subject },
    kind: { ...subject, plural: 'things', namespaced: true },
    ref: { ...subject, name: 'do-1', namespace: 'vms' },
    signal: new AbortController().signal,
    say() {},
    clean: (text: string) => text,
  };
  return ACTIONS[action]!.run({
    operation: operation as never,
    inputs,
    namespace: 'vms',
    name: 'do-1',
    urn: urnOf(action),
  });
}

const withStatus = (status: object) => (live: KubeObject) => ({ ...live, status }) as KubeObject;

describe('an action that is an object', () => {
  it('a migration ends with the nodes', async () => {
    const moved = { phase: 'Succeeded', migrationState: { sourceNode: 'a', targetNode: 'b' } };
    const { cluster, live } = world(withStatus(moved));
    const outputs = await run('Migration', { vm: 'web', addedNodeSelector: { zone: 'b' } }, cluster);
    expect(outputs).toEqual({ name: 'do-1', sourceNode: 'a', targetNode: 'b' });
    expect([...live.values()][0]!.spec).toEqual({ vmiName: 'web', addedNodeSelector: { zone: 'b' } });
  });

  it('P22: a clone does not keep the labels by which Services select its source', async () => {
    const { cluster, live } = world(withStatus({ phase: 'Succeeded', targetName: 'copy' }));
    await run('Clone', { vm: 'web', target: 'copy' }, cluster);
    expect([...live.values()][0]!.spec).toMatchObject({
      labelFilters: expect.arrayContaining(['!kubevirt.io/vm']),
      template: { labelFilters: expect.arrayContaining(['!kubevirt.io/vm']) },
    });
  });

  const earlier = (urn: string, status: object) =>
    ({
      ...ACTIONS['Migration']!.subject,
      metadata: { name: 'do-1', uid: 'old', annotations: { 'kubevirt-iac.io/urn': urn } },
      status,
    }) as KubeObject;

  it('that was begun and interrupted goes on, and is not done twice', async () => {
    const { cluster, sent } = world((live) => live, [earlier(urnOf('Migration'), { phase: 'Succeeded' })]);
    await run('Migration', { vm: 'web' }, cluster);
    expect(sent).toEqual([]);
  });

  it('that failed is tried with another object', async () => {
    const { cluster, sent } = world(withStatus({ phase: 'Succeeded' }), [
      earlier(urnOf('Migration'), { phase: 'Failed' }),
    ]);
    await run('Migration', { vm: 'web' }, cluster);
    expect(sent).toEqual(['delete VirtualMachineInstanceMigration', 'create VirtualMachineInstanceMigration']);
  });

  it('leaves an object of the same name alone that it did not make', async () => {
    const { cluster, sent } = world((live) => live, [earlier('another', { phase: 'Failed' })]);
    await expect(run('Migration', { vm: 'web' }, cluster)).rejects.toThrow(/was not made by this action/);
    expect(sent).toEqual([]);
  });
});
