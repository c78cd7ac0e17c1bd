/** What a handler of a pass is given, and what it returns. */
import type { ClusterConfig } from '../../config';
import type { ObjectIndex } from '../../object-index';
import type { Expanded } from './expanded';
import type { LiveFacts, Vmi } from './vmi';

export interface Pass {
  /** The VM as it is now. */
  now: Expanded;
  /** As it was before the change. */
  before: Expanded;
  /** As it was when the guest booted. */
  booted: Expanded;
  cluster: ClusterConfig;
  live: LiveFacts;
  catalog: ObjectIndex;
}

/** A pass for a VM whose guest runs. */
export interface RunningPass extends Pass {
  guest: Vmi;
}

/** `stop`: no later handler runs in this pass. */
export type HandlerResult = 'stop' | undefined;
