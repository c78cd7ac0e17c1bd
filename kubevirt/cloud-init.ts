/** What cloud-init makes of the texts that a guest is given. KubeVirt passes on any text; cloud-init then ignores what it does not know. */
import { isObject } from '../kube/json';
import { lazy } from '../kube/lazy';
import { nearest } from '../kube/nearest';

/** Loaded with the first text, because most programs have none. */
const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

/** How the texts begin that cloud-init reads, or its counterpart for Windows; in lower case, because neither looks at case. */
const BEGINNINGS = [
  '#cloud-config',
  '#cloud-boothook',
  '#include',
  '#part-handler',
  '#upstart-job',
  '#!',
  '## template:',
  'content-type:',
  'mime-version:',
  '#ps1',
  'rem cmd',
  '<powershell',
  '<script',
];

/** Modules and settings of cloud-init with which a text begins that lacks its first line. */
const USUAL =
  'package_update package_upgrade packages users user runcmd bootcmd write_files ssh_authorized_keys ssh_pwauth password chpasswd hostname fqdn manage_etc_hosts timezone locale growpart disk_setup fs_setup mounts ntp apt yum_repos power_state final_message phone_home swap groups ca_certs network'.split(
    ' ',
  );
const BEGINS_WITH_SETTING = new RegExp(`^(${USUAL.join('|')})\\s*:`, 'm');

/** The other keys that a #cloud-config may have. */
const OTHER_KEYS =
  'ansible apk_repos autoinstall byobu_by_default chef cloud_config_modules cloud_final_modules cloud_init_modules coreos create_hostname_file datasource datasource_list debug device_aliases disable_ec2_metadata disable_root disable_root_opts drivers fan grub_dpkg keyboard landscape locale_configfile lxd manage_resolv_conf mcollective merge_how merge_type mount_default_fields no_ssh_fingerprints output package_reboot_if_required prefer_fqdn_over_hostname preserve_hostname puppet random_seed reporting resize_rootfs resolv_conf rh_subscription rpi rsyslog salt_minion snap spacewalk ssh ssh_deletekeys ssh_fp_console_blacklist ssh_genkeytypes ssh_import_id ssh_key_console_blacklist ssh_keys ssh_publish_hostkeys ssh_quiet_keygen sudo syslog_fix_perms system_info ubuntu_advantage ubuntu_pro unverified_modules updates vendor_data wireguard yum_repo_dir zypper'.split(
    ' ',
  );

/** Texts of guests that bring no cloud-init: Ignition, and the machine configuration of Talos. */
const OTHERS = [/^\{/, /^version:\s*v1alpha1\b/m, /^(machine|cluster):\s*$/m];

/** A text that has this at its beginning was compressed. */
const GZIP = '\u001f\u008b';

export interface TextProblem {
  /** What is wrong, as a sentence that begins after `The user data`. */
  problem: string;
  fix: string;
  /** Whether the text can mean nothing else, so that it is certainly a mistake. */
  certain: boolean;
}

/** Why cloud-init would ignore a text of user data as a whole; undefined where it reads it. Nothing of the text is quoted. */
export function ignoredUserData(text: string): TextProblem | undefined {
  const start = text.trimStart();
  if (start === '' || start.startsWith(GZIP)) return undefined;
  const lower = start.slice(0, 20).toLowerCase();
  if (BEGINNINGS.some((beginning) => lower.startsWith(beginning))) return undefined;
  if (OTHERS.some((other) => other.test(start))) return undefined;
  const misspelled = /^#+\s*cloud[-_ ]?config/i.exec(start)?.[0];
  const found = misspelled === undefined ? 'does not begin with #cloud-config' : `begins with "${misspelled}"`;
  return {
    problem: `${found}, so cloud-init ignores all of it`,
    fix: 'Make #cloud-config the first line, or #!/bin/sh for a script.',
    certain: misspelled !== undefined || BEGINS_WITH_SETTING.test(start),
  };
}

const isCloudConfig = (text: string): boolean => /^\s*#cloud-config(\s|$)/i.test(text);

/** Why a text that begins with `#cloud-config` cannot be read; undefined where it can, and for every other text. */
export const cloudConfigProblem = (text: string): string | undefined =>
  isCloudConfig(text) ? mappingProblem(text) : undefined;

/** Keys of a `#cloud-config` that cloud-init does not know, but for a letter or two. A key that resembles none may be that of another program. */
export function misspelledKeys(text: string): { readonly key: string; readonly meant: string }[] {
  if (!isCloudConfig(text) || mappingProblem(text) !== undefined) return [];
  const config = yaml().load(text, { json: true });
  if (!isObject(config)) return [];
  const known = [...USUAL, ...OTHER_KEYS];
  return Object.keys(config).flatMap((key) => {
    // A dash for an underscore was a spelling of cloud-init's own once.
    if (known.includes(key.replaceAll('-', '_'))) return [];
    const meant = nearest(key, known, Math.min(2, Math.floor(key.length / 3)));
    return meant === undefined || Object.hasOwn(config, meant) ? [] : [{ key, meant }];
  });
}

/** Why a text is not a YAML mapping, with the line; undefined where it is one, or is empty. Nothing of the text is quoted. */
export function mappingProblem(text: string): string | undefined {
  try {
    // A key that is given twice is read by cloud-init's parser, which takes the last.
    const found: unknown = yaml().load(text, { json: true });
    if (found === undefined || found === null || isObject(found)) return undefined;
    return `it is ${Array.isArray(found) ? 'a list' : 'plain text'} instead of a mapping (key: value)`;
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number } };
    const line = mark ? ` in line ${mark.line + 1}` : '';
    return `it is not valid YAML: ${reason?.replace(/"[^"]*"|<[^>]*>/g, '...') ?? 'it cannot be parsed'}${line}`;
  }
}
