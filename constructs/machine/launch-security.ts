import type { core } from '../../kubevirt/types';

/**
 * Encryption of the guest's memory, which hides it from the node. Such a guest needs UEFI without Secure Boot, cannot boot from the network,
 * and cannot be migrated live.
 * @see https://kubevirt.io/user-guide/cluster_admin/confidential_computing/
 * @change domain.launchSecurity
 */
export type LaunchSecurity = Readonly<core.LaunchSecurity>;

export const LaunchSecurity = {
  /**
   * AMD SEV, or SEV-ES with `encryptedState`. With `attestation` the guest waits, paused, until its owner has verified it: set
   * `startStrategy` to `Paused` as well. `session` and `dhCert` are the owner's, for the processor of one node.
   */
  sev: (
    options: {
      readonly encryptedState?: boolean;
      readonly attestation?: boolean;
      readonly session?: string;
      readonly dhCert?: string;
    } = {},
  ): LaunchSecurity => {
    const { encryptedState, attestation, session, dhCert } = options;
    return {
      sev: {
        ...(encryptedState === undefined ? {} : { policy: { encryptedState } }),
        ...(attestation ? { attestation: {} } : {}),
        ...(session === undefined ? {} : { session }),
        ...(dhCert === undefined ? {} : { dhCert }),
      },
    };
  },
  /** AMD SEV-SNP. */
  snp: (): LaunchSecurity => ({ snp: {} }),
  /** Intel TDX. */
  tdx: (): LaunchSecurity => ({ tdx: {} }),
};
