/** Advice that several rows give. */
export const RESTART = 'Restart the guest at a convenient time; until then it keeps its current setting.';
export const NEXT_BOOT = 'Nothing announces it. Restart the guest at a convenient time to apply it.';
export const MIGRATE =
  'KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration.';
/** The same where it is known that KubeVirt does not. */
export const MIGRATE_BY_HAND =
  'Create a VirtualMachineInstanceMigration: KubeVirt does not migrate the guest by itself, because workloadUpdateMethods lacks LiveMigrate.';
export const REVERT_CLAIM = 'Restore the old claim; do not restart.';
export const WAIT = 'Wait until it has completed, then apply again.';
