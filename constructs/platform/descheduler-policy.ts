import { COMPONENTS } from '../../kubevirt/releases';
import { goDuration, isKnown, Manifest, type TimeSpan } from '../base';
import { toYaml } from '../render';
import type { Installation, ReleaseProps } from './installation';
import { containersOf, type Edit, podSpecOf } from './transforms';

/** Props of the descheduler of plain Kubernetes. */
export interface DeschedulerPolicyProps extends ReleaseProps {
  /**
   * Time between two looks at the nodes.
   * @default 1m
   * @change Deployment/spec.template
   */
  readonly interval?: TimeSpan;
  /**
   * Guests that are moved at the same time, in the cluster and from one node. Not more than what `migrations` of KubeVirt allows, or they queue up.
   * @default - 5 in the cluster and 2 from one node, as KubeVirt migrates
   * @change ConfigMap/data
   */
  readonly limits?: { readonly total: number; readonly node: number };
  /**
   * Percentages of what a node can allocate, by resource: guests move from nodes that are above `crowded` in one of them to nodes that are below
   * `idle` in all of them.
   * @default - idle below 30 % of CPU and memory, crowded above 70 %
   * @change ConfigMap/data
   */
  readonly thresholds?: {
    readonly idle: Readonly<Record<string, number>>;
    readonly crowded: Readonly<Record<string, number>>;
  };
}

const POLICY = 'descheduler-policy-configmap';

/** The descheduler with a policy that evicts guests alone, and in the background, as a live migration is. */
export function installDescheduler(installation: Installation, props: DeschedulerPolicyProps): void {
  const namespace = COMPONENTS.descheduler.namespace!;
  const policy = new Manifest(installation.scope, 'descheduler-policy', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: POLICY, namespace },
    data: { 'policy.yaml': toYaml(policyOf(installation, props)) },
  });
  const { operator } = installation.release('descheduler', props, {
    id: 'descheduler',
    namespace,
    edits: [runAs(goDuration(props.interval ?? '1m'))],
  });
  operator.node.addDependency(policy);
}

function policyOf(installation: Installation, props: DeschedulerPolicyProps): object {
  const { total, node } = props.limits ?? { total: 5, node: 2 };
  const { idle, crowded } = props.thresholds ?? { idle: { cpu: 30, memory: 30 }, crowded: { cpu: 70, memory: 70 } };
  for (const resource of new Set([...Object.keys(idle), ...Object.keys(crowded)])) {
    const [low, high] = [idle[resource], crowded[resource]];
    if (!isKnown(low) || !isKnown(high)) continue;
    if (low !== undefined && high !== undefined && low >= 0 && low < high && high <= 100) continue;
    throw installation.error(
      `descheduler.thresholds of ${resource} are ${low ?? 'not set'} (idle) and ${high ?? 'not set'} (crowded). Set both, as percentages from 0 to 100, the one of idle nodes below the one of crowded nodes.`,
    );
  }
  return {
    apiVersion: 'descheduler/v1alpha2',
    kind: 'DeschedulerPolicy',
    maxNoOfPodsToEvictPerNode: node,
    maxNoOfPodsToEvictTotal: total,
    profiles: [
      {
        name: 'guests',
        pluginConfig: [
          {
            name: 'DefaultEvictor',
            args: {
              nodeFit: true,
              labelSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } },
              // Each virt-launcher has an emptyDir, which holds nothing that a migrated guest needs.
              podProtections: { defaultDisabled: ['PodsWithLocalStorage'] },
            },
          },
          { name: 'LowNodeUtilization', args: { thresholds: idle, targetThresholds: crowded } },
        ],
        plugins: { balance: { enabled: ['LowNodeUtilization'] } },
      },
    ],
  };
}

/**
 * KubeVirt answers an eviction with a migration, which the descheduler takes for a failure, and repeats, unless it knows evictions in the
 * background.
 */
const runAs =
  (interval: string): Edit =>
  (object) => {
    const pod = object.kind === 'Deployment' ? podSpecOf(object) : undefined;
    for (const container of pod ? containersOf(pod) : []) {
      container['args'] = [
        '--policy-config-file=/policy-dir/policy.yaml',
        `--descheduling-interval=${interval}`,
        '--feature-gates=EvictionsInBackground=true',
      ];
    }
  };
