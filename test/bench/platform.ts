/** The platform on a bare sandbox through the real Pulumi CLI and doctor, and its synthesis from vendored manifests. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startSandbox, writeVerbs } from '../../sandbox';
import { standInNMState, standInRelease } from '../../sandbox/release';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import { type BenchOptions, type Figures, median } from './figures';
import { watchPlugin } from './plugin-processes';
import { processorMs } from './processor-time';

const SPEED = 20;
const ROUNDS = 3;

/** `--releases FOLDER`: manifests as `kubevirt-iac vendor` writes them; the small stand-ins of the sandbox without it. */
export async function run({ releases }: BenchOptions): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-platform-'));
  const sandbox = await startSandbox({ name: 'bench-platform', speed: SPEED, bare: true });
  const { pulumi } = await binaries(['pulumi']);
  const bin = join(packageRoot(), 'bin');
  const workspace = pulumiWorkspace(dirname(pulumi), { kubevirt: bin });
  try {
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, sandbox.kubeconfig, { mode: 0o600 });
    const doctor = seconds(() => command(join(bin, 'kubevirt-iac'), 'doctor', '--kubeconfig', kubeconfig));
    const stack = await workspace.inline('platform', async () => {
      new kubevirt.VirtualizationStack('platform', {
        kubevirt: {
          source: releases ? { folder: releases } : { inline: { ...standInRelease(), ...standInNMState() } },
        },
        // NMState publishes its files with releases only; the network addons have the largest CRD beside that of KubeVirt.
        ...(releases ? { networkAddons: {} } : { nmstate: true }),
        lockFile: join(folder, 'lock.json'),
      });
    });
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const operate = async (what: () => Promise<unknown>): Promise<Figures> => {
      const usage = watchPlugin(join(bin, 'pulumi-resource-kubevirt'));
      const since = new Date();
      const started = performance.now();
      await what();
      const spent = usage();
      return {
        's, by the wall clock': (performance.now() - started) / 1000,
        writes: sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' }).length,
        ...(spent && { 'plugin peak, MiB': spent.peakMiB, 'plugin processor, s': spent.processorSeconds }),
      };
    };
    const [install, again] = [await operate(() => stack.up()), await operate(() => stack.up())];
    const removed = await operate(() => stack.destroy());
    return {
      manifests: releases ?? 'stand-ins',
      'doctor, s (budget 10)': doctor,
      ...named('installation', install, ' (budget 200)'),
      ...named('no-op', again),
      ...named('removal', removed),
      'synthesis, processor s (budget 3)': synthesis(folder, releases),
    };
  } finally {
    workspace.remove();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What must hold at any speed: a run that changes nothing writes nothing, and the plugin stays small. */
export function broken(figures: Figures): string[] {
  const writes = Number(figures['no-op, writes']);
  const peak = Number(figures['installation, plugin peak, MiB (budget 200)'] ?? 0);
  return [
    ...(writes > 0 ? [`The run without a change wrote ${writes} times to the cluster; it must write nothing.`] : []),
    ...(peak > 200 ? [`The plugin took ${Math.round(peak)} MiB during the installation; 200 is the most.`] : []),
  ];
}

const named = (step: string, figures: Figures, budget = ''): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([what, value]) => [`${step}, ${what}${what.endsWith('MiB') ? budget : ''}`, value]),
  );

function seconds(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

/** A doctor that finds something exits with a code of its own. */
function command(file: string, ...args: string[]): void {
  try {
    execFileSync(process.execPath, [file, ...args], { stdio: 'ignore' });
  } catch (error) {
    if (typeof (error as { status?: unknown }).status !== 'number') throw error;
  }
}

/** Each run is a process of its own, as a user's is. */
function synthesis(folder: string, releases: string | undefined): number {
  const program = join(__dirname, 'peers', 'platform-synth.js');
  const inline = join(folder, 'inline.json');
  writeFileSync(inline, JSON.stringify({ ...standInRelease(), ...standInNMState() }));
  const source = releases ? ['folder', releases] : ['inline', inline];
  const times = Array.from(
    { length: ROUNDS },
    () => processorMs([program, ...source, join(folder, 'lock.json'), join(folder, 'out')]) / 1000,
  );
  return median(times);
}
