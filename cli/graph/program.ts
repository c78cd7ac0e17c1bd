/** A program with constructs, run as `cdk8s synth --app` runs it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYNC_WAVES } from '../../constructs/synth';
import type { Manifest } from '../manifests';
import { readPath } from '../plan/tree';

/** The manifests that a command writes into the folder of CDK8S_OUTDIR. What it prints goes to the standard error. Throws where it fails. */
export function manifestsOfProgram(command: string): Manifest[] {
  const outdir = mkdtempSync(join(tmpdir(), 'kubevirt-iac-graph-'));
  try {
    const { status, signal, error } = spawnSync(command, {
      shell: true,
      stdio: ['inherit', process.stderr, 'inherit'],
      env: { ...process.env, CDK8S_OUTDIR: outdir, [SYNC_WAVES]: 'true' },
    });
    if (error) throw new Error(`The command of --app could not be run: ${error.message}.`);
    if (status !== 0)
      throw new Error(
        `The command of --app ended with ${signal ?? `exit code ${status}`}: ${command}. Its messages are above; correct the program and try again.`,
      );
    const manifests = readPath(outdir);
    if (manifests.length === 0)
      throw new Error(
        `The command of --app wrote no manifests: ${command}. End the program with synth(app) or app.synth().`,
      );
    return manifests;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
