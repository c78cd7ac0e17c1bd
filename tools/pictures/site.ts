/** Pages of the site, as it is built now. */
import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../toolchain/package-root';
import { fromFolder, ORIGIN, type Shot, shoot } from './pages';

/** The folder of this version within the site, which is built once for all pictures. */
let built: string | undefined;

/** A page, by its path within the version. */
export const sitePage =
  (path: string) =>
  (browser: Browser): Promise<Shot> => {
    built ??= build();
    return shoot(browser, fromFolder(dirname(built), `/${basename(built)}${path}`));
  };

function build(): string {
  const out = join(packageRoot(), '.cache', 'pictures', 'site');
  const { status, stdout, error } = spawnSync(
    process.execPath,
    [join(packageRoot(), 'dist', 'site', 'main.js'), '--out', out, '--address', `${ORIGIN}/`],
    { cwd: packageRoot(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (error || status !== 0) throw new Error('The site cannot be built, see above.');
  return stdout.trim();
}
