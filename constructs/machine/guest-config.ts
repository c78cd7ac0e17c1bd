import type { IConstruct } from 'constructs';
import { isUnresolved, type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError, nameOf, requireKnown } from '../base';
import type { CloudConfig, User } from './cloud-config';
import { type CloudInit, type CloudInitOptions, cloudConfigText, mustBeSecret, networkText } from './cloud-init';
import type { Json } from './json';
import type { SecretMaker } from './secret-maker';
import { type GuestPassword, isPrivateKey, type SshKey, type SshKeySecret } from './ssh-key';
import type { Ignition, Sysprep } from './sysprep';
import { sysprepDrives, type UnattendSurroundings } from './sysprep-drives';

export interface GuestConfigProps {
  /**
   * Configuration that cloud-init applies at the first boot of the guest.
   * @default - none
   * @change volumes[].cloudInitNoCloud.userData
   * @change Secret/stringData
   * @see https://kubevirt.io/user-guide/user_workloads/startup_scripts/
   */
  readonly cloudInit?: CloudInit;
  /**
   * Answer file of a Windows guest.
   * @default - none
   * @change volumes[].sysprep
   * @change Secret/stringData
   * @see https://kubevirt.io/user-guide/user_workloads/startup_scripts/
   */
  readonly sysprep?: Sysprep;
  /**
   * Configuration of a CoreOS guest, in place of cloud-init. Not allowed together with `cloudInit`.
   * @default - none
   * @change volumes[].cloudInitConfigDrive.userData
   * @change Secret/stringData
   */
  readonly ignition?: Ignition;
  /**
   * Public keys of the default user; if cloud-init creates users without the default one, of the first of them.
   * @default - none
   * @change volumes[].cloudInitNoCloud.userData
   * @change Secret/stringData
   * @change accessCredentials
   */
  readonly sshKeys?: readonly SshKey[];
  /**
   * Passwords that the guest agent sets.
   * @default - none
   * @change accessCredentials
   */
  readonly passwords?: readonly GuestPassword[];
}

/** What the configuration takes from the VM. */
export interface GuestSurroundings extends UnattendSurroundings {
  /** Bus of the disks that the preference asks for, if it is known. */
  readonly diskBus?: 'virtio' | 'sata' | 'scsi';
}

/** Configuration of a guest: volumes, the disks that carry them, and credentials. Created once, because it creates Secrets. */
export interface GuestConfig {
  readonly volumes: Json[];
  readonly disks: Json[];
  readonly accessCredentials: Json[];
}

export function guestConfig(
  construct: IConstruct,
  props: GuestConfigProps,
  vm: GuestSurroundings,
  makeSecret: SecretMaker,
): GuestConfig {
  if (props.cloudInit && props.ignition) {
    throw constructError(
      construct,
      'the VM has both `cloudInit` and `ignition`, and a guest reads only one. Remove the other.',
    );
  }
  const config: GuestConfig = { volumes: [], disks: [], accessCredentials: [] };
  const plainKeys = (props.sshKeys ?? []).filter((key): key is string => typeof key === 'string' || isUnresolved(key));
  const keySecrets = (props.sshKeys ?? []).filter(
    (key): key is SshKeySecret => typeof key === 'object' && !isUnresolved(key),
  );
  if (plainKeys.some(isPrivateKey))
    throw constructError(
      construct,
      '`sshKeys` contains a private key, which must stay secret. Use the public key, from the file whose name ends in .pub.',
    );
  if (props.ignition !== undefined) {
    if (plainKeys.length > 0)
      throw constructError(
        construct,
        '`sshKeys` cannot be combined with `ignition`. Put the keys into the passwd section of the Ignition configuration.',
      );
    addIgnition(config, props.ignition, makeSecret);
  } else {
    const needsCloudInit = plainKeys.length > 0 || keySecrets.some((key) => !key.users);
    const cloudInit = props.cloudInit ?? (needsCloudInit ? { config: {} } : undefined);
    requireKnown(construct, { 'cloudInit.datasource': cloudInit?.datasource });
    if (cloudInit)
      addCloudInit(
        config,
        cloudInit,
        plainKeys,
        keySecrets.some((key) => !key.users),
        makeSecret,
        vm.diskBus,
      );
  }
  for (const key of keySecrets) config.accessCredentials.push(sshCredential(key, props.cloudInit?.datasource));
  for (const { secret } of props.passwords ?? []) {
    config.accessCredentials.push({
      userPassword: { source: { secret: { secretName: secret } }, propagationMethod: { qemuGuestAgent: {} } },
    });
  }
  for (const { volume, disk } of props.sysprep ? sysprepDrives(construct, props.sysprep, vm, makeSecret) : []) {
    config.volumes.push(volume);
    config.disks.push(disk);
  }
  return config;
}

/** Data of a cloud-init Secret. */
export interface CloudInitTexts {
  readonly userdata?: MaybeUnresolved<string>;
  readonly networkdata?: MaybeUnresolved<string>;
}

/** The texts of a cloud-init configuration, with `keys` for its default user. */
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
  bus: CloudInitOptions['drive'],
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
    if (cloudInit.inSecret ?? mustBeSecret(text, origin)) spilled[key] = text;
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
  const volume = { [cloudInit.datasource === 'configDrive' ? 'cloudInitConfigDrive' : 'cloudInitNoCloud']: source };
  addDrive(config, cloudInit.name ?? 'cloudinit', volume, { ...cloudInit, drive: cloudInit.drive ?? bus });
}

/** Cloud-init gives keys to the default user; if `users` omits it, they go to the first user. */
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
  addDrive(config, 'ignition', { cloudInitConfigDrive: source }, { drive: 'virtio' });
}

function addDrive(
  config: GuestConfig,
  name: string,
  source: Json,
  { drive, bootOrder, readonly }: Pick<CloudInitOptions, 'drive' | 'bootOrder' | 'readonly'>,
): void {
  config.volumes.push({ name, ...source });
  const target = drive === 'cdrom' ? { cdrom: { bus: 'sata', readonly } } : { disk: { bus: drive, readonly } };
  config.disks.push({ name, ...target, bootOrder });
}

function sshCredential(key: SshKeySecret, datasource: CloudInitOptions['datasource']): Json {
  const propagationMethod = key.users
    ? { qemuGuestAgent: { users: [...key.users] } }
    : datasource === 'configDrive'
      ? { configDrive: {} }
      : { noCloud: {} };
  return { sshPublicKey: { source: { secret: { secretName: key.secret } }, propagationMethod } };
}
