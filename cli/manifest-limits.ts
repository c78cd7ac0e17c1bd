/** What a file of manifests may demand of the process that reads it. */
import { readFileSync, statSync } from 'node:fs';

/** The API server rejects larger requests, so no object and no value in one can be larger. */
const MOST_CHARACTERS = 3 * 1024 * 1024;
/** A dump of a large cluster. */
const MOST_FILE_BYTES = 512 * 1024 * 1024;
/** API servers reject more, too. */
const MOST_LEVELS = 1_000;

const MEBIBYTE = 1024 * 1024;

/** A file that cannot be read as manifests. */
export class UnreadableFile extends Error {
  constructor(
    readonly file: string,
    /** What is wrong with it, and what to do. */
    readonly reason: string,
    readonly line?: number,
  ) {
    super(`${file} ${reason}`);
  }
}

/** The text of a file of manifests, or of the standard input for `-`. Throws an `UnreadableFile` where it is too large. */
export function manifestText(file: string, remedy = 'Split it.'): string {
  const bytes = file === '-' ? 0 : statSync(file).size;
  if (bytes <= MOST_FILE_BYTES) return readFileSync(file === '-' ? 0 : file, 'utf8');
  const limit = `${MOST_FILE_BYTES / MEBIBYTE} MiB`;
  throw new UnreadableFile(file, `has ${Math.ceil(bytes / MEBIBYTE)} MiB, and at most ${limit} are read. ${remedy}`);
}

/** The line of a text that is too long for YAML, from 1; undefined where there is none. Its parser would need a hundred times its memory. */
export function lineTooLong(text: string): number | undefined {
  if (text.length <= MOST_CHARACTERS) return undefined;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > MOST_CHARACTERS) return line;
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}

export const LONG_LINE = `has a line of more than ${MOST_CHARACTERS / MEBIBYTE} MiB, which no API server accepts. Remove or shorten that value.`;

/**
 * Why a document cannot be an object of a cluster, or a list of such: with its aliases expanded it is too large, too deep, or without end; undefined where
 * it can. At most `allowed` values are visited, so that a document that doubles at each of its levels ends the same way.
 */
export function excess(document: unknown, text: string): string | undefined {
  // Without aliases, a document is not larger than its text.
  const allowed = MOST_CHARACTERS + text.length;
  let size = 0;
  const stack: { value: unknown; level: number }[] = [{ value: document, level: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, level } = next;
    size += typeof value === 'string' ? value.length + 1 : 1;
    if (typeof value === 'string' && value.length > MOST_CHARACTERS)
      return `has a value of more than ${MOST_CHARACTERS / MEBIBYTE} MiB, which no API server accepts. Remove or shorten it.`;
    if (level > MOST_LEVELS)
      return `is nested more than ${MOST_LEVELS} levels deep, or contains itself by a YAML alias. Reduce its nesting.`;
    if (size > allowed)
      return `grows to more than ${Math.ceil(allowed / MEBIBYTE)} MiB when its YAML aliases are expanded, which no API server accepts. Write out the values, without aliases of aliases.`;
    if (typeof value !== 'object' || value === null) continue;
    const list = Array.isArray(value);
    for (const key of list ? value.keys() : Object.keys(value)) {
      if (!list) size += (key as string).length;
      stack.push({ value: (value as Record<string | number, unknown>)[key], level: level + 1 });
    }
  }
  return undefined;
}
