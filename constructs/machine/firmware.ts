import { isUnresolved } from '../../kube/unresolved';
import { type NameRef, nameOf } from '../base';
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
   * @default - true; false if `architecture` is arm64
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
  /** UEFI that starts signed software only. */
  secureBoot: (options: Omit<EfiOptions, 'secureBoot'> & FirmwareOptions = {}): Firmware =>
    Firmware.efi({ ...options, secureBoot: true }),
};

/** `domain.firmware`, and whether it needs system management mode. */
export function firmwareSpec(
  firmware: Firmware,
  architecture: Architecture | undefined,
): { firmware: Json; smm: boolean } {
  const { uuid, serial, kernelBoot } = firmware;
  const common = { uuid, serial, kernelBoot: kernelBoot && kernelBootSpec(kernelBoot) };
  if (!('efi' in firmware)) {
    return {
      firmware: {
        ...common,
        bootloader: 'bios' in firmware && firmware.bios ? { bios: { ...firmware.bios } } : undefined,
      },
      smm: false,
    };
  }
  const secureBoot = firmware.efi.secureBoot ?? architecture !== 'arm64';
  const bootloader = { efi: { secureBoot, persistent: firmware.efi.persistent } };
  return { firmware: { ...common, bootloader }, smm: secureBoot === true || isUnresolved(secureBoot) };
}

function kernelBootSpec({ kernelArgs, container }: NonNullable<FirmwareOptions['kernelBoot']>): Json {
  const { imagePullSecret, ...rest } = container;
  return { kernelArgs, container: { ...rest, imagePullSecret: imagePullSecret && nameOf(imagePullSecret) } };
}
