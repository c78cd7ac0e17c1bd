import { isUnresolved } from '../../kube/unresolved';
import { type NameRef, nameOf } from '../base';
import type { Disk } from './disk';
import type { Architecture } from './enums';
import type { Json } from './json';

/**
 * Firmware that boots the guest.
 * @change domain.firmware
 */
export type Firmware = FirmwareOptions &
  (
    | {
        /**
         * Boots with a BIOS.
         * @default - a BIOS without options, unless the preference asks for UEFI
         * @change domain.firmware.bootloader.bios
         */
        readonly bios?: BiosOptions;
      }
    | {
        /**
         * Boots with UEFI.
         * @change domain.firmware.bootloader.efi
         */
        readonly efi: EfiOptions;
      }
  );

/** Options of a BIOS. */
export interface BiosOptions {
  /**
   * Whether the BIOS writes its messages to the serial console.
   * @default false
   * @change domain.firmware.bootloader.bios.useSerial
   */
  readonly useSerial?: boolean;
}
/** Options of UEFI. */
export interface EfiOptions {
  /**
   * Whether to start signed software only. Also enables system management mode, which it needs.
   * @default - true; false if `architecture` is arm64, or with `launchSecurity`
   * @change domain.firmware.bootloader.efi.secureBoot
   */
  readonly secureBoot?: boolean;
  /**
   * Whether firmware variables survive a restart. Needs a StorageClass for VM state.
   * @default false
   * @change domain.firmware.bootloader.efi.persistent
   * @see https://kubevirt.io/user-guide/compute/persistent_tpm_and_uefi_state/
   */
  readonly persistent?: boolean;
}
/** Options of any firmware. */
export interface FirmwareOptions {
  /**
   * UUID of the machine that the guest sees.
   * @default - KubeVirt generates one and keeps it
   * @change domain.firmware.uuid
   */
  readonly uuid?: string;
  /**
   * Serial number of the machine that the guest sees.
   * @default - KubeVirt generates one and keeps it
   * @change domain.firmware.serial
   */
  readonly serial?: string;
  /**
   * ACPI tables of the hardware, as Windows reads its license from.
   * @default - none
   * @change domain.firmware.acpi
   */
  readonly acpi?: AcpiTables;
  /**
   * Boots a kernel from a container image instead of a disk.
   * @default - none
   * @change domain.firmware.kernelBoot
   */
  readonly kernelBoot?: {
    /**
     * Arguments of the kernel.
     * @default - none
     */
    readonly kernelArgs?: string;
    /** Container image with the kernel. */
    readonly container: {
      /** Reference of the container image. */
      readonly image: string;
      /**
       * Path of the kernel in the image.
       * @default - none
       */
      readonly kernelPath?: string;
      /**
       * Path of the initial RAM disk in the image.
       * @default - none
       */
      readonly initrdPath?: string;
      /**
       * Secret with the credentials of the registry.
       * @default - none
       */
      readonly imagePullSecret?: NameRef;
      /**
       * When the node pulls the image.
       * @default - `Always` for the tag `latest`, otherwise `IfNotPresent`
       */
      readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
    };
  };
}

/** ACPI tables that the guest finds in its firmware, each in a Secret. */
export interface AcpiTables {
  /**
   * Secret with the SLIC table, the volume license of Windows, under the key `slic.bin`.
   * @default - none
   * @change domain.firmware.acpi.slicNameRef
   */
  readonly slic?: NameRef;
  /**
   * Secret with the MSDM table, the product key of Windows, under the key `msdm.bin`.
   * @default - none
   * @change domain.firmware.acpi.msdmNameRef
   */
  readonly msdm?: NameRef;
}

export const Firmware = {
  /** A BIOS. */
  bios: (options: BiosOptions & FirmwareOptions = {}): Firmware => {
    const { useSerial, ...rest } = options;
    return { bios: useSerial === undefined ? {} : { useSerial }, ...rest };
  },
  /** UEFI, by default with Secure Boot. */
  efi: (options: EfiOptions & FirmwareOptions = {}): Firmware => {
    const { secureBoot, persistent, ...rest } = options;
    return {
      efi: { ...(secureBoot === undefined ? {} : { secureBoot }), ...(persistent === undefined ? {} : { persistent }) },
      ...rest,
    };
  },
  /** A kernel from a container image, in place of a disk that boots. */
  kernelBoot: (
    kernel: NonNullable<FirmwareOptions['kernelBoot']>,
    options: Omit<FirmwareOptions, 'kernelBoot'> = {},
  ): Firmware => ({ kernelBoot: kernel, ...options }),
  /** UEFI that starts signed software only. */
  secureBoot: (options: Omit<EfiOptions, 'secureBoot'> & FirmwareOptions = {}): Firmware =>
    Firmware.efi({ ...options, secureBoot: true }),
};

/** An encrypted guest boots with UEFI, without Secure Boot. */
const ENCRYPTED_BOOTLOADER: Json = { efi: { secureBoot: false } };

/** The volumes of the ACPI tables; the firmware refers to them by name. */
export function acpiVolumes(firmware: Firmware | undefined): Disk[] {
  return ACPI_TABLES.flatMap((table) => {
    const secret = firmware?.acpi?.[table];
    return secret === undefined ? [] : [{ secret, name: volumeOf(table) }];
  });
}

const ACPI_TABLES = ['slic', 'msdm'] as const;
const volumeOf = (table: (typeof ACPI_TABLES)[number]): string => `acpi-${table}`;

function acpiSpec(acpi: AcpiTables | undefined): Json | undefined {
  if (!acpi) return undefined;
  return Object.fromEntries(
    ACPI_TABLES.filter((table) => acpi[table] !== undefined).map((table) => [`${table}NameRef`, volumeOf(table)]),
  );
}

/** `domain.firmware`, and whether it needs system management mode. */
export function firmwareSpec(
  firmware: Firmware | undefined,
  guest: { readonly architecture?: Architecture; readonly launchSecurity?: unknown },
): { firmware: Json | undefined; smm: boolean } {
  if (!firmware)
    return { firmware: guest.launchSecurity ? { bootloader: ENCRYPTED_BOOTLOADER } : undefined, smm: false };
  const { uuid, serial, acpi, kernelBoot } = firmware;
  const common = { uuid, serial, acpi: acpiSpec(acpi), kernelBoot: kernelBoot && kernelBootSpec(kernelBoot) };
  if (!('efi' in firmware)) {
    return {
      firmware: {
        ...common,
        bootloader:
          'bios' in firmware && firmware.bios
            ? { bios: { ...firmware.bios } }
            : guest.launchSecurity && ENCRYPTED_BOOTLOADER,
      },
      smm: false,
    };
  }
  const secureBoot = firmware.efi.secureBoot ?? (guest.architecture !== 'arm64' && guest.launchSecurity === undefined);
  const bootloader = { efi: { secureBoot, persistent: firmware.efi.persistent } };
  return { firmware: { ...common, bootloader }, smm: secureBoot === true || isUnresolved(secureBoot) };
}

function kernelBootSpec({ kernelArgs, container }: NonNullable<FirmwareOptions['kernelBoot']>): Json {
  const { imagePullSecret, ...rest } = container;
  return { kernelArgs, container: { ...rest, imagePullSecret: imagePullSecret && nameOf(imagePullSecret) } };
}
