/** What one pass of the controller over a VM comes to: who said what about which path. */
import type { RowId } from '../table';
import type { Hazard } from '../verdict';
import type { Guest } from './guest';

/** A handler's word on a path: which row of the table holds. */
export interface Claim {
  /** From the guest's spec, or with a leading slash from the VM's root; what lies within is meant too. */
  subject: string;
  row: RowId;
  /** What makes this case particular, as a phrase. */
  detail?: string;
}

export interface Outcome {
  /** What reaches the running guest in this pass. */
  live: Claim[];
  /** What KubeVirt asks for a restart for. */
  restart: Claim[];
  /** What has no effect, or waits unannounced, for a reason worth telling. */
  notes: Claim[];
  /** Where the controller stopped with an error. */
  stuck?: Claim;
  /** The restart that is asked for suspends everything that would go live after it. */
  suspended: boolean;
  power?: 'on' | 'off';
  hazards: Hazard[];
  /** The guest after the pass; undefined where none runs. */
  guest?: Guest;
}

export function emptyOutcome(guest: Guest | undefined): Outcome {
  return { live: [], restart: [], notes: [], suspended: false, hazards: [], ...(guest && { guest }) };
}
