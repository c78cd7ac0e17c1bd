import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths from the repository's root, and what is in them. */
export type Files = ReadonlyMap<string, string>;

/** The repository, whether this runs as TypeScript or from dist/. */
const ROOT = [join(__dirname, '..', '..'), join(__dirname, '..', '..', '..')].find((folder) =>
  existsSync(join(folder, 'package.json')),
)!;

export function writeFiles(files: Files): void {
  for (const [path, text] of files) {
    const file = join(ROOT, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export function readFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Paths of those that are missing or hold something else. */
export function checkFiles(files: Files): string[] {
  return [...files].filter(([path, text]) => readIfThere(join(ROOT, path)) !== text).map(([path]) => path);
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
