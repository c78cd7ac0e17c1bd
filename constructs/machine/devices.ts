import type { Json } from './json';

/** A trusted platform module. `true`: one that forgets at every stop. `persistent` needs a StorageClass for the state of machines. */
export type Tpm = boolean | { readonly persistent?: boolean };

export const tpmSpec = (tpm: Tpm | undefined): Json | undefined =>
  tpm === undefined ? undefined : typeof tpm === 'boolean' ? { enabled: tpm } : { persistent: tpm.persistent };

/** Devices other than disks, NICs and the TPM, in KubeVirt's own words. A change needs a restart. */
export interface Devices {
  /** Graphics and other accelerators that are passed through. */
  readonly gpus?: readonly Json[];
  /** Devices of the node that are passed through. Needs the feature gate HostDevices. */
  readonly hostDevices?: readonly Json[];
  readonly inputs?: readonly { readonly name: string; readonly type: 'tablet'; readonly bus?: 'usb' | 'virtio' }[];
  /** A random number generator that is fed by the node's. */
  readonly rng?: Record<string, never>;
  readonly watchdog?: {
    readonly name: string;
    readonly i6300esb?: { readonly action?: 'reset' | 'poweroff' | 'shutdown' };
  };
  readonly sound?: { readonly name: string; readonly model?: 'ich9' | 'ac97' };
  readonly video?: { readonly type: 'vga' | 'cirrus' | 'virtio' | 'ramfb' | 'bochs' };
  readonly autoattachGraphicsDevice?: boolean;
  readonly autoattachSerialConsole?: boolean;
  readonly autoattachMemBalloon?: boolean;
  readonly autoattachInputDevice?: boolean;
  readonly autoattachVSOCK?: boolean;
  /** Writes the serial console to the log of the pod. Default: the cluster's. */
  readonly logSerialConsole?: boolean;
  readonly blockMultiQueue?: boolean;
  readonly networkInterfaceMultiqueue?: boolean;
  readonly useVirtioTransitional?: boolean;
  readonly disableHotplug?: boolean;
  readonly clientPassthrough?: Record<string, never>;
  readonly downwardMetrics?: Record<string, never>;
  readonly panicDevices?: readonly { readonly model?: 'hyperv' | 'isa' | 'pvpanic' }[];
}

/** The guest's clock, in KubeVirt's own words. Default: UTC. A change needs a restart. */
export interface Clock {
  readonly utc?: { readonly offsetSeconds?: number };
  readonly timezone?: string;
  readonly timer?: Json;
}

export const Clock = {
  utc: (options: { readonly offsetSeconds?: number } = {}): Clock => ({ utc: options }),
  /** The clock shows the time of this zone, `Europe/Berlin`: what Windows expects. */
  timezone: (timezone: string): Clock => ({ timezone }),
};

/** Features of the virtual hardware, in KubeVirt's own words. A change needs a restart. */
export interface Features {
  readonly acpi?: { readonly enabled?: boolean };
  readonly apic?: { readonly enabled?: boolean; readonly endOfInterrupt?: boolean };
  readonly smm?: { readonly enabled?: boolean };
  readonly kvm?: { readonly hidden?: boolean };
  readonly pvspinlock?: { readonly enabled?: boolean };
  readonly hyperv?: Json;
  readonly hypervPassthrough?: { readonly enabled?: boolean };
}

/** Encrypts the guest's memory against the node. Such a guest cannot be migrated. A change needs a restart. */
export type LaunchSecurity = { readonly sev: Json } | { readonly snp: Json } | { readonly tdx: Json };

export const LaunchSecurity = {
  sev: (options: { readonly encryptedState?: boolean } = {}): LaunchSecurity => ({
    sev: options.encryptedState === undefined ? {} : { policy: { encryptedState: options.encryptedState } },
  }),
  snp: (): LaunchSecurity => ({ snp: {} }),
  tdx: (): LaunchSecurity => ({ tdx: {} }),
};
