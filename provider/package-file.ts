import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The release of this plugin. */
export function packageVersion(): string {
  return (JSON.parse(readPackageFile('package.json')) as { version: string }).version;
}

/** Advice where a program names what this plugin does not know. */
export const newerPlugin = (): string =>
  `If a newer SDK has it, install the plugin of that release: this one is release ${packageVersion()}.`;

/** A file at the root of the npm package, which is one folder up from `provider/` and two from `dist/provider/`. */
export function readPackageFile(name: string): string {
  const up = join(__dirname, '..');
  const root = existsSync(join(up, 'package.json')) ? up : join(up, '..');
  return readFileSync(join(root, name), 'utf8');
}
