import { matchesLabels, matchesRequirements, type Requirement } from '../../kube/selector';
import { isTrue } from './conditions';
import { NODE, VMI } from './kinds';
import type { Node, Taint, VmiSpec } from './types';
import type { World } from './world';

const SCHEDULABLE = 'kubevirt.io/schedulable';

/** The node for a guest: of those that fit, the one with the fewest guests. `elsewhere`: the node that it is to leave. */
export function nodeFor(spec: VmiSpec, world: World, elsewhere?: string): string | undefined {
  const guests = new Map<string, number>();
  for (const { status } of world.list(VMI))
    if (status?.nodeName) guests.set(status.nodeName, (guests.get(status.nodeName) ?? 0) + 1);
  return world
    .list(NODE)
    .filter((node) => node.metadata.name !== elsewhere && takes(node, spec))
    .map(({ metadata }) => metadata.name)
    .sort((a, b) => (guests.get(a) ?? 0) - (guests.get(b) ?? 0) || a.localeCompare(b))[0];
}

/** Whether a guest fits on a node: the node is ready and has a handler, and what the guest asks for and tolerates fits. */
function takes(node: Node, spec: VmiSpec): boolean {
  const { labels, name } = node.metadata;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution as
    | { nodeSelectorTerms?: { matchExpressions?: Requirement[]; matchFields?: Requirement[] }[] }
    | undefined;
  const terms = required?.nodeSelectorTerms;
  return (
    isTrue(node, 'Ready') &&
    !node.spec?.unschedulable &&
    labels?.[SCHEDULABLE] === 'true' &&
    (spec.architecture ?? architectureOf(node)) === architectureOf(node) &&
    matchesLabels(spec.nodeSelector as Record<string, string> | undefined, labels) &&
    (!terms ||
      terms.some(
        ({ matchExpressions, matchFields }) =>
          matchesRequirements(matchExpressions, labels) && matchesRequirements(matchFields, { 'metadata.name': name }),
      )) &&
    (node.spec?.taints ?? []).every((taint) => tolerated(taint, (spec.tolerations ?? []) as Toleration[]))
  );
}

/** Labels that kubelet sets on its node. */
export const architectureOf = ({ metadata }: Node): string => metadata.labels?.['kubernetes.io/arch'] ?? 'amd64';

interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
}

const tolerated = (taint: Taint, tolerations: readonly Toleration[]): boolean =>
  taint.effect === 'PreferNoSchedule' ||
  tolerations.some(
    ({ key, operator, value, effect }) =>
      (!key || key === taint.key) &&
      (!effect || effect === taint.effect) &&
      (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
  );
