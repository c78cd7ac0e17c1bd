/** The plugin's real executable, driven as the Pulumi engine drives it, on a sandbox that the tests of a file share. */
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox';
import { type Declared, type Json, MiniEngine, type Run } from './mini-engine';
import { type Plugin, startPlugin, stopPlugins } from './plugin';

/** For a machine that builds other things meanwhile. */
const TIMEOUT_MS = 180_000;

export const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;

/** What the tests of a file share: the sandbox; and what each has for itself: a namespace, an empty stack, and a plugin. */
export class EngineOnSandbox {
  sandbox!: Sandbox;
  cluster!: Cluster;
  namespace!: string;
  engine!: MiniEngine;
  plugin!: Plugin;

  /** An object of the test's namespace. */
  at(name: string): { namespace: string; name: string } {
    return { namespace: this.namespace, name };
  }

  /** A new process for the same stack, such as after one that was killed or cancelled. */
  async startPlugin(): Promise<void> {
    this.plugin = await startPlugin({ KUBECONFIG: this.sandbox.kubeconfigPath });
    expect(await this.engine.open(this.plugin, { namespace: this.namespace })).toEqual([]);
  }

  up(program: readonly Declared[], options?: { preview?: boolean }): Promise<Run> {
    return this.engine.up(this.plugin, program, options);
  }

  /** An update that must succeed. */
  async upClean(program: readonly Declared[]): Promise<Run> {
    const run = await this.up(program);
    expect(run.errors).toEqual({});
    return run;
  }

  refresh(): Promise<Run> {
    return this.engine.refresh(this.plugin);
  }

  destroy(): Promise<Run> {
    return this.engine.destroy(this.plugin);
  }

  outputsOf(declared: Declared): Json {
    return this.engine.state.get(this.engine.urn(declared))!.outputs;
  }

  /** What the plugin said: in the status column of the rows, or as messages that stay. */
  said({ ephemeral }: { ephemeral?: boolean } = {}): string[] {
    return this.plugin.said
      .filter((one) => ephemeral === undefined || one.ephemeral === ephemeral)
      .map(({ message }) => message);
  }

  /** Resolves with an object once it is as wanted; `undefined`: once it is gone. */
  async until(
    of: ResourceKind,
    name: string,
    done: (live: KubeObject | undefined) => boolean,
  ): Promise<KubeObject | undefined> {
    const watch = this.cluster.watch(of, { namespace: this.namespace });
    try {
      const found = await watch.until(this.at(name), (live) => (done(live) ? { live } : undefined));
      return found.live;
    } finally {
      watch.close();
    }
  }
}

/** Starts the sandbox before the tests of a file, and a plugin on a namespace of its own before each. `cleanUp`: after each, while its plugin runs. */
export function engineOnSandbox(
  name: string,
  { cleanUp, ...options }: SandboxOptions & { cleanUp?: () => Promise<void> } = {},
): EngineOnSandbox {
  const on = new EngineOnSandbox();
  jest.setTimeout(TIMEOUT_MS);
  beforeAll(async () => {
    on.sandbox = await startSandbox({ name, speed: 20, ...options });
    on.cluster = on.sandbox.cluster();
  });
  afterAll(() => on.sandbox.stop());
  let tests = 0;
  beforeEach(async () => {
    on.namespace = `${name}-${++tests}`;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: on.namespace } };
    await on.cluster.apply(kind('v1', 'Namespace'), namespace);
    on.engine = new MiniEngine(on.namespace);
    await on.startPlugin();
  });
  afterEach(async () => {
    await cleanUp?.();
    await stopPlugins();
  });
  return on;
}
