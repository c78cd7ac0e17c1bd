import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { matchesLabels } from '../../kube/selector';
import { conditionOf, textAt } from './check';
import type { PreflightOptions, Toleration } from './options';

const isLinux = (node: KubeObject): boolean => node.metadata?.labels?.['kubernetes.io/os'] !== 'windows';

export const isReady = (node: KubeObject): boolean => conditionOf(node, 'Ready')?.['status'] === 'True';

/** Taints that the node controller sets and takes away by itself: they say what the conditions say. */
const OF_CONDITIONS = /^node\.kubernetes\.io\//;

/** Taints that keep Pods away which do not tolerate them. */
export function taintsOf(node: KubeObject, tolerations: readonly Toleration[]): string[] {
  return objectsAt(node, 'spec', 'taints')
    .filter(({ key, effect }) => effect !== 'PreferNoSchedule' && !OF_CONDITIONS.test(String(key)))
    .filter((taint) => !tolerations.some((one) => tolerates(one, taint)))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
}

function tolerates(one: Toleration, taint: Record<string, unknown>): boolean {
  if (one.effect && one.effect !== taint['effect']) return false;
  if (one.operator === 'Exists' && !one.key) return true;
  if (one.key !== taint['key']) return false;
  return one.operator === 'Exists' || (one.value ?? '') === (taint['value'] ?? '');
}

/** Nodes of the selector, taints aside. */
export function selectedOf(nodes: readonly KubeObject[], { nodeSelector }: PreflightOptions): KubeObject[] {
  return nodes.filter((node) => isLinux(node) && matchesLabels(nodeSelector, node.metadata?.labels));
}

/** Those that would run guests. */
export function wantedOf(nodes: readonly KubeObject[], options: PreflightOptions): KubeObject[] {
  return selectedOf(nodes, options).filter((node) => taintsOf(node, options.tolerations).length === 0);
}

export const isCordoned = (node: KubeObject): boolean => valueAt(node, 'spec', 'unschedulable') === true;

/** Since when a node is not Ready, and why. */
export function troubleOf(node: KubeObject): string {
  const ready = conditionOf(node, 'Ready');
  const since = textAt(ready, 'lastTransitionTime');
  const why = textAt(ready, 'message') || textAt(ready, 'reason');
  return `${ready ? 'NotReady' : 'has not reported yet'}${since ? ` since ${since}` : ''}${why ? `: ${why}` : ''}`;
}
