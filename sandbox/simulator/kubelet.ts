/** Pods: the scheduler that gives them a node, the kubelet that runs them, and what takes them off a node that is lost. */
import { type Action, bind, finish, remove, updated } from './actions';
import { type Condition, conditionOf, withConditions } from './conditions';
import { controller, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { hash } from './hash';
import { JOB, NODE, POD, VMI } from './kinds';
import { isLauncher } from './launcher';
import { controllerOf, isDeleting } from './live-object';
import { isOff, UNREACHABLE } from './nodes';
import { hasEnded, isFromBefore, nodeOf, responds } from './pods';
import { nodeFor, secondsTolerated, takes } from './scheduling';
import type { ContainerStatus, Instance, Node, Pod } from './types';
import { isFinal } from './vm-names';
import { passed, type World } from './world';

function reconcile(pod: Pod, world: World): Action[] {
  const { nodeName } = pod.spec;
  // What a Job's pod does, and how it ends, is the Job's own affair.
  if (controllerOf(pod)?.kind === JOB.kind) return isDeleting(pod) ? [finish(pod)] : [];
  if (nodeName === undefined) return schedule(pod, world);
  const node = nodeOf(pod, world);
  // Kubernetes collects the pods of a node that was removed.
  if (!node) return [finish(pod)];
  if (!responds(node)) return lost(pod, node, world);
  if (isOff(node)) return [];
  // What was on a node when it lost its power does not run any more, whether it is to go or not.
  if (isDeleting(pod) && isFromBefore(pod, node))
    return passed(world, pod, 'cleaned up', isLauncher(pod) ? SECONDS.cleanUp : 0) ? [finish(pod)] : [];
  if (isDeleting(pod)) return stop(pod, world);
  if (hasEnded(pod)) return [];
  return run(pod, node, world);
}

function schedule(pod: Pod, world: World): Action[] {
  if (isDeleting(pod)) return [finish(pod)];
  const guest = guestOf(pod, world);
  const stuck = guest !== undefined && hasFault(guest, 'unschedulable', world);
  const node = stuck ? undefined : placeFor(pod, guest, world);
  if (node) return [bind(pod, node)];
  const waits = { type: 'PodScheduled', status: 'False' as const, reason: 'Unschedulable', message: NO_NODE };
  return statusOf(pod, { phase: 'Pending' }, [waits], world);
}

export const NO_NODE =
  'No simulated node is ready, has a virt-handler, and fits nodeSelector, affinity and tolerations';

/** The target of a migration goes to another node than the guest is on. */
const placeFor = (pod: Pod, guest: Instance | undefined, world: World): string | undefined =>
  guest
    ? nodeFor({ ...guest.spec, nodeSelector: pod.spec.nodeSelector }, world, guest.status?.nodeName)
    : freest(pod, world);

/** Of the nodes that a pod fits on, the one with the fewest pods. */
function freest(pod: Pod, world: World): string | undefined {
  const pods = world.list(POD);
  const count = ({ metadata }: Node) => pods.filter(({ spec }) => spec.nodeName === metadata.name).length;
  return world
    .list(NODE)
    .filter((node) => takes(node, pod.spec))
    .map((node) => ({ name: node.metadata.name, pods: count(node) }))
    .sort((a, b) => a.pods - b.pods || a.name.localeCompare(b.name))[0]?.name;
}

const guestOf = (pod: Pod, world: World): Instance | undefined => {
  const owner = controllerOf(pod);
  return owner?.kind === VMI.kind ? world.get(VMI, pod.metadata.namespace, owner.name) : undefined;
};

/** A node that does not report keeps its pods; they count as unready, and go when they do not tolerate that any longer. */
function lost(pod: Pod, node: Node, world: World): Action[] {
  if (conditionOf(pod, 'Ready')?.status === 'True')
    return statusOf(pod, {}, [{ type: 'Ready', status: 'False' }], world);
  const taint = node.spec.taints?.find(({ key, effect }) => key === UNREACHABLE && effect === 'NoExecute');
  if (!taint || isDeleting(pod)) return [];
  const seconds = secondsTolerated(pod.spec.tolerations, taint) ?? SECONDS.podEviction;
  if (seconds === Number.POSITIVE_INFINITY) return [];
  const since = conditionOf(node, 'Ready')?.lastTransitionTime;
  if (!passed(world, pod, `evict ${since}`, seconds)) return [];
  const disrupted: Condition = { type: 'DisruptionTarget', status: 'True', reason: 'DeletionByTaintManager' };
  return [...statusOf(pod, {}, [disrupted], world), remove(pod)];
}

/** A pod that is to go ends first; a launcher does once its guest is down. */
function stop(pod: Pod, world: World): Action[] {
  const guest = guestOf(pod, world);
  const runs = guest?.status?.nodeName === pod.spec.nodeName && guest?.status?.phase === 'Running';
  if (runs && !hasEnded(pod) && !passed(world, pod, 'force', SECONDS.shutdown * 10)) return [];
  return passed(world, pod, 'stop', guest ? SECONDS.podEnd : 0) ? [finish(pod)] : [];
}

/** The launcher of a guest that powered itself off, or failed, ends with it. */
function end(pod: Pod, guest: Instance, world: World): Action[] {
  const phase = guest.status?.phase === 'Failed' ? 'Failed' : 'Succeeded';
  const terminated = { reason: phase === 'Failed' ? 'Error' : 'Completed', exitCode: phase === 'Failed' ? 1 : 0 };
  const unready: Condition = {
    type: 'Ready',
    status: 'False',
    reason: phase === 'Failed' ? 'PodFailed' : 'PodCompleted',
  };
  return statusOf(pod, { phase, containerStatuses: containers(pod, { terminated }) }, [unready], world);
}

/** How a pod comes up. Those that carry no guest are checked before they count as ready. */
function run(pod: Pod, node: Node, world: World): Action[] {
  const guest = guestOf(pod, world);
  if (guest && isFinal(guest)) return end(pod, guest, world);
  if (isFromBefore(pod, node)) return restart(pod, guest !== undefined, world);
  const subject = guest ?? pod;
  const scheduled: Condition = { type: 'PodScheduled', status: 'True' };
  const unready: Condition = { type: 'Ready', status: 'False', reason: 'ContainersNotReady' };
  const waiting = (reason: string, message?: string): Action[] =>
    statusOf(
      pod,
      { phase: 'Pending', containerStatuses: containers(pod, { waiting: { reason, message } }) },
      [scheduled, unready],
      world,
    );
  if (pod.status?.phase !== 'Running') {
    if (missesImage(pod, guest, node, world)) return waiting(...pull(pod, world));
    if (guest && hasFault(guest, 'container-error', world)) return waiting('CreateContainerError', CONTAINER_ERROR);
    const seconds = guest ? SECONDS.schedule : startsAfter(pod);
    if (!passed(world, pod, `start ${pod.status?.podIP ?? ''}`, pace(subject, seconds, world)))
      return guest ? [] : waiting('ContainerCreating');
  }
  const startedAt = pod.status?.containerStatuses?.[0]?.state.running?.startedAt ?? world.now();
  const running = {
    phase: 'Running',
    startTime: pod.status?.startTime ?? startedAt,
    podIP:
      pod.status?.podIP ??
      `10.${128 + (hash(node.metadata.name) % 64)}.${hash(pod.metadata.uid) % 256}.${1 + (hash(pod.metadata.name) % 254)}`,
  };
  const ready = guest !== undefined || passed(world, pod, `ready ${startedAt}`, pace(pod, startsAfter(pod), world));
  return statusOf(
    pod,
    { ...running, containerStatuses: containers(pod, { running: { startedAt } }, ready) },
    [scheduled, ready ? { type: 'Ready', status: 'True' } : unready],
    world,
  );
}

/** Pods do not come up at the same instant. */
const startsAfter = ({ metadata }: Pod): number => (SECONDS.rollout / 2) * (1 + (hash(metadata.uid) % 97) / 200);

const CONTAINER_ERROR = 'failed to create the container: simulated by the fault container-error';

/** A guest is not started again in its pod; anything else is. */
function restart(pod: Pod, isLauncher: boolean, world: World): Action[] {
  const terminated = { reason: 'Unknown', exitCode: 137 };
  const unready: Condition = {
    type: 'Ready',
    status: 'False',
    reason: isLauncher ? 'PodFailed' : 'ContainersNotReady',
  };
  const phase = isLauncher ? 'Failed' : 'Pending';
  return statusOf(pod, { phase, containerStatuses: containers(pod, { terminated }) }, [unready], world);
}

/** The fault `image-pull` of a guest, of a workload, of an operator's object for one of its workloads, or of a node for all pods on it. */
const missesImage = (pod: Pod, guest: Instance | undefined, node: Node, world: World): boolean =>
  hasFault(node, 'image-pull', world) || hasFault(guest ?? pod, 'image-pull', world);

/** The kubelet pulls, fails, and backs off: after the second failure twice as long each time. It looks at a pod only every so often. */
function pull(pod: Pod, world: World): [reason: string, message: string] {
  const message = 'Failed to pull image: simulated by the fault image-pull';
  let rest = world.age(pod, 'image-pull');
  for (let failures = 0; ; failures++) {
    if (rest < SECONDS.pull) {
      world.requeueAfter(pod, SECONDS.pull - rest);
      return ['ErrImagePull', message];
    }
    rest -= SECONDS.pull;
    const backOff = Math.min(SECONDS.pullBackOff * 2 ** Math.max(0, failures - 1), SECONDS.crashBackOffLimit);
    const wait = Math.ceil(backOff / SECONDS.kubeletSync) * SECONDS.kubeletSync;
    if (rest < wait) {
      world.requeueAfter(pod, wait - rest);
      return ['ImagePullBackOff', message];
    }
    rest -= wait;
  }
}

const containers = ({ spec, status }: Pod, state: ContainerStatus['state'], ready = false): ContainerStatus[] =>
  spec.containers.map(({ name, image }, index) => ({
    name,
    image,
    imageID: '',
    ready,
    restartCount: status?.containerStatuses?.[index]?.restartCount ?? 0,
    state,
  }));

function statusOf(pod: Pod, status: Partial<Pod['status']>, conditions: readonly Condition[], world: World): Action[] {
  const told = withConditions(pod.status?.conditions, conditions, world.now());
  return updated(pod, { ...pod, status: { ...pod.status, ...status, conditions: told } });
}

/** The pods of a node that is not as it should be, and those that are not ready or not placed. */
const ofNode: Trigger = {
  kind: NODE,
  mapToRequests: (changed, world) => {
    const node = changed as Node;
    const healthy = responds(node) && !isOff(node);
    return world
      .list(POD)
      .filter((pod) => (pod.spec.nodeName === undefined ? healthy : pod.spec.nodeName === node.metadata.name))
      .filter((pod) => !healthy || conditionOf(pod, 'Ready')?.status !== 'True' || isFromBefore(pod, node))
      .map(({ metadata }) => metadata);
  },
};

/** A fault of a guest that begins or ends is one of its pods. */
const ofGuest: Trigger = {
  kind: VMI,
  mapToRequests: (guest, world) =>
    world
      .owned(POD, guest)
      .filter((pod) => pod.status?.phase !== 'Running' || isDeleting(pod) || isFinal(guest as Instance))
      .map(({ metadata }) => metadata),
};

export const pods = controller({ name: 'pod', kind: POD, reconcile, watches: [ofNode, ofGuest] });
