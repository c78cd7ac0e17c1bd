import { isObject } from '../../kube/json';
import { valueAt } from '../../kube/path';
import type { Path } from '../wire';

/** Fields that hold what a guest is set up with, passwords and keys among it, wherever a volume of that source stands. */
const CLOUD_INIT = new Set(['cloudInitNoCloud', 'cloudInitConfigDrive']);
const CLOUD_INIT_TEXT = new Set(['userData', 'userDataBase64', 'networkData', 'networkDataBase64']);
/** Annotations of the same nature. */
const SECRET_ANNOTATIONS = new Set(['kubevirt.io/ignitiondata']);

/** The paths of an object that are secret by what they are, whatever its author marked. */
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

/** The texts that must never be shown: every string at or below a secret path. */
export function secretTexts(value: Record<string, unknown>, secrets: readonly Path[]): string[] {
  const texts: string[] = [];
  for (const path of secrets) gather(valueAt(value, path), texts);
  return texts;
}

/** Short values are words that messages need: hiding `yes` or `22` would hide the message. */
const WORTH_HIDING = 4;

function gather(value: unknown, texts: string[]): void {
  if (typeof value === 'string') {
    for (const text of [value, ...value.split('\n').map((line) => line.trim())])
      if (text.length >= WORTH_HIDING) texts.push(text);
  } else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) gather(child, texts);
}

/** A message in which every secret text is blanked. Longer ones first, or what is left of them could be read. */
export function redact(message: string, texts: readonly string[]): string {
  const longestFirst = [...new Set(texts)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((clean, text) => clean.replaceAll(text, '[secret]'), message);
}
