/** Advice that several rows give. */
export const RESTART = 'Restart the guest when it suits you; until then it keeps what it has.';
export const NEXT_BOOT = 'Nothing announces it. Restart the guest when it suits you if it should see it now.';
export const MIGRATE =
  'KubeVirt migrates the guest by itself only where workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration.';
export const REVERT_CLAIM = 'Put the old claim back; do not restart.';
export const WAIT = 'Wait until it has ended, then apply again.';
