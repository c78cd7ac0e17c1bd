/** What the page of a sandbox shows of its objects. */
import { difference, viewOf } from '../../../../cli/sandbox-view/model';
import { endOf, momentsOf, remembered } from '../../../../cli/sandbox-view/moments';
import type { KubeObject } from '../../../../kube/object';

const object = (kind: string, name: string, rest: object = {}, meta: object = {}): KubeObject => ({
  apiVersion: kind === 'Node' || kind === 'Event' ? 'v1' : 'kubevirt.io/v1',
  kind,
  metadata: { name, uid: `uid-${name}`, ...(kind !== 'Node' && { namespace: 'vms' }), ...meta },
  ...rest,
});
const ready = (status: string, lastTransitionTime = '2026-01-01T00:00:00Z') => ({
  conditions: [{ type: 'Ready', status, lastTransitionTime, message: 'said by the kubelet' }],
});
const vm = (printableStatus: string, meta: object = {}) =>
  object('VirtualMachine', 'web', { status: { printableStatus } }, meta);
const phase = (name: string, time: string) => ({ phase: name, phaseTransitionTimestamp: `2026-01-01T${time}Z` });
const vmi = (status: object = {}, uid = 'first') =>
  object(
    'VirtualMachineInstance',
    'web',
    {
      spec: { domain: { memory: { guest: '2Gi' }, cpu: { cores: 2, sockets: 2, threads: 1 } } },
      status: {
        phase: 'Running',
        nodeName: 'node-1',
        conditions: [{ type: 'LiveMigratable', status: 'True' }],
        ...status,
      },
    },
    { uid },
  );
const moving = { migrationState: { sourceNode: 'node-1', targetNode: 'node-2' } };

describe('guests', () => {
  const row = (...objects: KubeObject[]) => viewOf(objects).guests['vms/web'];

  test('a VirtualMachine and its guest are one row', () => {
    expect(row(vm('Running'), vmi())).toMatchObject({
      state: 'Running',
      node: 'node-1',
      cpus: 4,
      memory: '2Gi',
      actions: ['stop', 'migrate'],
    });
  });

  test.each([
    ['stopped', [vm('Stopped')], { state: 'Stopped', tone: 'off', node: undefined, actions: ['start'] }],
    [
      'on its way to another node',
      [vm('Migrating'), vmi(moving)],
      { state: 'Migrating', tone: 'busy', target: 'node-2', actions: ['stop'] },
    ],
    [
      'moved',
      [vm('Running'), vmi({ migrationState: { ...moving.migrationState, completed: true } })],
      { state: 'Running', target: undefined },
    ],
    ['not to be moved', [vm('Running'), vmi({ conditions: [] })], { actions: ['stop'] }],
    ['without a VirtualMachine', [vmi()], { state: 'Running', actions: [] }],
    ['just created', [object('VirtualMachine', 'web')], { state: 'Created' }],
  ])('%s', (_, objects, expected) => {
    expect(row(...objects)).toMatchObject(expected);
  });

  test('the manifest that kubectl keeps in an annotation, with what is secret in it, is not shown', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"userData":"hunter2"}', note: 'shown' };
    expect(row(vm('Running', { annotations }))?.annotations).toEqual({ note: 'shown' });
  });
});

describe('nodes', () => {
  const node = (status: string, spec: object = {}) =>
    object('Node', 'node-1', { spec, status: { ...ready(status), allocatable: { memory: '8Gi' } } });
  test.each([
    ['Ready', 'good', node('True')],
    ['Cordoned', 'busy', node('True', { unschedulable: true })],
    ['Lost', 'bad', node('Unknown')],
    ['Not ready', 'busy', node('False')],
    ['Not ready', 'busy', object('Node', 'node-1')],
  ])('%s', (state, tone, live) => {
    expect(viewOf([live]).nodes['node-1']).toMatchObject({ state, tone });
  });

  test('memory is that of the guests on it', () => {
    expect(
      viewOf([node('True'), vmi(), object('VirtualMachineInstance', 'elsewhere', { status: { nodeName: 'node-2' } })])
        .nodes['node-1']?.memory,
    ).toEqual({
      total: 8 * 2 ** 30,
      used: 2 * 2 ** 30,
    });
  });
});

test('components: an operator by its readiness, a workload by its Pods', () => {
  const conditions = [{ type: 'Available', status: 'False', message: 'virt-api is missing' }];
  const { components } = viewOf([
    object('KubeVirt', 'kubevirt', { status: { phase: 'Deploying', conditions } }),
    {
      ...object('Deployment', 'virt-api', { spec: { replicas: 2 }, status: { readyReplicas: 1 } }),
      apiVersion: 'apps/v1',
    },
  ]);
  expect(components['KubeVirt/vms/kubevirt']).toMatchObject({ tone: 'busy' });
  expect(components['Deployment/vms/virt-api']).toMatchObject({
    tone: 'busy',
    detail: expect.stringMatching(/^1 of 2 Pods ready; /),
  });
});

test('the latest sixty events, by their last time', () => {
  const events = Array.from({ length: 70 }, (_, index) =>
    object('Event', `e-${index}`, { type: 'Normal', lastTimestamp: `2026-01-01T00:00:${10 + index}Z` }),
  );
  const rows = Object.keys(viewOf(events).events);
  expect(rows).toHaveLength(60);
  expect(rows[0]).toBe('vms/e-69');
});

test('a difference holds what changed, what is new, and null for what is gone', () => {
  const before = { guests: { a: { n: 1 }, b: { n: 1 }, c: { n: 1 } }, nodes: { x: {} } };
  expect(difference(before, { guests: { a: { n: 1 }, b: { n: 2 }, d: {} }, nodes: { x: {} } })).toEqual({
    guests: { b: { n: 2 }, c: null, d: {} },
  });
  expect(difference(before, before)).toEqual({});
});

describe('what happened', () => {
  const texts = (...objects: KubeObject[]) => Object.values(momentsOf(objects)).map(({ text }) => text);
  const running = (uid: string, time: string) => vmi({ phaseTransitionTimestamps: [phase('Running', time)] }, uid);

  test.each([
    ['a start', running('a', '00:00:01'), ['vms/web started on node-1']],
    [
      'of a guest that has moved since',
      vmi({ ...moving, phaseTransitionTimestamps: [phase('Running', '00:00:01')] }),
      ['vms/web started'],
    ],
    ['a failure', vmi({ phaseTransitionTimestamps: [phase('Failed', '00:00:01')] }), ['vms/web failed']],
    ['a node that is lost', object('Node', 'node-1', { status: ready('Unknown') }), ['node-1 is lost']],
    ['a node that joins is not lost before', object('Node', 'node-1', { status: ready('False') }), []],
    [
      'an operator',
      object('KubeVirt', 'kubevirt', {
        status: { conditions: [{ type: 'Available', status: 'True', lastTransitionTime: 'x' }] },
      }),
      ['KubeVirt is available'],
    ],
    [
      'an operator at work',
      object('KubeVirt', 'kubevirt', {
        status: {
          conditions: [
            { type: 'Available', status: 'False', lastTransitionTime: 'x' },
            { type: 'Progressing', status: 'True', lastTransitionTime: 'x' },
          ],
        },
      }),
      ['KubeVirt is being deployed'],
    ],
    [
      'an operator that has failed',
      object('CDI', 'cdi', {
        status: { conditions: [{ type: 'Available', status: 'False', lastTransitionTime: 'x' }] },
      }),
      ['CDI is not available'],
    ],
    [
      'a migration, and why it failed',
      object('VirtualMachineInstanceMigration', 'move', {
        spec: { vmiName: 'web' },
        status: {
          migrationState: { ...moving.migrationState, failureReason: 'no room' },
          phaseTransitionTimestamps: [
            phase('Pending', '00:00:01'),
            phase('Running', '00:00:02'),
            phase('Failed', '00:00:03'),
          ],
        },
      }),
      ['vms/web moves from node-1 to node-2', 'The migration of vms/web failed: no room'],
    ],
  ])('%s', (_, live, expected) => {
    expect(texts(live)).toEqual(expected);
  });

  test('is remembered as it was said first, and a guest that was seen before starts again', () => {
    const first = remembered({}, momentsOf([running('a', '00:00:01')]));
    const moved = vmi({ nodeName: 'node-2', phaseTransitionTimestamps: [phase('Running', '00:00:01')] }, 'a');
    expect(remembered(first, momentsOf([moved]))).toBe(first);
    const stopped = remembered(first, endOf(moved, new Date('2026-01-01T00:00:05.678Z')));
    const again = remembered(stopped, momentsOf([running('b', '00:00:06')]));
    expect(Object.values(again)).toMatchObject([
      { what: 'start', text: 'vms/web started on node-1' },
      { what: 'stop', text: 'vms/web stopped', at: '2026-01-01T00:00:05Z' },
      { what: 'restart', text: 'vms/web started again on node-1' },
    ]);
  });

  test('only the newest four hundred are kept, and the old do not come back', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      object('Node', `n-${index}`, { status: ready('True', new Date(index * 1000).toISOString()) }),
    );
    const log = remembered({}, momentsOf(many));
    expect(Object.keys(log)).toHaveLength(400);
    expect(remembered(log, momentsOf(many))).toEqual(log);
  });
});
