import { valueAt } from '../../kube/json';
import { nodeNotReady } from '../../kube/node';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';

/** Why a node does not work, such as `NotReady since 16:32:34`; undefined for a node that does. */
export function nodeTrouble(node: KubeObject): string | undefined {
  const trouble = nodeNotReady(node);
  if (!trouble) return undefined;
  const { since = '', message } = trouble;
  const time = since.replace(/^.*T(.*)Z$/, '$1');
  return `NotReady${time ? ` since ${time} UTC` : ''}${message ? `: ${message}` : ''}`;
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
