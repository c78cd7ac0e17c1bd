import { matchesLabels } from '../../kube/selector';
import { update } from './actions';
import { withConditions } from './conditions';
import { type Controller, controller, forAll } from './controller';
import { SECONDS } from './durations';
import { pace } from './faults';
import { DAEMON_SET, DEPLOYMENT, JOB, type Kind, NODE, REPLICA_SET, STATEFUL_SET } from './kinds';
import { isDeleting } from './live-object';
import { isProbe } from './probes';
import type { Workload } from './types';
import { passed, type World } from './world';

/**
 * The status of a workload while it rolls out, and when it has. There are no pods: nothing here runs in one. Where the API omits a zero,
 * so do we.
 */
interface Player {
  kind: Kind<Workload>;
  status(workload: Workload, wanted: number, done: boolean): Record<string, unknown>;
}

const generation = ({ metadata }: Workload) => ({ observedGeneration: metadata.generation });
const available = (done: boolean) => ({
  type: 'Available',
  status: done ? ('True' as const) : ('False' as const),
  reason: done ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
});
const progressing = (done: boolean) => ({
  type: 'Progressing',
  status: 'True' as const,
  reason: done ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
});

const PLAYERS: readonly Player[] = [
  {
    kind: DEPLOYMENT,
    status: (workload, replicas, done) => ({
      ...generation(workload),
      replicas,
      updatedReplicas: replicas,
      readyReplicas: done ? replicas : undefined,
      availableReplicas: done ? replicas : undefined,
      unavailableReplicas: done ? undefined : replicas,
      conditions: [available(done), progressing(done)],
    }),
  },
  {
    kind: DAEMON_SET,
    status: (workload, nodes, done) => ({
      ...generation(workload),
      currentNumberScheduled: nodes,
      desiredNumberScheduled: nodes,
      updatedNumberScheduled: nodes,
      numberMisscheduled: 0,
      numberReady: done ? nodes : 0,
      numberAvailable: done ? nodes : undefined,
      numberUnavailable: done ? undefined : nodes,
    }),
  },
  {
    kind: STATEFUL_SET,
    status: (workload, replicas, done) => ({
      ...generation(workload),
      replicas,
      currentReplicas: replicas,
      updatedReplicas: replicas,
      readyReplicas: done ? replicas : undefined,
      availableReplicas: done ? replicas : undefined,
    }),
  },
  {
    kind: REPLICA_SET,
    status: (workload, replicas, done) => ({
      ...generation(workload),
      replicas,
      fullyLabeledReplicas: replicas,
      readyReplicas: done ? replicas : undefined,
      availableReplicas: done ? replicas : undefined,
    }),
  },
];

function reconcile(player: Player, workload: Workload, world: World) {
  if (isDeleting(workload)) return [];
  const seconds = pace(workload, SECONDS.rollout, world);
  const done = passed(world, workload, `generation ${workload.metadata.generation}`, seconds);
  const { conditions, ...numbers } = player.status(workload, wantedOf(player.kind, workload, world), done);
  const status = { ...workload.status, ...numbers };
  if (Array.isArray(conditions))
    status.conditions = withConditions(workload.status?.conditions, conditions, world.now());
  return [update(workload, { ...workload, status })];
}

function wantedOf(kind: Kind, workload: Workload, world: World): number {
  if (kind !== DAEMON_SET) return workload.spec.replicas ?? 1;
  const selector = workload.spec.template?.spec?.nodeSelector;
  return world.list(NODE).filter((node) => matchesLabels(selector, node.metadata.labels)).length;
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
  ...PLAYERS.map((player) =>
    controller({
      name: player.kind.kind,
      kind: player.kind,
      reconcile: (workload: Workload, world) => reconcile(player, workload, world),
      watches: player.kind === DAEMON_SET ? [forAll(NODE, DAEMON_SET)] : [],
    }),
  ),
  controller({ name: 'Job', kind: JOB, reconcile: reconcileJob }),
];
