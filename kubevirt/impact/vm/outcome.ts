/** What one pass of the controller over a VM comes to: who said what about which path. */
import type { RowId } from '../table';
import type { Hazard } from '../verdict';
import type { Vmi } from './vmi';

/** A handler's word on a path: which row of the table holds. */
export interface RowMatch {
  /** From the guest's spec, or with a leading slash from the VM's root; what lies within is meant too. */
  subject: string;
  row: RowId;
  /** What makes this case particular, as a phrase. */
  detail?: string;
}

export interface Outcome {
  /** What reaches the running guest in this pass. */
  live: RowMatch[];
  /** What KubeVirt asks for a restart for. */
  restart: RowMatch[];
  /** What has no effect, or waits unannounced, for a reason worth telling. */
  notes: RowMatch[];
  /** Where the controller stopped with an error. */
  stuck?: RowMatch;
  /** The restart that is asked for suspends everything that would go live after it. */
  suspended: boolean;
  power?: 'on' | 'off';
  hazards: Hazard[];
  /** The guest after the pass; undefined where none runs. */
  guest?: Vmi;
}

export function emptyOutcome(guest: Vmi | undefined): Outcome {
  return { live: [], restart: [], notes: [], suspended: false, hazards: [], ...(guest && { guest }) };
}
