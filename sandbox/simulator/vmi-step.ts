/** The steps of a guest's life, and what they have in common. */
import type { Condition } from './conditions';
import type { Instance } from './types';

export type Status = NonNullable<Instance['status']>;

/** What becomes of a guest next. */
export interface Step {
  phase: string;
  conditions: Condition[];
  /** Types of conditions that are over. */
  gone?: string[];
  status?: Partial<Status>;
  needsPod?: boolean;
}

export const NOT_READY: Condition = {
  type: 'Ready',
  status: 'False',
  reason: 'GuestNotRunning',
  message: 'Guest VM is not reported as running',
};

export const NO_POD: Condition = {
  ...NOT_READY,
  reason: 'PodNotExists',
  message: 'virt-launcher pod has not yet been scheduled',
};

export const TERMINATING: Condition = {
  ...NOT_READY,
  reason: 'PodTerminating',
  message: 'virt-launcher pod is terminating',
};

export const waiting = (phase: string, ...conditions: Condition[]): Step => ({
  phase,
  conditions: [NOT_READY, ...conditions],
});
