import { isTrue } from '../../kube/condition';
import { objectsAt, valueAt } from '../../kube/json';
import { nodeNotReady } from '../../kube/node';
import type { KubeObject } from '../../kube/object';
import { selectedBy } from '../placement';
import type { PreflightOptions, Toleration } from './options';

export const isReady = (node: KubeObject): boolean => isTrue(node, 'Ready');

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

/** Those that would run guests. */
export function wantedOf(nodes: readonly KubeObject[], options: PreflightOptions): KubeObject[] {
  return selectedBy(nodes, options.nodeSelector).filter((node) => taintsOf(node, options.tolerations).length === 0);
}

export const isCordoned = (node: KubeObject): boolean => valueAt(node, 'spec', 'unschedulable') === true;

/** Since when a node is not Ready, and why. */
export function troubleOf(node: KubeObject): string {
  const found = nodeNotReady(node);
  if (!found) return 'has not reported yet';
  const { since, message } = found;
  return `NotReady${since ? ` since ${since}` : ''}${message ? `: ${message}` : ''}`;
}
