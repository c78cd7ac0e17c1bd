import type { core } from '../../kubevirt/types';
import type { Json } from './json';

/**
 * A trusted platform module. `true` creates one that loses its state when the guest stops.
 * @see https://kubevirt.io/user-guide/compute/persistent_tpm_and_uefi_state/
 * @change domain.devices.tpm
 */
export type Tpm =
  | boolean
  | {
      /**
       * Whether the TPM keeps its state across restarts. Needs a StorageClass for VM state.
       * @default false
       * @change domain.devices.tpm.persistent
       * @see https://kubevirt.io/user-guide/compute/persistent_tpm_and_uefi_state/
       */
      readonly persistent?: boolean;
    };

export const tpmSpec = (tpm: Tpm | undefined): Json | undefined =>
  tpm === undefined ? undefined : typeof tpm === 'boolean' ? { enabled: tpm } : { persistent: tpm.persistent };

/**
 * Devices other than disks, NICs and the TPM, in the shape of the API: `gpus`, `hostDevices`, `rng`, `video`, ...
 * @change domain.devices
 */
export type Devices = Readonly<Omit<core.Devices, 'disks' | 'interfaces' | 'filesystems' | 'tpm'>>;

/**
 * Clock of the guest, in the shape of the API.
 * @change domain.clock
 */
export type Clock = Readonly<core.Clock>;

export const Clock = {
  /** A clock in UTC, or at an offset in seconds from it. */
  utc: (options: { readonly offsetSeconds?: number } = {}): Clock => ({ utc: options }),
  /** A clock in the local time of a zone, such as `Europe/Berlin`, as Windows expects. */
  timezone: (timezone: string): Clock => ({ timezone }),
};

/**
 * Features of the virtual hardware, in the shape of the API.
 * @change domain.features
 */
export type Features = Readonly<core.Features>;

/**
 * Encryption of the guest's memory, which hides it from the node. The guest cannot be migrated live.
 * @see https://kubevirt.io/user-guide/cluster_admin/confidential_computing/
 * @change domain.launchSecurity
 */
export type LaunchSecurity = Readonly<core.LaunchSecurity>;

export const LaunchSecurity = {
  /** AMD SEV, or SEV-ES with `encryptedState`. */
  sev: (options: { readonly encryptedState?: boolean } = {}): LaunchSecurity => ({
    sev: options.encryptedState === undefined ? {} : { policy: { encryptedState: options.encryptedState } },
  }),
  /** AMD SEV-SNP. */
  snp: (): LaunchSecurity => ({ snp: {} }),
  /** Intel TDX. */
  tdx: (): LaunchSecurity => ({ tdx: {} }),
};
