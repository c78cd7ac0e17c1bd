import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { PulumiFn } from '@pulumi/pulumi/automation';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { pulumiWorkspace } from '../pulumi-workspace';
import { shownBy } from './shown';

/** Slow enough that each state of a guest is shown. */
const SPEED = 4;

export const NAMESPACE = 'vms';

/** A stack on the sandbox; each operation answers what it showed. */
export interface Program {
  configure(settings: Readonly<Record<string, string>>): Promise<void>;
  preview(): Promise<string[]>;
  up(): Promise<string[]>;
  destroy(): Promise<string[]>;
}

/** A sandbox, the Pulumi CLI and our command line. */
export interface Stage {
  readonly cluster: Cluster;
  program(name: string, run: PulumiFn): Promise<Program>;
  /** Runs `kubevirt-iac`, calls back with all that it has shown so far, and answers its lines. */
  run(args: readonly string[], shown?: (text: string) => void): Promise<string[]>;
  /** Resolves when an object of the namespace is as wanted. */
  until(kind: ResourceKind, name: string, done: (live: KubeObject | undefined) => boolean): Promise<void>;
}

export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox({ name: 'transcripts', nodes: 3, speed: SPEED });
  const workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(packageRoot(), 'bin'));
  const cluster = sandbox.cluster();
  try {
    await cluster.apply(kindOf('v1', 'Namespace')!, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    return await work({
      cluster,
      run: (args, shown) => runCli(sandbox, args, shown),
      until: (kind, name, done) => until(cluster, kind, name, done),
      program: async (name, run) => {
        const stack = await workspace.inline(name, run);
        const configure = async (settings: Readonly<Record<string, string>>) => {
          for (const [key, value] of Object.entries(settings)) await stack.setConfig(`kubevirt:${key}`, { value });
        };
        await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
        const shown = async (operation: 'preview' | 'up' | 'destroy') => {
          let text = '';
          const onOutput = (more: string) => {
            text += more;
          };
          await stack[operation]({ onOutput });
          return shownBy(`pulumi ${operation}`, text);
        };
        return {
          configure,
          preview: () => shown('preview'),
          up: () => shown('up'),
          destroy: () => shown('destroy'),
        };
      },
    });
  } finally {
    workspace.remove();
    await cluster.close();
    await sandbox.stop();
  }
}

function runCli(sandbox: Sandbox, args: readonly string[], shown: (text: string) => void = () => {}) {
  const program = join(packageRoot(), 'bin', 'kubevirt-iac');
  const env = { ...process.env, KUBECONFIG: sandbox.kubeconfigPath, NO_COLOR: '1' };
  return new Promise<string[]>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const add = (more: Buffer) => {
      text += more.toString();
      shown(text);
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', reject);
    child.on('close', () => resolve([`$ kubevirt-iac ${args.join(' ')}`, ...text.trimEnd().split('\n')]));
  });
}

async function until(
  cluster: Cluster,
  kind: ResourceKind,
  name: string,
  done: (live: KubeObject | undefined) => boolean,
) {
  const scope = kind.namespaced ? { namespace: NAMESPACE } : {};
  const watch = cluster.watch(kind, scope);
  try {
    await watch.until({ ...scope, name }, (live) => (done(live) ? true : undefined), {
      signal: AbortSignal.timeout(120_000),
    });
  } finally {
    watch.close();
  }
}
