import { isObject } from '../../kube/json';
import { type Step, valueAt } from '../../kube/path';
import { isUnresolved } from '../../kube/unresolved';
import type { Path } from '../wire';
import { spellingsOf } from './secret-spellings';

const CLOUD_INIT_TEXT = ['userData', 'userDataBase64', 'networkData', 'networkDataBase64'];
/** Answers of the installation of Windows, which hold the password of its administrator. */
const SYSPREP_TEXT = ['autounattend.xml', 'unattend.xml', 'Autounattend.xml', 'Unattend.xml'];

/**
 * What is secret by its nature, even if the program does not mark it: keys, by the key above them. `kinds`: only in objects of these kinds; else in all,
 * since a template may hold any of them.
 */
const BY_NATURE: readonly { below: string; keys: readonly string[]; kinds?: readonly string[] }[] = [
  { below: 'cloudInitNoCloud', keys: CLOUD_INIT_TEXT },
  { below: 'cloudInitConfigDrive', keys: CLOUD_INIT_TEXT },
  { below: 'annotations', keys: ['kubevirt.io/ignitiondata'] },
  // kubectl's copy of the whole object, cloud-init and all.
  { below: 'annotations', keys: ['kubectl.kubernetes.io/last-applied-configuration'] },
  { below: 'data', keys: SYSPREP_TEXT, kinds: ['ConfigMap'] },
  // Headers of a download: `Authorization: Bearer ...`.
  { below: 'http', keys: ['extraHeaders'] },
  { below: '802.1x', keys: ['private-key-password'] },
  { below: 'macsec', keys: ['mka-cak'] },
  { below: 'libreswan', keys: ['psk'] },
  { below: 'sharedparameters', keys: ['--password', '--passwd'] },
  { below: 'nodeparameters', keys: ['--password', '--passwd'] },
];
const KEYS_BELOW = new Map<Step | undefined, typeof BY_NATURE>(
  BY_NATURE.map(({ below }) => [below, BY_NATURE.filter((one) => one.below === below)]),
);
/** A URL with a password before its host. */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s@]*:[^/?#\s@]+@/i;

/** The paths of an object that are secret by their nature, even if the user does not mark them. */
export function secretPathsOf(object: Record<string, unknown>): Path[] {
  const found: Path[] = [];
  if (object['kind'] === 'Secret') {
    for (const key of ['data', 'stringData']) if (object[key] !== undefined) found.push([key]);
  }
  collect(object, [], found, object['kind']);
  return found;
}

/** `path` is one list for the whole walk, copied where something is found: most objects hold nothing secret, and each is walked several times in a run. */
function collect(value: unknown, path: Step[], found: Path[], kind: unknown): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (typeof value[index] !== 'object') continue;
      path.push(index);
      collect(value[index], path, found, kind);
      path.pop();
    }
  } else if (isObject(value) && !isUnresolved(value)) {
    const secret = KEYS_BELOW.get(path.at(-1));
    const isSecret = (key: string) =>
      secret?.some(({ keys, kinds }) => keys.includes(key) && (kinds?.includes(String(kind)) ?? true)) === true;
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (isSecret(key)) found.push([...path, key]);
      else if (typeof child === 'object') {
        path.push(key);
        collect(child, path, found, kind);
        path.pop();
      } else if (typeof child === 'string' && URL_WITH_PASSWORD.test(child)) found.push([...path, key]);
    }
  }
}

/** The secret texts: every string and number at or below a secret path, in every spelling in which a message may quote it; longer ones first. */
export function secretTexts(value: Record<string, unknown>, secrets: readonly Path[]): string[] {
  const texts = new Set<string>();
  for (const path of secrets) gather(valueAt(value, path), texts);
  return [...texts].sort((a, b) => b.length - a.length);
}

function gather(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') for (const text of spellingsOf(value)) texts.add(text);
  else if (typeof value === 'number') for (const text of spellingsOf(String(value))) texts.add(text);
  else if (typeof value === 'object' && value !== null && !isUnresolved(value))
    for (const child of Object.values(value)) gather(child, texts);
}

const HIDDEN = '[secret]';
/** A message that was cut off may end in a part of a secret. */
const CUT_OFF = 8;

/** A message with every secret text replaced. Longer texts go first, so that no rest of them remains. */
export function redact(message: string, texts: readonly string[]): string {
  let clean = message;
  for (const text of texts) if (clean.includes(text)) clean = clean.replaceAll(text, HIDDEN);
  return withoutCutOff(clean, texts);
}

function withoutCutOff(message: string, texts: readonly string[]): string {
  const end = /[.…"'\\\s]*$/.exec(message)!.index;
  const said = message.slice(0, end);
  const tail = said.slice(-CUT_OFF);
  if (tail.length < CUT_OFF) return message;
  for (const text of texts) {
    for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) {
      const part = text.slice(0, at + CUT_OFF);
      if (said.endsWith(part)) return said.slice(0, -part.length) + HIDDEN + message.slice(end);
    }
  }
  return message;
}
