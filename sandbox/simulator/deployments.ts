/** Deployments and their ReplicaSets: from a template to pods, and from the pods to what is said of the rollout. */
import { type Action, create, remove, update, updated } from './actions';
import { type Condition, conditionOf, withConditions } from './conditions';
import { type Controller, controller, forOwner } from './controller';
import { SECONDS } from './durations';
import { DEPLOYMENT, POD, REPLICA_SET } from './kinds';
import { isDeleting, ownerReference } from './live-object';
import { isActive, isReady, podDraft, suffix } from './pods';
import type { Labels, Pod, Workload } from './types';
import { passed, type World } from './world';

/** What Kubernetes tells the templates of a Deployment apart by. */
const TEMPLATE_LABEL = 'pod-template-hash';

function reconcileDeployment(deployment: Workload, world: World): Action[] {
  const name = `${deployment.metadata.name}-${suffix(JSON.stringify(deployment.spec.template ?? {}))}`;
  const sets = world.owned(REPLICA_SET, deployment);
  const current = sets.find(({ metadata }) => metadata.name === name);
  const wanted = deployment.spec.replicas ?? 1;
  // One that waits for its dependents to go says what it has, and rolls out nothing.
  if (isDeleting(deployment))
    return updated(deployment, { ...deployment, status: statusOf(deployment, sets, current, wanted, world) });
  if (!current) {
    const created: Condition = { type: 'Progressing', status: 'True', reason: 'NewReplicaSetCreated' };
    const conditions = withConditions(deployment.status?.conditions, [created], world.now());
    return [
      create(setDraft(deployment, name)),
      update(deployment, { ...deployment, status: { ...deployment.status, conditions } }),
    ];
  }
  const old = sets.filter((set) => set !== current && (set.spec.replicas ?? 0) > 0);
  const available = Number(current.status?.['availableReplicas'] ?? 0);
  return [
    ...scaled(current, wanted),
    ...(available >= wanted ? old.flatMap((set) => scaled(set, 0)) : []),
    ...updated(deployment, { ...deployment, status: statusOf(deployment, sets, current, wanted, world) }),
  ];
}

const scaled = (set: Workload, replicas: number): Action[] => updated(set, { ...set, spec: { ...set.spec, replicas } });

function setDraft({ metadata, spec, ...deployment }: Workload, name: string) {
  const hash = { [TEMPLATE_LABEL]: name.slice(metadata.name.length + 1) };
  return {
    apiVersion: REPLICA_SET.apiVersion,
    kind: REPLICA_SET.kind,
    metadata: {
      name,
      namespace: metadata.namespace,
      labels: { ...spec.template?.metadata?.labels, ...hash },
      ownerReferences: [ownerReference({ ...deployment, metadata, spec })],
    },
    spec: {
      replicas: spec.replicas ?? 1,
      selector: { matchLabels: { ...spec.selector?.matchLabels, ...hash } },
      template: {
        ...spec.template,
        metadata: { ...spec.template?.metadata, labels: { ...spec.template?.metadata?.labels, ...hash } },
      },
    },
  };
}

function statusOf(
  deployment: Workload,
  sets: readonly Workload[],
  current: Workload | undefined,
  wanted: number,
  world: World,
) {
  const sum = (field: string) => sets.reduce((total, set) => total + Number(set.status?.[field] ?? 0), 0);
  const [replicas, ready, available] = [sum('replicas'), sum('readyReplicas'), sum('availableReplicas')];
  const now = Number(current?.status?.['replicas'] ?? 0);
  const most = wanted - Math.floor(wanted / 4);
  const enough = available >= most;
  const conditions: Condition[] = [
    {
      type: 'Available',
      status: enough ? 'True' : 'False',
      reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
    },
    progressOf(
      deployment,
      { done: now === wanted && available >= wanted && replicas === now, now, ready, available },
      world,
    ),
  ];
  // Where the API omits a zero, so do we.
  return {
    ...deployment.status,
    observedGeneration: deployment.metadata.generation,
    replicas: replicas || undefined,
    updatedReplicas: now || undefined,
    readyReplicas: ready || undefined,
    availableReplicas: available || undefined,
    unavailableReplicas: Math.max(wanted, replicas) - available || undefined,
    conditions: withConditions(deployment.status?.conditions, conditions, world.now()),
  };
}

interface Progress {
  done: boolean;
  now: number;
  ready: number;
  available: number;
}

/** A rollout that is complete stays so, whatever becomes of its pods; another that gets no further exceeds its deadline. */
function progressOf(deployment: Workload, { done, now, ready, available }: Progress, world: World): Condition {
  const known = conditionOf(deployment, 'Progressing');
  const progressing = (reason: string): Condition => ({ type: 'Progressing', status: 'True', reason });
  if (done || known?.reason === 'NewReplicaSetAvailable') return progressing('NewReplicaSetAvailable');
  const { updatedReplicas, readyReplicas } = deployment.status ?? {};
  const further = now > Number(updatedReplicas ?? 0) || ready > Number(readyReplicas ?? 0);
  if (further) return progressing('ReplicaSetUpdated');
  const stage = `progress ${deployment.metadata.generation} ${now} ${ready} ${available} ${known?.lastTransitionTime}`;
  if (known?.status === 'False') return known;
  if (passed(world, deployment, stage, SECONDS.progressDeadline))
    return { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' };
  return known ?? progressing('NewReplicaSetCreated');
}

function reconcileSet(set: Workload, world: World): Action[] {
  if (isDeleting(set)) return [];
  const all = world.owned(POD, set);
  const active = all.filter(isActive);
  const wanted = set.spec.replicas ?? 1;
  const status = {
    ...set.status,
    observedGeneration: set.metadata.generation,
    replicas: active.length,
    fullyLabeledReplicas: active.length || undefined,
    readyReplicas: active.filter(isReady).length || undefined,
    availableReplicas: active.filter(isReady).length || undefined,
  };
  return [
    ...newNames(set.metadata.name, all, wanted - active.length).map((name) => create(podOf(set, name))),
    ...surplus(active, active.length - wanted).map(remove),
    ...updated(set, { ...set, status }),
  ];
}

/** Names that no pod has, not even one that is about to go. */
export function newNames(of: string, taken: readonly Pod[], count: number): string[] {
  const names = new Set(taken.map(({ metadata }) => metadata.name));
  const found: string[] = [];
  for (let index = 0; found.length < count; index++) {
    const name = `${of}-${suffix(`${of} ${index}`)}`;
    if (!names.has(name)) found.push(name);
  }
  return found;
}

/** Those that are not ready go first. */
const surplus = (pods: readonly Pod[], count: number): Pod[] =>
  count <= 0 ? [] : [...pods].sort((a, b) => Number(isReady(a)) - Number(isReady(b))).slice(0, count);

export function podOf(
  workload: Workload,
  name: string,
  more: { labels?: Labels; nodeName?: string; spec?: Partial<Pod['spec']> } = {},
) {
  const { metadata, spec } = workload.spec.template ?? {};
  const { nodeSelector, tolerations, affinity } = (spec ?? {}) as Partial<Pod['spec']>;
  const placement = Object.fromEntries(
    Object.entries({ nodeSelector, tolerations, affinity }).filter(([, value]) => value),
  );
  return podDraft(workload, {
    name,
    labels: { ...metadata?.labels, ...more.labels },
    annotations: metadata?.annotations,
    nodeName: more.nodeName,
    spec: { ...placement, ...more.spec },
    containers: spec?.containers ?? [],
  });
}

export const deployments: readonly Controller[] = [
  controller({
    name: 'deployment',
    kind: DEPLOYMENT,
    reconcile: reconcileDeployment,
    watches: [forOwner(REPLICA_SET, DEPLOYMENT)],
  }),
  controller({
    name: 'replica-set',
    kind: REPLICA_SET,
    reconcile: reconcileSet,
    watches: [forOwner(POD, REPLICA_SET)],
  }),
];
