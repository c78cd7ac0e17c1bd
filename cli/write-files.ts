import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes every file, each of them whole. An existing file is an error before anything is written, unless `force` replaces it. `instead`: what to choose, for that error. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  { force = false, instead = 'another folder with --out' } = {},
): string[] {
  const paths = Object.keys(files).map((name) => join(folder, name));
  const existing = paths.filter((path) => existsSync(path));
  if (existing.length > 0 && !force) {
    const exist = `${existing.join(' and ')} exist${existing.length > 1 ? '' : 's'}`;
    throw new Error(`${exist}. Choose ${instead}, or replace with --force.`);
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const staged = join(folder, `.${name}.${process.pid}.tmp`);
    try {
      writeFileSync(staged, text, { flag: 'wx' });
      renameSync(staged, join(folder, name));
    } finally {
      rmSync(staged, { force: true });
    }
  }
  return paths;
}
