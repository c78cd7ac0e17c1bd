/** Our command line, run as a user runs it on the manifests beside this file. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { terminalSvg } from './ansi-svg';

const MANIFESTS = join(packageRoot(), 'tools', 'pictures', 'manifests');
export const COLUMNS = 100;

/** Makes a pipe look like a terminal: lines are wrapped only there. */
const AS_TERMINAL = `data:text/javascript,Object.assign(process.stdout, { isTTY: true, columns: ${COLUMNS} })`;

/** What the command writes to its standard output. Findings are an answer; that it could not run is an error. */
export function output(args: readonly string[], { terminal = false } = {}): string {
  const { FORCE_COLOR: _, NO_COLOR: __, COLUMNS: ___, ...env } = process.env;
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [...(terminal ? ['--import', AS_TERMINAL] : []), join(packageRoot(), 'bin', 'kubevirt-iac'), ...args],
    {
      cwd: MANIFESTS,
      env: { ...env, FORCE_COLOR: '1' },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`kubevirt-iac ${args.join(' ')} exits with ${status}: ${stderr}`);
  return stdout;
}

const BOLD_GREEN = '\u001b[1;32m';
const PLAIN = '\u001b[0m';

/** A session at the terminal: each command with what it answers. */
export function session(title: string, ...commands: readonly (readonly string[])[]): string {
  const text = commands
    .map((args) => `${BOLD_GREEN}$${PLAIN} npx kubevirt-iac ${args.join(' ')}\n${output(args, { terminal: true })}`)
    .join('\n');
  return terminalSvg(text, { columns: COLUMNS, title });
}
