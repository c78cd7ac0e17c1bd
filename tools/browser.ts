import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { onPath } from '../toolchain/on-path';
import { installPackages } from './distribution';

/** Names under which distributions install Chromium, or what is built from it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of Chromium: of `CHROMIUM` in the environment, else the first on the PATH. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM'];
  if (named && existsSync(named)) return named;
  return NAMES.map((name) => onPath(name, env)).find(Boolean);
}

/** Chromium without a window. It shows our own pages, often as root, where its sandbox cannot start. */
export async function launchBrowser(...flags: readonly string[]): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('Chromium is missing: node dist/tools/browser.js says how to install it.');
  // Loaded here: the one who only looks for the program need not have it.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', ...flags],
  });
}

function main(): void {
  if (!findBrowser()) installPackages('chromium', 'fonts-dejavu-core');
  const browser = findBrowser();
  if (browser) return void process.stdout.write(`${browser}\n`);
  process.stderr.write(
    'Chromium is missing. Install the package "chromium" of your distribution (on Debian as root: apt-get install chromium), or name the program in CHROMIUM.\n',
  );
  process.exitCode = 1;
}

if (require.main === module) main();
