/** Whether a guest can run on a node. */
import { isTrue } from '../../kube/condition';
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { matchesLabels, matchesRequirements } from '../../kube/selector';

/** The label by which virt-handler says whether guests can run on its node. */
export const SCHEDULABLE = 'kubevirt.io/schedulable';

/** Whether the node is ready and has a virt-handler, and what the guest asks for and tolerates fits. Room on the node is not looked at. */
export const fitsOn = (node: KubeObject, spec: unknown): boolean =>
  node.metadata?.labels?.[SCHEDULABLE] === 'true' && takes(node, spec);

/** Whether the scheduler puts a Pod on the node: the node is ready, and the Pod fits. */
export const takes = (node: KubeObject, spec: unknown): boolean =>
  isTrue(node, 'Ready') && valueAt(node, 'spec', 'unschedulable') !== true && fits(node, spec);

/** Whether a guest or Pod asks for nothing that the node lacks, and tolerates its taints. */
export function fits(node: KubeObject, spec: unknown): boolean {
  const labels = node.metadata?.labels;
  const required = objectAt(spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = objectsAt(required, 'nodeSelectorTerms');
  return (
    (valueAt(spec, 'architecture') ?? architectureOf(node)) === architectureOf(node) &&
    matchesLabels(objectAt(spec, 'nodeSelector'), labels) &&
    (terms.length === 0 ||
      terms.some(
        ({ matchExpressions, matchFields }) =>
          matchesRequirements(matchExpressions, labels) &&
          matchesRequirements(matchFields, { 'metadata.name': node.metadata?.name }),
      )) &&
    objectsAt(node, 'spec', 'taints').every((taint) => tolerates(objectsAt(spec, 'tolerations'), taint))
  );
}

/** Labels that kubelet sets on its node. */
export const architectureOf = (node: KubeObject): string => node.metadata?.labels?.['kubernetes.io/arch'] ?? 'amd64';

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
  readonly tolerationSeconds?: number;
}

const tolerates = (tolerations: readonly object[], taint: Pick<Toleration, 'key' | 'value' | 'effect'>): boolean =>
  taint.effect === 'PreferNoSchedule' || secondsTolerated(tolerations, taint) !== undefined;

/** The seconds for which a Pod with these tolerations stays on a node with the taint; undefined where it does not tolerate it at all. */
export function secondsTolerated(
  tolerations: readonly Toleration[] | undefined,
  taint: Pick<Toleration, 'key' | 'value' | 'effect'>,
): number | undefined {
  const matching = (tolerations ?? []).filter(
    ({ key, operator, value, effect }) =>
      (!key || key === taint.key) &&
      (!effect || effect === taint.effect) &&
      (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
  );
  if (matching.length === 0) return undefined;
  return Math.min(...matching.map(({ tolerationSeconds }) => tolerationSeconds ?? Number.POSITIVE_INFINITY));
}
