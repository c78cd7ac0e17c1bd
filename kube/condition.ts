import { objectsAt } from './json';
import type { KubeObject } from './object';

/** One entry of `status.conditions`, as every Kubernetes controller writes it. */
export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

export function condition(live: KubeObject, type: string): Condition | undefined {
  return objectsAt(live, 'status', 'conditions').find((one) => one['type'] === type) as Condition | undefined;
}

export function isTrue(live: KubeObject, type: string): boolean {
  return condition(live, type)?.status === 'True';
}
