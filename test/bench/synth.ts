import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figures, median } from './figures';
import { processorMs } from './processor-time';

const ROUNDS = 3;
/** See `fleet-synth.ts`. */
const WAYS = ['raw', 'chart', 'namespace', 'object', 'object-changed'] as const;
type Way = (typeof WAYS)[number];

/**
 * The processor time of the synthesis of whole fleets, every rule checked, beside what cdk8s does by itself: no check, a file a chart. Each
 * run is a process of its own, as a user's is, and they are taken in turns, so that a machine that becomes slow is slow for all.
 */
export async function run(): Promise<Figures> {
  const [small, large] = [timesOf(10_000), timesOf(20_000)];
  return {
    'raw cdk8s ApiObject + app.synth(), 10,000 VMs, processor ms': small.raw,
    'a file a chart, 10,000 VMs, processor ms': small.chart,
    'a file an object, 10,000 VMs, processor ms': small.object,
    'a file a chart, ratio to raw cdk8s (budget 0.5)': small.chart / small.raw,
    'a file a namespace, ratio to raw cdk8s': small.namespace / small.raw,
    'a file an object, empty folder, ratio to raw cdk8s (budget 0.9)': small.object / small.raw,
    'a file an object, 1 % changed, ratio to raw cdk8s (budget 0.5)': small['object-changed'] / small.raw,
    'a file a chart, 20,000 VMs, ratio to raw cdk8s (budget 0.45)': large.chart / large.raw,
    'a file an object, 20,000 VMs to 10,000, ratio (budget 2.2)': large.object / small.object,
  };
}

function timesOf(count: number): Record<Way, number> {
  const rounds = Array.from({ length: ROUNDS }, () => WAYS.map((way) => timeOf(way, count)));
  return Object.fromEntries(WAYS.map((way, at) => [way, median(rounds.map((round) => round[at]!))])) as Record<
    Way,
    number
  >;
}

function timeOf(way: Way, count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  try {
    return processorMs([join(__dirname, 'peers', 'fleet-synth.js'), way, String(count), join(folder, 'out')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
