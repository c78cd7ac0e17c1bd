/** Pages of the site, as it is built now. */
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../toolchain/package-root';
import { builtSite } from '../site-file';
import { fromSite, type Shot, shoot } from './pages';

/** The folder of this version within the site: that of the tests, built anew where a source of it has changed. */
let built: string | undefined;

/** A page, by its path within the version. */
export const sitePage =
  (path: string) =>
  (browser: Browser): Promise<Shot> => {
    built ??= build();
    return shoot(browser, fromSite(builtSite(built), `${basename(built)}${path}`));
  };

function build(): string {
  const { status, stdout, error } = spawnSync(
    process.execPath,
    [join(packageRoot(), 'dist', 'site', 'main.js'), '--if-changed'],
    { cwd: packageRoot(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (error || status !== 0) throw new Error('The site cannot be built, see above.');
  return stdout.trim();
}
