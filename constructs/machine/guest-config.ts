import type { IConstruct } from 'constructs';
import { isUnresolved, type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError, nameOf } from '../base';
import type { CloudConfig, User } from './cloud-config';
import { type CloudInit, type CloudInitOptions, cloudConfigText, mustBeSecret, networkText } from './cloud-init';
import type { Json } from './json';
import type { GuestPassword, SshKey, SshKeySecret } from './ssh-key';
import type { Ignition, Sysprep } from './sysprep';

/** Makes a Secret next to the machine, and answers its name. */
export type SecretMaker = (suffix: string, stringData: Record<string, MaybeUnresolved<string>>) => string;

export interface GuestConfigProps {
  /**
   * What configures the guest at its first boot. See `CloudInit`.
   * @change volumes[].cloudInitNoCloud.userData
   * @change Secret/stringData
   */
  readonly cloudInit?: CloudInit;
  /**
   * Answer file of a Windows guest.
   * @change volumes[].sysprep
   * @change Secret/stringData
   */
  readonly sysprep?: Sysprep;
  /**
   * Configuration of a CoreOS guest, instead of cloud-init.
   * @change volumes[].cloudInitConfigDrive.userData
   * @change Secret/stringData
   */
  readonly ignition?: Ignition;
  /**
   * Keys that may sign in as the default user, or as the first of `users` where cloud-init makes users and not the default one.
   * @change volumes[].cloudInitNoCloud.userData
   * @change Secret/stringData
   * @change accessCredentials
   */
  readonly sshKeys?: readonly SshKey[];
  /**
   * Passwords that the guest agent sets.
   * @change accessCredentials
   */
  readonly passwords?: readonly GuestPassword[];
}

/** What a guest is configured with: volumes, the disks that carry them, and credentials. Rendered once, since it makes Secrets. */
export interface GuestConfig {
  readonly volumes: Json[];
  readonly disks: Json[];
  readonly accessCredentials: Json[];
}

export function guestConfig(construct: IConstruct, props: GuestConfigProps, makeSecret: SecretMaker): GuestConfig {
  if (props.cloudInit && props.ignition) {
    throw constructError(
      construct,
      'the machine has both `cloudInit` and `ignition`, and a guest reads one of them. Drop the other.',
    );
  }
  const config: GuestConfig = { volumes: [], disks: [], accessCredentials: [] };
  const plainKeys = (props.sshKeys ?? []).filter((key): key is string => typeof key === 'string' || isUnresolved(key));
  const keySecrets = (props.sshKeys ?? []).filter(
    (key): key is SshKeySecret => typeof key === 'object' && !isUnresolved(key),
  );
  if (props.ignition !== undefined) {
    if (plainKeys.length > 0)
      throw constructError(construct, '`sshKeys` of a guest with `ignition` belong into its passwd section.');
    addIgnition(config, props.ignition, makeSecret);
  } else {
    const needsCloudInit = plainKeys.length > 0 || keySecrets.some((key) => !key.users);
    const cloudInit = props.cloudInit ?? (needsCloudInit ? { config: {} } : undefined);
    if (cloudInit)
      addCloudInit(
        config,
        cloudInit,
        plainKeys,
        keySecrets.some((key) => !key.users),
        makeSecret,
      );
  }
  for (const key of keySecrets) config.accessCredentials.push(sshCredential(key, props.cloudInit?.datasource));
  for (const { secret } of props.passwords ?? []) {
    config.accessCredentials.push({
      userPassword: { source: { secret: { secretName: secret } }, propagationMethod: { qemuGuestAgent: {} } },
    });
  }
  if (props.sysprep) addSysprep(config, props.sysprep, makeSecret);
  return config;
}

/** What stands in the Secret of a cloud-init. */
export interface CloudInitTexts {
  readonly userdata?: MaybeUnresolved<string>;
  readonly networkdata?: MaybeUnresolved<string>;
}

/** The texts of a cloud-init that is written as data or text, with `keys` for its default user. */
export function cloudInitTexts(cloudInit: CloudInit, keys: readonly string[] = []): CloudInitTexts {
  const userdata =
    'config' in cloudInit
      ? cloudConfigText(withKeys(cloudInit.config, keys))
      : 'userData' in cloudInit
        ? cloudInit.userData
        : undefined;
  return { userdata, networkdata: cloudInit.network === undefined ? undefined : networkText(cloudInit.network) };
}

function addCloudInit(
  config: GuestConfig,
  cloudInit: CloudInit,
  keys: readonly string[],
  carriesKeys: boolean,
  makeSecret: SecretMaker,
): void {
  const texts = cloudInitTexts(cloudInit, keys);
  const source: Json = {
    ...('secret' in cloudInit ? { secretRef: { name: nameOf(cloudInit.secret) } } : {}),
    ...(cloudInit.networkSecret ? { networkDataSecretRef: { name: nameOf(cloudInit.networkSecret) } } : {}),
  };
  const spilled: Record<string, MaybeUnresolved<string>> = {};
  for (const [key, text, inline, origin] of [
    ['userdata', texts.userdata, 'userData', 'config' in cloudInit ? cloudInit.config : undefined],
    ['networkdata', texts.networkdata, 'networkData', cloudInit.network],
  ] as const) {
    if (text === undefined) continue;
    if (cloudInit.inSecret || mustBeSecret(text, origin)) spilled[key] = text;
    else source[inline] = text;
  }
  if (Object.keys(spilled).length > 0) {
    const name = makeSecret('cloudinit', spilled);
    if ('userdata' in spilled) source.secretRef = { name };
    if ('networkdata' in spilled) source.networkDataSecretRef = { name };
  }
  if (!('config' in cloudInit) && keys.length > 0) {
    const secret = makeSecret('ssh-keys', Object.fromEntries(keys.map((key, i) => [`key-${i + 1}`, key])));
    config.accessCredentials.push(sshCredential({ secret }, cloudInit.datasource));
  }
  if (Object.keys(source).length === 0 && !carriesKeys) return;
  addDrive(config, 'cloudinit', {
    [cloudInit.datasource === 'configDrive' ? 'cloudInitConfigDrive' : 'cloudInitNoCloud']: source,
  });
}

/** cloud-init gives keys to the default user; where `users` leaves that one out, they go to the first. */
function withKeys(config: CloudConfig, keys: readonly string[]): CloudConfig {
  if (keys.length === 0) return config;
  const [first, ...others] = config.users ?? [];
  if (first === undefined || config.users!.includes('default')) {
    return { ...config, ssh_authorized_keys: [...(config.ssh_authorized_keys ?? []), ...keys] };
  }
  const user = first as User;
  return {
    ...config,
    users: [{ ...user, ssh_authorized_keys: [...(user.ssh_authorized_keys ?? []), ...keys] }, ...others],
  };
}

function addIgnition(config: GuestConfig, ignition: Ignition, makeSecret: SecretMaker): void {
  const userdata = mapUnresolved(ignition as unknown, (known) =>
    typeof known === 'string' ? known : JSON.stringify(known),
  ) as MaybeUnresolved<string>;
  const source = mustBeSecret(userdata, ignition)
    ? { secretRef: { name: makeSecret('ignition', { userdata }) } }
    : { userData: userdata };
  addDrive(config, 'ignition', { cloudInitConfigDrive: source });
}

function addSysprep(config: GuestConfig, sysprep: Sysprep, makeSecret: SecretMaker): void {
  const source =
    'unattend' in sysprep
      ? {
          secret: {
            name: makeSecret('sysprep', { 'autounattend.xml': sysprep.unattend, 'unattend.xml': sysprep.unattend }),
          },
        }
      : 'secret' in sysprep
        ? { secret: { name: nameOf(sysprep.secret) } }
        : { configMap: { name: nameOf(sysprep.configMap) } };
  config.volumes.push({ name: 'sysprep', sysprep: source });
  config.disks.push({ name: 'sysprep', cdrom: { bus: 'sata' } });
}

function addDrive(config: GuestConfig, name: string, source: Json): void {
  config.volumes.push({ name, ...source });
  config.disks.push({ name, disk: { bus: 'virtio' } });
}

function sshCredential(key: SshKeySecret, datasource: CloudInitOptions['datasource']): Json {
  const propagationMethod = key.users
    ? { qemuGuestAgent: { users: [...key.users] } }
    : datasource === 'configDrive'
      ? { configDrive: {} }
      : { noCloud: {} };
  return { sshPublicKey: { source: { secret: { secretName: key.secret } }, propagationMethod } };
}
