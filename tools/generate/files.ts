import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';

/** Paths from the repository's root, and what is in them. */
export type Files = ReadonlyMap<string, string>;

export function writeFiles(files: Files): void {
  for (const [path, text] of files) {
    const file = join(packageRoot(), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export function readFile(path: string): string {
  return readFileSync(join(packageRoot(), path), 'utf8');
}

export function filesIn(folder: string): string[] {
  return readdirSync(join(packageRoot(), folder)).sort();
}

/** Paths of those that are missing or hold something else. */
export function checkFiles(files: Files): string[] {
  return [...files].filter(([path, text]) => readIfThere(join(packageRoot(), path)) !== text).map(([path]) => path);
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
