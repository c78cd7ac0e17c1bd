/** 1,000 realistic VMs, old against new, as a user runs it: the whole process of `kubevirt-iac plan`, from YAML files to text. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { packageRoot } from '../../toolchain/package-root';
import { type Figures, median } from './figures';
import { realisticVm } from './realistic-vm';

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
  write(old, count, 0);
  write(now, count, 1);
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

/** Of every three VMs one gets more sockets, one more memory, one another probe. */
function write(file: string, count: number, generation: number): void {
  const vms = Array.from({ length: count }, (_, index) => {
    const vm = realisticVm(index);
    const { spec } = vm.spec.template;
    if (generation > 0) {
      if (index % 3 === 0) spec.domain.cpu.sockets += 1;
      else if (index % 3 === 1) spec.domain.memory.guest = '8Gi';
      else spec.readinessProbe.periodSeconds += 1;
    }
    return stringify(vm);
  });
  writeFileSync(file, vms.join('---\n'));
}
