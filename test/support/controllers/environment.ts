import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../../../cluster';
import { writeStandInRelease } from '../../../sandbox/release';
import { type Sandbox, startSandbox } from '../../../sandbox/testing';
import { GitServer } from '../git-server';
import { until } from '../until';
import { ArgoCd } from './argo-cd';
import type { Controllers } from './controllers';
import { Flux } from './flux';

const STARTS = { 'Argo CD': ArgoCd.start, Flux: Flux.start } as const;
export type Tool = keyof typeof STARTS;
/** For `describe.each`. */
export const TOOLS = Object.keys(STARTS) as Tool[];

/** A tool at a cluster of its own and an empty repository. */
export interface Environment {
  readonly sandbox: Sandbox;
  readonly cluster: Cluster;
  readonly tool: Controllers;
  readonly git: GitServer;
  /** Folder of the tree in what is committed. */
  readonly tree: string;
  /** Folder with the manifests of the operators. */
  readonly releases: string;
  /** Waits until everything is applied and healthy. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** @param bare whether the cluster has no platform yet */
export async function environment(name: Tool, bare = true): Promise<Environment> {
  const folder = mkdtempSync(join(tmpdir(), 'controllers-'));
  const under = (part: string): string => join(folder, part);
  for (const part of ['content', 'controllers', 'git']) mkdirSync(under(part));
  await writeStandInRelease(under('releases'));
  const sandbox = await startSandbox({ name: name.replace(' ', '-').toLowerCase(), bare, speed: 20 });
  const git = await GitServer.start(under('git'));
  const tool = await STARTS[name](sandbox, under('controllers'), under('content'), git);
  return {
    sandbox,
    cluster: sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } }),
    tool,
    git,
    tree: under('content/manifests'),
    releases: under('releases'),
    settled: () => until(() => tool.open(), 1_200),
    async stop() {
      await tool.stop();
      await git.stop();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
