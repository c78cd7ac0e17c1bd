import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Readiness } from './gate';

export { condition, isTrue } from '../../kube/condition';

export const READY: Readiness = { state: 'ready' };

export const waiting = (message: string, next?: string): Readiness => ({
  state: 'waiting',
  message,
  ...(next && { next }),
});

/** The controller has failed and tries again, without an end. */
export const stuck = (message: string, next: string): Readiness => ({ state: 'waiting', message, next, stuck: true });

export const failed = (message: string, next: string): Readiness => ({ state: 'failed', message, next });

export function status(live: KubeObject, ...keys: string[]): unknown {
  return valueAt(live, 'status', ...keys);
}

export function spec(live: KubeObject, ...keys: string[]): unknown {
  return valueAt(live, 'spec', ...keys);
}

export function number(value: unknown, otherwise = 0): number {
  return typeof value === 'number' ? value : otherwise;
}

export const NOT_OBSERVED = waiting('its controller has not processed the change yet');
