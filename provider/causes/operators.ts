import { isTrue } from '../../kube/condition';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';
import { nodeOf, nodeTrouble } from './nodes';
import { podCause } from './pods';

/** The objects of an operator's namespace. */
export interface Operands {
  deployments: readonly KubeObject[];
  daemonSets: readonly KubeObject[];
  pods: readonly KubeObject[];
  nodes: readonly KubeObject[];
}

/** A Deployment or DaemonSet that is not complete. */
interface Shortfall {
  workload: KubeObject;
  kind: 'Deployment' | 'DaemonSet';
  ready: number;
  wanted: number;
}

/** What an operator waits for: its own object says only that it is deploying. */
export function operatorCause({ deployments, daemonSets, pods, nodes }: Operands): Cause | undefined {
  const short = [
    ...deployments.map((one) =>
      shortfall(one, 'Deployment', Number(valueAt(one, 'spec', 'replicas') ?? 1), 'availableReplicas'),
    ),
    ...daemonSets.map((one) =>
      shortfall(one, 'DaemonSet', Number(valueAt(one, 'status', 'desiredNumberScheduled') ?? 0), 'numberReady'),
    ),
  ].filter((one) => one !== undefined);
  if (short.length === 0) return lostNodes(daemonSets, nodes);
  const missing = short.map((one) => ({ ...one, ...explained(one, pods, nodes) }));
  const first = missing.find(({ cause }) => cause) ?? missing.find(({ where }) => where) ?? missing[0]!;
  // A DaemonSet has a Pod on every node: one on a node that is away cannot be ready, and nothing but the node can change that.
  const harmless = missing.every(({ kind, allAway }) => kind === 'DaemonSet' && allAway);
  const count = `${first.kind} ${first.workload.metadata?.name}: ${first.ready} of ${first.wanted} ready`;
  return {
    message: first.cause ? `${count}, ${first.cause.message}` : `${count}${first.where}`,
    next: first.cause?.next ?? (first.where ? 'Start the node, or remove it from the cluster.' : undefined),
    ...(harmless && { state: 'harmless' }),
  };
}

function shortfall(
  workload: KubeObject,
  kind: Shortfall['kind'],
  wanted: number,
  ready: string,
): Shortfall | undefined {
  const count = Number(valueAt(workload, 'status', ready) ?? 0);
  return count < wanted ? { workload, kind, ready: count, wanted } : undefined;
}

function explained({ workload }: Shortfall, pods: readonly KubeObject[], nodes: readonly KubeObject[]) {
  const unready = podsOf(workload, pods).filter((pod) => !isTrue(pod, 'Ready'));
  const cause = unready.map((pod) => podCause(pod)).find((found) => found !== undefined);
  const away = unready.flatMap((pod) => {
    const node = nodes.find(({ metadata }) => metadata?.name === nodeOf(pod));
    const trouble = node && nodeTrouble(node);
    return trouble ? [`${node.metadata?.name} (${trouble})`] : [];
  });
  const where = away.length > 0 ? `, not on node ${[...new Set(away)].join(', ')}` : '';
  // The Pod of a node that is away keeps its last status, which explains nothing.
  return { cause: where ? undefined : cause, where, allAway: unready.length > 0 && away.length === unready.length };
}

/**
 * A node that is away loses its label, so that the DaemonSet no longer wants a Pod there; the Pod that is left over still keeps
 * virt-operator waiting.
 */
function lostNodes(daemonSets: readonly KubeObject[], nodes: readonly KubeObject[]): Cause | undefined {
  const left = daemonSets.find((one) => Number(valueAt(one, 'status', 'numberMisscheduled') ?? 0) > 0);
  const away = nodes.flatMap((node) => {
    const trouble = nodeTrouble(node);
    return trouble ? [`${node.metadata?.name} (${trouble})`] : [];
  });
  if (!left || away.length === 0) return undefined;
  return {
    message: `DaemonSet ${left.metadata?.name} is not on node ${away.join(', ')}`,
    next: 'Start the node, or remove it from the cluster.',
    state: 'harmless',
  };
}

/** The Pods of a workload: a DaemonSet owns them, a Deployment through a ReplicaSet that is named for it. */
function podsOf(workload: KubeObject, pods: readonly KubeObject[]): KubeObject[] {
  const name = workload.metadata?.name ?? '';
  return pods.filter((pod) =>
    (pod.metadata?.ownerReferences ?? []).some(
      (owner) =>
        (owner.kind === 'DaemonSet' && owner.name === name) ||
        (owner.kind === 'ReplicaSet' && owner.name.replace(/-[^-]+$/, '') === name),
    ),
  );
}
