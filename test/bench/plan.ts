/** 1,000 realistic VMs, old against new, as a user runs it: the whole process of `kubevirt-iac plan`, from YAML files to text. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../toolchain/package-root';
import { type Figures, median } from './figures';
import { writeRealisticVms } from './realistic-vm';

const RUNS = 5;

export async function run(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-bench-'));
  try {
    const small = await secondsFor(folder, 1000);
    const large = await secondsFor(folder, 4000);
    return {
      '1,000 VMs, every one changed, whole process, s': small,
      '4,000 VMs, every one changed, whole process, s': large,
      'ratio of 4,000 to 1,000 VMs (4 is linear)': large / small,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function secondsFor(folder: string, count: number): Promise<number> {
  const [old, now] = [join(folder, `old-${count}.yaml`), join(folder, `new-${count}.yaml`)];
  writeRealisticVms(old, count, 0);
  writeRealisticVms(now, count, 1);
  const seconds: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now();
    await promisify(execFile)(process.execPath, [join(packageRoot(), 'bin', 'kubevirt-iac'), 'plan', old, now], {
      maxBuffer: 2 ** 30,
    });
    seconds.push((performance.now() - started) / 1000);
  }
  return median(seconds);
}
