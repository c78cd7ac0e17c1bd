import { isObject } from '../../kube/json';
import { valueAt } from '../../kube/path';
import type { Path } from '../wire';

/** Volume sources whose text configures a guest and may contain passwords and keys. */
const CLOUD_INIT = new Set(['cloudInitNoCloud', 'cloudInitConfigDrive']);
const CLOUD_INIT_TEXT = new Set(['userData', 'userDataBase64', 'networkData', 'networkDataBase64']);
/** Annotations with the same content. */
const SECRET_ANNOTATIONS = new Set(['kubevirt.io/ignitiondata']);

/** The paths of an object that are secret by their nature, even if the user does not mark them. */
export function secretPathsOf(object: Record<string, unknown>): Path[] {
  const found: Path[] = [];
  if (object['kind'] === 'Secret') {
    for (const key of ['data', 'stringData']) if (object[key] !== undefined) found.push([key]);
  }
  collect(object, [], found);
  return found;
}

function collect(value: unknown, path: (string | number)[], found: Path[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, [...path, index], found);
  } else if (isObject(value)) {
    const parent = path.at(-1);
    const secret =
      typeof parent === 'string' && CLOUD_INIT.has(parent)
        ? CLOUD_INIT_TEXT
        : parent === 'annotations'
          ? SECRET_ANNOTATIONS
          : undefined;
    for (const [key, child] of Object.entries(value)) {
      if (secret?.has(key)) found.push([...path, key]);
      else if (typeof child === 'object') collect(child, [...path, key], found);
    }
  }
}

/** The secret texts: every string at or below a secret path. */
export function secretTexts(value: Record<string, unknown>, secrets: readonly Path[]): string[] {
  const texts: string[] = [];
  for (const path of secrets) gather(valueAt(value, path), texts);
  return texts;
}

/** Short values also occur in messages: hiding `yes` or `22` would make messages unreadable. */
const WORTH_HIDING = 4;

function gather(value: unknown, texts: string[]): void {
  if (typeof value === 'string') {
    for (const text of [value, ...value.split('\n').map((line) => line.trim())])
      if (text.length >= WORTH_HIDING) texts.push(text);
  } else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) gather(child, texts);
}

/** A message with every secret text replaced. Longer texts go first, so that no rest of them remains. */
export function redact(message: string, texts: readonly string[]): string {
  const longestFirst = [...new Set(texts)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((clean, text) => clean.replaceAll(text, '[secret]'), message);
}
