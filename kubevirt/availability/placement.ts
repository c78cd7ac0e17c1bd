/** Whether a guest can run on a node. */
import { isTrue } from '../../kube/condition';
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { matchesLabels, matchesRequirements } from '../../kube/selector';

const SCHEDULABLE = 'kubevirt.io/schedulable';

/** Whether the node is ready and has a virt-handler, and what the guest asks for and tolerates fits. Room on the node is not looked at. */
export function fitsOn(node: KubeObject, spec: unknown): boolean {
  const labels = node.metadata?.labels;
  const required = objectAt(spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = objectsAt(required, 'nodeSelectorTerms');
  return (
    isTrue(node, 'Ready') &&
    valueAt(node, 'spec', 'unschedulable') !== true &&
    labels?.[SCHEDULABLE] === 'true' &&
    (valueAt(spec, 'architecture') ?? architectureOf(node)) === architectureOf(node) &&
    matchesLabels(objectAt(spec, 'nodeSelector'), labels) &&
    (terms.length === 0 ||
      terms.some(
        ({ matchExpressions, matchFields }) =>
          matchesRequirements(matchExpressions, labels) &&
          matchesRequirements(matchFields, { 'metadata.name': node.metadata?.name }),
      )) &&
    objectsAt(node, 'spec', 'taints').every((taint) => tolerated(taint, objectsAt(spec, 'tolerations')))
  );
}

/** Labels that kubelet sets on its node. */
export const architectureOf = (node: KubeObject): string => node.metadata?.labels?.['kubernetes.io/arch'] ?? 'amd64';

type Fields = Readonly<Record<string, unknown>>;

const tolerated = (taint: Fields, tolerations: readonly Fields[]): boolean =>
  taint['effect'] === 'PreferNoSchedule' ||
  tolerations.some(
    ({ key, operator, value, effect }) =>
      (!key || key === taint['key']) &&
      (!effect || effect === taint['effect']) &&
      (operator === 'Exists' || (value ?? '') === (taint['value'] ?? '')),
  );
