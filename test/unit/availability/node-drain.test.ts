import type { KubeObject } from '../../../kube/object';
import { type DrainConsent, type DrainScene, planDrain } from '../../../kubevirt/availability';
import { blockersText, planText } from '../../../provider/actions/drain/plan-text';

const node = (name: string, more: { labels?: object; spec?: object; ready?: string } = {}) =>
  ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubevirt.io/schedulable': 'true', 'kubernetes.io/arch': 'amd64', ...more.labels } },
    spec: more.spec ?? {},
    status: { conditions: [{ type: 'Ready', status: more.ready ?? 'True' }] },
  }) as KubeObject;

const guest = (spec: object, migratable: string | undefined, owner?: { kind: string; uid: string }) =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: {
      name: 'web',
      namespace: 'vms',
      uid: 'u1',
      ...(owner && { ownerReferences: [{ ...owner, name: 'web', apiVersion: 'kubevirt.io/v1' }] }),
    },
    spec: { domain: { devices: {} }, ...spec },
    status: {
      phase: 'Running',
      nodeName: 'a',
      ...(migratable && {
        conditions: [{ type: 'LiveMigratable', status: migratable, message: 'cannot migrate VMI: bridge' }],
      }),
    },
  }) as KubeObject;

const machine = (runStrategy: string) =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'vms', uid: 'vm1' },
    spec: { runStrategy, template: { spec: {} } },
  }) as KubeObject;

const pod = (more: { labels?: object; annotations?: object; owner?: string; spec?: object; phase?: string } = {}) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'pod',
      namespace: 'vms',
      labels: more.labels ?? {},
      annotations: more.annotations ?? {},
      ...(more.owner && { ownerReferences: [{ kind: more.owner, name: 'own', uid: 'o1', controller: true }] }),
    },
    spec: more.spec ?? {},
    status: { phase: more.phase ?? 'Running' },
  }) as KubeObject;

const LAUNCHER = pod({ labels: { 'kubevirt.io': 'virt-launcher', 'kubevirt.io/created-by': 'u1', app: 'web' } });
const budget = (disruptionsAllowed: number) =>
  ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'keep', namespace: 'vms' },
    spec: { selector: { matchLabels: { app: 'web' } } },
    status: { disruptionsAllowed },
  }) as KubeObject;

const OF_VM = { kind: 'VirtualMachine', uid: 'vm1' };
const LIVE = { evictionStrategy: 'LiveMigrate' };
const scene = (parts: Partial<DrainScene>): DrainScene => ({
  node: 'a',
  nodes: [node('a'), node('b')],
  pods: [],
  guests: [],
  machines: [],
  budgets: [],
  ...parts,
});
const leaving = (parts: Partial<DrainScene>, consent: DrainConsent = {}) =>
  planDrain(scene(parts), consent).map(({ leaving: how }) => how);

describe('a guest on a node that is drained', () => {
  const withVm = (spec: object, migratable: string | undefined, runStrategy: string): Partial<DrainScene> => ({
    guests: [guest(spec, migratable, OF_VM)],
    machines: [machine(runStrategy)],
    pods: [LAUNCHER],
  });
  test.each<[string, Partial<DrainScene>, string]>([
    ['can be migrated', withVm(LIVE, 'True', 'Always'), 'moves'],
    ['must be migrated and cannot be', withVm(LIVE, 'False', 'Always'), 'blocks'],
    [
      'is migrated if possible, and cannot be',
      withVm({ evictionStrategy: 'LiveMigrateIfPossible' }, 'False', 'Always'),
      'restarts',
    ],
    ['has no strategy and runs always', withVm({}, 'True', 'Always'), 'restarts'],
    ['has no strategy and runs once', withVm({}, 'True', 'Once'), 'stops'],
    ['belongs to a VM that was just halted', withVm({}, 'True', 'Halted'), 'stops'],
    ['is moved by another controller', withVm({ evictionStrategy: 'External' }, 'True', 'Always'), 'waits'],
    ['has no owner', { guests: [guest({}, 'True')] }, 'stops'],
    [
      'is of a replica set',
      { guests: [guest({}, 'True', { kind: 'VirtualMachineInstanceReplicaSet', uid: 'r' })] },
      'restarts',
    ],
    ['has no node to go to', { ...withVm(LIVE, 'True', 'Always'), nodes: [node('a')] }, 'waits'],
    [
      'fits on no other node',
      { ...withVm({ ...LIVE, nodeSelector: { zone: 'x' } }, 'True', 'Always'), nodes: [node('a'), node('b')] },
      'waits',
    ],
    [
      'does not tolerate the other node',
      {
        ...withVm(LIVE, 'True', 'Always'),
        nodes: [node('a'), node('b', { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } })],
      },
      'waits',
    ],
    [
      'could only go to a node that is not ready',
      { ...withVm(LIVE, 'True', 'Always'), nodes: [node('a'), node('b', { ready: 'Unknown' })] },
      'waits',
    ],
    ['is shut down and has a spent budget', { ...withVm({}, 'True', 'Always'), budgets: [budget(0)] }, 'waits'],
    ['is migrated whatever its budget says', { ...withVm(LIVE, 'True', 'Always'), budgets: [budget(0)] }, 'moves'],
  ])('that %s', (_, parts, expected) => {
    expect(leaving(parts)).toEqual([expected]);
  });

  it('that has ended leaves only its Pod', () => {
    const ended = guest({}, 'True');
    ended.status = { ...ended.status, phase: 'Succeeded' };
    expect(
      leaving({
        guests: [ended],
        pods: [pod({ ...LAUNCHER.metadata, owner: 'VirtualMachineInstance', phase: 'Succeeded' })],
      }),
    ).toEqual(['evicted']);
  });

  it('in the cluster whose default is LiveMigrate is migrated', () => {
    const profile = { configuration: { evictionStrategy: 'LiveMigrate' } } as never;
    expect(leaving({ ...withVm({}, 'True', 'Always'), profile })).toEqual(['moves']);
  });
});

describe('a Pod on a node that is drained', () => {
  const tmp = { volumes: [{ name: 'tmp', emptyDir: {} }] };
  test.each<[string, KubeObject, DrainConsent, string]>([
    ['of a ReplicaSet', pod({ owner: 'ReplicaSet' }), {}, 'evicted'],
    ['of a DaemonSet', pod({ owner: 'DaemonSet' }), {}, 'ignored'],
    ['of the node itself', pod({ annotations: { 'kubernetes.io/config.mirror': 'x' } }), {}, 'ignored'],
    ['of a hotplugged disk', pod({ labels: { 'kubevirt.io': 'hotplug-disk' } }), {}, 'ignored'],
    ['without a controller', pod(), {}, 'blocks'],
    ['without a controller, agreed to', pod(), { force: true }, 'evicted'],
    ['with an emptyDir', pod({ owner: 'ReplicaSet', spec: tmp }), {}, 'blocks'],
    ['with an emptyDir, agreed to', pod({ owner: 'ReplicaSet', spec: tmp }), { deleteEmptyDirData: true }, 'evicted'],
    ['that has ended', pod({ phase: 'Succeeded' }), {}, 'evicted'],
    ['with a spent budget', pod({ owner: 'ReplicaSet', labels: { app: 'web' } }), {}, 'waits'],
  ])('%s', (_, one, consent, expected) => {
    expect(leaving({ pods: [one], budgets: [budget(0)] }, consent)).toEqual([expected]);
  });
});

test('the preview lists what happens to each, and the error only what blocks', () => {
  const plan = planDrain(
    scene({
      guests: [guest(LIVE, 'False', OF_VM)],
      pods: [pod({ owner: 'ReplicaSet' })],
      machines: [machine('Always')],
    }),
    {},
  );
  expect(planText('a', plan)).toBe(
    [
      'drain of the node a:',
      '  1 evicted: vms/pod',
      '  1 blocking the drain:',
      '    vms/web: A drain waits without end: the guest must be migrated (evictionStrategy LiveMigrate) and cannot be: cannot migrate VMI: bridge. Set LiveMigrateIfPossible, or stop the guest before the drain.',
    ].join('\n'),
  );
  expect(blockersText('a', plan)).toMatch(/^The node a cannot be drained, and nothing was changed. vms\/web: /);
  expect(planText('a', [])).toBe('the node a is empty');
  expect(blockersText('a', [])).toBeUndefined();
});
