import { containsUnresolved, isUnresolved, type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import { type NameRef, nameOf } from '../base';
import { looksSecret } from '../check';
import { toYaml } from '../render';
import type { CloudConfig, NetworkConfig } from './cloud-config';

/**
 * What configures the guest at its first boot. Written as data, or as a text of your own, or kept in a Secret that exists.
 *
 * It works once: cloud-init remembers the machine, so that a later change is seen at the next boot at the earliest and mostly not
 * acted upon. What must change later belongs into the image or into a tool for that.
 */
export type CloudInit = CloudInitSource & CloudInitOptions;

export type CloudInitSource =
  | {
      /**
       * Data that becomes `#cloud-config` text; in the machine's spec, or in a Secret beside it (see `inSecret`).
       * @change volumes[].cloudInitNoCloud.userData
       * @change Secret/stringData
       */
      readonly config: CloudConfig;
    }
  | {
      /**
       * Text beginning with `#cloud-config`, `#!/bin/sh` or the like, taken as it is.
       * @change volumes[].cloudInitNoCloud.userData
       * @change Secret/stringData
       */
      readonly userData: string;
    }
  | {
      /**
       * Secret with the text under `userdata`.
       * @change volumes[].cloudInitNoCloud.secretRef
       */
      readonly secret: NameRef;
    };

export interface CloudInitOptions {
  /**
   * Network configuration of the guest.
   * @change volumes[].cloudInitNoCloud.networkData
   * @change Secret/stringData
   */
  readonly network?: NetworkConfig | string;
  /**
   * Secret with the network configuration under `networkdata`.
   * @change volumes[].cloudInitNoCloud.networkDataSecretRef
   */
  readonly networkSecret?: NameRef;
  /**
   * How the guest is given it. Default `noCloud`.
   * @change volumes[].cloudInitConfigDrive
   */
  readonly datasource?: 'noCloud' | 'configDrive';
  /**
   * Keep the text in a Secret, whatever it holds. Default: where it holds a password or a private key, is late, or is over 2048 bytes.
   * @change volumes[].cloudInitNoCloud.secretRef
   */
  readonly inSecret?: boolean;
}

export const CloudInit = {
  /** Written as data; becomes `#cloud-config` text. */
  config: (config: CloudConfig, options: CloudInitOptions = {}): CloudInit => ({ config, ...options }),
  /** A text of your own. */
  userData: (text: string, options: CloudInitOptions = {}): CloudInit => ({ userData: text, ...options }),
  /** A Secret that exists, with the text under `userdata`. */
  fromSecret: (secret: NameRef, options: CloudInitOptions = {}): CloudInit => ({ secret: nameOf(secret), ...options }),
};

/** KubeVirt refuses more than this in the machine itself. */
export const INLINE_LIMIT = 2048;

/**
 * The text of a cloud-config. Values are data all the way to the YAML writer, late ones included, so that none can break out of its
 * place; the YAML is that of version 1.1, which is what cloud-init reads (`"0644"`, `"yes"` and `"on"` keep their quotes).
 */
export function cloudConfigText(config: CloudConfig): MaybeUnresolved<string> {
  return mapUnresolved(config as unknown, (known) => `#cloud-config\n${yamlOf(known)}`);
}

export function networkText(network: NetworkConfig | string): MaybeUnresolved<string> {
  return mapUnresolved(network as unknown, (known) => (typeof known === 'string' ? known : yamlOf(known)));
}

const yamlOf = (value: unknown): string => toYaml(JSON.parse(JSON.stringify(value)));

/** Whether a text or the data it is made from must not stand in the machine's spec, where everybody who may look at it can read it. */
export function mustBeSecret(text: MaybeUnresolved<string>, source: unknown): boolean {
  if (isUnresolved(text) || containsUnresolved(source)) return true;
  return Buffer.byteLength(text) > INLINE_LIMIT || looksSecret(text);
}
