import { fork } from 'node:child_process';
import { binaries } from '../toolchain/binaries';
import type { Report } from './daemon';
import { find, type Running } from './registry';
import type { SandboxOptions } from './sandbox';

/** Starts a sandbox that outlives this process. Returns a running sandbox of that name as it is. */
export async function startDetached(
  options: SandboxOptions & { readonly name: string },
): Promise<{ running: Running; started: boolean }> {
  const existing = await find(options.name);
  if (existing) return { running: existing, started: false };
  // Built here, where the user sees the progress.
  await binaries(['etcd', 'kube-apiserver', 'kube-controller-manager']);
  const daemon = fork(require.resolve('./daemon'), [JSON.stringify(options)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const report = await new Promise<Report>((resolve) => {
    daemon.once('message', (message) => resolve(message as Report));
    daemon.once('exit', (code) => resolve({ error: `its process exited with code ${code}` }));
  });
  daemon.unref();
  if ('error' in report) throw new Error(`Cannot start sandbox ${options.name}: ${report.error}`);
  const running = await find(options.name);
  if (!running) throw new Error(`Sandbox ${options.name} started and stopped again: try again.`);
  return { running, started: true };
}
