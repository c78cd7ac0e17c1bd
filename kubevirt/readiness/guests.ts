import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { condition, failed, isTrue, number, READY, spec, status, waiting, words } from './conditions';
import type { Gate, Readiness } from './gate';

/** What a VM says while it cannot start, which no waiting repairs, and what then helps. */
const DEAD_ENDS: Readonly<Record<string, { why: string; next: string }>> = {
  ImagePullBackOff: {
    why: 'the image of a container disk cannot be pulled',
    next: 'Correct the image, or the pull secret that it needs.',
  },
  DataVolumeError: {
    why: 'a disk cannot be filled',
    next: "Look at the VM's DataVolumes: the condition Running of the one that failed names the cause.",
  },
};

/** What a VM says while it cannot start, which may pass by itself: a node that comes, a claim that is created. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ErrorUnschedulable: 'no node fits the guest',
  ErrorPvcNotFound: 'a PersistentVolumeClaim that a volume names does not exist',
  ErrImagePull: 'the image of a container disk cannot be pulled',
  CrashLoopBackOff: 'the guest crashed, KubeVirt waits before it starts it again',
  WaitingForVolumeBinding: 'a disk waits for its volume to be bound',
  WaitingForReceiver: 'the guest waits to be received from another cluster',
};

/** What "there" means for a VM, by its run strategy: started, stopped, or whatever its operator left it at. */
type Wanted = 'running' | 'stopped' | 'either';
const WANTED: Readonly<Record<string, Wanted>> = {
  Always: 'running',
  RerunOnFailure: 'either',
  Once: 'either',
  Manual: 'either',
  Halted: 'stopped',
  WaitAsReceiver: 'running',
};

/** Statuses in which a VM under `either` has come to rest, or is on its way for somebody else's reasons. */
const AT_REST = new Set(['Running', 'Stopped', 'Paused', 'Migrating']);

export const virtualMachine: Gate = (live) => {
  const seen = status(live, 'desiredGeneration');
  if (typeof seen === 'number' && seen < number(live.metadata?.generation)) {
    return waiting('KubeVirt has not looked at the change yet');
  }
  const strategy = spec(live, 'runStrategy') ?? (spec(live, 'running') === true ? 'Always' : 'Halted');
  const wanted = WANTED[String(strategy)] ?? 'either';
  const shown = String(status(live, 'printableStatus') ?? '');
  if (wanted === 'stopped') return stopped(live, shown);
  if (wanted === 'either' && AT_REST.has(shown)) return READY;
  return running(live, shown);
};

function stopped(live: KubeObject, shown: string): Readiness {
  if (shown === 'Stopped') return READY;
  // A halted VM that never ran waits for its disks alone; whoever created it halted does not wait for those.
  if (shown === 'Provisioning' || shown === 'WaitingForVolumeBinding') return READY;
  if (shown === '') return waiting('KubeVirt has not looked at it yet');
  const failure = syncFailure(live);
  return failure ?? waiting(`guest is ${shown}, to be stopped`);
}

function running(live: KubeObject, shown: string): Readiness {
  if (shown === 'Running' && isTrue(live, 'Ready')) return READY;
  if (shown === 'Paused') return READY;
  if (shown === 'Migrating' && isTrue(live, 'Ready')) return READY;
  if (shown === '') return waiting('KubeVirt has not looked at it yet');
  const deadEnd = DEAD_ENDS[shown];
  if (deadEnd) return failed(told(live, `${shown}: ${deadEnd.why}`), deadEnd.next);
  const failure = syncFailure(live);
  if (failure) return failure;
  return waiting(told(live, OBSTACLES[shown] ? `${shown}: ${OBSTACLES[shown]}` : `guest is ${shown}`));
}

/** The VM controller could not do what the spec says; it tries again, but a spec that it cannot follow stays one. */
function syncFailure(live: KubeObject): Readiness | undefined {
  const found = condition(live, 'Failure');
  return found?.status === 'True'
    ? waiting(`KubeVirt cannot follow the spec: ${words(found, 'no reason given')}`)
    : undefined;
}

/** With what the scheduler or the node said about it. A VM carries its instance's conditions. */
function told(live: KubeObject, what: string): string {
  const detail = ['PodScheduled', 'Synchronized']
    .map((type) => condition(live, type))
    .find((found) => found?.status === 'False' && found.message);
  return detail ? `${what} (${detail.message})` : what;
}

const PHASES_BEFORE_RUNNING = new Set(['', 'Pending', 'Scheduling', 'Scheduled', 'WaitingForSync']);

export const virtualMachineInstance: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Running')
    return isTrue(live, 'Ready') ? READY : waiting(words(condition(live, 'Ready'), 'guest runs, not ready yet'));
  if (phase === 'Succeeded') return READY;
  if (phase === 'Failed') {
    return failed('the guest failed', 'Look at the events of the instance and at the log of its virt-launcher Pod.');
  }
  const scheduling = condition(live, 'PodScheduled');
  const why = scheduling?.status === 'False' && scheduling.message ? `: ${scheduling.message}` : '';
  return waiting(PHASES_BEFORE_RUNNING.has(phase) ? `guest is ${phase || 'Pending'}${why}` : `guest is ${phase}`);
};

/** Beyond its gate: the agent inside the guest answers. A VM carries its instance's conditions. */
export const guestAgent: Gate = (live) =>
  isTrue(live, 'AgentConnected') ? READY : waiting('guest runs, its agent has not answered yet');

export const pool: Gate = (live) => {
  const wanted = number(spec(live, 'replicas'), 1);
  const trouble = condition(live, 'ReplicaFailure');
  if (spec(live, 'paused') === true) return READY;
  const there = number(status(live, 'replicas'));
  const ready = number(status(live, 'readyReplicas'));
  if (there === wanted && ready >= wanted) return READY;
  const why = trouble?.status === 'True' ? `: ${words(trouble, 'a VM cannot be created')}` : '';
  if (there > wanted) return waiting(`${there} guests, ${there - wanted} to be removed${why}`);
  // A pool of machines that are not to run is as ready as it gets once they exist.
  const strategy = valueAt(live, 'spec', 'virtualMachineTemplate', 'spec', 'runStrategy');
  if (there === wanted && strategy !== undefined && strategy !== 'Always') return READY;
  return waiting(`${ready} of ${wanted} guests ready${why}`);
};

export const replicaSet: Gate = (live) => {
  const wanted = number(spec(live, 'replicas'), 1);
  const ready = number(status(live, 'readyReplicas'));
  return ready >= wanted || spec(live, 'paused') === true ? READY : waiting(`${ready} of ${wanted} guests ready`);
};

export const migration: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Succeeded') return READY;
  if (phase === 'Failed') {
    const why = String(status(live, 'migrationState', 'failureReason') ?? 'no reason given');
    return failed(
      `the migration failed: ${why}`,
      'A migration runs once: repair the cause, then replace this object to try again. The guest stayed where it was.',
    );
  }
  return waiting(`migration is ${phase || 'Pending'}`);
};
