import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { condition, failed, isTrue, number, READY, reasonOf, spec, status, waiting } from './conditions';
import type { Gate, Readiness } from './gate';

/** Statuses of a VM that cannot start and does not recover by itself, and the remedy. */
const DEAD_ENDS: Readonly<Record<string, { why: string; next: string }>> = {
  ImagePullBackOff: {
    why: 'the image of a container disk cannot be pulled',
    next: 'Correct the image or its imagePullSecret.',
  },
  DataVolumeError: {
    why: 'a disk cannot be populated',
    next: "Check the VM's DataVolumes: the Running condition of the failed one states the cause.",
  },
};

/** Statuses of a VM that cannot start but may recover by itself, such as once a node joins or a claim is created. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ErrorUnschedulable: 'no node can run the guest',
  ErrorPvcNotFound: 'a PersistentVolumeClaim that a volume names does not exist',
  ErrImagePull: 'the image of a container disk cannot be pulled',
  CrashLoopBackOff: 'the guest crashed; KubeVirt restarts it after a delay',
  WaitingForVolumeBinding: 'a PersistentVolumeClaim is not bound yet',
  WaitingForReceiver: 'the VM waits for a migration from another cluster',
};

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

/** Statuses in which a VM under `either` is settled, or changes on the initiative of another client. */
const AT_REST = new Set(['Running', 'Stopped', 'Paused', 'Migrating']);

export const virtualMachine: Gate = (live) => {
  const seen = status(live, 'desiredGeneration');
  if (typeof seen === 'number' && seen < number(live.metadata?.generation)) {
    return waiting('KubeVirt has not processed the change yet');
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
  // A halted VM that never ran waits for its disks alone; an apply of a halted VM does not wait for those.
  if (shown === 'Provisioning' || shown === 'WaitingForVolumeBinding') return READY;
  if (shown === '') return waiting('KubeVirt has not processed it yet');
  const failure = syncFailure(live);
  return failure ?? waiting(`guest is ${shown}, waiting for it to stop`);
}

function running(live: KubeObject, shown: string): Readiness {
  if (shown === 'Running' && isTrue(live, 'Ready')) return READY;
  if (shown === 'Paused') return READY;
  if (shown === 'Migrating' && isTrue(live, 'Ready')) return READY;
  if (shown === '') return waiting('KubeVirt has not processed it yet');
  const deadEnd = DEAD_ENDS[shown];
  if (deadEnd) return failed(withDetail(live, `${shown}: ${deadEnd.why}`), deadEnd.next);
  const failure = syncFailure(live);
  if (failure) return failure;
  return waiting(withDetail(live, OBSTACLES[shown] ? `${shown}: ${OBSTACLES[shown]}` : `guest is ${shown}`));
}

/** The VM controller could not apply the spec. It retries, but an invalid spec stays invalid. */
function syncFailure(live: KubeObject): Readiness | undefined {
  const found = condition(live, 'Failure');
  return found?.status === 'True'
    ? waiting(`KubeVirt cannot apply the spec: ${reasonOf(found, 'no reason given')}`)
    : undefined;
}

/** Adds the message of the scheduler or the node. A VM carries the conditions of its VMI. */
function withDetail(live: KubeObject, what: string): string {
  const detail = ['PodScheduled', 'Synchronized']
    .map((type) => condition(live, type))
    .find((found) => found?.status === 'False' && found.message);
  return detail ? `${what} (${detail.message})` : what;
}

const PHASES_BEFORE_RUNNING = new Set(['', 'Pending', 'Scheduling', 'Scheduled', 'WaitingForSync']);

export const virtualMachineInstance: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Running')
    return isTrue(live, 'Ready')
      ? READY
      : waiting(reasonOf(condition(live, 'Ready'), 'guest is running but not ready yet'));
  if (phase === 'Succeeded') return READY;
  if (phase === 'Failed') {
    return failed('the guest failed', 'Check the events of the VMI and the log of its virt-launcher Pod.');
  }
  const scheduling = condition(live, 'PodScheduled');
  const why = scheduling?.status === 'False' && scheduling.message ? `: ${scheduling.message}` : '';
  return waiting(PHASES_BEFORE_RUNNING.has(phase) ? `guest is ${phase || 'Pending'}${why}` : `guest is ${phase}`);
};

/** Beyond the gate of the VM: its guest agent is connected. A VM carries the conditions of its VMI. */
export const guestAgent: Gate = (live) =>
  isTrue(live, 'AgentConnected') ? READY : waiting('guest is running, but its guest agent has not connected yet');

export const pool: Gate = (live) => {
  const wanted = number(spec(live, 'replicas'), 1);
  const trouble = condition(live, 'ReplicaFailure');
  if (spec(live, 'paused') === true) return READY;
  const there = number(status(live, 'replicas'));
  const ready = number(status(live, 'readyReplicas'));
  if (there === wanted && ready >= wanted) return READY;
  const why = trouble?.status === 'True' ? `: ${reasonOf(trouble, 'a VM cannot be created')}` : '';
  if (there > wanted) return waiting(`${there} guests, ${there - wanted} to be removed${why}`);
  // A pool whose VMs need not run is ready once they exist.
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
      'A migration runs once: fix the cause, then replace this object to try again. The guest stayed on its node.',
    );
  }
  return waiting(`migration is ${phase || 'Pending'}`);
};
