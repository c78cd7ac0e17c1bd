import { controllersOf } from '../../../../sandbox/simulator/controllers';
import { FAULT_ANNOTATION } from '../../../../sandbox/simulator/faults';
import { CDI, DAEMON_SET, DEPLOYMENT, KUBEVIRT, NODE, POD } from '../../../../sandbox/simulator/kinds';
import type { FakeWorld } from './fake-world';
import { AS_SHIPPED, faulty, inTurn, kubevirt, operator, stack, virtOperator } from './platform';
import { bareCluster, guest, migrations, play, vm } from './play';

function installed(nodes = 2): FakeWorld {
  const world = bareCluster(nodes);
  inTurn(stack(), () => {})(world);
  return world;
}

const object = (world: FakeWorld) => world.list(KUBEVIRT)[0]!;
const condition = (world: FakeWorld, type: string) =>
  object(world).status!.conditions!.find((one) => one.type === type);
const replicas = (world: FakeWorld, name: string) => world.get(DEPLOYMENT, 'kubevirt', name)!.spec.replicas;
/** The workloads in the order in which their pods of the version came up. */
const order = (world: FakeWorld, version: string): string[] => {
  const seen = world.events.flatMap(({ object: pod, gone }) =>
    pod.kind === 'Pod' && !gone && JSON.stringify((pod as { spec?: object }).spec).includes(`:${version}"`)
      ? [pod.metadata.labels!['kubevirt.io']!]
      : [],
  );
  return [...new Set(seen)];
};

test('virt-api comes before everything else, and everything before KubeVirt is Deployed', () => {
  const world = installed();
  expect(order(world, 'v1.9.0')[0]).toBe('virt-api');
  expect(object(world).status).toMatchObject({ phase: 'Deployed', observedKubeVirtVersion: 'v1.9.0' });
});

test('an update starts with virt-handler and ends with virt-api; KubeVirt stays available meanwhile', () => {
  const world = installed();
  const live = object(world);
  world.put({ ...live, spec: { ...live.spec, imageTag: 'v1.9.1' } });
  const already = world.events.length;
  play(world);
  expect(order(world, 'v1.9.1')).toEqual([
    'virt-handler',
    'virt-controller',
    'virt-exportproxy',
    'virt-template-apiserver',
    'virt-template-controller',
    'virt-api',
  ]);
  const available = world.events
    .slice(already)
    .filter(({ object: one }) => one.kind === 'KubeVirt')
    .map(
      ({ object: one }) => (one.status as typeof live.status)!.conditions!.find(({ type }) => type === 'Available')!,
    );
  expect([...new Set(available.map(({ status }) => status))]).toEqual(['True']);
  expect([...new Set(available.map(({ reason }) => reason))]).toEqual(['UpdateInProgress', 'AllComponentsReady']);
  expect(object(world).status).toMatchObject({ observedKubeVirtVersion: 'v1.9.1', targetKubeVirtVersion: 'v1.9.1' });
});

test('an update whose image is missing stays in progress, and names no cause', () => {
  const world = installed();
  faulty(object(world), 'image-pull:virt-handler', world);
  const live = object(world);
  world.put({ ...live, spec: { ...live.spec, imageTag: 'v1.9.1' } });
  play(world, 300);
  expect(condition(world, 'Progressing')).toMatchObject({ status: 'True', reason: 'UpdateInProgress' });
  expect(object(world).status).toMatchObject({ observedKubeVirtVersion: 'v1.9.0', targetKubeVirtVersion: 'v1.9.1' });
  const waiting = world
    .list(POD, 'kubevirt')
    .flatMap(({ status }) => status?.containerStatuses?.[0]?.state.waiting?.reason ?? []);
  expect(waiting).toEqual(['ImagePullBackOff']);
});

test('a second KubeVirt object is left alone, and says that there is one already', () => {
  const world = installed(1);
  const { status: _, metadata, ...rest } = object(world);
  world.put({ ...rest, metadata: { name: 'other', namespace: metadata.namespace } });
  play(world);
  const { status } = world.get(KUBEVIRT, metadata.namespace, 'other')!;
  expect(status).toMatchObject({
    conditions: [{ type: 'Synchronized', status: 'False', reason: 'ExistingDeployment' }],
  });
  expect(status!.phase).toBeUndefined();
});

test('once the other KubeVirt object is deleted, the one that is left is followed again', () => {
  const world = bareCluster(1);
  inTurn(virtOperator, kubevirt(AS_SHIPPED))(world);
  const other = world.put({ ...object(world), metadata: { name: 'kubevirt', namespace: 'elsewhere' } });
  play(world);
  const left = () => world.get(KUBEVIRT, 'kubevirt', 'kubevirt')!;
  expect(left().status).toMatchObject({ conditions: [{ type: 'Synchronized', reason: 'ExistingDeployment' }] });
  world.delete(other);
  const [operator] = controllersOf({ kubevirt: [], cdi: [] }).filter(({ kind }) => kind === KUBEVIRT);
  const woken = operator!.watches!.filter(({ kind }) => kind === KUBEVIRT);
  expect(woken.flatMap(({ mapToRequests }) => mapToRequests(other, world))).toEqual([left().metadata]);
  play(world);
  expect(left().status).toMatchObject({ phase: 'Deployed' });
  expect(left().status!.conditions!.map(({ type }) => type)).not.toContain('Synchronized');
});

test('there is one virt-api on one node, and two on more', () => {
  expect(replicas(installed(1), 'virt-api')).toBe(1);
  expect(replicas(installed(2), 'virt-api')).toBe(2);
});

test('virt-handler runs where the placement of workloads selects, and nowhere else', () => {
  const world = bareCluster(2);
  const [first] = world.list(NODE);
  world.put({ ...first!, metadata: { ...first!.metadata, labels: { ...first!.metadata.labels, rack: 'a' } } });
  const placement = { workloads: { nodePlacement: { nodeSelector: { rack: 'a' } } } };
  inTurn(virtOperator, kubevirt({ ...AS_SHIPPED, ...placement }), () => {})(world);
  expect(world.get(DAEMON_SET, 'kubevirt', 'virt-handler')!.status).toMatchObject({ desiredNumberScheduled: 1 });
  const prepared = world.list(NODE).filter(({ metadata }) => metadata.labels?.['kubevirt.io/schedulable'] === 'true');
  expect(prepared.map(({ metadata }) => metadata.name)).toEqual([first!.metadata.name]);
  expect(object(world).status).toMatchObject({ phase: 'Deployed' });
});

test.each([
  ['moves guests to its launcher', ['LiveMigrate'], 1, 'v1.9.1'],
  ['leaves guests in the old launcher, and counts them', [], 0, 'v1.9.0'],
])('an update %s, as workloadUpdateMethods say', (_, workloadUpdateMethods, moves, version) => {
  const world = bareCluster(2);
  const more = { workloadUpdateStrategy: { workloadUpdateMethods } };
  inTurn(stack(more), (one) => void one.put(vm()))(world);
  play(world);
  const live = object(world);
  world.put({ ...live, spec: { ...live.spec, imageTag: 'v1.9.1' } });
  play(world);
  expect(migrations(world)).toHaveLength(moves);
  expect(guest(world).status).toMatchObject({ phase: 'Running' });
  expect(guest(world).status!.launcherContainerImageVersion).toBe(`quay.io/kubevirt/virt-launcher:${version}`);
  expect(object(world).status).toMatchObject({ outdatedVirtualMachineInstanceWorkloads: 1 - moves });
});

describe('an operator that is stuck', () => {
  const message = 'An error occurred during deployment: simulated by the fault stuck';

  test('begins an installation and does not end it; virt-operator says that it cannot deploy', () => {
    const world = bareCluster(2);
    inTurn(virtOperator, kubevirt(AS_SHIPPED, { [FAULT_ANNOTATION]: 'stuck' }))(world);
    play(world);
    expect(condition(world, 'Synchronized')).toMatchObject({ status: 'False', reason: 'DeploymentFailed', message });
    expect(object(world).status).not.toHaveProperty('observedKubeVirtVersion');
    expect(world.get(DEPLOYMENT, 'kubevirt', 'virt-api')).toBeUndefined();
    faulty(object(world), '', world);
    play(world);
    expect(condition(world, 'Synchronized')).toBeUndefined();
    expect(condition(world, 'Available')).toMatchObject({ status: 'True' });
  });

  test('fails an upgrade: the version before goes on', () => {
    const world = installed();
    faulty(object(world), 'stuck', world);
    faulty(world.list(CDI)[0]!, 'stuck', world);
    operator('virt-operator', 'kubevirt', 'KUBEVIRT_VERSION', 'v1.9.1', 2)(world);
    operator('cdi-operator', 'cdi', 'OPERATOR_VERSION', 'v1.66.1', 1)(world);
    play(world);
    expect(condition(world, 'Degraded')).toMatchObject({ status: 'True' });
    expect(object(world).status).toMatchObject({
      observedKubeVirtVersion: 'v1.9.0',
      targetKubeVirtVersion: 'v1.9.1',
    });
    expect(world.list(CDI)[0]!.status).toMatchObject({
      phase: 'Upgrading',
      observedVersion: 'v1.66.0',
      targetVersion: 'v1.66.1',
    });
  });
});
