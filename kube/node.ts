import { condition } from './condition';
import type { KubeObject } from './object';

/** Since when a Node has not been ready, and what its condition says; undefined for one that is ready, or has not been reported on yet. */
export function nodeNotReady(node: KubeObject): { since?: string; message?: string } | undefined {
  const ready = condition(node, 'Ready');
  if (!ready || ready.status === 'True') return undefined;
  const { lastTransitionTime: since, message } = ready;
  return { ...(since && { since }), ...(message && { message }) };
}
