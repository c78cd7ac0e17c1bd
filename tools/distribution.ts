import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs packages of the distribution where that needs no question: as root, on Debian and its relatives. Apt verifies them. Output goes to stderr.
 * Whether the programs are there now is for the caller to see.
 */
export function installPackages(...packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stderr.write(`> installing ${packages.join(', ')} from the distribution's packages ...\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args], { env, stdio: ['ignore', 2, 2] });
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...packages);
}
