/** The trees of `GitOps`, from an empty cluster to guests that run, by stand-ins for Argo CD and Flux. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../../cluster';
import { GitOps, type GitOpsTarget } from '../../constructs';
import type { KubeObject } from '../../kube/object';
import { readinessOf } from '../../kubevirt/readiness';
import { gatedKinds } from '../../kubevirt/readiness/health';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { ArgoCd, Flux, kindIn } from '../support/gitops-applier';
import { writePlatformTree } from '../support/gitops-tree';
import { type GuideProgram, programsIn, runIn } from '../support/guide-programs';
import { askedOfArgoCd, askedOfFlux, judged } from '../support/health-engine';
import { awaitObject, KUBEVIRT, VM } from './simulator-objects';

jest.setTimeout(240_000);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gitops-'));
  await writeStandInRelease(join(folder, 'releases'));
  await binaries(['kustomize', 'gitops-health']);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The tree of a platform and some guests. */
const write = (outdir: string, gitops: GitOpsTarget, guests: readonly string[]): void =>
  writePlatformTree({ outdir, gitops, releases: join(folder, 'releases'), guests });

const shop = (name: string) => ({ name, namespace: 'shop' });
const memoryOf = async (cluster: Cluster, name: string): Promise<unknown> =>
  (await cluster.get(VM, shop(name))).spec?.['template'];

/** Objects of a cluster that have a gate, as they are now. */
async function gated(cluster: Cluster): Promise<KubeObject[]> {
  const lists = await Promise.all(
    gatedKinds().map(async ({ group, kind }) => {
      const versions: Record<string, string> = {
        '': 'v1',
        'cdi.kubevirt.io': 'v1beta1',
        'pool.kubevirt.io': 'v1beta1',
        'snapshot.kubevirt.io': 'v1beta1',
      };
      const apiVersion = group ? `${group}/${versions[group] ?? 'v1'}` : 'v1';
      return cluster.list(kindIn({ apiVersion, kind, metadata: {} })).then(
        ({ items }) => items,
        () => [],
      );
    }),
  );
  return lists.flat();
}

/** Both engines say of everything in the cluster what our gates say. */
async function expectAgreement(cluster: Cluster): Promise<number> {
  const objects = await gated(cluster);
  const [argo, flux] = await Promise.all([judged(objects.map(askedOfArgoCd)), judged(objects.map(askedOfFlux))]);
  const said = objects.map(
    (object, at) => `${object.kind} ${object.metadata?.name}: ${argo[at]!.status}, ${flux[at]!.status}`,
  );
  const seen = ({ metadata, status }: KubeObject) =>
    typeof status?.['observedGeneration'] !== 'number' || status['observedGeneration'] === metadata?.generation;
  const STATES = {
    ready: ['Healthy', 'Current'],
    waiting: ['Progressing', 'InProgress'],
    failed: ['Degraded', 'Failed'],
  };
  expect(said).toEqual(
    objects.map((object) => {
      const [a, b] = STATES[readinessOf(object).state];
      return `${object.kind} ${object.metadata?.name}: ${a}, ${seen(object) ? b : 'InProgress'}`;
    }),
  );
  return objects.length;
}

test('the program of the guide brings an empty cluster to a running guest, from an empty repository', async () => {
  const repository = join(folder, 'repository');
  await writeStandInRelease(join(repository, 'vendor'));
  const [{ module }] = programsIn('docs/gitops.md') as [GuideProgram];
  // The stand-in has not the checksums of the release.
  const installed = module.replace("'virt')", "'virt', { kubevirt: { source: { folder: 'vendor' } } })");
  expect(installed).not.toBe(module);
  await runIn(repository, installed);
  const sandbox = await startSandbox({ bare: true, speed: 20 });
  try {
    const cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
    const tool = new ArgoCd(cluster, join(repository, 'manifests'));
    await tool.sync();
    await awaitObject(
      cluster,
      VM,
      { metadata: shop('web') },
      ({ status }) => status?.['printableStatus'] === 'Running',
    );
    expect((await tool.sync()).written).toEqual([]);
  } finally {
    await sandbox.stop();
  }
});

describe.each([
  [
    'Argo CD',
    GitOps.argoCd({ repoURL: 'https://git.example.com/shop/vms.git', applications: 'charts' }),
    (cluster: Cluster, tree: string) => {
      const tool = new ArgoCd(cluster, tree);
      return () => tool.sync();
    },
  ],
  [
    'Flux',
    GitOps.flux({ source: { kind: 'GitRepository', name: 'vms' } }),
    (cluster: Cluster, tree: string) => {
      const tool = new Flux(cluster, tree);
      return () => tool.reconcile();
    },
  ],
])('%s', (name, gitops, start) => {
  let sandbox: Sandbox;
  let cluster: Cluster;
  let sync: ReturnType<typeof start>;
  const tree = () => join(folder, name.replace(' ', '-'));

  beforeAll(async () => {
    sandbox = await startSandbox({ bare: true, speed: 20 });
    cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
    sync = start(cluster, tree());
  }, 600_000);
  afterAll(() => sandbox?.stop());

  test('brings an empty cluster to running guests in one go, each step once the one before is healthy', async () => {
    write(tree(), gitops, ['web', 'db']);
    const { steps } = await sync();
    expect(steps.length).toBeGreaterThan(3);
    expect(readinessOf(await cluster.get(KUBEVIRT, { name: 'kubevirt', namespace: 'kubevirt' }))).toEqual({
      state: 'ready',
    });
    expect(await expectAgreement(cluster)).toBeGreaterThan(20);
  });

  test('finds nothing to do the second time', async () => {
    await awaitGuests();
    expect((await sync()).written).toEqual([]);
  });

  test('undoes what a person changed, and is done with it', async () => {
    const before = await memoryOf(cluster, 'web');
    await cluster.patch(VM, shop('web'), {
      type: 'merge',
      body: { spec: { template: { spec: { domain: { memory: { guest: '3Gi' } } } } } },
    });
    expect((await sync()).written).toEqual([expect.stringContaining('web')]);
    expect(await memoryOf(cluster, 'web')).toEqual(before);
    expect((await sync()).written).toEqual([]);
  });

  test('deletes a guest that left Git, and keeps its disk', async () => {
    write(tree(), gitops, ['web']);
    expect((await sync()).pruned).toEqual([expect.stringContaining('VirtualMachine shop/db')]);
    expect(
      await cluster.find(
        kindIn({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: {} }),
        shop('db-root'),
      ),
    ).toBeDefined();
  });

  async function awaitGuests(): Promise<void> {
    for (const guest of ['web', 'db'])
      await awaitObject(
        cluster,
        VM,
        { metadata: shop(guest) },
        ({ status }) => status?.['printableStatus'] === 'Running',
      );
  }
});
