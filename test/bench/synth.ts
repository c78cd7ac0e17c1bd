import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figures, median } from './figures';
import { processorMs } from './processor-time';

/** See `fleet-synth.ts`. */
type Way = 'raw' | 'chart' | 'namespace' | 'object' | 'object-changed';
/** The ways that are measured, by the size of the fleet; the large one runs once, because it takes most of the time. */
const SMALL = { count: 10_000, rounds: 3, ways: ['raw', 'chart', 'namespace', 'object', 'object-changed'] } as const;
const LARGE = { count: 20_000, rounds: 1, ways: ['raw', 'chart', 'object'] } as const;

/**
 * The processor time of the synthesis of whole fleets, every rule checked, beside what cdk8s does by itself: no check, a file a chart. Each
 * run is a process of its own, as a user's is, and they are taken in turns, so that a machine that becomes slow is slow for all.
 */
export async function run(): Promise<Figures> {
  const [small, large] = [timesOf(SMALL), timesOf(LARGE)];
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

function timesOf<W extends Way>(fleet: { count: number; rounds: number; ways: readonly W[] }): Record<W, number> {
  const { count, rounds, ways } = fleet;
  const times = Array.from({ length: rounds }, () => ways.map((way) => timeOf(way, count)));
  return Object.fromEntries(ways.map((way, at) => [way, median(times.map((round) => round[at]!))])) as Record<
    W,
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
