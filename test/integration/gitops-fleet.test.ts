/** A site of a fleet, from an empty cluster to a guest that runs, as the ApplicationSet of the hub or the Flux of the cluster applies it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import type { Cluster } from '../../cluster';
import {
  Disk,
  Fleet,
  GitOps,
  type GitOpsTarget,
  Image,
  ReleaseSource,
  synth,
  VirtualizationStack,
  VirtualMachine,
} from '../../constructs';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { applicationsOf, chosenBy, setsIn } from '../support/application-sets';
import { ArgoCd, built, Flux, type SyncReport } from '../support/gitops-applier';
import { awaitObject, VM } from './simulator-objects';

jest.setTimeout(240_000);

const REPO = 'https://git.example.com/team/stores.git';
const SITES = ['lab', 'store-1', 'store-2'];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gitops-fleet-'));
  await writeStandInRelease(join(folder, 'releases'));
  await binaries(['kustomize', 'gitops-health']);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(outdir: string, gitops: GitOpsTarget): void {
  const app = new App();
  new Fleet(app, 'stores', {
    clusters: SITES.map((name) => ({ name })),
    waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
    site: ({ app, name }) => {
      const virt = new VirtualizationStack(new Chart(app, 'platform'), 'virt', {
        kubevirt: { source: ReleaseSource.folder(join(folder, 'releases')) },
        lockFile: join(folder, `${name}.lock.json`),
      });
      const shop = new Chart(app, 'shop', { namespace: 'shop' });
      shop.node.addDependency(virt);
      new VirtualMachine(shop, 'till', {
        cpu: 1,
        memory: '1Gi',
        bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '10Gi' }),
      });
    },
  });
  synth(app, { outdir, gitops, onWarning: () => {} });
}

/** The site `lab`, by its tool alone. */
const TOOLS: readonly [string, GitOpsTarget, (cluster: Cluster, tree: string) => () => Promise<SyncReport>][] = [
  [
    'Argo CD',
    GitOps.argoCd({ repoURL: REPO, applications: 'charts', fleet: { generator: 'matrix' } }),
    (cluster, tree) => {
      const tool = new ArgoCd(cluster, tree);
      const [set] = setsIn(tree);
      const all = applicationsOf(set!, {
        clusters: SITES.map((name) => ({ name, server: `https://${name}` })),
        repository: { folder: tree, path: 'manifests', revisions: ['HEAD'] },
      });
      const steps = set!.spec.strategy!.rollingSync.steps.flatMap((step) => chosenBy(step, all));
      const lab = steps.filter(({ spec }) => spec.destination.name === 'lab');
      expect(lab.map(({ metadata }) => metadata.name)).toEqual(['stores.lab.platform', 'stores.lab.shop']);
      return () => tool.syncAll(lab, 'hub/argocd/argocd-cm.yaml');
    },
  ],
  [
    'Flux',
    GitOps.flux({ source: { url: REPO } }),
    (cluster, tree) => {
      const tool = new Flux(cluster, tree);
      const text = readFileSync(join(tree, 'clusters/lab/stores.yaml'), 'utf8');
      return () => tool.reconcileAll(parseAllDocuments(text).map((document) => document.toJS()));
    },
  ],
];

describe.each(TOOLS)('%s', (name, gitops, toolOf) => {
  let sandbox: Sandbox;
  let cluster: Cluster;
  const tree = () => join(folder, name.replace(' ', '-'));

  beforeAll(async () => {
    sandbox = await startSandbox({ bare: true, speed: 20 });
    cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
    write(tree(), gitops);
  }, 600_000);
  afterAll(() => sandbox?.stop());

  test('brings one site to a running guest, and finds nothing to do afterwards', async () => {
    await cluster.apply(
      { apiVersion: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    );
    const sync = toolOf(cluster, tree());
    const first = await sync();
    expect(first.written).toContain('VirtualMachine shop/till');
    await awaitObject(
      cluster,
      VM,
      { metadata: { namespace: 'shop', name: 'till' } },
      ({ status }) => status?.['printableStatus'] === 'Running',
    );
    expect((await sync()).written).toEqual([]);
  });

  test('kustomize accepts what starts the tool, and the index of each site, which applies the site by hand', async () => {
    if (name === 'Argo CD')
      expect((await built(join(tree(), 'hub'))).map(({ kind }) => kind)).toEqual(['ApplicationSet']);
    for (const site of SITES)
      expect((await built(join(tree(), 'stores', site))).map(({ kind }) => kind)).toContain('VirtualMachine');
  });
});
