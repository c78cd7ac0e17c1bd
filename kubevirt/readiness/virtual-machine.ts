/** The gate of a VirtualMachine: judged by what virt-controller does next, not by the status alone. */
import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { condition, isTrue, number, READY, reasonOf, resting, spec, status, stuck, waiting } from './conditions';
import type { Gate, Readiness } from './gate';

/** The state in which a VM is ready, by its run strategy: running, stopped, or either. */
type Wanted = 'running' | 'stopped' | 'either';
const WANTED: Readonly<Record<string, Wanted>> = {
  Always: 'running',
  RerunOnFailure: 'either',
  Once: 'either',
  Manual: 'either',
  Halted: 'stopped',
  WaitAsReceiver: 'running',
};

export function runStrategyOf(live: KubeObject): string {
  return String(spec(live, 'runStrategy') ?? (spec(live, 'running') === true ? 'Always' : 'Halted'));
}

export const printableStatus = (live: KubeObject): string => String(status(live, 'printableStatus') ?? '');

/** Statuses that name what keeps the guest from starting. All of them heal when the cause goes away. */
const OBSTACLES: Readonly<Record<string, { why: string; next: string; retries?: true }>> = {
  ImagePullBackOff: {
    why: 'the image of a container disk cannot be pulled',
    next: 'Correct the image or its imagePullSecret; if the registry is down, the guest starts when it is back.',
    retries: true,
  },
  DataVolumeError: {
    why: 'a disk cannot be filled',
    next: "Check the VM's DataVolumes: the Running condition of the failed one states the cause. CDI tries again by itself.",
    retries: true,
  },
  ErrImagePull: {
    why: 'the image of a container disk cannot be pulled',
    next: 'Correct the image or its imagePullSecret; if the registry is down, the guest starts when it is back.',
    retries: true,
  },
  ErrorUnschedulable: {
    why: 'no node can run the guest',
    next: 'Make room on a node, add a node, or let the VM ask for less.',
  },
  ErrorPvcNotFound: {
    why: 'a PersistentVolumeClaim that a volume names does not exist',
    next: 'Create the PersistentVolumeClaim, or correct the name in the volume.',
  },
  CrashLoopBackOff: {
    why: 'the guest failed; KubeVirt starts it again after a delay',
    next: 'Check the events of the VM and the log of its virt-launcher Pod.',
  },
  WaitingForReceiver: {
    why: 'the VM waits for a migration from another cluster',
    next: 'Start the migration in the other cluster.',
  },
};
/** Statuses without a fault, in words. */
const ON_THE_WAY: Readonly<Record<string, string>> = {
  WaitingForVolumeBinding: 'WaitingForVolumeBinding: a PersistentVolumeClaim is not bound yet',
};

export const virtualMachine: Gate = (live, related) => {
  const shown = printableStatus(live);
  if (shown === '') return waiting('KubeVirt has not processed it yet');
  if (behind(live, shown)) return waiting('KubeVirt has not processed the change yet');
  const verdict = BY_WANTED[WANTED[runStrategyOf(live)] ?? 'either'](live, shown, related);
  const asked = requested(live, shown);
  return verdict.state === 'ready' && asked ? waiting(asked) : verdict;
};

/** virt-controller writes down the generation that it has processed while there is a VMI; a VM that is stopped keeps an old one. */
function behind(live: KubeObject, shown: string): boolean {
  const seen = status(live, 'desiredGeneration');
  if (typeof seen !== 'number' || seen >= number(live.metadata?.generation)) return false;
  return shown !== 'Stopped' || hasGuest(live);
}

/** Whether a VMI exists, even if it is one that has ended. */
const hasGuest = (live: KubeObject): boolean => status(live, 'created') === true;

/** A start, stop or restart that was asked for through the API and is not done. */
function requested(live: KubeObject, shown: string): string | undefined {
  const actions = objectsAt(live, 'status', 'stateChangeRequests').map(({ action }) => action);
  const stop = actions.includes('Stop') && shown !== 'Stopped';
  if (actions.includes('Start')) return stop ? 'a restart was requested' : 'a start was requested';
  return stop ? 'a stop was requested' : undefined;
}

const BY_WANTED: Readonly<
  Record<Wanted, (live: KubeObject, shown: string, related?: readonly KubeObject[]) => Readiness>
> = {
  running,
  stopped,
  either: (live, shown, related) => (shown === 'Stopped' ? ended(live) : running(live, shown, related)),
};

function stopped(live: KubeObject, shown: string): Readiness {
  if (shown === 'Stopped') return resting('guest is stopped, as its run strategy asks');
  // A halted VM that never ran waits for its disks alone; an apply of a halted VM does not wait for those.
  if ((shown === 'Provisioning' || shown === 'WaitingForVolumeBinding') && !hasGuest(live))
    return resting('guest is stopped, as its run strategy asks; its disks are filled later');
  return syncFailure(live) ?? waiting(`guest is ${shown}, waiting for it to stop`);
}

/**
 * A stopped guest whose run strategy allows it to be stopped. virt-controller starts a guest when the VM takes on the run strategy, which the
 * status shows from the first start on; under RerunOnFailure it then removes the guest that has ended, and starts it again if it failed.
 */
function ended(live: KubeObject): Readiness {
  const strategy = runStrategyOf(live);
  const failure = syncFailure(live);
  if (strategy === 'Manual') return failure ?? resting('guest is stopped');
  if (failure) return failure;
  if (status(live, 'runStrategy') !== strategy) return waiting('KubeVirt is about to start the guest');
  if (strategy === 'RerunOnFailure' && hasGuest(live)) return waiting('guest has ended; KubeVirt is removing it');
  return resting('guest has ended');
}

function running(live: KubeObject, shown: string, related?: readonly KubeObject[]): Readiness {
  const serves = shown === 'Running' || shown === 'Migrating';
  if (serves && isTrue(live, 'Ready')) return liveChange(live, related);
  if (shown === 'Paused') return paused(live);
  if (serves) return notServing(live, shown);
  const failure = syncFailure(live);
  const obstacle = OBSTACLES[shown];
  if (obstacle) return blocked(live, `${shown}: ${obstacle.why}`, obstacle);
  if (failure) return failure;
  if (shown === 'Stopped') return waiting('guest is Stopped; KubeVirt is about to start it');
  return waiting(withDetail(live, ON_THE_WAY[shown] ?? `guest is ${shown}`));
}

function blocked(live: KubeObject, what: string, { next, retries }: (typeof OBSTACLES)[string]): Readiness {
  const message = withDetail(live, what);
  // A VMI keeps the spec that it was created with: what was corrected in the VM since then reaches only the next one.
  const remedy = isTrue(live, 'RestartRequired')
    ? `The guest still waits with the settings from before the last change: restart the VM (virtctl restart ${live.metadata?.name ?? 'NAME'}). Nothing is lost, since it is not running.`
    : next;
  return retries ? stuck(message, remedy) : waiting(message, remedy);
}

/** Conditions of a change of CPU or memory that waits for a live migration to bring it to the guest. */
const LIVE_CHANGES: Readonly<Record<string, string>> = { HotMemoryChange: 'memory', HotVCPUChange: 'CPUs' };

/** The guest serves. A live change may still be on its way; whether anything carries it there, only KubeVirt's configuration says. */
function liveChange(live: KubeObject, related?: readonly KubeObject[]): Readiness {
  const kind = Object.keys(LIVE_CHANGES).find((type) => isTrue(live, type));
  if (kind === undefined)
    return isTrue(live, 'RestartRequired')
      ? resting('guest runs with its former settings until it is restarted')
      : READY;
  const what = `the change of ${LIVE_CHANGES[kind]} reaches the guest by a live migration`;
  if (related === undefined || carriesNothing(live, related)) return resting(`${what}, which has to be started`);
  if (printableStatus(live) === 'Migrating') return waiting(`${what}, which is running`);
  return waiting(
    what,
    'KubeVirt starts the migration if workloadUpdateMethods of the KubeVirt object lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration.',
  );
}

function carriesNothing(live: KubeObject, related: readonly KubeObject[]): boolean {
  if (condition(live, 'LiveMigratable')?.status === 'False') return true;
  const kubevirt = related.find(({ kind }) => kind === 'KubeVirt');
  if (!kubevirt || printableStatus(live) === 'Migrating') return false;
  const strategy = spec(kubevirt, 'workloadUpdateStrategy') as { workloadUpdateMethods?: unknown } | undefined;
  const methods = strategy?.workloadUpdateMethods;
  return !Array.isArray(methods) || !methods.includes('LiveMigrate');
}

/** A guest that a user has paused rests; one that KubeVirt has paused is in trouble. */
export function paused(live: KubeObject): Readiness {
  const found = condition(live, 'Paused');
  if (found?.reason === undefined || found.reason === 'PausedByUser') return resting('guest is paused');
  return waiting(
    `guest is paused: ${reasonOf(found, 'no reason given')}`,
    'Find what stopped it (a full or unreachable disk stops a guest that writes), then unpause it: virtctl unpause vm NAME.',
  );
}

/** Why a guest that runs is not ready, by the reason of the Ready condition, which is that of its virt-launcher Pod. */
const NOT_SERVING: Readonly<Record<string, string>> = {
  GuestNotRunning: 'KubeVirt is about to report it ready',
  PodTerminating: 'its virt-launcher Pod is being removed',
  PodNotExists: 'it has no virt-launcher Pod',
  ContainersNotReady: 'a container of its virt-launcher Pod is not ready; a failing readiness probe looks the same',
  ReadinessGatesNotReady: 'its virt-launcher Pod is not ready, as after a migration or a pause',
};

export function notServing(live: KubeObject, shown: string): Readiness {
  const found = condition(live, 'Ready');
  // The node lifecycle controller, which speaks for a node that is silent, gives no reason.
  if (found?.status === 'False' && !found.reason)
    return waiting(
      `guest is ${shown} as last reported, but its node does not answer`,
      'Check the node. Until it is back, or removed and its Pod with it, KubeVirt does not start the guest elsewhere.',
    );
  const why = found?.reason ? (NOT_SERVING[found.reason] ?? reasonOf(found, '')) : 'it is not ready yet';
  return waiting(`guest is ${shown}: ${why}`);
}

/** The VM controller could not apply the spec. It retries, but an invalid spec stays invalid. */
function syncFailure(live: KubeObject): Readiness | undefined {
  const found = condition(live, 'Failure');
  return found?.status === 'True'
    ? waiting(
        `KubeVirt cannot apply the spec: ${reasonOf(found, 'no reason given')}`,
        'Correct what the message names; KubeVirt tries again by itself.',
      )
    : undefined;
}

/** Adds the message of the scheduler or the node. A VM carries the conditions of its VMI. */
function withDetail(live: KubeObject, what: string): string {
  const detail = ['PodScheduled', 'Synchronized']
    .map((type) => condition(live, type))
    .find((found) => found?.status === 'False' && found.message);
  return detail ? `${what} (${detail.message})` : what;
}
