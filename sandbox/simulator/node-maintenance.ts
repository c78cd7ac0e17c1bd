/** Maintenance of nodes: node-maintenance-operator, which cordons and drains a node as long as an object asks for it. */
import { type Action, create, evict, remove, updated } from './actions';
import { controller, type Trigger } from './controller';
import { SECONDS } from './durations';
import { DAEMON_SET, DEPLOYMENT, LEASE, NAMESPACE, NODE, NODE_MAINTENANCE, POD } from './kinds';
import { controllerOf, isDeleting, withFinalizer, withMetadata, withoutFinalizers } from './live-object';
import { EXCLUDED, works } from './medik8s';
import type { Labels, Lease, Node, NodeMaintenance, Pod, Taint } from './types';
import { passed, type World } from './world';

const OPERATOR = 'node-maintenance-operator-controller-manager';
const FINALIZER = 'foregroundDeleteNodeMaintenance';
const TAINTS: readonly Taint[] = ['node.kubernetes.io/unschedulable', 'medik8s.io/drain'].map((key) => ({
  key,
  effect: 'NoSchedule',
}));

/** The lease by which the operators of medik8s agree on who may disturb a node. */
const LEASES = 'medik8s-leases';
const HOLDER = 'node-maintenance';
const LEASE_SECONDS = 3600;
/** Failures to extend the lease before the node is given back. */
const LEASE_FAILURES = 3;

function reconcile(maintenance: NodeMaintenance, world: World): Action[] {
  if (!works(world, OPERATOR)) return [];
  const node = world.get(NODE, undefined, maintenance.spec.nodeName);
  if (isDeleting(maintenance))
    return [
      ...restored(maintenance, node, world),
      ...updated(maintenance, withoutFinalizers(maintenance, [FINALIZER])),
    ];
  const held = updated(maintenance, withFinalizer(maintenance, FINALIZER));
  if (held.length > 0) return held;
  const { phase, errorOnLeaseCount = 0 } = maintenance.status ?? {};
  // What ended is looked at again only when the object changes.
  if (phase === 'Succeeded' || phase === 'Failed') return [];
  if (phase === undefined) return begun(maintenance, world);
  if (!node) return failed(maintenance, `nodes "${maintenance.spec.nodeName}" not found`, world);
  if (errorOnLeaseCount > LEASE_FAILURES) {
    const error = `maintenance failed: lease could not be extended after ${errorOnLeaseCount} attempts`;
    return [...restored(maintenance, node, world), ...failed(maintenance, error, world)];
  }
  const other = holderOf(node, world);
  if (other !== undefined && other !== HOLDER) return leaseDenied(maintenance, other, world);
  const steps = [...(other === undefined ? leased(node, world) : []), ...updated(node, underMaintenance(node))];
  return steps.length > 0 ? steps : drained(maintenance, world);
}

function begun(maintenance: NodeMaintenance, world: World): Action[] {
  const pending = podsToGo(maintenance, world);
  return said(
    maintenance,
    {
      phase: 'Running',
      ...named(pending),
      evictionPods: pending.length,
      totalpods: podsOn(maintenance, world).length,
    },
    world,
  );
}

/** Asks for the eviction of what is left, again and again; says what it is whenever its patience ends. */
function drained(maintenance: NodeMaintenance, world: World): Action[] {
  const left = podsToGo(maintenance, world);
  if (left.length === 0)
    return said(
      maintenance,
      { phase: 'Succeeded', drainProgress: 100, pendingPods: undefined, pendingPodsRefs: undefined },
      world,
    );
  world.requeueAfter(maintenance, SECONDS.evictionRetry);
  const { lastUpdate, evictionPods = 0 } = maintenance.status ?? {};
  const patient = !passed(world, maintenance, `drain since ${lastUpdate}`, SECONDS.drainTimeout);
  const progress = evictionPods > 0 ? Math.trunc(((evictionPods - left.length) * 100) / evictionPods) : 0;
  const news = { ...named(left), drainProgress: progress, lastError: left.map(timeout).join(', ') };
  return [...left.filter((pod) => !isDeleting(pod)).map(evict), ...(patient ? [] : said(maintenance, news, world))];
}

function timeout(pod: Pod): string {
  const { name, namespace } = pod.metadata;
  const after = `global timeout reached: ${SECONDS.drainTimeout}s`;
  return isDeleting(pod)
    ? `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${after}`
    : `error when evicting pods/"${name}" -n "${namespace}": ${after}`;
}

const podsOn = ({ spec }: NodeMaintenance, world: World): Pod[] =>
  world.list(POD).filter((pod) => pod.spec.nodeName === spec.nodeName);

/** Pods of a DaemonSet and static ones stay. */
const podsToGo = (maintenance: NodeMaintenance, world: World): Pod[] =>
  podsOn(maintenance, world).filter(
    (pod) => controllerOf(pod)?.kind !== DAEMON_SET.kind && !pod.metadata.annotations?.['kubernetes.io/config.mirror'],
  );

const named = (pods: readonly Pod[]) => ({
  pendingPods: pods.map(({ metadata }) => metadata.name),
  pendingPodsRefs: pods.map(({ metadata: { name, namespace } }) => ({ namespace, name })),
});

const said = (maintenance: NodeMaintenance, status: NodeMaintenance['status'], world: World): Action[] =>
  updated(maintenance, { ...maintenance, status: { ...maintenance.status, ...status, lastUpdate: world.now() } });

const failed = (maintenance: NodeMaintenance, lastError: string, world: World): Action[] =>
  said(maintenance, { phase: 'Failed', lastError }, world);

const isSame = (one: Taint) => (other: Taint) => one.key === other.key && one.effect === other.effect;

function underMaintenance(node: Node): Node {
  const has = node.spec.taints ?? [];
  const taints = [...has, ...TAINTS.filter((one) => !has.some(isSame(one)))];
  return { ...labelled(node, { [EXCLUDED]: 'true' }), spec: { ...node.spec, taints, unschedulable: true } };
}

const labelled = (node: Node, labels: Labels): Node =>
  withMetadata(node, { labels: { ...node.metadata.labels, ...labels } });

/** The node as it was before, for new guests. */
function restored(maintenance: NodeMaintenance, node: Node | undefined, world: World): Action[] {
  const lease = leaseOf(maintenance.spec.nodeName, world);
  const released = lease?.spec.holderIdentity === HOLDER ? [remove(lease)] : [];
  if (!node) return released;
  const { [EXCLUDED]: _, ...labels } = node.metadata.labels ?? {};
  const taints = (node.spec.taints ?? []).filter((taint) => !TAINTS.some(isSame(taint)));
  const spec = { ...node.spec, taints: taints.length > 0 ? taints : undefined, unschedulable: undefined };
  return [...updated(node, { ...withMetadata(node, { labels }), spec }), ...released];
}

const leaseOf = (node: string, world: World): Lease | undefined => world.get(LEASE, LEASES, `node-${node}`);

/** Who may disturb the node; undefined where the lease is free. */
function holderOf({ metadata: { name } }: Node, world: World): string | undefined {
  const { holderIdentity, renewTime, leaseDurationSeconds = 0 } = leaseOf(name, world)?.spec ?? {};
  if (holderIdentity === HOLDER) return HOLDER;
  const ends = Date.parse(renewTime ?? '') + leaseDurationSeconds * 1000;
  return ends > Date.parse(world.now()) ? holderIdentity : undefined;
}

function leased(node: Node, world: World): Action[] {
  const { name } = node.metadata;
  const found = leaseOf(name, world);
  const now = world.now().replace(/(\.\d+)?Z$/, '.000000Z');
  const spec = { holderIdentity: HOLDER, leaseDurationSeconds: LEASE_SECONDS, acquireTime: now, renewTime: now };
  if (found) return updated(found, { ...found, spec });
  const home = world.get(NAMESPACE, undefined, LEASES);
  return [
    ...(home ? [] : [create({ apiVersion: NAMESPACE.apiVersion, kind: NAMESPACE.kind, metadata: { name: LEASES } })]),
    create({
      apiVersion: LEASE.apiVersion,
      kind: LEASE.kind,
      metadata: { name: `node-${name}`, namespace: LEASES },
      spec,
    }),
  ];
}

/** Another operator disturbs the node. Before the drain has begun it is waited for; later the node is given back after some attempts. */
function leaseDenied(maintenance: NodeMaintenance, holder: string, world: World): Action[] {
  const { drainProgress = 0, errorOnLeaseCount = 0, lastError } = maintenance.status ?? {};
  const count = drainProgress > 0 ? errorOnLeaseCount + 1 : 0;
  const waits = !passed(world, maintenance, `lease, ${errorOnLeaseCount} failures`, SECONDS.evictionRetry);
  const error = `can't update or invalidate the lease because it is held by different owner: ${holder} errorOnLeaseCount ${count}`;
  if (waits || (count === 0 && lastError === error)) return [];
  return said(maintenance, { errorOnLeaseCount: count, lastError: error }, world);
}

/** The maintenance of the node that something is about. */
const ofNode = (kind: Trigger['kind'], node: (changed: never) => string | undefined): Trigger => ({
  kind,
  mapToRequests: (changed, world) => {
    const name = node(changed as never);
    return world
      .list(NODE_MAINTENANCE)
      .filter(({ spec }) => spec.nodeName === name)
      .map(({ metadata }) => metadata);
  },
});

export const nodeMaintenance = controller({
  name: 'node-maintenance',
  kind: NODE_MAINTENANCE,
  reconcile,
  watches: [
    {
      kind: DEPLOYMENT,
      mapToRequests: ({ metadata }, world) =>
        metadata.name === OPERATOR ? world.list(NODE_MAINTENANCE).map((one) => one.metadata) : [],
    },
    ofNode(POD, ({ spec }: Pod) => spec.nodeName),
    ofNode(NODE, ({ metadata }: Node) => metadata.name),
    ofNode(LEASE, ({ metadata }: Lease) =>
      metadata.namespace === LEASES ? metadata.name.replace(/^node-/, '') : undefined,
    ),
  ],
});
