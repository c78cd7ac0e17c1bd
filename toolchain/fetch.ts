import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from './archive';
import { cacheFolder, executable } from './cache';
import type { ProgramName } from './catalog';
import { download, forget } from './download';
import { locked } from './lock';
import { withProgress } from './progress';
import type { Published } from './published';

/** Milliseconds for a server to answer: a machine without a network must not wait for each file. */
const ANSWER_WITHIN = 5_000;
const LIMIT = { bytes: 1024 * 1024 * 1024, of: 'release of these programs' };

/** Path of a downloaded program: a folder for every file that is pinned, so that an update never runs an old release. */
export const fetchedPath = (name: ProgramName, { hash }: Published): string =>
  join(cacheFolder(), `release-${hash.split(':')[1]!.slice(0, 16)}`, executable(name));

/**
 * Downloads the file of a release, once, and places the programs that lie in it. A program is there whole and verified, or not at all, whenever the
 * process ends; what has arrived of the file is kept for the next attempt. Throws where it cannot be had, `Unreachable` where its host cannot be reached.
 */
export async function fetchPublished(name: ProgramName, published: Published): Promise<string> {
  const path = fetchedPath(name, published);
  const folder = join(path, '..');
  const part = join(folder, 'arriving');
  const url = mirrored(published.url);
  await locked(
    `${folder}.lock`,
    async () => {
      if (existsSync(path)) return;
      mkdirSync(folder, { recursive: true });
      try {
        await arrive(url, part, folder);
        await verified(part, published, url, () => place(part, name, published));
      } finally {
        if (readdirSync(folder).length === 0) rmdirSync(folder);
      }
    },
    (holder) => process.stderr.write(`Waiting for ${holder}, which is downloading ${basename(url)} ...\n`),
  );
  return path;
}

/** KUBEVIRT_IAC_MIRROR serves every file below the host and path of its own URL. */
function mirrored(url: string): string {
  const mirror = process.env.KUBEVIRT_IAC_MIRROR;
  if (!mirror) return url;
  if (!/^https?:$/.test(URL.canParse(mirror) ? new URL(mirror).protocol : ''))
    throw new Error(
      `KUBEVIRT_IAC_MIRROR is ${JSON.stringify(mirror)}, which is not a URL. Example: https://mirror.example/files`,
    );
  const { host, pathname } = new URL(url);
  return `${mirror.replace(/\/+$/, '')}/${host}${pathname}`;
}

const arrive = (url: string, part: string, folder: string): Promise<void> =>
  withProgress(
    `Downloading ${basename(url)} from ${new URL(url).host}, once (kept in ${folder})`,
    (report) =>
      download({
        url,
        part,
        limit: LIMIT,
        answerWithin: ANSWER_WITHIN,
        onProgress: (received) => report({ detail: `${(received / 1024 / 1024).toFixed(0)} MiB` }),
      }),
    { logged: true },
  );

/** Uses a file that has arrived if it is the one that is pinned. It is of no use afterwards. */
async function verified(file: string, published: Published, url: string, use: () => Promise<void>): Promise<void> {
  try {
    await verify(file, published, url);
    await use();
  } finally {
    forget(file);
  }
}

async function verify(file: string, { hash }: Published, url: string): Promise<void> {
  const [algorithm = '', expected] = hash.split(':');
  const digest = createHash(algorithm);
  await pipeline(createReadStream(file), digest);
  const found = digest.digest('hex');
  if (found !== expected)
    throw new Error(`${url} has the ${algorithm} ${found}, and ${expected} is pinned, so it is not used`);
}

/** The program that was asked for comes last: if it is there, all are. */
async function place(file: string, name: ProgramName, published: Published): Promise<void> {
  const members = Object.entries(published.members ?? {}) as [ProgramName, string][];
  for (const [program, member] of members.sort(([a], [b]) => Number(a === name) - Number(b === name))) {
    const path = fetchedPath(program, published);
    await extract(file, member, `${path}.partial`);
    renameSync(`${path}.partial`, path);
  }
  if (members.length > 0) return;
  chmodSync(file, 0o755);
  renameSync(file, fetchedPath(name, published));
}
