import type { Json } from './json';
import { isPrivateKey } from './ssh-key';

/**
 * Configuration that cloud-init applies at the first boot, with cloud-init's own keys. Keys that are not listed here are accepted too.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 * @change volumes[].cloudInitNoCloud.userData
 * @change Secret/stringData
 */
export interface CloudConfig {
  /** Host name of the guest. */
  readonly hostname?: string;
  /** Fully qualified domain name of the guest. */
  readonly fqdn?: string;
  /** Whether cloud-init writes `/etc/hosts`. */
  readonly manage_etc_hosts?: boolean | 'localhost';
  /** Name of the default user of the image. */
  readonly user?: string;
  /** Password of the default user. Moves the cloud-init data into a Secret. */
  readonly password?: string;
  /** Passwords of several users, and whether they expire. */
  readonly chpasswd?: { readonly expire?: boolean; readonly users?: readonly Json[] };
  /** Whether SSH accepts passwords. */
  readonly ssh_pwauth?: boolean;
  /** Public keys of the default user. */
  readonly ssh_authorized_keys?: readonly string[];
  /** Users to create. `'default'` keeps the default user of the image. */
  readonly users?: readonly (User | 'default')[];
  /** Groups to create, with their members. */
  readonly groups?: readonly (string | Readonly<Record<string, readonly string[]>>)[];
  /** Whether to refresh the package lists first. */
  readonly package_update?: boolean;
  /** Whether to upgrade installed packages. */
  readonly package_upgrade?: boolean;
  /** Packages to install; a pair is a package and its version. */
  readonly packages?: readonly (string | readonly [string, string])[];
  /** Files to write. */
  readonly write_files?: readonly WriteFile[];
  /** Commands that run early in every boot. */
  readonly bootcmd?: readonly (string | readonly string[])[];
  /** Commands that run once, at the end of the first boot: a shell line, or a list of arguments. */
  readonly runcmd?: readonly (string | readonly string[])[];
  /** Lines of `/etc/fstab`, each a list of fields. */
  readonly mounts?: readonly (readonly string[])[];
  /** Time zone: `Europe/Berlin`. */
  readonly timezone?: string;
  /** Locale: `en_US.UTF-8`. */
  readonly locale?: string;
  /** Certificates that the guest trusts. */
  readonly ca_certs?: { readonly trusted?: readonly string[]; readonly remove_defaults?: boolean };
  /** Message that cloud-init logs when it is done. */
  readonly final_message?: string;
  readonly [module: string]: unknown;
}

/** A user that cloud-init creates, with cloud-init's own keys. */
export interface User {
  readonly name: string;
  readonly gecos?: string;
  readonly primary_group?: string;
  readonly groups?: string | readonly string[];
  readonly sudo?: string | readonly string[] | false;
  readonly shell?: string;
  readonly lock_passwd?: boolean;
  /** Password hash as in `/etc/shadow`. Moves the cloud-init data into a Secret. */
  readonly passwd?: string;
  readonly plain_text_passwd?: string;
  readonly ssh_authorized_keys?: readonly string[];
  readonly ssh_import_id?: readonly string[];
  readonly [option: string]: unknown;
}

/** A file that cloud-init writes. */
export interface WriteFile {
  readonly path: string;
  readonly content: string;
  readonly permissions?: string;
  readonly owner?: string;
  readonly encoding?: 'b64' | 'gzip' | 'gz+b64';
  readonly append?: boolean;
  readonly defer?: boolean;
}

function publicKeys(user: string, keys: readonly string[]): string[] {
  if (keys.some(isPrivateKey))
    throw new Error(
      `A key of the user ${user} is a private key, which must stay secret. Use the public key, from the file whose name ends in .pub.`,
    );
  return [...keys];
}

export const User = {
  /** A user with sudo without a password, who signs in with SSH keys only. */
  admin: (name: string, options: { readonly sshKeys?: readonly string[] } & Partial<User> = {}): User => {
    const { sshKeys, ...rest } = options;
    return {
      name,
      groups: ['adm'],
      sudo: 'ALL=(ALL) NOPASSWD:ALL',
      shell: '/bin/bash',
      lock_passwd: true,
      ...(sshKeys && { ssh_authorized_keys: publicKeys(name, sshKeys) }),
      ...rest,
    };
  },
  /** A user without sudo who signs in with SSH keys only. */
  plain: (name: string, options: { readonly sshKeys?: readonly string[] } & Partial<User> = {}): User => {
    const { sshKeys, ...rest } = options;
    return {
      name,
      shell: '/bin/bash',
      lock_passwd: true,
      ...(sshKeys && { ssh_authorized_keys: publicKeys(name, sshKeys) }),
      ...rest,
    };
  },
};

/**
 * Network configuration of the guest, version 2 (netplan).
 * @see https://cloudinit.readthedocs.io/en/latest/reference/network-config-format-v2.html
 * @change volumes[].cloudInitNoCloud.networkData
 * @change Secret/stringData
 */
export interface NetworkConfig {
  readonly version: 2;
  readonly ethernets?: Readonly<Record<string, Ethernet>>;
  readonly bonds?: Readonly<Record<string, Json>>;
  readonly bridges?: Readonly<Record<string, Json>>;
  readonly vlans?: Readonly<Record<string, Json>>;
}

/** A network interface in the network configuration. */
export interface Ethernet {
  readonly match?: { readonly macaddress?: string; readonly name?: string; readonly driver?: string };
  readonly 'set-name'?: string;
  readonly dhcp4?: boolean;
  readonly dhcp6?: boolean;
  readonly addresses?: readonly string[];
  readonly gateway4?: string;
  readonly routes?: readonly { readonly to: string; readonly via: string; readonly metric?: number }[];
  readonly nameservers?: { readonly addresses?: readonly string[]; readonly search?: readonly string[] };
  readonly mtu?: number;
  readonly [option: string]: unknown;
}
