import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { lazy } from '../../kube/lazy';

/** Only a program that installs a stack reads a lock file, and zod takes longer to load than all constructs. */
const zod = lazy(() => require('zod') as typeof import('zod'));

/** What a release's files were when they were first used. It belongs into Git beside the program. */
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

type Assets = Readonly<Record<string, Omit<Asset, 'name'>>>;

export interface Asset {
  /** `kubevirt@v1.9.0/kubevirt-operator.yaml`: the same wherever it is fetched from, so that a mirror must hold the same bytes. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function lockedSha256(file: string, name: string): string | undefined {
  return read(file)[name]?.sha256;
}

/** Adds an asset to the lock file. The file is replaced as a whole, so that no reader ever sees half of it. */
export function lock(file: string, { name, sha256, bytes }: Asset): void {
  const assets = { ...read(file), [name]: { sha256, bytes } };
  const sorted = Object.fromEntries(Object.entries(assets).sort(([a], [b]) => (a < b ? -1 : 1)));
  const next = `${file}.${process.pid}.tmp`;
  writeFileSync(next, `${JSON.stringify({ version: 1, assets: sorted }, null, 2)}\n`);
  renameSync(next, file);
}

function read(file: string): Assets {
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(file, (error as Error).message);
  }
  const parsed = lockFile().safeParse(json);
  if (!parsed.success) throw unreadable(file, zod().z.prettifyError(parsed.error).replaceAll('\n', ' '));
  return parsed.data.assets;
}

const unreadable = (file: string, why: string): Error =>
  new Error(
    `The lock file ${file} cannot be read: ${why}. It must be JSON of the form {"version": 1, "assets": {"<name>": {"sha256": "<64 hex digits>", "bytes": <number>}}}. ` +
      'Restore it from Git; or delete it, and the next run pins what it then finds.',
  );
