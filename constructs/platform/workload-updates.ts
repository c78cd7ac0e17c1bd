/** What KubeVirt does by itself with running guests whose launcher or spec is out of date. */
export class WorkloadUpdates {
  /** Guests that can be live-migrated are; the others keep the old launcher until they are restarted. */
  static readonly LIVE_MIGRATE = new WorkloadUpdates(['LiveMigrate']);
  /** As `LIVE_MIGRATE`, but guests that cannot be migrated are shut down, and started again if their run strategy says so. */
  static readonly LIVE_MIGRATE_OR_EVICT = new WorkloadUpdates(['LiveMigrate', 'Evict']);
  /** Every guest is shut down, and started again if its run strategy says so. */
  static readonly EVICT = new WorkloadUpdates(['Evict']);
  /** Nothing: changes that need a migration wait until somebody makes one. */
  static readonly NONE = new WorkloadUpdates([]);

  private constructor(
    /** @internal */
    readonly methods: ('LiveMigrate' | 'Evict')[],
  ) {}
}
