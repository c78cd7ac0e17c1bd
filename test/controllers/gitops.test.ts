/** The trees of `GitOps`, from an empty cluster to 200 guests that run, by Argo CD and Flux themselves. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../../cluster';
import { readinessOf } from '../../kubevirt/readiness';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { DATA_VOLUME, KUBEVIRT, VM } from '../integration/simulator-objects';
import { ArgoCd } from '../support/controllers/argo-cd';
import { type Controllers, outOfOrder, writesOf, written } from '../support/controllers/controllers';
import { Flux } from '../support/controllers/flux';
import { GitServer } from '../support/git-server';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(900_000);

const GUESTS = Array.from({ length: Number(process.env['GUESTS'] ?? 200) }, (_, at) => `guest-${at}`);
const shop = (name: string) => ({ name, namespace: 'shop' });

describe.each([
  ['Argo CD', ArgoCd],
  ['Flux', Flux],
] as const)('%s', (name, { start }) => {
  let folder: string;
  let sandbox: Sandbox;
  let cluster: Cluster;
  let git: GitServer;
  let tool: Controllers;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'controllers-'));
    const [content, own, repository] = ['content', 'controllers', 'git'].map((part) => join(folder, part)) as [string, string, string];
    for (const one of [content, own, repository]) mkdirSync(one);
    await writeStandInRelease(join(folder, 'releases'));
    sandbox = await startSandbox({ name: `controllers-${name.replace(' ', '-').toLowerCase()}`, bare: true, speed: 20 });
    cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
    git = await GitServer.start(repository);
    tool = await start(sandbox, own, content, git);
  }, 1_200_000);
  afterAll(async () => {
    await tool?.stop();
    await git?.stop();
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (guests: readonly string[]): void =>
    writePlatformTree({ outdir: join(folder, 'content/manifests'), gitops: tool.gitops, releases: join(folder, 'releases'), guests });
  const settled = (): Promise<void> => until(() => tool.open(), 600);
  const memoryOf = async (guest: string): Promise<unknown> => (await cluster.get(VM, shop(guest))).spec?.['template'];

  test('brings an empty cluster to running guests in one go, each step once the one before is healthy', async () => {
    write(GUESTS);
    await tool.begin();
    await settled();
    const platform = await cluster.get(KUBEVIRT, { name: 'kubevirt', namespace: 'kubevirt' });
    expect(readinessOf(platform)).toEqual({ state: 'ready' });
    const writes = writesOf(sandbox, tool.userAgent);
    const sequences = await tool.sequences();
    expect(sequences.flatMap((sequence) => outOfOrder(writes, sequence))).toEqual([]);
    expect(sequences.flat().length).toBeGreaterThan(3);
  });

  test('finds nothing to do the second time', async () => {
    await until(async () => {
      const { items } = await cluster.list(VM, { namespace: 'shop' });
      const open = items.filter(({ status }) => status?.['printableStatus'] !== 'Running');
      return open.map(({ metadata, status }) => `${metadata?.name} is ${status?.['printableStatus']}`);
    }, 300);
    const since = new Date();
    await tool.refresh();
    await settled();
    expect(writesOf(sandbox, tool.userAgent, since).map(written)).toEqual([]);
  });

  test('undoes what a person changed', async () => {
    const before = await memoryOf('guest-0');
    const since = new Date();
    await cluster.patch(VM, shop('guest-0'), {
      type: 'merge',
      body: { spec: { template: { spec: { domain: { memory: { guest: '3Gi' } } } } } },
    });
    await tool.refresh();
    await until(async () => (JSON.stringify(await memoryOf('guest-0')) === JSON.stringify(before) ? [] : ['edited']));
    await settled();
    expect(new Set(writesOf(sandbox, tool.userAgent, since).map(({ name: written }) => written))).toEqual(new Set(['guest-0']));
  });

  test('deletes a guest that left Git, and keeps its disk', async () => {
    const since = new Date();
    write(GUESTS.slice(1));
    await tool.commit();
    await until(async () => ((await cluster.find(VM, shop('guest-0'))) ? ['guest-0 is there'] : []));
    await settled();
    expect(await cluster.find(DATA_VOLUME, shop('guest-0-root'))).toBeDefined();
    const deleted = writesOf(sandbox, tool.userAgent, since).filter(({ verb }) => verb.startsWith('delete'));
    expect(deleted.map(({ name: gone }) => gone)).toEqual(['guest-0']);
  });
});
