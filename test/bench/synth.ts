import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { synth } from '../../constructs/synth';
import type { Figures } from './figures';
import { median } from './figures';
import { realisticVm } from './realistic-vm';

const quiet = { onWarning: () => {} };

/** Synthesis of whole fleets: ours (every rule checked, a file an object) beside what cdk8s does by itself (no check, a file a chart). */
export async function run(): Promise<Figures> {
  const ours = (count: number): number => timed((outdir) => synth(fleet(count, outdir), { outdir, ...quiet }));
  const raw = (count: number): number => timed((outdir) => fleet(count, outdir).synth());
  ours(500);
  raw(500);
  // In turns, so that a machine that becomes slow is slow for both.
  const rounds = Array.from({ length: 3 }, () => ({ ours: ours(10_000), raw: raw(10_000) }));
  const [mine, theirs] = [median(rounds.map((round) => round.ours)), median(rounds.map((round) => round.raw))];
  return {
    'synth of 10,000 VMs, ms': mine,
    'raw cdk8s ApiObject + app.synth(), ms': theirs,
    'ratio to raw cdk8s': mine / theirs,
    'synth of 20,000 VMs to 10,000, ratio': ours(20_000) / mine,
  };
}

function fleet(count: number, outdir: string): App {
  const app = new App({ outdir });
  const chart = new Chart(app, 'fleet', { namespace: 'vms' });
  for (let i = 0; i < count; i++) new ApiObject(chart, `vm-${i}`, realisticVm(i));
  return app;
}

function timed(work: (outdir: string) => void): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  const started = performance.now();
  work(join(folder, 'out'));
  const took = performance.now() - started;
  rmSync(folder, { recursive: true, force: true });
  return took;
}
