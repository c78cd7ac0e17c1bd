import type { Effect, HazardKind, ImpactClass } from './effects';

export interface Change {
  /** From the object's root; list items go by name: `spec.template.spec.volumes[data].dataVolume.name`. */
  path: string;
  effect: Effect;
  /** The row of the table ("What a change does") that holds; absent for what the API rejects. */
  row?: string;
  /** The value before and after, short and for reading; never a secret. Absent where there is none. */
  from?: string;
  to?: string;
  /** One sentence: why. */
  reason: string;
  /** How to make it live, in which order, or what to revert. */
  advice?: string;
}

/** What a list of changes must never hide. */
export interface Hazard {
  kind: HazardKind;
  path: string;
  reason: string;
}

export interface Impact {
  class: ImpactClass;
  changes: Change[];
  hazards: Hazard[];
  /** What was assumed because it was not given, and what would differ otherwise. */
  assumptions: string[];
}

/** The state of the running guest. Unless given, it is assumed to run and to be migratable, and the answer says so. */
export interface LiveState {
  /** Whether there is a guest. Unless given, the run strategy decides: `Halted` has none. */
  running?: boolean;
  /** Condition LiveMigratable of the VMI. Default true. */
  liveMigratable?: boolean;
  /** Condition StorageLiveMigratable of the VMI. Default true. */
  storageLiveMigratable?: boolean;
  /** Whether a migration runs right now. Default false. */
  migrating?: boolean;
  /** Whether the migrations that earlier changes asked for have run. Unless given, both are considered, and the worse is answered. */
  settled?: boolean;
  /** Phase of the VMI. Default `Running`. */
  phase?: string;
  paused?: boolean;
  /** Whether Multus' dynamic-networks-controller is installed, which plugs bridge NICs without a migration. Default false. */
  dynamicNetworksController?: boolean;
  /** Whether the launcher pod names its NICs by order (`net1`), as pods of old releases do. They cannot be unplugged. Default false. */
  ordinalPodIfaces?: boolean;
  /** Further conditions of the VMI, such as `HotMemoryChange=False` after a failed memory hot-plug. */
  extraConditions?: readonly { type: string; status: string }[];
}
