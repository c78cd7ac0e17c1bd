import type { KubeObject } from '../../kube/object';

export type Architecture = 'amd64' | 'arm64' | 's390x';

/**
 * What is known of a cluster without asking it. Rules and verdicts that depend on the cluster read this and nothing else.
 * Defaults: KubeVirt v1.9.0 as released, amd64, no configuration (so its default feature gates).
 */
export interface ClusterProfile {
  /** Release of KubeVirt, such as `v1.9.0`. */
  kubevirtVersion: string;
  /** Architecture of VMs that do not say one. */
  architecture: Architecture;
  /** `spec.configuration` of the KubeVirt object, as written there. */
  configuration: KubeVirtConfiguration;
  /** `spec.workloadUpdateStrategy.workloadUpdateMethods` of the KubeVirt object. KubeVirt's default is an empty list. */
  workloadUpdateMethods?: readonly ('LiveMigrate' | 'Evict')[];
  /** virt-controller's flag of that name: template labels (or `prefix*`) that it keeps in step on running guests. Default none. */
  additionalLauncherLabelsSync?: readonly string[];
  /** The same for template annotations. */
  additionalLauncherAnnotationsSync?: readonly string[];
}

/** `spec.configuration` of a KubeVirt object: the parts that rules read are typed, the rest is kept. */
export interface KubeVirtConfiguration {
  developerConfiguration?: { featureGates?: string[]; disabledFeatureGates?: string[]; [key: string]: unknown };
  vmRolloutStrategy?: 'LiveUpdate' | 'Stage';
  [key: string]: unknown;
}

export const DEFAULT_PROFILE: ClusterProfile = { kubevirtVersion: 'v1.9.0', architecture: 'amd64', configuration: {} };

/** What a KubeVirt object says of its cluster: in a manifest its configuration, read from a cluster also release and architecture. */
export function profileOfKubeVirt({ spec = {}, status = {} }: KubeObject): ClusterProfile {
  const { configuration, workloadUpdateStrategy, customizeComponents } = spec as {
    configuration?: KubeVirtConfiguration;
    workloadUpdateStrategy?: { workloadUpdateMethods?: ('LiveMigrate' | 'Evict')[] };
    customizeComponents?: { flags?: { controller?: Record<string, string> } };
  };
  const { observedKubeVirtVersion, defaultArchitecture } = status as Record<string, string | undefined>;
  const flags = customizeComponents?.flags?.controller ?? {};
  const synced = (flag: string) => flags[flag]?.split(',').filter(Boolean);
  const labels = synced('additional-launcher-labels-sync');
  const annotations = synced('additional-launcher-annotations-sync');
  return {
    kubevirtVersion: observedKubeVirtVersion || DEFAULT_PROFILE.kubevirtVersion,
    architecture: (defaultArchitecture || DEFAULT_PROFILE.architecture) as Architecture,
    configuration: configuration ?? {},
    workloadUpdateMethods: workloadUpdateStrategy?.workloadUpdateMethods ?? [],
    ...(labels && { additionalLauncherLabelsSync: labels }),
    ...(annotations && { additionalLauncherAnnotationsSync: annotations }),
  };
}
