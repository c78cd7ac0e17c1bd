/** What KubeVirt does on its own with running guests whose virt-launcher or spec is outdated. */
export class WorkloadUpdates {
  /** Migrates guests live; a guest that cannot be migrated keeps its old virt-launcher until it is restarted. */
  static readonly LIVE_MIGRATE = new WorkloadUpdates(['LiveMigrate']);
  /** Migrates guests live; a guest that cannot be migrated is shut down, and started again if its run strategy allows it. */
  static readonly LIVE_MIGRATE_OR_EVICT = new WorkloadUpdates(['LiveMigrate', 'Evict']);
  /** Shuts every guest down, and starts it again if its run strategy allows it. */
  static readonly EVICT = new WorkloadUpdates(['Evict']);
  /** Does nothing: changes that need a migration wait for one that is requested by hand. */
  static readonly NONE = new WorkloadUpdates([]);

  private constructor(
    /** @internal */
    readonly methods: ('LiveMigrate' | 'Evict')[],
  ) {}
}
