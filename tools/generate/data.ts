import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseFile } from '../../kubevirt/schemas';
import { packageRoot } from '../../toolchain/package-root';
import { BANNER } from './emit-kinds';
import { readFile } from './files';

/** Where the schemas of releases are kept. */
export const DATA = 'kubevirt/schemas/data';

export function dataFile({ component, version }: Pick<ReleaseFile, 'component' | 'version'>): string {
  return `${component}-${version}.json`;
}

/** The releases that are kept. Read as files, because what was compiled may be older than what step 1 has just written. */
export function keptReleases(): ReleaseFile[] {
  const names = readdirSync(join(packageRoot(), DATA)).filter((name) => name.endsWith('.json'));
  const releases = names.sort().map((name) => JSON.parse(readFile(`${DATA}/${name}`)) as ReleaseFile);
  const twice = releases.find(({ component }, i) => releases.findIndex((one) => one.component === component) !== i);
  if (twice)
    throw new Error(`${DATA} holds two releases of ${twice.component}. Remove the one that is not to be used.`);
  return releases;
}

/** The table by which the files are loaded, each when it is first needed. */
export function emitFileTable(releases: readonly ReleaseFile[]): string {
  const rows = releases.map((release) => `  '${release.component}': () => require('./${dataFile(release)}'),\n`);
  return `${BANNER}export const FILES: Readonly<Record<string, () => unknown>> = {\n${rows.join('')}};\n`;
}
