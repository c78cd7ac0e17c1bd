import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';

/** Why a node does not work, such as `NotReady since 16:32:34`; undefined for a node that does. */
export function nodeTrouble(node: KubeObject): string | undefined {
  const ready = objectsAt(node, 'status', 'conditions').find(({ type }) => type === 'Ready');
  if (!ready || ready['status'] === 'True') return undefined;
  const since = String(ready['lastTransitionTime'] ?? '').replace(/^.*T(.*)Z$/, '$1');
  const why = ready['message'] ? `: ${ready['message']}` : '';
  return `NotReady${since ? ` since ${since} UTC` : ''}${why}`;
}

/** The trouble of the node that a Pod is on. */
export function nodeCause(pod: KubeObject, nodes: readonly KubeObject[]): Cause | undefined {
  const name = nodeOf(pod);
  const node = nodes.find(({ metadata }) => metadata?.name === name);
  const trouble = node && nodeTrouble(node);
  if (!trouble) return undefined;
  return { message: `node ${name} is ${trouble}`, next: `Start or replace the node ${name}.` };
}

export function nodeOf(pod: KubeObject): string | undefined {
  const name = valueAt(pod, 'spec', 'nodeName');
  return typeof name === 'string' && name !== '' ? name : undefined;
}
