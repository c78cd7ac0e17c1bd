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

/** The classes of a change after which nothing waits, nothing is lost and nobody has to act. Hazards count apart. */
export const HARMLESS: readonly ImpactClass[] = ['no-effect', 'live', 'live+migration'];

export interface Change {
  /** From the object's root; list items go by name: `spec.template.spec.volumes[data].dataVolume.name`. */
  path: string;
  effect: Effect;
  /** The row of the table ("What a change does") that says so; absent for what the API refuses. */
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
export type HazardKind =
  /** A disk would boot that nobody copied. */
  | 'uncopied-destination'
  /** A disk behind a volume is another one at the next boot, and KubeVirt tells nobody. */
  | 'silent-volume-swap'
  /** KubeVirt shuts the guest down to carry the change out. */
  | 'guest-evicted'
  /** The guest is powered off at once. */
  | 'guest-powered-off'
  /** VMs, or the disks they own, are deleted. */
  | 'data-loss'
  /** A pool's autohealing deletes VMs of its namespace that are not its own. */
  | 'foreign-vm-deleted'
  /** virt-controller crashes, for the whole cluster. */
  | 'controller-crash';

export interface Hazard {
  kind: HazardKind;
  path: string;
  reason: string;
}

export interface Impact {
  class: ImpactClass;
  changes: Change[];
  hazards: Hazard[];
  /** What was taken for granted because it was not given, and what would differ otherwise. */
  assumptions: string[];
}

/** What is known of the running guest. Where it is not given, running and migratable is assumed, and the answer says so. */
export interface LiveState {
  /** Whether there is a guest. Unless given, the run strategy tells: `Halted` has none. */
  running?: boolean;
  /** Condition LiveMigratable of the VMI. Default true. */
  liveMigratable?: boolean;
  /** Condition StorageLiveMigratable of the VMI. Default true. */
  storageLiveMigratable?: boolean;
  /** Whether a migration runs right now. Default false. */
  migrating?: boolean;
  /** Whether the migrations that earlier changes asked for have run. Unless given, both are looked at, and the worse is answered. */
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

const SEVERITY: readonly Effect[] = [
  'no-effect',
  'live',
  'live+migration',
  'next-boot-silent',
  'restart',
  'stuck',
  'refused',
  'replace',
  'data-loss',
];

/** The most harmful of these effects; `no-effect` where there is none. */
export function worstEffect(effects: readonly Effect[]): Effect {
  return effects.reduce((a, b) => (SEVERITY.indexOf(b) > SEVERITY.indexOf(a) ? b : a), 'no-effect');
}
