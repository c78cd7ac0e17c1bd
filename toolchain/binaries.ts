import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { build, builtPath, executable } from './build';
import { type GoProgram, type ProgramName, programOf } from './catalog';

export type { ProgramName } from './catalog';

/** Go programs that are not on this machine and cannot be built on it. */
export class MissingPrograms extends Error {
  constructor(readonly names: readonly ProgramName[]) {
    const needs = [...new Set(names.map((name) => programOf(name).neededFor))].join(', and ');
    super(
      `${names.join(', ')}: needed for ${needs}, and found neither in KUBEBUILDER_ASSETS nor on PATH. Building ${names.length > 1 ? 'them' : 'it'} needs Go, which is not on PATH either. Install Go 1.24 or later (https://go.dev/dl/) and run this again: ${names.length > 1 ? 'they are' : 'it is'} built once.`,
    );
    this.name = 'MissingPrograms';
  }
}

/**
 * The paths of programs: in KUBEBUILDER_ASSETS, on PATH, built earlier, or else built now, which takes minutes and is reported on stderr.
 * Rejects with `MissingPrograms` where that cannot be done.
 */
export async function binaries<Name extends ProgramName>(names: readonly Name[]): Promise<Record<Name, string>> {
  const found = new Map(names.map((name) => [name, find(name)] as const));
  const missing = names.filter((name) => !found.get(name));
  if (missing.length > 0) {
    const go = onPath('go');
    if (!go) throw new MissingPrograms(missing);
    // Sequentially: a build of this size uses every core by itself.
    for (const name of missing) found.set(name, await build(name, go));
  }
  return Object.fromEntries(found) as Record<Name, string>;
}

function find(name: ProgramName): string | undefined {
  const assets = process.env.KUBEBUILDER_ASSETS;
  const given = assets && join(assets, executable(name));
  if (given && existsSync(given)) return given;
  const installed = onPath(name);
  if (installed && recentEnough(programOf(name), installed)) return installed;
  const built = builtPath(name);
  return existsSync(built) ? built : undefined;
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, executable(name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function recentEnough({ atLeast }: GoProgram, path: string): boolean {
  if (!atLeast) return true;
  const { stdout } = spawnSync(path, atLeast.args, { encoding: 'utf8', timeout: 20_000 });
  const [, major, minor] = /v?(\d+)\.(\d+)\./.exec(stdout ?? '') ?? [];
  const [wantedMajor, wantedMinor] = atLeast.version;
  return Number(major) > wantedMajor || (Number(major) === wantedMajor && Number(minor) >= wantedMinor);
}
