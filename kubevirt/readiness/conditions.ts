import type { Condition } from '../../kube/condition';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Readiness } from './gate';

export { type Condition, condition, isTrue } from '../../kube/condition';

export const READY: Readiness = { state: 'ready' };

export const resting = (message: string): Readiness => ({ state: 'ready', message });

export const waiting = (message: string, next?: string): Readiness => ({
  state: 'waiting',
  message,
  ...(next && { next }),
});

/** The controller has failed and tries again, without an end. */
export const stuck = (message: string, next: string): Readiness => ({ state: 'waiting', message, next, stuck: true });

export const failed = (message: string, next: string): Readiness => ({ state: 'failed', message, next });

/** Reason and message of a condition, as far as it has them: `VMINotExists, VMI does not exist`. */
export function reasonOf(found: Condition | undefined, fallback: string): string {
  if (!found) return fallback;
  const why = [found.reason, found.message].filter(Boolean).join(', ');
  return why || `${found.type} is ${found.status}`;
}

export function status(live: KubeObject, ...keys: string[]): unknown {
  return valueAt(live, 'status', ...keys);
}

export function spec(live: KubeObject, ...keys: string[]): unknown {
  return valueAt(live, 'spec', ...keys);
}

export function number(value: unknown, otherwise = 0): number {
  return typeof value === 'number' ? value : otherwise;
}

/** Whether the controller has seen the object as it is now. A controller that does not say counts as having seen it. */
export function observed(live: KubeObject): boolean {
  const seen = status(live, 'observedGeneration');
  return typeof seen !== 'number' || seen >= number(live.metadata?.generation);
}

/** Kubernetes' own controllers always say what they have seen: without it, nothing was seen yet. */
export function observedByKubernetes(live: KubeObject): boolean {
  return typeof status(live, 'observedGeneration') === 'number' && observed(live);
}

export const NOT_OBSERVED = waiting('its controller has not processed the change yet');
