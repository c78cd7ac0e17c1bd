/** What a changed path does to a running guest, from harmless to harmful. */
export type Effect =
  | 'no-effect'
  | 'live'
  | 'live+migration'
  | 'next-boot-silent'
  | 'restart'
  | 'stuck'
  | 'refused'
  | 'replace'
  | 'data-loss';

/** The one effect that matters of a whole change. `mixed`: some of it reaches the running guest and some waits. The last four are for pools. */
export type ImpactClass = Effect | 'mixed' | 'recreate' | 'delete' | 'scale-out' | 'power-change';

export interface Change {
  path: string;
  effect: Effect;
  /** One sentence: why. */
  reason: string;
  /** How to make it live, in which order, or what to revert. */
  advice?: string;
}

/** Something that a list of changes must never hide. */
export interface Hazard {
  kind: string;
  path: string;
  reason: string;
}

export interface Impact {
  class: ImpactClass;
  changes: Change[];
  hazards: Hazard[];
}

/** What is known of the running guest. Where it is not given, running and migratable is assumed, and the answer says so. */
export interface LiveState {
  running?: boolean;
  liveMigratable?: boolean;
  storageLiveMigratable?: boolean;
  migrating?: boolean;
  phase?: string;
  paused?: boolean;
  dynamicNetworksController?: boolean;
}
