import {
  LEASE,
  NODE,
  NODE_HEALTH_CHECK,
  NODE_MAINTENANCE,
  POD,
  SELF_NODE_REMEDIATION,
} from '../../../../sandbox/simulator/kinds';
import { isReady } from '../../../../sandbox/simulator/pods';
import type { Node } from '../../../../sandbox/simulator/types';
import { operator } from './platform';
import { guest, play, sandbox, vm } from './play';

type World = ReturnType<typeof sandbox>;

/** A guest on a cluster with the operator; maintenance of the guest's node has been asked for. */
function maintained(strategy: string, { movable = true, nodeName = undefined as string | undefined } = {}) {
  const world = sandbox();
  operator('node-maintenance-operator-controller-manager', 'node-maintenance-operator-system', 'X', 'y', 1)(world);
  const made = vm();
  const interfaces = [movable ? { name: 'default', masquerade: {} } : { name: 'default', bridge: {} }];
  Object.assign(made.spec.template.spec.domain.devices, { interfaces });
  Object.assign(made.spec.template.spec, { evictionStrategy: strategy });
  world.put(made);
  play(world);
  const node = nodeName ?? guest(world).status!.nodeName!;
  const before = world.get(NODE, undefined, node);
  world.put({
    apiVersion: NODE_MAINTENANCE.apiVersion,
    kind: NODE_MAINTENANCE.kind,
    metadata: { name: 'disks' },
    spec: { nodeName: node, reason: 'new disks' },
  });
  return { world, node, before };
}
const status = (world: World) => world.get(NODE_MAINTENANCE, undefined, 'disks')!.status!;
const marks = ({ spec, metadata }: Node) => ({ spec, labels: metadata.labels });
const launcher = (world: World) => world.list(POD, 'vms').find(isReady)!;

test.each([
  ['LiveMigrate', 'moves', 1],
  ['None', 'is shut down and starts', 0],
])('under %s the guest %s elsewhere, and the deletion gives the node back', (strategy, _, migrations) => {
  const { world, node, before } = maintained(strategy);
  const { uid } = guest(world).metadata;
  play(world, 120);
  expect(status(world)).toMatchObject({ phase: 'Succeeded', drainProgress: 100 });
  expect(status(world).evictionPods).toBeGreaterThan(0);
  expect(status(world)).not.toHaveProperty('pendingPods', expect.anything());
  expect(guest(world).status).toMatchObject({ phase: 'Running', nodeName: expect.not.stringMatching(node) });
  expect(guest(world).metadata.uid === uid).toBe(migrations === 1);
  const under = world.get(NODE, undefined, node)!;
  expect(under.spec.unschedulable).toBe(true);
  expect(under.spec.taints?.map(({ key }) => key).sort()).toEqual([
    'medik8s.io/drain',
    'node.kubernetes.io/unschedulable',
  ]);
  expect(under.metadata.labels).toHaveProperty(['remediation.medik8s.io/exclude-from-remediation'], 'true');
  expect(world.get(LEASE, 'medik8s-leases', `node-${node}`)!.spec).toMatchObject({
    holderIdentity: 'node-maintenance',
    leaseDurationSeconds: 3600,
  });

  world.delete(world.get(NODE_MAINTENANCE, undefined, 'disks')!);
  play(world);
  expect(world.list(NODE_MAINTENANCE)).toEqual([]);
  expect(marks(world.get(NODE, undefined, node)!)).toEqual(marks(before!));
  expect(world.list(LEASE, 'medik8s-leases')).toEqual([]);
});

test('a guest that cannot leave keeps it Running, with the name of its Pod', () => {
  const { world, node } = maintained('LiveMigrate', { movable: false });
  play(world, 120);
  const { name, namespace } = launcher(world).metadata;
  expect(guest(world).status!.nodeName).toBe(node);
  expect(status(world)).toMatchObject({
    phase: 'Running',
    pendingPods: [name],
    pendingPodsRefs: [{ name, namespace }],
    lastError: `error when evicting pods/"${name}" -n "vms": global timeout reached: 30s`,
  });
  expect(status(world).drainProgress).toBeLessThan(100);
});

test('a node that does not exist is the end of it', () => {
  const { world } = maintained('LiveMigrate', { nodeName: 'node-9' });
  play(world);
  expect(status(world)).toMatchObject({ phase: 'Failed', lastError: 'nodes "node-9" not found' });
});

test('a node that another operator disturbs is waited for', () => {
  const { world, node } = maintained('LiveMigrate');
  const lease = world.put({
    apiVersion: LEASE.apiVersion,
    kind: LEASE.kind,
    metadata: { name: `node-${node}`, namespace: 'medik8s-leases' },
    spec: { holderIdentity: 'NHC', leaseDurationSeconds: 900, renewTime: world.now() },
  });
  play(world, 120);
  expect(status(world)).toMatchObject({ phase: 'Running', lastError: expect.stringContaining('different owner: NHC') });
  expect(world.get(NODE, undefined, node)!.spec.unschedulable).toBeUndefined();
  world.delete(lease);
  play(world, 120);
  expect(status(world).phase).toBe('Succeeded');
});

test('a lease that another operator takes in the middle of a drain ends it, and the node takes guests again', () => {
  const { world, node } = maintained('LiveMigrate', { movable: false });
  world.put({ ...guestless(node), metadata: { name: 'idle', namespace: 'vms' } });
  play(world, 120);
  expect(status(world).drainProgress).toBeGreaterThan(0);
  const lease = world.get(LEASE, 'medik8s-leases', `node-${node}`)!;
  world.put({ ...lease, spec: { ...lease.spec, holderIdentity: 'NHC' } });
  play(world, 120);
  expect(status(world)).toMatchObject({ phase: 'Failed', errorOnLeaseCount: 4 });
  expect(world.get(NODE, undefined, node)!.spec.unschedulable).toBeUndefined();
});

const guestless = (nodeName: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  spec: { nodeName, containers: [{ name: 'main', image: 'simulated' }] },
});

test('a node under maintenance is not remediated, whatever its kubelet says', () => {
  const { world, node } = maintained('LiveMigrate');
  operator('node-healthcheck-controller-manager', 'node-healthcheck', 'X', 'y', 1)(world);
  play(world, 120);
  world.put({
    apiVersion: NODE_HEALTH_CHECK.apiVersion,
    kind: NODE_HEALTH_CHECK.kind,
    metadata: { name: 'workers' },
    spec: {
      selector: {},
      unhealthyConditions: [{ type: 'Ready', status: 'True', duration: '1s' }],
      minHealthy: 0,
      remediationTemplate: { kind: 'SelfNodeRemediationTemplate', namespace: 'self-node-remediation' },
    },
  });
  play(world);
  const remediated = world.list(SELF_NODE_REMEDIATION).map(({ metadata }) => metadata.name);
  expect(remediated).toHaveLength(2);
  expect(remediated).not.toContain(node);
});
