import { matchesLabels, matchesRequirements, type Requirement } from '../../kube/selector';
import { isTrue } from './conditions';
import { NODE, POD } from './kinds';
import type { Labels, Node, Taint, Toleration, VmiSpec } from './types';
import type { World } from './world';

export const SCHEDULABLE = 'kubevirt.io/schedulable';

/** What of a pod's spec says where it may run. */
export interface Placement {
  architecture?: string;
  nodeSelector?: object;
  affinity?: object;
  tolerations?: readonly object[];
}

/** The node for a guest: of those that fit, the one with the fewest guests. `elsewhere`: the node that it is to leave. */
export function nodeFor(spec: Placement, world: World, elsewhere?: string): string | undefined {
  const guests = new Map<string, number>();
  for (const { metadata, spec: pod } of world.list(POD))
    if (pod.nodeName && metadata.labels?.['kubevirt.io'] === 'virt-launcher')
      guests.set(pod.nodeName, (guests.get(pod.nodeName) ?? 0) + 1);
  return world
    .list(NODE)
    .filter((node) => node.metadata.name !== elsewhere && isPrepared(node) && takes(node, spec))
    .map(({ metadata }) => metadata.name)
    .sort((a, b) => (guests.get(a) ?? 0) - (guests.get(b) ?? 0) || a.localeCompare(b))[0];
}

/** Whether virt-handler says that guests can run on the node. */
const isPrepared = ({ metadata: { labels } }: Node): boolean => labels?.[SCHEDULABLE] === 'true';

/** Whether the scheduler puts a pod on a node: the node is ready, and the pod fits. */
export const takes = (node: Node, spec: Placement): boolean =>
  isTrue(node, 'Ready') && !node.spec?.unschedulable && fits(node, spec);

/** Whether a pod asks for nothing that a node lacks, and tolerates its taints. */
export function fits(node: Node, spec: Placement): boolean {
  const { labels, name } = node.metadata;
  const affinity = spec.affinity as VmiSpec['affinity'] | undefined;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution as
    | { nodeSelectorTerms?: { matchExpressions?: Requirement[]; matchFields?: Requirement[] }[] }
    | undefined;
  const terms = required?.nodeSelectorTerms;
  return (
    (spec.architecture ?? architectureOf(node)) === architectureOf(node) &&
    matchesLabels(spec.nodeSelector as Labels | undefined, labels) &&
    (!terms ||
      terms.some(
        ({ matchExpressions, matchFields }) =>
          matchesRequirements(matchExpressions, labels) && matchesRequirements(matchFields, { 'metadata.name': name }),
      )) &&
    (node.spec?.taints ?? []).every((taint) => tolerates(spec.tolerations as Toleration[] | undefined, taint))
  );
}

/** Labels that kubelet sets on its node. */
export const architectureOf = ({ metadata }: Node): string => metadata.labels?.['kubernetes.io/arch'] ?? 'amd64';

/** Whether a pod with these tolerations may go to a node with the taint. */
export const tolerates = (tolerations: readonly Toleration[] | undefined, taint: Taint): boolean =>
  taint.effect === 'PreferNoSchedule' || secondsTolerated(tolerations, taint) !== undefined;

/** The seconds for which a pod with these tolerations stays on a node with the taint; undefined where it does not tolerate it at all. */
export function secondsTolerated(tolerations: readonly Toleration[] | undefined, taint: Taint): number | undefined {
  const matching = (tolerations ?? []).filter(
    ({ key, operator, value, effect }) =>
      (!key || key === taint.key) &&
      (!effect || effect === taint.effect) &&
      (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
  );
  if (matching.length === 0) return undefined;
  return Math.min(...matching.map(({ tolerationSeconds }) => tolerationSeconds ?? Number.POSITIVE_INFINITY));
}
