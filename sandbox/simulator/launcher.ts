/** The pods of a guest: the one that it runs in, and the one that it is about to move to. */
import type { JsonObject } from '../../kube/json';
import { bytesQuantity } from '../../kube/quantity';
import { launcherResources } from '../../kubevirt/launcher-pod';
import { type Action, remove } from './actions';
import { clusterConfigOf } from './cluster-config';
import { KUBEVIRT, POD } from './kinds';
import { type Draft, isDeleting } from './live-object';
import { PREINSTALLED_VERSION } from './operands';
import { hasEnded, podDraft, suffix } from './pods';
import { SCHEDULABLE } from './scheduling';
import type { Instance, Labels, Migration, Pod } from './types';
import type { World } from './world';

/** On the pod that a guest is to move to: the uid of the migration. */
const MIGRATION_LABEL = 'kubevirt.io/migrationJobUID';
/** On a launcher: the name of its guest. */
export const DOMAIN_ANNOTATION = 'kubevirt.io/domain';

export const isLauncher = ({ metadata }: Pod): boolean => metadata.labels?.['kubevirt.io'] === 'virt-launcher';

/** The pod that a guest runs in, or is to start in. One that is terminating counts until it is gone. */
export function launcherOf(vmi: Instance, world: World): Pod | undefined {
  const pods = world.owned(POD, vmi);
  const nodeName = vmi.status?.nodeName;
  if (nodeName !== undefined) return pods.find(({ spec }) => spec.nodeName === nodeName);
  return pods.find(({ metadata }) => metadata.labels?.[MIGRATION_LABEL] === undefined);
}

export const targetPodOf = (vmi: Instance, migration: Migration, world: World): Pod | undefined =>
  world.owned(POD, vmi).find(({ metadata }) => metadata.labels?.[MIGRATION_LABEL] === migration.metadata.uid);

/** The pods by their nodes, as the status of a guest has them. */
export const activePodsOf = (vmi: Instance, world: World): Record<string, string> =>
  Object.fromEntries(
    world
      .owned(POD, vmi)
      .filter((pod) => !hasEnded(pod))
      .map(({ metadata, spec }) => [metadata.uid, spec.nodeName ?? '']),
  );

export function launcherDraft(vmi: Instance, world: World, migration?: Migration): Draft {
  const { metadata, spec } = vmi;
  const architecture: Labels = spec.architecture ? { 'kubernetes.io/arch': spec.architecture } : {};
  const { affinity, tolerations } = spec as { affinity?: object; tolerations?: Pod['spec']['tolerations'] };
  return podDraft(vmi, {
    name: `virt-launcher-${metadata.name}-${suffix(`${metadata.uid} ${migration?.metadata.uid ?? ''}`)}`,
    labels: {
      ...metadata.labels,
      'kubevirt.io': 'virt-launcher',
      'kubevirt.io/created-by': metadata.uid,
      ...(migration ? { [MIGRATION_LABEL]: migration.metadata.uid } : {}),
    },
    annotations: { [DOMAIN_ANNOTATION]: metadata.name },
    spec: {
      nodeSelector: {
        ...(spec.nodeSelector as Labels | undefined),
        ...(migration?.spec.addedNodeSelector as Labels | undefined),
        ...architecture,
        [SCHEDULABLE]: 'true',
      },
      restartPolicy: 'Never',
      ...(affinity ? { affinity } : {}),
      ...(tolerations ? { tolerations } : {}),
    },
    containers: [{ name: 'compute', image: launcherImage(world), resources: { requests: requestsOf(vmi, world) } }],
  });
}

/** What quotas count of it. */
function requestsOf({ spec }: Instance, world: World): Labels {
  const { requests } = launcherResources(spec as unknown as JsonObject, clusterConfigOf(world));
  return { cpu: `${Math.ceil(requests.cpu * 1000)}m`, memory: bytesQuantity(requests.memory) };
}

/** The launcher of the release that is installed. */
export function launcherImage(world: World): string {
  const [kubevirt] = world.list(KUBEVIRT);
  const { observedKubeVirtVersion, observedKubeVirtRegistry } = (kubevirt?.status ?? {}) as Record<
    string,
    string | undefined
  >;
  return `${observedKubeVirtRegistry ?? 'quay.io/kubevirt'}/virt-launcher:${observedKubeVirtVersion ?? PREINSTALLED_VERSION}`;
}

/** On a guest whose launcher is of an earlier release. */
export const OUTDATED_LABEL = 'kubevirt.io/outdatedLauncherImage';

export const isOutdated = ({ status }: Instance, world: World): boolean =>
  status?.launcherContainerImageVersion !== undefined && status.launcherContainerImageVersion !== launcherImage(world);

/** Asks the pods of a guest to go. */
export const removePods = (vmi: Instance, world: World, which: (pod: Pod) => boolean = () => true): Action[] =>
  world
    .owned(POD, vmi)
    .filter((pod) => !isDeleting(pod) && which(pod))
    .map(remove);

/** Evictions that KubeVirt answers with a migration instead, by strategy of the guest, or of the cluster. */
export const evictionStrategyOf = ({ spec }: Instance, world: Pick<World, 'list'>): string | undefined =>
  (spec.evictionStrategy as string | undefined) ??
  (clusterConfigOf(world).profile.configuration?.evictionStrategy as string | undefined);
