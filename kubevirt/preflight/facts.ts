import type { KubeObject } from '../../kube/object';
import type { ProbeAnswer } from './probe';

/** A fact as it was read, or why it was not: `right` is the right that is missing for it, such as `list nodes`. */
export type Read<T> = { readonly value: T } | { readonly unread: string; readonly right?: string };

/** One webhook of a leftover or living installation, and whether the Service that it calls exists. */
export interface WebhookTarget {
  /** `ValidatingWebhookConfiguration virt-api-validator`. */
  configuration: string;
  /** `kubevirt/virt-api`. */
  service: string;
  exists: boolean;
}

/** A guest that was started to see whether it boots. */
export interface GuestBoot {
  booted: boolean;
  /** Where it ran and how long it took, or why it did not boot. */
  message: string;
  repair?: string;
}

/** Everything that the checks read: a snapshot of one cluster. */
export interface FactTypes {
  /** `gitVersion` of the API server, such as `v1.35.2`. */
  server: string;
  /** Names of the API groups that are served. */
  groups: readonly string[];
  nodes: readonly KubeObject[];
  storageClasses: readonly KubeObject[];
  snapshotClasses: readonly KubeObject[];
  /** CDI's StorageProfiles; empty without CDI. */
  storageProfiles: readonly KubeObject[];
  kubevirts: readonly KubeObject[];
  cdis: readonly KubeObject[];
  hyperConvergeds: readonly KubeObject[];
  networkAddonsConfigs: readonly KubeObject[];
  /** Webhooks whose configuration is named `virt-*` or `cdi-*`. */
  webhooks: readonly WebhookTarget[];
  apiServices: readonly KubeObject[];
  /** Metadata of all CustomResourceDefinitions. */
  crds: readonly KubeObject[];
  /** `kubevirt-cluster-critical`, where it exists. */
  priorityClass: KubeObject | undefined;
  /** Those of the target namespaces that exist. */
  namespaces: readonly KubeObject[];
  /** ResourceQuotas and LimitRanges of the target namespaces. */
  quotas: readonly KubeObject[];
  limitRanges: readonly KubeObject[];
  /** Rights for an installation that this user lacks, such as `create customresourcedefinitions.apiextensions.k8s.io`. */
  missingRights: readonly string[];
  /** DaemonSets named virt-handler, and their Pods. */
  handlers: readonly KubeObject[];
  handlerPods: readonly KubeObject[];
  /** One answer for each node that was probed. */
  probes: readonly ProbeAnswer[];
  guest: GuestBoot;
  /** Time of the snapshot in milliseconds. */
  now: number;
}

export type FactName = keyof FactTypes;

/** A fact that is absent was not asked for: its checks are skipped. */
export type Facts = { readonly [Name in FactName]?: Read<FactTypes[Name]> };
