import type { core } from '../../kubevirt/types';
import type { Json } from './json';

/**
 * A trusted platform module. `true`: one that forgets at every stop. `persistent` needs a StorageClass for the state of machines.
 * @change domain.devices.tpm
 */
export type Tpm =
  | boolean
  | {
      /** @change domain.devices.tpm.persistent */
      readonly persistent?: boolean;
    };

export const tpmSpec = (tpm: Tpm | undefined): Json | undefined =>
  tpm === undefined ? undefined : typeof tpm === 'boolean' ? { enabled: tpm } : { persistent: tpm.persistent };

/**
 * Devices other than disks, NICs and the TPM, in KubeVirt's own words: `gpus`, `hostDevices`, `rng`, `video`, ...
 * @change domain.devices
 */
export type Devices = Readonly<Omit<core.Devices, 'disks' | 'interfaces' | 'filesystems' | 'tpm'>>;

/**
 * The guest's clock, in KubeVirt's own words. Default: UTC.
 * @change domain.clock
 */
export type Clock = Readonly<core.Clock>;

export const Clock = {
  utc: (options: { readonly offsetSeconds?: number } = {}): Clock => ({ utc: options }),
  /** The clock shows the time of this zone, `Europe/Berlin`: what Windows expects. */
  timezone: (timezone: string): Clock => ({ timezone }),
};

/**
 * Features of the virtual hardware, in KubeVirt's own words.
 * @change domain.features
 */
export type Features = Readonly<core.Features>;

/**
 * Encrypts the guest's memory against the node. Such a guest cannot be migrated.
 * @change domain.launchSecurity
 */
export type LaunchSecurity = Readonly<core.LaunchSecurity>;

export const LaunchSecurity = {
  sev: (options: { readonly encryptedState?: boolean } = {}): LaunchSecurity => ({
    sev: options.encryptedState === undefined ? {} : { policy: { encryptedState: options.encryptedState } },
  }),
  snp: (): LaunchSecurity => ({ snp: {} }),
  tdx: (): LaunchSecurity => ({ tdx: {} }),
};
