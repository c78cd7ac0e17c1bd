import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import { ResourceProviderClient } from '@pulumi/pulumi/proto/provider_grpc_pb';
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import { MiniEngine, struct } from '../support/mini-engine';
import { EXECUTABLE, startPlugin, unary } from '../support/plugin';
import { type Figures, median, quantile } from './figures';
import { realisticVm } from './realistic-vm';

const VM = 'kubevirt:core/v1:VirtualMachine';
const STARTS = 15;
const WARM_UP = 1_000;
const ROUNDS = 2_000;

/**
 * The plugin's process by itself: how fast it is there, what it holds, and what a resource costs in a preview where nothing changed. Beside
 * it a bare Node, and a provider of Pulumi's stock codec that does nothing, in turns: a machine that becomes slow is slow for both.
 */
export async function run(): Promise<Figures> {
  const starts: number[] = [];
  const bareStarts: number[] = [];
  const bareExits: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    starts.push(await timeToFirstLine([EXECUTABLE, '127.0.0.1:1']));
    bareStarts.push(await timeToFirstLine(['-e', 'console.log(0); process.stdin.resume()']));
    bareExits.push(await timeToExit(['-e', '0']));
  }
  const bare = spawn(process.execPath, ['-e', 'console.log(0); process.stdin.resume()']);
  await once(bare.stdout, 'data');
  const bareIdle = residentMegabytes(bare);
  await ended(bare);
  const plugin = await startPlugin({ KUBECONFIG: '/nowhere' });
  const peer = await startPeer();
  await new MiniEngine().open(plugin);
  const idle = residentMegabytes(plugin.process);
  const rounds = await checksAndDiffs([plugin, peer]);
  const busy = residentMegabytes(plugin.process);
  await plugin.stop();
  peer.client.close();
  await ended(peer.process);
  return {
    'start to port line, ms (budget 120)': median(starts),
    'bare node to its first line, ms': median(bareStarts),
    'node -e 0, ms': median(bareExits),
    'start, ratio to bare node': median(starts) / median(bareStarts),
    'idle memory, MB (budget 80)': idle,
    'bare node idle, MB': bareIdle,
    'memory after 3,000 Checks and Diffs, MB': busy,
    ...figuresOf('plugin', rounds[0]!),
    ...figuresOf('peer on the stock codec', rounds[1]!),
    'Check, ratio to the peer': median(rounds[0]!.check) / median(rounds[1]!.check),
    'Diff, ratio to the peer': median(rounds[0]!.diff) / median(rounds[1]!.diff),
  };
}

async function timeToFirstLine(args: string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const took = performance.now() - started;
  await ended(child);
  return took;
}

async function timeToExit(args: string[]): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.stdin?.end();
  await exited;
}

interface Provider {
  client: ResourceProviderClient;
  process: ChildProcess;
}

async function startPeer(): Promise<Provider> {
  const child = spawn(process.execPath, [join(__dirname, 'peers', 'stock-codec.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const client = new ResourceProviderClient(`127.0.0.1:${String(port).trim()}`, credentials.createInsecure());
  return { client, process: child };
}

/** Of one provider: milliseconds of each call, and of its processor for a round. */
interface Rounds {
  check: number[];
  diff: number[];
  cpu: number;
}

async function checksAndDiffs(providers: readonly Provider[]): Promise<Rounds[]> {
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
  const all = providers.map((): Rounds => ({ check: [], diff: [], cpu: 0 }));
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    if (i === 0) for (const [at, { process }] of providers.entries()) all[at]!.cpu = -processorMs(process);
    for (const [at, { client }] of providers.entries()) {
      const started = performance.now();
      await unary(client, 'check', check);
      const checked = performance.now();
      await unary(client, 'diff', diff);
      if (i < 0) continue;
      all[at]!.check.push(checked - started);
      all[at]!.diff.push(performance.now() - checked);
    }
  }
  for (const [at, { process }] of providers.entries()) all[at]!.cpu = (all[at]!.cpu + processorMs(process)) / ROUNDS;
  return all;
}

function figuresOf(who: string, { check, diff, cpu }: Rounds): Figures {
  return {
    [`Check of a VM, ${who}, p50, ms`]: median(check),
    [`Check of a VM, ${who}, p95, ms`]: quantile(check, 0.95),
    [`Diff of a VM, ${who}, p50, ms`]: median(diff),
    [`Diff of a VM, ${who}, p95, ms`]: quantile(diff, 0.95),
    [`Check + Diff, ${who}, processor time, ms`]: cpu,
  };
}

/** The kernel counts in hundredths of a second. Nothing where the system does not tell. */
const processorMs = (child: ChildProcess): number => {
  const [user, system] = proc(child, 'stat').split(') ').at(-1)!.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
};

const residentMegabytes = (child: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(proc(child, 'status'))?.[1]) / 1024;

function proc({ pid }: ChildProcess, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
