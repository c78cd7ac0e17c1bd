import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { type Figures, median } from './figures';

const RUNS = 15;

/** How long a user waits for `kubevirt-iac validate --help`, the whole process, beside a Node that does nothing. */
export async function run(): Promise<Figures> {
  const help: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    help.push(await timed([join(packageRoot(), 'bin', 'kubevirt-iac'), 'validate', '--help']));
    bare.push(await timed(['-e', '0']));
  }
  return {
    'validate --help, ms (budget 150)': median(help),
    'node -e 0, ms': median(bare),
    'beyond node -e 0, ms': median(help) - median(bare),
    'ratio to node -e 0': median(help) / median(bare),
  };
}

async function timed(args: string[]): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}
