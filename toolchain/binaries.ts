import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, builtPath } from './build';
import { executable } from './cache';
import { type ProgramName, programOf } from './catalog';
import { Unreachable } from './download';
import { fetchedPath, fetchPublished } from './fetch';
import { onPath } from './on-path';
import { type Published, publishedFor } from './published';

export type { ProgramName } from './catalog';

/** Programs that are not on this machine, could not be downloaded, and cannot be built. */
export class MissingPrograms extends Error {
  /** @param why each could not be downloaded */
  constructor(
    readonly names: readonly ProgramName[],
    why: readonly string[],
  ) {
    const needed = [...new Set(names.map((name) => programOf(name).neededFor))].join(', and ');
    const them = names.length > 1 ? 'them' : 'it';
    super(
      `${names.join(', ')}: needed for ${needed}, and found neither in KUBEBUILDER_ASSETS, nor on PATH, nor in the cache. Downloading ${them} failed: ${why.join('; ')}. Building ${them} needs Go, which is not on PATH either. Do one of these and run this again: give this machine access to the network; set KUBEVIRT_IAC_MIRROR to a mirror of the files; put the programs into a folder and set KUBEBUILDER_ASSETS to it; install Go 1.24 or later (https://go.dev/dl/), which builds ${them} once.`,
    );
    this.name = 'MissingPrograms';
  }
}

/**
 * The paths of programs: in KUBEBUILDER_ASSETS, on PATH, in the cache, or else downloaded now from the release of their project, or built now with Go,
 * which takes minutes. Both are reported on stderr. Rejects with `MissingPrograms` where nothing of that is possible.
 */
export async function binaries<Name extends ProgramName>(names: readonly Name[]): Promise<Record<Name, string>> {
  const found = new Map(names.map((name) => [name, find(name)] as const));
  const missing = () => names.filter((name) => !found.get(name));
  const why = await downloadAll(missing(), (name, path) => found.set(name as Name, path));
  if (missing().length > 0) {
    const go = onPath('go');
    if (!go) throw new MissingPrograms(missing(), why);
    for (const line of why) process.stderr.write(`${line}. Building with Go instead.\n`);
    // Sequentially: a build of this size uses every core by itself.
    for (const name of missing()) found.set(name, await build(name, go));
  }
  return Object.fromEntries(found) as Record<Name, string>;
}

/** Downloads what it can, and says why it could not download the others: one line for a reason, however many programs have it. */
async function downloadAll(
  names: readonly ProgramName[],
  done: (name: ProgramName, path: string) => void,
): Promise<string[]> {
  const why = new Map<string, ProgramName[]>();
  const failed = new Map<Published, string>();
  let unreachable: string | undefined;
  for (const name of names) {
    const published = publishedFor(name);
    let reason = published
      ? (unreachable ?? failed.get(published))
      : `no download of it is pinned for ${process.platform}-${process.arch}`;
    if (published && !reason) {
      try {
        done(name, await fetchPublished(name, published));
        continue;
      } catch (error) {
        reason = (error as Error).message.replace(/\.$/, '');
        failed.set(published, reason);
        // Where one host cannot be reached, the next could not either: that costs seconds once.
        if (error instanceof Unreachable) unreachable = reason;
      }
    }
    why.set(reason!, [...(why.get(reason!) ?? []), name]);
  }
  return [...why].map(([reason, programs]) => `${programs.join(', ')}: ${reason}`);
}

function find(name: ProgramName): string | undefined {
  const assets = process.env.KUBEBUILDER_ASSETS;
  const given = assets && join(assets, executable(name));
  if (given && existsSync(given)) return given;
  const installed = onPath(name);
  if (installed && isRecentEnough(name, installed)) return installed;
  const published = publishedFor(name);
  return [builtPath(name), ...(published ? [fetchedPath(name, published)] : [])].find((path) => existsSync(path));
}

const passedOver = new Set<string>();

/** Whether a program on PATH has the version that is needed. If not, that is said once. */
function isRecentEnough(name: ProgramName, path: string): boolean {
  const { atLeast } = programOf(name);
  if (!atLeast) return true;
  const { stdout } = spawnSync(path, atLeast.args, { encoding: 'utf8', timeout: 20_000 });
  const [version, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(stdout ?? '') ?? [];
  const [wantedMajor, wantedMinor] = atLeast.version;
  if (Number(major) > wantedMajor || (Number(major) === wantedMajor && Number(minor) >= wantedMinor)) return true;
  if (!passedOver.has(path))
    process.stderr.write(
      `${path} is not used: ${version ? `it is ${version}` : 'it prints no version'}, and ${atLeast.version.join('.')} or later is needed.\n`,
    );
  passedOver.add(path);
  return false;
}
