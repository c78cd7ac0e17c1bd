import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseFile } from '../../kubevirt/schemas';
import { packageRoot } from '../../toolchain/package-root';
import { BANNER } from './emit-kinds';
import { readFile } from './files';

/** Folder of the schemas of releases. */
export const DATA = 'kubevirt/schemas/data';

export function dataFile({ component, version }: Pick<ReleaseFile, 'component' | 'version'>): string {
  return `${component}-${version}.json`;
}

/** The releases in the repository. They are read as files, because the compiled ones may be older than those that step 1 has just written. */
export function keptReleases(): ReleaseFile[] {
  const names = readdirSync(join(packageRoot(), DATA)).filter((name) => name.endsWith('.json'));
  const releases = names.sort().map((name) => JSON.parse(readFile(`${DATA}/${name}`)) as ReleaseFile);
  const twice = releases.find(({ component }, i) => releases.findIndex((one) => one.component === component) !== i);
  if (twice)
    throw new Error(`${DATA} contains two releases of ${twice.component}. Delete the one that must not be used.`);
  return releases;
}

/** The table of the files, each of which is loaded on first use. */
export function emitFileTable(releases: readonly ReleaseFile[]): string {
  const rows = releases.map((release) => `  '${release.component}': () => require('./${dataFile(release)}'),\n`);
  return `${BANNER}export const FILES: Readonly<Record<string, () => unknown>> = {\n${rows.join('')}};\n`;
}
