/** virt-handler on each node: the labels and devices it announces, its heartbeat, and what virt-controller makes of its silence. */
import { type Action, updated } from './actions';
import { conditionOf } from './conditions';
import { controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault } from './faults';
import { DAEMON_SET, type Kind, NODE, POD } from './kinds';
import { isDeleting, withMetadata } from './live-object';
import { CAPACITY, HEARTBEAT, isOff } from './nodes';
import { isActive, isFromBefore } from './pods';
import { fitsOn, SCHEDULABLE } from './scheduling';
import type { Labels, Node, Pod } from './types';
import { passed, type World } from './world';

const KVM = 'devices.kubevirt.io/kvm';
/** What the device plugins offer, as kubelet shows it. */
const DEVICES: Labels = {
  [KVM]: '1k',
  'devices.kubevirt.io/tun': '1k',
  'devices.kubevirt.io/vhost-net': '1k',
};

/** What the node labeller writes, shortened to one CPU family. */
const LABELS: Labels = {
  'kubevirt.io/cpumanager': 'false',
  'cpu-vendor.node.kubevirt.io/Intel': 'true',
  'host-model-cpu.node.kubevirt.io/Skylake-Server-noTSX-IBRS': 'true',
  'cpu-model.node.kubevirt.io/Skylake-Server-noTSX-IBRS': 'true',
  'cpu-model.node.kubevirt.io/Broadwell-noTSX-IBRS': 'true',
  'cpu-model.node.kubevirt.io/Haswell-noTSX-IBRS': 'true',
  'cpu-model-migration.node.kubevirt.io/Skylake-Server-noTSX-IBRS': 'true',
  'machine-type.node.kubevirt.io/q35': 'true',
};

export const isHandler = ({ metadata }: { metadata: { labels?: Labels } }): boolean =>
  metadata.labels?.['kubevirt.io'] === 'virt-handler';

/** Since when the virt-handler of a node runs. `installed`: since the node is ready, without a pod. */
function runningSince(node: Node, world: World, installed: boolean): string | undefined {
  if (isOff(node) || conditionOf(node, 'Ready')?.status !== 'True') return undefined;
  if (installed) return conditionOf(node, 'Ready')?.lastTransitionTime;
  const handler = world.list(POD).find((pod) => isHandler(pod) && isRunningOn(node, pod) && isActive(pod));
  return handler?.status?.containerStatuses?.[0]?.state.running?.startedAt;
}

/** Whether guests on the node are looked after. */
export const isHandled = (node: Node | undefined, world: World): boolean => {
  if (!node || isOff(node) || conditionOf(node, 'Ready')?.status !== 'True') return false;
  if (!world.list(DAEMON_SET).some(isHandler)) return true;
  return world.list(POD).some((pod) => isHandler(pod) && isRunningOn(node, pod));
};

const isRunningOn = (node: Node, pod: Pod): boolean =>
  pod.spec.nodeName === node.metadata.name && pod.status?.phase === 'Running' && !isFromBefore(pod, node);

function reconcile(node: Node, world: World, installed: boolean): Action[] {
  const since = runningSince(node, world, installed);
  if (since !== undefined) return updated(node, announced(node, since, world));
  if (isOff(node) || conditionOf(node, 'Ready')?.status === 'Unknown') return updated(node, silent(node, world));
  const wanted = installed || world.list(DAEMON_SET).some((one) => isHandler(one) && !isDeleting(one));
  return updated(node, wanted ? stopped(node) : withoutHandler(node));
}

/** At first virt-handler keeps guests away, until its devices are there. */
function announced(node: Node, since: string, world: World): Node {
  const { labels, annotations } = node.metadata;
  const last = annotations?.[HEARTBEAT];
  const fresh = last !== undefined && last >= since;
  if (!fresh) return beaten(node, { [SCHEDULABLE]: 'false' }, world);
  const devices = hasFault(node, 'no-kvm', world) ? { ...DEVICES, [KVM]: '0' } : DEVICES;
  const offered = Object.entries(devices).every(([name, count]) => node.status?.allocatable?.[name] === count);
  if (labels?.[SCHEDULABLE] !== 'true' || !offered)
    return { ...beaten(node, { ...LABELS, [SCHEDULABLE]: 'true' }, world), status: withDevices(node, devices) };
  return passed(world, node, `beat ${last}`, SECONDS.heartbeat) ? beaten(node, {}, world) : node;
}

/** Whether a node has been announced: the label is written before the devices are. */
export const takesGuests = (node: Node): boolean => fitsOn(node, {}) && node.status?.allocatable?.[KVM] !== undefined;

const beaten = (node: Node, labels: Labels, world: World): Node =>
  withMetadata(node, {
    labels: { ...node.metadata.labels, ...labels },
    annotations: { ...node.metadata.annotations, [HEARTBEAT]: world.now() },
  });

const withDevices = (node: Node, devices: Labels): Node['status'] => ({
  ...node.status,
  capacity: { ...(node.status?.capacity ?? CAPACITY), ...devices },
  allocatable: { ...(node.status?.allocatable ?? CAPACITY), ...devices },
});

/** virt-controller takes a node out whose virt-handler was not heard of for too long. */
function silent(node: Node, world: World): Node {
  const last = node.metadata.annotations?.[HEARTBEAT];
  if (node.metadata.labels?.[SCHEDULABLE] !== 'true' || !passed(world, node, `heard ${last}`, SECONDS.heartbeatTimeout))
    return node;
  return stopped(node);
}

const stopped = (node: Node): Node =>
  node.metadata.labels?.[SCHEDULABLE] === 'true'
    ? withMetadata(node, { labels: { ...node.metadata.labels, [SCHEDULABLE]: 'false' } })
    : node;

/** virt-operator removes what virt-handler left. */
function withoutHandler(node: Node): Node {
  const mine = [SCHEDULABLE, ...Object.keys(LABELS)];
  if (!mine.some((key) => node.metadata.labels?.[key] !== undefined)) return node;
  const without = (record: Labels | undefined, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !keys.includes(key)));
  const devices = Object.keys(DEVICES);
  return {
    ...withMetadata(node, {
      labels: without(node.metadata.labels, mine),
      annotations: without(node.metadata.annotations, [HEARTBEAT]),
    }),
    status: {
      ...node.status,
      capacity: without(node.status?.capacity, devices),
      allocatable: without(node.status?.allocatable, devices),
    },
  };
}

/** The node of a virt-handler that starts or ends. */
const ofHandler: Trigger = {
  kind: POD,
  mapToRequests: (changed) => {
    const { nodeName } = (changed as Pod).spec;
    return isHandler(changed) && nodeName !== undefined ? [{ name: nodeName }] : [];
  },
};

/** `installed`: every node has its virt-handler from the start, without anyone having deployed KubeVirt. */
export const virtHandlers = (installed: boolean) =>
  controller({
    name: 'virt-handler',
    kind: NODE,
    reconcile: (node: Node, world) => reconcile(node, world, installed),
    watches: [ofHandler, forAll(DAEMON_SET as Kind, NODE)],
  });
