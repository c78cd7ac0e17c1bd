/** The status of StatefulSets and Jobs as they roll out or run. These have no pods. */
import { update } from './actions';
import { withConditions } from './conditions';
import { type Controller, controller } from './controller';
import { SECONDS } from './durations';
import { pace } from './faults';
import { JOB, STATEFUL_SET } from './kinds';
import { isDeleting } from './live-object';
import { isProbe } from './probes';
import type { Workload } from './types';
import { passed, type World } from './world';

function reconcileStatefulSet(set: Workload, world: World) {
  if (isDeleting(set)) return [];
  const done = passed(world, set, `generation ${set.metadata.generation}`, pace(set, SECONDS.rollout, world));
  const replicas = set.spec.replicas ?? 1;
  const ready = done ? replicas : undefined;
  const numbers = {
    replicas,
    currentReplicas: replicas,
    updatedReplicas: replicas,
    readyReplicas: ready,
    availableReplicas: ready,
  };
  return [update(set, { ...set, status: { ...set.status, observedGeneration: set.metadata.generation, ...numbers } })];
}

/** A Job's work is done after a moment, in as many pods as it asks for. */
function reconcileJob(job: Workload, world: World) {
  if (isDeleting(job) || job.status?.completionTime || isProbe(job)) return [];
  const done = passed(world, job, 'run', pace(job, SECONDS.rollout, world));
  const pods = job.spec.completions ?? 1;
  const startTime = (job.status?.startTime as string | undefined) ?? world.now();
  const finished = {
    succeeded: pods,
    completionTime: world.now(),
    uncountedTerminatedPods: {},
    conditions: withConditions(
      job.status?.conditions,
      [
        { type: 'SuccessCriteriaMet', status: 'True', reason: 'CompletionsReached' },
        { type: 'Complete', status: 'True', reason: 'CompletionsReached' },
      ],
      world.now(),
    ),
  };
  const status = done ? { startTime, ...finished } : { startTime, active: job.spec.parallelism ?? 1 };
  return [update(job, { ...job, status })];
}

export const workloads: readonly Controller[] = [
  controller({ name: 'stateful-set', kind: STATEFUL_SET, reconcile: reconcileStatefulSet }),
  controller({ name: 'job', kind: JOB, reconcile: reconcileJob }),
];
