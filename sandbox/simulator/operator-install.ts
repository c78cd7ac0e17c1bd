/** What operators have in common: they install operands, keep them as wanted, look whether they are ready, and take them away. */
import { type Action, create, remove, updated } from './actions';
import { isTrue } from './conditions';
import {
  ADMISSION_BINDING,
  ADMISSION_POLICY,
  API_SERVICE,
  CDI,
  CDI_CONFIG,
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  CRD,
  DAEMON_SET,
  DATA_IMPORT_CRON,
  DEPLOYMENT,
  type Kind,
  KUBEVIRT,
  MUTATING_WEBHOOKS,
  NAMESPACE,
  NETWORK_ADDONS_CONFIG,
  POD,
  SERVICE,
  SSP,
  WEBHOOKS,
} from './kinds';
import { type AnyLive, type Draft, isDeleting, ownerReference } from './live-object';
import { isActive, isReady } from './pods';
import type { Labels, Workload } from './types';
import type { World } from './world';

export function runningOperator(world: World, name: string, namespace?: string): Workload | undefined {
  return world
    .list(DEPLOYMENT, namespace)
    .find((deployment) => deployment.metadata.name === name && isTrue(deployment, 'Available'));
}

export function versionOf(operator: Workload, variable: string): string {
  const template = operator.spec.template as { spec?: { containers?: { env?: { name: string; value?: string }[] }[] } };
  const env = template.spec?.containers?.[0]?.env?.find(({ name }) => name === variable);
  return env?.value ?? 'unknown';
}

const KINDS = [
  DEPLOYMENT,
  DAEMON_SET,
  SERVICE,
  API_SERVICE,
  WEBHOOKS,
  MUTATING_WEBHOOKS,
  CRD,
  CDI_CONFIG,
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  NAMESPACE,
  DATA_IMPORT_CRON,
  ADMISSION_POLICY,
  ADMISSION_BINDING,
  KUBEVIRT,
  CDI,
  NETWORK_ADDONS_CONFIG,
  SSP,
] as readonly Kind[];
const kindFor = (draft: { kind: string }): Kind => KINDS.find(({ kind }) => kind === draft.kind)!;

export const found = (world: World, draft: Draft): AnyLive | undefined =>
  world.get(kindFor(draft), draft.metadata.namespace, draft.metadata.name);

/** Creates what is missing. */
export const install = (cr: AnyLive, world: World, operands: readonly Draft[]): Action[] =>
  operands
    .filter((draft) => !found(world, draft))
    .map((draft) => create(ownable(draft, cr) ? owned(draft, cr) : draft));

/** What is cluster-wide, or in another namespace, cannot be owned by a namespaced CR: KubeVirt's CRDs have no owner, CDI's have. */
const ownable = (draft: Draft, cr: AnyLive): boolean =>
  cr.metadata.namespace === undefined || draft.metadata.namespace === cr.metadata.namespace;

const owned = (draft: Draft, cr: AnyLive): Draft => ({
  ...draft,
  metadata: { ...draft.metadata, ownerReferences: [ownerReference(cr)] },
});

/** Brings workloads that exist to the number of pods that the operator wants now. It does not wait for these. */
export const scale = (world: World, workloads: readonly Draft[]): Action[] =>
  workloads.flatMap((draft) => {
    const live = found(world, draft) as Workload | undefined;
    const { replicas } = draft.spec as Workload['spec'];
    return live && replicas !== undefined ? updated(live, { ...live, spec: { ...live.spec, replicas } }) : [];
  });

/** Brings workloads that exist to what the operator wants of their pods now. What the API server has filled in stays. */
export const adjust = (world: World, workloads: readonly Draft[]): Action[] =>
  workloads.flatMap((draft) => {
    const live = found(world, draft) as Workload | undefined;
    if (!live) return [];
    const wanted = draft.spec as Workload['spec'];
    const template = live.spec.template;
    return updated(live, {
      ...live,
      metadata: {
        ...live.metadata,
        labels: { ...live.metadata.labels, ...draft.metadata.labels },
        ...(draft.metadata.annotations
          ? { annotations: { ...live.metadata.annotations, ...draft.metadata.annotations } }
          : {}),
      },
      spec: {
        ...live.spec,
        template: {
          ...template,
          metadata: { ...template?.metadata, ...wanted.template?.metadata },
          spec: {
            ...template?.spec,
            nodeSelector: wanted.template?.spec?.nodeSelector,
            containers: template?.spec?.containers?.map((container, index) => ({
              ...container,
              image: wanted.template?.spec?.containers?.[index]?.image ?? container.image,
            })),
          },
        },
      },
    } as Workload);
  });

/** Whether each workload has a pod that is ready, a DaemonSet one on every node, and none is left of an older template. */
export const allReady = (world: World, workloads: readonly Draft[]): boolean =>
  workloads.every((draft) => {
    const live = found(world, draft) as Workload | undefined;
    if (!live) return false;
    const { readyReplicas, numberReady, desiredNumberScheduled } = (live.status ?? {}) as Record<
      string,
      number | undefined
    >;
    if (draft.kind === 'Deployment') return Boolean(readyReplicas) && isCurrent(draft, world);
    return Boolean(desiredNumberScheduled) && numberReady === desiredNumberScheduled && isCurrent(draft, world);
  });

function isCurrent({ metadata, spec }: Draft, world: World): boolean {
  const wanted = (spec as Workload['spec']).template?.metadata;
  const own = (labels: Labels | undefined) =>
    Object.entries(wanted?.labels ?? {}).every(([key, value]) => labels?.[key] === value);
  const pods = world
    .list(POD, metadata.namespace)
    .filter((pod) => own(pod.metadata.labels) && pod.status?.phase === 'Running');
  const current = pods.filter(({ metadata: { annotations } }) =>
    Object.entries(wanted?.annotations ?? {}).every(([key, value]) => annotations?.[key] === value),
  );
  return current.length === pods.length && current.some((pod) => isActive(pod) && isReady(pod));
}

export const allEstablished = (world: World, crds: readonly Draft[]): boolean =>
  crds.every((draft) => {
    const crd = found(world, draft);
    return crd !== undefined && isTrue(crd, 'Established');
  });

/** Takes away what is left of one group after the other. Empty when all are gone. */
export function takeAway(world: World, ...groups: readonly (readonly Draft[])[]): Action[] | undefined {
  for (const group of groups) {
    const left = group.map((draft) => found(world, draft)).filter((object) => object !== undefined);
    if (left.length > 0) return left.filter((object) => !isDeleting(object)).map(remove);
  }
  return undefined;
}
