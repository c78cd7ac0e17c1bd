/**
 * When a guest runs. As in every enum here, members are the values of the API: `RunStrategy.ALWAYS` and `'Always'` are the same.
 * @see https://kubevirt.io/user-guide/compute/run_strategies/
 */
export const RunStrategy = {
  /** Always running: a guest that powers itself off is started again. The default. */
  ALWAYS: 'Always',
  /** Restarted after a failure; stays off after the guest powers itself off. */
  RERUN_ON_FAILURE: 'RerunOnFailure',
  /** Started and stopped only by request (`virtctl start`). */
  MANUAL: 'Manual',
  /** Off. */
  HALTED: 'Halted',
  /** Started once, and not again after it stops. */
  ONCE: 'Once',
  /** Waits for a guest that migrates here from another cluster, and does not start one. */
  WAIT_AS_RECEIVER: 'WaitAsReceiver',
} as const;
export type RunStrategy = (typeof RunStrategy)[keyof typeof RunStrategy];

/** Reaction of a guest to the drain of its node. */
export const EvictionStrategy = {
  /** Migrated if possible, otherwise shut down. The default: it never blocks a drain, and never powers off a guest that can be migrated. */
  LIVE_MIGRATE_IF_POSSIBLE: 'LiveMigrateIfPossible',
  /** Migrated. A guest that cannot be migrated blocks the drain of its node. */
  LIVE_MIGRATE: 'LiveMigrate',
  /** Shut down, and started on another node if the run strategy allows it. */
  NONE: 'None',
  /** Left to an external controller. */
  EXTERNAL: 'External',
  /** The only one that is not a value of the API: the field is omitted, and what the cluster is configured with applies, without which the guest is shut down. */
  CLUSTER_DEFAULT: 'ClusterDefault',
} as const;
export type EvictionStrategy = (typeof EvictionStrategy)[keyof typeof EvictionStrategy];

/** Architectures of the guest's processor. */
export const Architecture = { AMD64: 'amd64', ARM64: 'arm64', S390X: 's390x' } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** Reaction to a volume that is replaced in the spec of a running guest. */
export const UpdateVolumesStrategy = {
  /** The guest uses the new volume, with the data on it, from its next boot on. */
  REPLACEMENT: 'Replacement',
  /** The data is copied to the new volume while the guest runs. */
  MIGRATION: 'Migration',
} as const;
export type UpdateVolumesStrategy = (typeof UpdateVolumesStrategy)[keyof typeof UpdateVolumesStrategy];
