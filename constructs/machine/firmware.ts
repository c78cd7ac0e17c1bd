import { isUnresolved } from '../../kube/unresolved';
import { type NameRef, nameOf } from '../base';
import type { Architecture } from './enums';
import type { Json } from './json';

/**
 * What starts the guest. Default: what the preference prefers, else BIOS (UEFI on arm64).
 * @change domain.firmware
 */
export type Firmware = FirmwareOptions &
  (
    | {
        /** @change domain.firmware.bootloader.bios */
        readonly bios?: BiosOptions;
      }
    | {
        /** @change domain.firmware.bootloader.efi */
        readonly efi: EfiOptions;
      }
  );

export interface BiosOptions {
  /**
   * Messages of the BIOS on the serial console.
   * @change domain.firmware.bootloader.bios.useSerial
   */
  readonly useSerial?: boolean;
}
export interface EfiOptions {
  /**
   * Starts only what is signed. Default true (false on arm64). It turns on system management mode, which it needs.
   * @change domain.firmware.bootloader.efi.secureBoot
   */
  readonly secureBoot?: boolean;
  /**
   * Keeps the variables of the firmware over restarts. Needs a StorageClass for the state of machines. Default false.
   * @change domain.firmware.bootloader.efi.persistent
   */
  readonly persistent?: boolean;
}
export interface FirmwareOptions {
  /**
   * Default: one that KubeVirt picks once.
   * @change domain.firmware.uuid
   */
  readonly uuid?: string;
  /**
   * Serial number of the machine. Default: one that KubeVirt picks once.
   * @change domain.firmware.serial
   */
  readonly serial?: string;
  /**
   * Starts a kernel from a container image instead of a disk.
   * @change domain.firmware.kernelBoot
   */
  readonly kernelBoot?: {
    readonly kernelArgs?: string;
    readonly container: {
      readonly image: string;
      readonly kernelPath?: string;
      readonly initrdPath?: string;
      readonly imagePullSecret?: NameRef;
      readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
    };
  };
}

export const Firmware = {
  bios: (options: BiosOptions & FirmwareOptions = {}): Firmware => {
    const { useSerial, ...rest } = options;
    return { bios: useSerial === undefined ? {} : { useSerial }, ...rest };
  },
  efi: (options: EfiOptions & FirmwareOptions = {}): Firmware => {
    const { secureBoot, persistent, ...rest } = options;
    return {
      efi: { ...(secureBoot === undefined ? {} : { secureBoot }), ...(persistent === undefined ? {} : { persistent }) },
      ...rest,
    };
  },
  /** UEFI that starts only what is signed. */
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
