import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { opener } from '../../cli/sandbox-view/browser';
import { serveView, type ViewServer } from '../../cli/sandbox-view/server';
import type { Cluster } from '../../cluster';
import { environment } from '../../examples/pulumi/environment';
import { type Sandbox, startSandbox } from '../../sandbox';
import { writeStandInRelease } from '../../sandbox/release';
import { binaries, MissingPrograms } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { findBrowser } from '../browser';
import { pulumiWorkspace } from '../pulumi-workspace';
import { indented, Report } from './report';

/**
 * A tour of the main features: synthesizes constructs to manifests for Git; then deploys a whole environment with the real Pulumi CLI and our plugin
 * to a real API server, previews a change and makes it, migrates a guest live, and destroys everything.
 */
async function main(): Promise<void> {
  const report = new Report();
  const home = join(packageRoot(), '.quickstart');
  rmSync(home, { recursive: true, force: true });

  await report.step('Synthesize manifests for Git', () => {
    const folder = join(home, 'manifests');
    execFileSync(process.execPath, [join(packageRoot(), 'dist/examples/ten-lines.js')], {
      env: { ...process.env, CDK8S_OUTDIR: folder },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml'));
    indented(`${files.join('\n')}\n`);
    return `${files.length} files in .quickstart/manifests, from examples/ten-lines.ts`;
  });
  try {
    await onCluster(report, home);
  } catch (error) {
    if (!(error instanceof MissingPrograms)) throw error;
    report.skipped('A cluster, and pulumi up', error.message);
  }
  report.print([
    'npm run cli -- validate .quickstart/manifests      check offline what a cluster would reject',
    'npm run cli -- plan OLD NEW                        find out whether a change reboots a VM',
    'npm run cli -- sandbox up                          start a throwaway cluster',
    'npm run cli -- sandbox view --open                 look at its nodes and guests in a browser',
    'examples/                                          programs to copy, explained in README.md',
  ]);
}

async function onCluster(report: Report, home: string): Promise<void> {
  const { pulumi } = await binaries(['etcd', 'kube-apiserver', 'kube-controller-manager', 'pulumi']);
  const sandbox = await startSandbox({ bare: true, nodes: 3 });
  const view = await viewOf(sandbox);
  try {
    const release = join(home, 'release');
    await writeStandInRelease(release);
    const workspace = pulumiWorkspace(dirname(pulumi), join(packageRoot(), 'bin'));
    try {
      const stack = await workspace.inline('quickstart', environment);
      await stack.setAllConfig({
        'kubevirt:kubeconfig': { value: sandbox.kubeconfig, secret: true },
        release: { value: release },
        lockFile: { value: join(home, 'kubevirt-iac.lock.json') },
      });
      await lifecycle(report, stack, sandbox.cluster());
    } finally {
      workspace.remove();
    }
  } finally {
    await view?.close();
    await sandbox.stop();
  }
}

/** A page to look at meanwhile, where there are eyes and a browser; a pipe or a pipeline has none. */
async function viewOf(sandbox: Sandbox): Promise<ViewServer | undefined> {
  if (!process.stdout.isTTY || process.env['CI'] || !(opener() ?? findBrowser())) return undefined;
  const found = { id: sandbox.server, kubeconfig: sandbox.kubeconfig };
  // What is only to be looked at must not end what is looked at.
  const view = await serveView({ source: { name: 'quickstart', find: async () => found } }).catch(() => undefined);
  if (view) process.stdout.write(`\nTo watch it in a browser until it ends: ${view.url}\n`);
  return view;
}

const show = { onOutput: indented, suppressOutputs: true };

async function lifecycle(report: Report, stack: Stack, cluster: Cluster): Promise<void> {
  const node = async () => (await cluster.get(INSTANCE, GUEST)).status?.['nodeName'];
  await report.step('pulumi up: KubeVirt and CDI, a VM, a pool, a policy', async () => summary(await stack.up(show)));
  await report.step('pulumi up again: no changes', async () => summary(await stack.up(show)));
  await report.step('pulumi preview: 4Gi instead of 2Gi', async () => {
    await stack.setConfig('memory', { value: '4Gi' });
    const { changeSummary } = await stack.preview(show);
    return counts(changeSummary);
  });
  await report.step('pulumi up: the change reaches the running guest', async () => {
    const before = await node();
    await stack.up(show);
    const { nodeName } = await guestWith(cluster, '4Gi');
    return `4Gi, by a live migration from ${before} to ${nodeName}`;
  });
  await report.step('pulumi up: move the guest to another node', async () => {
    const before = await node();
    await stack.setConfig('migration', { value: 'first-move' });
    await stack.up(show);
    return `from ${before} to ${await node()}`;
  });
  await report.step('pulumi destroy', async () => summary(await stack.destroy({ onOutput: indented })));
  await report.step('Objects left on the API server', async () => {
    const { items } = await cluster.list(NAMESPACE);
    const left = items
      .map(({ metadata }) => metadata?.name)
      .filter((name) => ['vms', 'kubevirt', 'cdi'].includes(name ?? ''));
    return left.length === 0 ? 'none of ours' : `the namespaces ${left.join(', ')}`;
  });
}

/** The status of the guest once it has this much memory: the API answers before the migration has ended. */
async function guestWith(cluster: Cluster, memory: string): Promise<{ nodeName?: string }> {
  const watch = cluster.watch(INSTANCE, { namespace: GUEST.namespace });
  try {
    return await watch.until(
      GUEST,
      (guest) => {
        const status = guest?.status as { nodeName?: string; memory?: { guestCurrent?: string } } | undefined;
        return status?.memory?.guestCurrent === memory ? status : undefined;
      },
      { signal: AbortSignal.timeout(120_000) },
    );
  } finally {
    watch.close();
  }
}

const GUEST = { namespace: 'vms', name: 'web' };
const INSTANCE = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  plural: 'virtualmachineinstances',
  namespaced: true,
};
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false };

const summary = ({
  summary: { resourceChanges },
}: {
  summary: { resourceChanges?: Readonly<Record<string, number>> };
}): string => counts(resourceChanges ?? {});

const counts = (changes: Readonly<Record<string, number>>): string =>
  Object.entries(changes)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');

main().catch((error: Error) => {
  process.stderr.write(`\n${error.stack ?? error}\n`);
  process.exitCode = 1;
});
