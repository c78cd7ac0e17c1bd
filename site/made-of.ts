/** What the pages are made of: a build takes minutes, and pictures, tests and a release need the same one. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../toolchain/package-root';

/** Beside the texts in the root: programs (`dist/.built` is as new as they are), and the site itself. */
const SOURCES = ['docs', 'examples', 'site', 'schema.json', 'package.json', 'package-lock.json', 'dist/.built'];

/** Times of the last changes of a file, or of the files in a folder. Not of the folder: VitePress has a file of its own there while it builds. */
function changes(path: string): number[] {
  const stats = statSync(path);
  return stats.isDirectory() ? readdirSync(path).flatMap((name) => changes(join(path, name))) : [stats.mtimeMs];
}

/** The same text as long as the pages of this address would be the same. */
export function madeOf(address: string, root: string = packageRoot()): string {
  const texts = readdirSync(root).filter((name) => name.endsWith('.md'));
  const times = [...SOURCES, ...texts].flatMap((name) => changes(join(root, name)));
  return JSON.stringify({ address, files: times.length, lastChange: Math.max(...times) });
}
