import { isObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import { lazy } from '../../kube/lazy';
import type { KubeObject } from '../../kube/object';
import { preferenceOf } from './guest-os';

/** Loaded with the first text, because most VMs keep theirs in a Secret. */
const yaml = lazy(() => require('js-yaml') as typeof import('js-yaml'));

/** Users that the cloud images of distributions bring, by the beginning of a preference or the id of the operating system. */
const IMAGE_USERS: readonly (readonly [beginning: RegExp, user: string])[] = [
  [/^fedora/, 'fedora'],
  [/^ubuntu/, 'ubuntu'],
  [/^debian/, 'debian'],
  [/^alpine/, 'alpine'],
  [/^centos(\.stream|$)/, 'cloud-user'],
  [/^rhel/, 'cloud-user'],
];

/** A user name that is safe in a command and in an inventory, whose texts Ansible reads as templates. */
const isUserName = (text: unknown): text is string =>
  typeof text === 'string' && /^[A-Za-z_][A-Za-z0-9._-]{0,63}$/.test(text);

/**
 * The user for ssh, as the VM shows it: that of its access credentials, else of its cloud-init text; undefined where neither names one. Secrets
 * are not read, and nothing else of the text leaves this function.
 */
export function loginUserOf(vm: KubeObject, vmi?: KubeObject): string | undefined {
  const guest = objectAt(vm, 'spec', 'template', 'spec');
  const injected = objectsAt(guest, 'accessCredentials').flatMap((one) => {
    const users = valueAt(one, 'sshPublicKey', 'propagationMethod', 'qemuGuestAgent', 'users');
    return Array.isArray(users) ? users : [];
  });
  return injected.find(isUserName) ?? cloudInitUser(guest, vm, vmi);
}

function cloudInitUser(guest: unknown, vm: KubeObject, vmi: KubeObject | undefined): string | undefined {
  const text = objectsAt(guest, 'volumes')
    .map(cloudConfigOf)
    .find((one) => one !== undefined);
  if (text === undefined) return undefined;
  const config = readConfig(text);
  if (!config) return undefined;
  const named = userIn(config);
  if (named !== undefined && named !== 'default') return isUserName(named) ? named : undefined;
  const names = [preferenceOf(vm), valueAt(vmi, 'status', 'guestOSInfo', 'id')].filter(
    (one) => typeof one === 'string',
  );
  return IMAGE_USERS.find(([beginning]) => names.some((name) => beginning.test(name)))?.[1];
}

function cloudConfigOf(volume: unknown): string | undefined {
  for (const source of ['cloudInitNoCloud', 'cloudInitConfigDrive']) {
    const { userData, userDataBase64 } = objectAt(volume, source) ?? {};
    const text = typeof userDataBase64 === 'string' ? Buffer.from(userDataBase64, 'base64').toString('utf8') : userData;
    if (typeof text === 'string' && /^\s*#cloud-config(\s|$)/i.test(text)) return text;
  }
  return undefined;
}

function readConfig(text: string): Record<string, unknown> | undefined {
  try {
    const config: unknown = yaml().load(text, { json: true });
    return isObject(config) ? config : {};
  } catch {
    return undefined;
  }
}

/** The first user that has a key, else the first; `default`, or undefined, is the one that the image brings. */
function userIn({ user, users }: Record<string, unknown>): string | undefined {
  const nameOf = (one: unknown): string | undefined => {
    const name = isObject(one) ? one['name'] : one;
    return typeof name === 'string' ? name : undefined;
  };
  if (!Array.isArray(users) || users.length === 0) return nameOf(user);
  const keyed = users.find((one) => isObject(one) && (one['ssh_authorized_keys'] || one['ssh_import_id']));
  const first = nameOf(keyed ?? users[0]);
  return first === 'default' ? (nameOf(user) ?? first) : first;
}
