import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = /\.(ya?ml|json)$/;
/** Folders without manifests. */
const SKIPPED = new Set(['node_modules', '.git']);

/** Whether the file at a path, relative to the root of a tree, is one of its manifests. */
export function isManifestFile(path: string): boolean {
  return MANIFEST.test(path) && !path.split('/').some((part) => SKIPPED.has(part));
}

/** The file itself, or every .yaml, .yml and .json file below a folder, sorted by name. */
export function manifestFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : manifestFiles(below);
      return MANIFEST.test(entry.name) ? [below] : [];
    });
}

/** The same for a path that a user named, or `-` for the standard input. Throws where there is neither file nor folder. */
export function manifestFilesAt(path: string): string[] {
  if (path === '-') return [path];
  if (!statSync(path, { throwIfNoEntry: false })) throw new Error(`No such file or folder: ${path}.`);
  return manifestFiles(path);
}
