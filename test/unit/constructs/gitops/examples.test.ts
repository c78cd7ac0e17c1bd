/** The examples for Argo CD and Flux, run as a user would. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../../../kube/object';
import { writeStandInRelease } from '../../../../sandbox/release';
import { packageRoot } from '../../../../toolchain/package-root';
import { applicationsOf, chosenBy, setsIn } from '../../../support/application-sets';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gitops-'));
  await writeStandInRelease(join(folder, 'releases'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The objects of each file that the example writes, by its path. */
function run(example: string): Map<string, KubeObject[]> {
  const outdir = join(folder, example);
  const before = { ...process.env };
  const lock = join(folder, 'lock.json');
  Object.assign(process.env, { CDK8S_OUTDIR: outdir, RELEASES: join(folder, 'releases'), LOCK_FILE: lock });
  try {
    jest.isolateModules(() => require(join(packageRoot(), 'examples', example)));
  } finally {
    process.env = before;
  }
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const read = (file: string) => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((one) => one.toJS());
  return new Map(files.map((file) => [file, read(file)]));
}

const named = (objects: readonly KubeObject[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata?.name}`);

test('gitops-argocd.ts writes an Application of Applications, and a window for what restarts guests', () => {
  const files = run('gitops-argocd.ts');
  const { resources } = files.get('kustomization.yaml')![0] as unknown as { resources: string[] };
  expect(resources.flatMap((file) => named(files.get(file)!))).toEqual(['AppProject shop-vms', 'Application shop-vms']);
  const applications = files.get('applications/applications.yaml')!;
  expect(named(applications)).toEqual(['Application shop-vms-platform', 'Application shop-vms-shop']);
  for (const { spec } of applications) {
    const { path } = spec!['source'] as { path: string };
    const [index] = files.get(`${path.replace('manifests/', '')}/kustomization.yaml`)! as unknown as {
      resources: string[];
    }[];
    expect(index!.resources.length).toBeGreaterThan(5);
  }
});

test('gitops-flux.ts writes a source, and Kustomizations in order', () => {
  const files = run('gitops-flux.ts');
  const [source, ...kustomizations] = files.get('flux/kustomizations.yaml')!;
  expect(named([source!])).toEqual(['GitRepository shop-vms']);
  const names = kustomizations.map(({ metadata }) => metadata?.name);
  for (const [at, { spec }] of kustomizations.entries()) {
    const behind = ((spec?.['dependsOn'] ?? []) as { name: string }[]).map(({ name }) => name);
    expect(names.slice(0, at)).toEqual(expect.arrayContaining(behind));
    expect(files.has(join(String(spec?.['path']).replace('./manifests/', ''), 'kustomization.yaml'))).toBe(true);
  }
  expect(names.at(-1)).toBe('shop-vms-shop.2');
});

test('fleet/argocd.ts writes an ApplicationSet that makes the Applications of its sites in waves, each in its window', () => {
  const files = run('fleet/argocd.ts');
  const outdir = join(folder, 'fleet/argocd.ts');
  const [set] = setsIn(outdir);
  const clusters = ['lab', 'store-001', 'store-002'].map((name) => ({
    name,
    server: `https://${name}`,
    labels: { fleet: 'stores' },
  }));
  const all = applicationsOf(set!, { clusters, repository: { folder: outdir, path: 'dist', revisions: ['HEAD'] } });
  const named = (some: typeof all) => some.map(({ metadata }) => metadata.name).sort();
  const stores = ['stores.store-001', 'stores.store-002'];
  expect(named(all)).toEqual(['stores.lab', ...stores]);
  expect(set!.spec.strategy!.rollingSync.steps.map((step) => named(chosenBy(step, all)))).toEqual([
    ['stores.lab'],
    stores,
  ]);
  for (const { spec } of all)
    expect(files.has(`${spec.source.path.replace('dist/', '')}/kustomization.yaml`)).toBe(true);
  const [project] = files.get('hub/argocd/project.yaml')!;
  const windows = project!.spec?.['syncWindows'] as { timeZone: string; applications: string[] }[];
  expect(windows.map(({ timeZone, applications }) => [timeZone, applications])).toEqual([
    ['Europe/Berlin', ['stores.lab', 'stores.store-001']],
    ['Europe/Lisbon', ['stores.store-002']],
  ]);
});

test('both hold the same objects, but for what each tool is told', () => {
  const objects = (files: Map<string, KubeObject[]>) =>
    [...files.entries()]
      .filter(([file]) => /^shop-vms-.*\.yaml$/.test(file) && !file.endsWith('kustomization.yaml'))
      .flatMap(([, found]) => named(found))
      .sort();
  expect(objects(run('gitops-argocd.ts'))).toEqual(objects(run('gitops-flux.ts')));
});
