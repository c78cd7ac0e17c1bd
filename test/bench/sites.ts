import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from './figures';

const VMS = 100;
const SIZES = [25, 100, 400] as const;

/** Processor time and memory of the synthesis of a fleet, a folder for each of its sites, by the number of sites: what a larger fleet costs. */
export async function run(): Promise<Figures> {
  const found = SIZES.map((sites) => ({ sites, ...synthesized(sites) }));
  const [small, , large] = found as [(typeof found)[0], unknown, (typeof found)[0]];
  return {
    ...Object.fromEntries(
      found.flatMap(({ sites, seconds, megabytes }) => [
        [`${sites} sites of ${VMS} VMs, processor s`, seconds],
        [`${sites} sites of ${VMS} VMs, peak memory, MB`, megabytes],
      ]),
    ),
    'a site more, processor ms': ((large.seconds - small.seconds) / (large.sites - small.sites)) * 1000,
    'a site more, peak memory, KB': ((large.megabytes - small.megabytes) / (large.sites - small.sites)) * 1000,
  };
}

function synthesized(sites: number): { seconds: number; megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sites-'));
  try {
    const program = join(__dirname, 'peers', 'sites-synth.js');
    const { stdout, status, stderr } = spawnSync(process.execPath, [program, String(sites), String(VMS), folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
