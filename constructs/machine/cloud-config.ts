import type { Json } from './json';

/**
 * What cloud-init does in the guest at its first boot, in cloud-init's own words. Modules that are not listed may be given too.
 * @change volumes[].cloudInitNoCloud.userData
 * @change Secret/stringData
 */
export interface CloudConfig {
  readonly hostname?: string;
  readonly fqdn?: string;
  readonly manage_etc_hosts?: boolean | 'localhost';
  /** Name of the image's default user. */
  readonly user?: string;
  /** Password of the default user. With one in it, cloud-init goes into a Secret. */
  readonly password?: string;
  readonly chpasswd?: { readonly expire?: boolean; readonly users?: readonly Json[] };
  readonly ssh_pwauth?: boolean;
  /** Keys of the default user. */
  readonly ssh_authorized_keys?: readonly string[];
  /** Users. `'default'` keeps the image's own. */
  readonly users?: readonly (User | 'default')[];
  readonly groups?: readonly (string | Readonly<Record<string, readonly string[]>>)[];
  readonly package_update?: boolean;
  readonly package_upgrade?: boolean;
  readonly packages?: readonly (string | readonly [string, string])[];
  readonly write_files?: readonly WriteFile[];
  readonly bootcmd?: readonly (string | readonly string[])[];
  /** Commands run once, at the end of the first boot: a text for the shell, or a list of words. */
  readonly runcmd?: readonly (string | readonly string[])[];
  readonly mounts?: readonly (readonly string[])[];
  readonly timezone?: string;
  readonly locale?: string;
  readonly ca_certs?: { readonly trusted?: readonly string[]; readonly remove_defaults?: boolean };
  readonly final_message?: string;
  readonly [module: string]: unknown;
}

export interface User {
  readonly name: string;
  readonly gecos?: string;
  readonly primary_group?: string;
  readonly groups?: string | readonly string[];
  readonly sudo?: string | readonly string[] | false;
  readonly shell?: string;
  readonly lock_passwd?: boolean;
  /** A hash as in /etc/shadow. With one in it, cloud-init goes into a Secret. */
  readonly passwd?: string;
  readonly plain_text_passwd?: string;
  readonly ssh_authorized_keys?: readonly string[];
  readonly ssh_import_id?: readonly string[];
  readonly [option: string]: unknown;
}

export interface WriteFile {
  readonly path: string;
  readonly content: string;
  readonly permissions?: string;
  readonly owner?: string;
  readonly encoding?: 'b64' | 'gzip' | 'gz+b64';
  readonly append?: boolean;
  readonly defer?: boolean;
}

export const User = {
  /** A user who becomes root with sudo, without a password, and signs in with keys only. */
  admin: (name: string, options: { readonly sshKeys?: readonly string[] } & Partial<User> = {}): User => {
    const { sshKeys, ...rest } = options;
    return {
      name,
      groups: ['adm'],
      sudo: 'ALL=(ALL) NOPASSWD:ALL',
      shell: '/bin/bash',
      lock_passwd: true,
      ...(sshKeys && { ssh_authorized_keys: [...sshKeys] }),
      ...rest,
    };
  },
  /** A user without any right of root's. */
  plain: (name: string, options: { readonly sshKeys?: readonly string[] } & Partial<User> = {}): User => {
    const { sshKeys, ...rest } = options;
    return {
      name,
      shell: '/bin/bash',
      lock_passwd: true,
      ...(sshKeys && { ssh_authorized_keys: [...sshKeys] }),
      ...rest,
    };
  },
};

/**
 * Network configuration of the guest, version 2 (that of netplan).
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
