/**
 * An enum whose members are the API's own words: `RunStrategy.ALWAYS` and `'Always'` are the same value, and nothing else compiles.
 */
export const RunStrategy = {
  /** Runs always: a guest that powers itself off is started again. The default. */
  ALWAYS: 'Always',
  /** Restarted after a failure, left off when the guest powers itself off. */
  RERUN_ON_FAILURE: 'RerunOnFailure',
  /** Started and stopped by hand only (`virtctl start`). */
  MANUAL: 'Manual',
  /** Off. */
  HALTED: 'Halted',
  /** Started once, never again. */
  ONCE: 'Once',
} as const;
export type RunStrategy = (typeof RunStrategy)[keyof typeof RunStrategy];

/** What happens to a guest when its node is drained. */
export const EvictionStrategy = {
  /** Migrated if it can be, shut down otherwise. The default: no drain is blocked, and no guest that could move is powered off. */
  LIVE_MIGRATE_IF_POSSIBLE: 'LiveMigrateIfPossible',
  /** Migrated. A guest that cannot be migrated blocks the drain of its node for ever. */
  LIVE_MIGRATE: 'LiveMigrate',
  /** Shut down, and started elsewhere if the run strategy says so. */
  NONE: 'None',
  /** Left to a controller of your own. */
  EXTERNAL: 'External',
} as const;
export type EvictionStrategy = (typeof EvictionStrategy)[keyof typeof EvictionStrategy];

/** Architecture of the guest's processor. Default: the cluster's. */
export const Architecture = { AMD64: 'amd64', ARM64: 'arm64', S390X: 's390x' } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** What becomes of a running guest's disk when its volume is replaced in the spec. */
export const UpdateVolumesStrategy = {
  /** The new volume is used from the next boot on, with whatever data is on it. */
  REPLACEMENT: 'Replacement',
  /** The data is copied to the new volume while the guest runs. */
  MIGRATION: 'Migration',
} as const;
export type UpdateVolumesStrategy = (typeof UpdateVolumesStrategy)[keyof typeof UpdateVolumesStrategy];
