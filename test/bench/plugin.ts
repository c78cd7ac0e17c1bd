import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import { MiniEngine, struct } from '../support/mini-engine';
import { EXECUTABLE, type Plugin, startPlugin } from '../support/plugin';
import { type Figures, median, quantile } from './figures';
import { realisticVm } from './realistic-vm';

const VM = 'kubevirt:core/v1:VirtualMachine';
const BOOTS = 9;
const WARM_UP = 500;
const PAIRS = 3_000;

/** The plugin's process by itself: how fast it is there, what it holds, and what a resource costs in a preview where nothing changed. */
export async function run(): Promise<Figures> {
  const boots: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < BOOTS; i++) {
    boots.push(await timeToFirstLine([EXECUTABLE, '127.0.0.1:1']));
    bare.push(await timeToFirstLine(['-e', 'console.log(0); process.stdin.resume()']));
  }
  const plugin = await startPlugin({ KUBECONFIG: '/nowhere' });
  await new MiniEngine().open(plugin);
  const idle = residentMegabytes(plugin);
  const pairs = await checkAndDiff(plugin);
  const busy = residentMegabytes(plugin);
  await plugin.stop();
  return {
    'start to port line, ms': median(boots),
    'bare node to its first line, ms': median(bare),
    'start, ratio to bare node': median(boots) / median(bare),
    'idle memory, MB': idle,
    'memory after 3,500 Checks and Diffs, MB': busy,
    'Check + Diff of a VM, median, ms': median(pairs),
    'Check + Diff of a VM, p95, ms': quantile(pairs, 0.95),
  };
}

async function timeToFirstLine(args: string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const took = performance.now() - started;
  const exited = once(child, 'exit');
  child.stdin.end();
  await exited;
  return took;
}

/** Nothing where the system does not tell. */
function residentMegabytes({ process: child }: Plugin): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function checkAndDiff(plugin: Plugin): Promise<number[]> {
  const { apiVersion: _apiVersion, kind: _kind, ...inputs } = realisticVm(0);
  const urn = new MiniEngine().urn({ type: VM, name: 'vm-0' });
  const check = new pb.CheckRequest();
  check.setUrn(urn);
  check.setOlds(struct(inputs));
  check.setNews(struct(inputs));
  const diff = new pb.DiffRequest();
  diff.setUrn(urn);
  diff.setId('vms/vm-0');
  for (const set of ['setOlds', 'setOldInputs', 'setNews'] as const) diff[set](struct(inputs));
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + PAIRS; i++) {
    const started = performance.now();
    await plugin.call('check', check);
    await plugin.call('diff', diff);
    if (i >= WARM_UP) took.push(performance.now() - started);
  }
  return took;
}
