import { condition } from '../../kube/condition';
import { valueAt } from '../../kube/json';
import { nodeNotReady } from '../../kube/node';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';

/** Why a node does not work, such as `NotReady since 16:32:34`; undefined for a node that does. */
export function nodeTrouble(node: KubeObject): string | undefined {
  const trouble = nodeNotReady(node);
  if (!trouble) return undefined;
  const { since = '', message } = trouble;
  const time = timeOf(since);
  return `NotReady${time ? ` since ${time} UTC` : ''}${message ? `: ${message}` : ''}`;
}

/** A node that has joined, or come back, is given this long until its Pods are there. */
const SETTLES_MS = 10 * 60_000;

/** Since when a sound node has been joining or coming back, such as `joined at 15:37:47 UTC`; undefined for a node that has been here. */
export function settlingSince(node: KubeObject, now: number): string | undefined {
  const born = String(node.metadata?.creationTimestamp ?? '');
  if (isRecent(born, now)) return `joined at ${timeOf(born)} UTC`;
  const back = String(condition(node, 'Ready')?.lastTransitionTime ?? '');
  return isRecent(back, now) ? `came back at ${timeOf(back)} UTC` : undefined;
}

function isRecent(time: string, now: number): boolean {
  const age = now - Date.parse(time);
  return age >= 0 && age < SETTLES_MS;
}

const timeOf = (time: string): string => time.replace(/^.*T(.*)Z$/, '$1');

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
