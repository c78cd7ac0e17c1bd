import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from './platforms';

export interface Launcher {
  /** What Pulumi runs. */
  readonly path: string;
  /** The Node.js beside it. */
  readonly node: string;
  readonly content: Buffer;
}

/** Pulumi runs a file of this name in the folder of the plugin. */
export const launcher = (root: string, { os, arch }: Platform): Launcher =>
  os === 'windows'
    ? { path: 'pulumi-resource-kubevirt.exe', node: 'node.exe', content: compiled(root, os, arch) }
    : { path: 'pulumi-resource-kubevirt', node: 'node', content: Buffer.from(SCRIPT) };

/** The process becomes Node.js, so that signals reach the plugin. A link to the script, such as one on PATH, is followed. */
const SCRIPT = `#!/bin/sh
self=$0
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
case $self in */*) folder=\${self%/*} ;; *) folder=. ;; esac
exec "$folder/node" "$folder/lib/main.js" "$@"
`;

/** The launcher for Windows, which has no scripts that every command of Pulumi finds. The same compiler gives the same bytes. */
export function compiled(root: string, os: string, arch: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-launcher-'));
  try {
    const output = join(folder, 'launcher');
    const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w -buildid=', '-o', output, '.'];
    const { status, error, stderr } = spawnSync('go', args, {
      cwd: join(root, 'tools', 'plugins', 'windows'),
      encoding: 'utf8',
      env: { ...process.env, GOOS: os, GOARCH: arch, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' },
    });
    if (error) throw new Error(`The launcher for Windows is compiled with Go, which cannot be run: ${error.message}`);
    if (status !== 0) throw new Error(`Go could not compile the launcher for Windows: ${stderr.trim()}`);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
