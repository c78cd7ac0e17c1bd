import { existsSync, readFileSync } from 'node:fs';
import { lazy } from '../../../kube/lazy';
import { replaceFile } from '../../replace-file';
import type { Issue } from './lock-file-place';

/** Only a program that installs a stack reads a lock file, and zod takes longer to load than all constructs. */
const zod = lazy(() => require('zod') as typeof import('zod'));

/** So is what shows where it is wrong. */
const places = lazy(() => require('./lock-file-place') as typeof import('./lock-file-place'));

/** The sha256 of release files when they were first used. Keep the lock file in Git beside the program. */
const lockFile = lazy(() => {
  const { z } = zod();
  return z.strictObject({
    version: z.literal(1),
    assets: z.record(
      z.string(),
      z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().nonnegative() }),
    ),
  });
});

type Pins = Readonly<Record<string, Pin>>;

export interface Pin {
  /** Checksum in 64 hexadecimal digits. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
}

export function lockedSha256(file: string, name: string): string | undefined {
  return read(file)[name]?.sha256;
}

/** Adds an asset to the lock file. The file is replaced atomically, so that no reader sees half of it. */
export function lock(file: string, name: string, pin: Pin): void {
  const assets = { ...read(file), [name]: pin };
  const sorted = Object.fromEntries(Object.entries(assets).sort(([a], [b]) => (a < b ? -1 : 1)));
  replaceFile(file, `${JSON.stringify({ version: 1, assets: sorted }, null, 2)}\n`);
}

function read(file: string): Pins {
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(file, text, [{ path: [], message: (error as Error).message }]);
  }
  const parsed = lockFile().safeParse(json);
  if (!parsed.success) throw unreadable(file, text, parsed.error.issues);
  return parsed.data.assets;
}

function unreadable(file: string, text: string, issues: readonly Issue[]): Error {
  const why = issues
    .map(({ path, message }) => `${message}${path.length > 0 ? ` at ${path.join('.')}` : ''}`)
    .join('; ');
  const { placeOfIssue, excerpt, lineOf } = places();
  const place = placeOfIssue(text, issues[0]!);
  return new Error(
    `The lock file ${file}${place ? `:${place.line}:${place.column}` : ''} is not valid: ${why}. It must be JSON of the form {"version": 1, "assets": {"<name>": {"sha256": "<64 hex digits>", "bytes": <number>}}}. ` +
      `Restore it from Git, or delete it to pin the current files in the next run.${place ? `\n${excerpt(lineOf(text, place.line), place)}` : ''}`,
  );
}
