/** What the pages are made of: a build takes minutes, and pictures, tests and a release need the same one. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../toolchain/package-root';

/** Beside the texts in the root: programs (`dist/.built` is as new as they are), and the site itself. */
const SOURCES = ['docs', 'examples', 'site', 'schema.json', 'package.json', 'package-lock.json', 'dist/.built'];

/** Time of the last change of a file, or of anything in a folder. */
function changed(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

/** The same text as long as the pages of this address would be the same. */
export function madeOf(address: string, root: string = packageRoot()): string {
  const texts = readdirSync(root).filter((name) => name.endsWith('.md'));
  const lastChange = Math.max(...[...SOURCES, ...texts].map((name) => changed(join(root, name))));
  return JSON.stringify({ address, lastChange });
}
