import { containsUnresolved, isUnresolved, type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import { ignoredUserData } from '../../kubevirt/cloud-init';
import { type NameRef, nameOf } from '../base';
import { looksSecret } from '../check';
import { toYaml } from '../render';
import type { CloudConfig, NetworkConfig } from './cloud-config';

/**
 * Cloud-init data for the first boot of the guest: structured data, your own text, or an existing Secret.
 *
 * Cloud-init runs most of its modules once in the life of a VM, so later changes are read at the next boot and mostly ignored. Use the image or
 * a configuration management tool for whatever must change later.
 */
export type CloudInit = CloudInitSource & CloudInitOptions;

export type CloudInitSource =
  | {
      /**
       * Data that is rendered as `#cloud-config` text, in the VM's spec or in a Secret beside it (see `inSecret`).
       * @change volumes[].cloudInitNoCloud.userData
       * @change Secret/stringData
       */
      readonly config: CloudConfig;
    }
  | {
      /**
       * Text that starts with `#cloud-config`, `#!/bin/sh` or the like; used as it is.
       * @change volumes[].cloudInitNoCloud.userData
       * @change Secret/stringData
       */
      readonly userData: string;
    }
  | {
      /**
       * Secret with the text under the key `userdata`.
       * @change volumes[].cloudInitNoCloud.secretRef
       */
      readonly secret: NameRef;
    };

export interface CloudInitOptions {
  /**
   * Network configuration of the guest.
   * @default - cloud-init configures DHCP
   * @change volumes[].cloudInitNoCloud.networkData
   * @change Secret/stringData
   */
  readonly network?: NetworkConfig | string;
  /**
   * Secret with the network configuration under the key `networkdata`.
   * @default - none
   * @change volumes[].cloudInitNoCloud.networkDataSecretRef
   */
  readonly networkSecret?: NameRef;
  /**
   * Kind of disk on which the guest finds the data.
   * @default noCloud
   * @change volumes[].cloudInitConfigDrive
   */
  readonly datasource?: 'noCloud' | 'configDrive';
  /**
   * Name of the disk and its volume in the VM.
   * @default cloudinit
   * @change volumes[]
   */
  readonly name?: string;
  /**
   * Drive on which the guest finds the data: a disk on this bus, or a CD-ROM drive.
   * @default - a disk on the bus of the preference, or on virtio
   * @change domain.devices.disks[].disk.bus
   */
  readonly drive?: 'virtio' | 'sata' | 'scsi' | 'cdrom';
  /**
   * Position of the drive in the boot order, starting at 1. A drive with the guest's configuration does not boot.
   * @default - after the disks that boot
   * @change domain.devices.disks[].bootOrder
   */
  readonly bootOrder?: number;
  /**
   * Whether the guest may only read the drive. A CD-ROM drive is read-only anyway.
   * @default false
   * @change domain.devices.disks[].disk.readonly
   */
  readonly readonly?: boolean;
  /**
   * Whether to keep the text in a Secret. `false` keeps it in the spec of the VM, where whoever may read the VM sees it; KubeVirt accepts at most
   * 2048 bytes there.
   * @default - true if it contains a password or a private key, is not known at synth, or is larger than 2048 bytes
   * @change volumes[].cloudInitNoCloud.secretRef
   */
  readonly inSecret?: boolean;
}

export const CloudInit = {
  /** Structured data, rendered as `#cloud-config` text. */
  config: (config: CloudConfig, options: CloudInitOptions = {}): CloudInit => ({ config, ...options }),
  /** Your own text. Throws if it is a cloud-config without its first line, `#cloud-config`: cloud-init would ignore all of it. */
  userData(text: string, options: CloudInitOptions = {}): CloudInit {
    const ignored = typeof text === 'string' ? ignoredUserData(text) : undefined;
    if (ignored?.certain)
      throw new Error(
        `CloudInit.userData: the text ${ignored.problem}. ${ignored.fix} CloudInit.config({ ... }) writes that line by itself.`,
      );
    return { userData: text, ...options };
  },
  /** An existing Secret with the text under the key `userdata`. */
  fromSecret: (secret: NameRef, options: CloudInitOptions = {}): CloudInit => ({ secret: nameOf(secret), ...options }),
};

/** Largest text, in bytes, that KubeVirt accepts in the spec of a VM. */
export const INLINE_LIMIT = 2048;

/**
 * The text of a cloud-config. All values, unresolved ones included, stay data until the YAML writer, so that none can break out of its place;
 * the output is YAML 1.1, which cloud-init reads (`"0644"`, `"yes"` and `"on"` keep their quotes).
 */
export function cloudConfigText(config: CloudConfig): MaybeUnresolved<string> {
  return mapUnresolved(config as unknown, (known) => `#cloud-config\n${yamlOf(known)}`);
}

export function networkText(network: NetworkConfig | string): MaybeUnresolved<string> {
  return mapUnresolved(network as unknown, (known) => (typeof known === 'string' ? known : yamlOf(known)));
}

const yamlOf = (value: unknown): string => toYaml(JSON.parse(JSON.stringify(value)));

/** Whether text, or the data it is rendered from, must not be in the spec of the VM, where everyone who can read the VM sees it. */
export function mustBeSecret(text: MaybeUnresolved<string>, source: unknown): boolean {
  if (isUnresolved(text) || containsUnresolved(source)) return true;
  return Buffer.byteLength(text) > INLINE_LIMIT || looksSecret(text);
}
