import { isTrue } from '../../kube/condition';
import { objectsAt, valueAt } from '../../kube/json';
import { nodeNotReady } from '../../kube/node';
import type { KubeObject } from '../../kube/object';
import { matchesLabels } from '../../kube/selector';
import { listed } from './check';
import type { PreflightOptions, Toleration } from './options';

const isLinux = (node: KubeObject): boolean => node.metadata?.labels?.['kubernetes.io/os'] !== 'windows';

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

/** Nodes of the selector, taints aside. */
export function selectedOf(
  nodes: readonly KubeObject[],
  { nodeSelector }: Pick<PreflightOptions, 'nodeSelector'>,
): KubeObject[] {
  return nodes.filter((node) => isLinux(node) && matchesLabels(nodeSelector, node.metadata?.labels));
}

/** Label keys that tell no node from another, or that KubeVirt itself sets. */
const NOISE = /^(beta\.kubernetes\.io|kubernetes\.io\/os|[^/]*node\.kubevirt\.io|feature\.node\.kubernetes\.io)/;

function labelsOf(nodes: readonly KubeObject[]): string[] {
  const pairs = nodes.flatMap(({ metadata }) =>
    Object.entries(metadata?.labels ?? {})
      .filter(([key]) => !NOISE.test(key))
      .map(([key, value]) => (value === '' ? key : `${key}=${value}`)),
  );
  return [...new Set(pairs)].sort();
}

/** That a selector matches none of the nodes, with the repair; undefined where it matches one. */
export function unmatchedBy(
  nodes: readonly KubeObject[],
  nodeSelector: PreflightOptions['nodeSelector'],
): { message: string; repair: string } | undefined {
  if (selectedOf(nodes, { nodeSelector }).length > 0) return undefined;
  const selector = Object.entries(nodeSelector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  return {
    message: `the node selector ${selector || '(none)'} matches none of the ${nodes.length} nodes. Their labels are ${listed(labelsOf(nodes), 20)}`,
    repair: `Label the nodes (kubectl label node NAME ${selector.replaceAll(',', ' ') || 'KEY=VALUE'}), or correct the selector.`,
  };
}

/** Those that would run guests. */
export function wantedOf(nodes: readonly KubeObject[], options: PreflightOptions): KubeObject[] {
  return selectedOf(nodes, options).filter((node) => taintsOf(node, options.tolerations).length === 0);
}

export const isCordoned = (node: KubeObject): boolean => valueAt(node, 'spec', 'unschedulable') === true;

/** Since when a node is not Ready, and why. */
export function troubleOf(node: KubeObject): string {
  const found = nodeNotReady(node);
  if (!found) return 'has not reported yet';
  const { since, message } = found;
  return `NotReady${since ? ` since ${since}` : ''}${message ? `: ${message}` : ''}`;
}
