import type { Construct } from 'constructs';
import {
  ImportedResource,
  type IResource,
  Manifest,
  Resource,
  type ResourceProps,
  seconds,
  type TimeSpan,
} from '../base';

/** Profiles of the descheduler that know live migration, the best first. Which of them a release has, its CRD lists. */
export type DeschedulerProfile = 'KubeVirtRelieveAndMigrate' | 'DevKubeVirtRelieveAndMigrate' | 'LongLifecycle';

/** Props of the descheduler. */
export interface DeschedulerProps extends Pick<ResourceProps, 'labels' | 'annotations'> {
  /**
   * How nodes are relieved of guests.
   * @default KubeVirtRelieveAndMigrate
   * @change KubeDescheduler/spec.profiles
   */
  readonly profile?: DeschedulerProfile;
  /**
   * Whether guests are moved, or only reported.
   * @default Automatic
   * @change KubeDescheduler/spec.mode
   */
  readonly mode?: 'Automatic' | 'Predictive';
  /**
   * Time between two looks at the nodes.
   * @default 1m
   * @change KubeDescheduler/spec.deschedulingIntervalSeconds
   */
  readonly interval?: TimeSpan;
  /**
   * Number of guests that are moved at the same time, in the cluster and from one node. Not more than what
   * `migrations` of KubeVirt allows, or they queue up.
   * @default - 5 in the cluster and 2 from one node, as KubeVirt migrates
   * @change KubeDescheduler/spec.evictorPodLimits
   */
  readonly limits?: { readonly total: number; readonly node: number };
}

/**
 * The descheduler of OpenShift, set up for guests: it moves them by live migration from crowded nodes. Without such a profile it takes a migration
 * for an eviction that failed, and tries again and again. Its operator must be installed.
 */
export class Descheduler extends Resource {
  /** An existing KubeDescheduler. */
  static fromDeschedulerName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: DeschedulerProps = {}) {
    // The operator looks at this one object only.
    super(
      scope,
      id,
      { ...props, name: 'cluster', namespace: 'openshift-kube-descheduler-operator' },
      { kind: 'KubeDescheduler' },
    );
    const { profile = 'KubeVirtRelieveAndMigrate', mode, interval, limits } = props;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'operator.openshift.io/v1',
      kind: 'KubeDescheduler',
      metadata: this.objectMeta(),
      spec: {
        mode: mode ?? 'Automatic',
        deschedulingIntervalSeconds: seconds(interval ?? '1m'),
        profiles: [profile],
        evictorPodLimits: { ...(limits ?? { total: 5, node: 2 }) },
        // The other profiles include it.
        ...(profile === 'LongLifecycle' && { profileCustomizations: { devEnableEvictionsInBackground: true } }),
      },
    });
  }
}
