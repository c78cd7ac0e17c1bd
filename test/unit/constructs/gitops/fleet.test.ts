/** Fleets under Argo CD and Flux: what their tools make of the trees, and which files a change touches. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { byWave, planSites } from '../../../../cli/plan/sites';
import { readPath } from '../../../../cli/plan/tree';
import {
  type ArgoCdOptions,
  Disk,
  Fleet,
  type FleetCluster,
  type FleetProps,
  type FleetWave,
  type FluxOptions,
  GitOps,
  type GitOpsTarget,
  Image,
  Manifest,
  synth,
  VirtualMachine,
  VMPool,
} from '../../../../constructs';
import type { KubeObject } from '../../../../kube/object';
import { packageRoot } from '../../../../toolchain/package-root';
import {
  applicationsOf,
  chosenBy,
  type GeneratedApplication,
  type KnownCluster,
  setsIn,
} from '../../../support/application-sets';

const REPO = 'https://git.example.com/team/stores.git';
const argoCd = (options: Partial<ArgoCdOptions> = {}) => GitOps.argoCd({ repoURL: REPO, ...options });
const flux = (options: Partial<FluxOptions> = {}) => GitOps.flux({ source: { url: REPO }, ...options });

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'gitops-fleet-')), 'manifests');
});
afterEach(() => rmSync(dirname(outdir), { recursive: true, force: true }));

const CLUSTERS: readonly FleetCluster[] = [
  { name: 'lab' },
  { name: 'store-1', server: 'https://store-1.example.com:6443', labels: { machine: 'fixed' } },
  { name: 'store-2' },
];
const WAVES: readonly FleetWave[] = [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }];

interface Shop extends Partial<Omit<FleetProps<never>, 'site'>> {
  readonly id?: string;
  readonly memory?: Readonly<Record<string, string>>;
  readonly charts?: (site: string) => readonly string[];
}

interface Program {
  readonly app: App;
  readonly memory?: string;
  readonly charts?: readonly string[];
  /** Whether it sets what KubeVirt fills in otherwise. */
  readonly machine?: boolean;
}

/** A chart with settings, and charts with a guest each that depend on it. */
function shop({ app, memory = '1Gi', charts = ['shop'], machine = false }: Program): App {
  const base = new Chart(app, 'base', { namespace: 'shop' });
  new Manifest(base, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  for (const id of charts) {
    const chart = new Chart(app, id, { namespace: 'shop' });
    chart.node.addDependency(base);
    const vm = new VirtualMachine(chart, `${id}-till`, {
      cpu: 1,
      memory,
      bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '10Gi' }),
    });
    if (machine) ApiObject.of(vm).addJsonPatch(JsonPatch.add('/spec/template/spec/domain/machine', { type: 'q35' }));
  }
  return app;
}

function stores({ id = 'stores', memory = {}, charts, ...props }: Shop = {}, app = new App()): App {
  new Fleet(app, id, {
    clusters: CLUSTERS,
    waves: WAVES,
    ...props,
    site: ({ app, name, cluster }) =>
      void shop({
        app,
        machine: cluster.labels?.['machine'] !== undefined,
        ...(memory[name] && { memory: memory[name] }),
        ...(charts && { charts: charts(name) }),
      }),
  } as FleetProps<never>);
  return app;
}

const write = (app: App, gitops?: GitOpsTarget) =>
  synth(app, { outdir, onWarning: () => {}, ...(gitops && { gitops }) });

const files = (folder = outdir): Record<string, string> =>
  existsSync(folder)
    ? Object.fromEntries(
        (readdirSync(folder, { recursive: true }) as string[])
          .filter((file) => statSync(join(folder, file)).isFile())
          .sort()
          .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
      )
    : {};

const read = (file: string): KubeObject[] =>
  parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) => document.toJS());

/** Clusters as Argo CD knows them: all of the fleet, one that belongs to someone else, and one without the label. */
const KNOWN = [
  { name: 'lab', server: 'https://lab', labels: { fleet: 'stores' } },
  { name: 'store-1', server: 'https://store-1.example.com:6443', labels: { fleet: 'stores' } },
  { name: 'store-2', server: 'https://store-2', labels: { fleet: 'stores' } },
  { name: 'other', server: 'https://other', labels: { fleet: 'banks' } },
  { name: 'store-3', server: 'https://store-3' },
];

const generated = (clusters: readonly KnownCluster[] = KNOWN): GeneratedApplication[] =>
  setsIn(outdir).flatMap((set) =>
    applicationsOf(set, {
      clusters,
      repository: { folder: outdir, path: 'manifests', revisions: ['HEAD', 'release-{{.name}}'] },
    }),
  );

describe.each(['list', 'clusters', 'git', 'matrix'] as const)('the generator %s', (generator) => {
  const byLabel = generator === 'clusters' || generator === 'matrix';
  const fleet = { generator, ...(byLabel && { clusterLabels: { fleet: 'stores' } }) };
  const summary = () =>
    generated()
      .map(({ metadata, spec }) => [metadata.name, spec.source.path, spec.destination.server || spec.destination.name])
      .sort();
  const store1 = byLabel ? 'store-1' : 'https://store-1.example.com:6443';

  test('makes one Application of each site', () => {
    write(stores(), argoCd({ fleet }));
    expect(summary()).toEqual([
      ['stores.lab', 'manifests/stores/lab/guests', 'lab'],
      ['stores.store-1', 'manifests/stores/store-1/guests', store1],
      ['stores.store-2', 'manifests/stores/store-2/guests', 'store-2'],
    ]);
  });

  test('makes one of each chart of each site, however their names begin', () => {
    write(
      stores({ charts: (site) => (site === 'lab' ? ['shop', 'trial'] : ['shop']) }),
      argoCd({ fleet, applications: 'charts', name: 'prod' }),
    );
    const charts = { lab: ['base', 'shop', 'trial'], 'store-1': ['base', 'shop'], 'store-2': ['base', 'shop'] };
    expect(summary()).toEqual(
      Object.entries(charts).flatMap(([site, own]) =>
        own.map((chart) => [
          `prod-stores.${site}.${chart}`,
          `manifests/stores/${site}/${chart}`,
          site === 'store-1' ? store1 : site,
        ]),
      ),
    );
    for (const { spec } of generated())
      expect(existsSync(join(outdir, spec.source.path.replace('manifests/', ''), 'kustomization.yaml'))).toBe(true);
  });

  test('ignores at each site what its own program leaves to KubeVirt', () => {
    write(stores(), argoCd({ fleet }));
    const machine = '/spec/template/spec/domain/machine/type';
    const ignoring = generated().filter(({ spec }) =>
      spec.ignoreDifferences?.some(
        ({ kind, jsonPointers }) => kind === 'VirtualMachine' && jsonPointers?.includes(machine),
      ),
    );
    expect(ignoring.map(({ metadata }) => metadata.name).sort()).toEqual(['stores.lab', 'stores.store-2']);
  });

  test('goes through the waves, in each through the charts in their order, and leaves out nobody', () => {
    write(stores(), argoCd({ fleet: { ...fleet, maxUpdate: { rest: '25%' } }, applications: 'charts' }));
    const [{ spec }] = setsIn(outdir) as [ReturnType<typeof setsIn>[number]];
    expect(spec.strategy?.type).toBe('RollingSync');
    const all = generated();
    const { steps } = spec.strategy!.rollingSync;
    expect(
      steps.map((step) =>
        chosenBy(step, all)
          .map(({ metadata }) => metadata.name)
          .sort(),
      ),
    ).toEqual([
      ['stores.lab.base'],
      ['stores.lab.shop'],
      ['stores.store-1.base', 'stores.store-2.base'],
      ['stores.store-1.shop', 'stores.store-2.shop'],
    ]);
    expect(steps.map(({ maxUpdate }) => maxUpdate)).toEqual([undefined, undefined, '25%', '25%']);
    expect(read('hub/argocd/argocd-cmd-params-cm.yaml')).toMatchObject([
      { data: { 'applicationsetcontroller.enable.progressive.syncs': 'true' } },
    ]);
  });

  test('keeps the guests of a site that is missing from the list', () => {
    write(stores(), argoCd({ fleet }));
    expect(setsIn(outdir)[0]!.spec.syncPolicy).toEqual({ preserveResourcesOnDeletion: true });
    write(stores({ clusters: CLUSTERS.slice(0, 2) }), argoCd({ fleet }));
    expect(generated().map(({ metadata }) => metadata.name)).toEqual(['stores.lab', 'stores.store-1']);
  });

  test('touches no byte of other sites when one of them changes, and the hub only where it has to', () => {
    write(stores(), argoCd({ fleet, applications: 'charts' }));
    const before = files();
    const { changed } = write(stores({ memory: { 'store-2': '2Gi' } }), argoCd({ fleet, applications: 'charts' }));
    const after = files();
    expect(changed).toBe(true);
    expect(Object.keys({ ...before, ...after }).filter((file) => before[file] !== after[file])).toEqual([
      'stores/store-2/shop/shop/virtualmachine.kubevirt.io_shop-till.yaml',
    ]);
    expect(write(stores({ memory: { 'store-2': '2Gi' } }), argoCd({ fleet, applications: 'charts' })).changed).toBe(
      false,
    );
  });
});

describe('Argo CD', () => {
  test('a cluster that Argo CD does not know gets nothing with the generators that ask it', () => {
    for (const generator of ['clusters', 'matrix'] as const) {
      write(stores(), argoCd({ fleet: { generator } }));
      const some = KNOWN.filter(({ name }) => name !== 'store-2');
      expect(generated(some).map(({ metadata }) => metadata.name)).toEqual(['stores.lab', 'stores.store-1']);
    }
  });

  test('the tree of a site is that of its program alone', () => {
    write(stores(), argoCd({ applications: 'charts' }));
    const sites = files(join(outdir, 'stores/lab'));
    const alone = join(outdir, '../alone');
    synth(shop({ app: new App() }), { outdir: alone, gitops: argoCd({ applications: 'charts' }), onWarning: () => {} });
    for (const chart of ['base', 'shop'])
      expect(files(join(outdir, 'stores/lab', chart))).toEqual(files(join(alone, `guests-${chart}`)));
    const vm = parse(sites['shop/shop/virtualmachine.kubevirt.io_shop-till.yaml']!) as KubeObject;
    expect(vm.metadata?.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
      'argocd.argoproj.io/sync-wave': '1',
    });
    const disk = parse(sites['shop/shop/datavolume.cdi.kubevirt.io_shop-till-root.yaml']!) as KubeObject;
    expect(disk.metadata?.annotations?.['argocd.argoproj.io/sync-options']).toMatch(/Prune=false,Delete=false/);
    // By hand, everything of the site can be applied in its order.
    expect((parse(sites['kustomization.yaml']!) as { resources: string[] }).resources).toEqual([
      'base/shop/configmap_settings.yaml',
      'shop/shop/datavolume.cdi.kubevirt.io_shop-till-root.yaml',
      'shop/shop/virtualmachine.kubevirt.io_shop-till.yaml',
    ]);
  });

  test('guests are restarted in the window of their own site, and settings are applied at any time', () => {
    const nightly = { schedule: '0 1 * * *', duration: '2h', timeZone: 'America/New_York' };
    const clusters = CLUSTERS.map((one) => (one.name === 'store-2' ? { ...one, restartWindow: nightly } : one));
    const restartWindow = { schedule: '0 22 * * 2', duration: '4h' };
    write(stores({ clusters }), argoCd({ restartWindow, applications: 'charts' }));
    const [project] = read('hub/argocd/project.yaml');
    expect(project!.metadata?.name).toBe('stores');
    expect(project!.spec?.['syncWindows']).toEqual([
      {
        kind: 'allow',
        ...restartWindow,
        timeZone: 'UTC',
        applications: ['stores.lab.shop', 'stores.store-1.shop'],
        manualSync: true,
      },
      { kind: 'allow', ...nightly, applications: ['stores.store-2.shop'], manualSync: true },
    ]);
    const allowed = project!.spec?.['destinations'] as { name?: string; server?: string }[];
    for (const { spec } of generated()) {
      expect(spec.project).toBe('stores');
      const { name, server } = spec.destination;
      expect(allowed).toContainEqual({ ...(server ? { server } : { name }), namespace: '*' });
    }
    const { sites } = parse(files()['stores/sites.yaml']!) as { sites: { name: string; restartWindow: object }[] };
    expect(sites.map((site) => site.restartWindow)).toEqual([
      { ...restartWindow, timeZone: 'UTC' },
      { ...restartWindow, timeZone: 'UTC' },
      nightly,
    ]);
  });

  test.each(['list', 'clusters', 'git', 'matrix'] as const)(
    'what the program is given is never read as a template with %s',
    (generator) => {
      const notify = { service: 'slack', recipient: '{{ .x }}' };
      write(stores(), argoCd({ revision: 'release-{{.name}}', notify, fleet: { generator } }));
      expect(generated()).toHaveLength(3);
      const [one] = generated();
      expect(one!.spec.source.targetRevision).toBe('release-{{.name}}');
      expect(Object.values(one!.metadata.annotations)).toContain('{{ .x }}');
    },
  );

  test.each(['the same', 'another'])(
    '%s name in what is not compared is not read as a template, nor as YAML',
    (which) => {
      const app = new App();
      new Fleet(app, 'stores', {
        clusters: CLUSTERS,
        site: ({ app, name }) => {
          const kind = which === 'the same' ? 'X' : `X-${name}`;
          new Manifest(new Chart(app, 'shop', { namespace: 'shop' }), 'scaler', {
            apiVersion: 'autoscaling/v2',
            kind: 'HorizontalPodAutoscaler',
            metadata: { name: 'workers' },
            spec: { scaleTargetRef: { apiVersion: 'v1', kind, name: '{{.name}}\n  x: "y"' }, maxReplicas: 4 },
          } as never);
        },
      });
      for (const generator of ['list', 'clusters', 'git', 'matrix'] as const) {
        write(app, argoCd({ fleet: { generator } }));
        for (const { spec } of generated())
          expect(spec.ignoreDifferences).toContainEqual(expect.objectContaining({ name: '{{.name}}\n  x: "y"' }));
      }
    },
  );

  test.each(['list', 'clusters', 'git', 'matrix'] as const)(
    'a sync copies what is ignored only at the sites where it must, by the generator %s',
    (generator) => {
      const app = new App();
      new Fleet(app, 'stores', {
        clusters: CLUSTERS,
        site: ({ app, name }) => {
          const bootDisk = Disk.containerDisk('quay.io/containerdisks/fedora:42');
          const pool = new VMPool(new Chart(app, 'shop', { namespace: 'shop' }), 'workers', {
            machine: { cpu: 1, memory: '1Gi', bootDisk },
          });
          pool.autoscale({ max: 4, cpu: 70, initialReplicas: name === 'lab' ? 2 : false });
        },
      });
      write(app, argoCd({ fleet: { generator } }));
      for (const { metadata, spec } of generated()) {
        const isLab = metadata.labels['kubevirt-iac.io/site'] === 'lab';
        const respected = isLab ? ['RespectIgnoreDifferences=true'] : [];
        expect(spec.syncPolicy.syncOptions).toEqual(['ServerSideApply=true', ...respected, 'ApplyOutOfSyncOnly=true']);
        expect(spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
      }
    },
  );

  test('one wave and one stage need no steps; without automation a user decides', () => {
    write(stores({ waves: undefined as never }), argoCd());
    const [set] = setsIn(outdir);
    expect(set!.spec.strategy).toBeUndefined();
    expect(generated()[0]!.spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
    expect(existsSync(join(outdir, 'hub/argocd/argocd-cmd-params-cm.yaml'))).toBe(false);
    write(stores(), argoCd({ automated: false }));
    expect(setsIn(outdir)[0]!.spec.strategy).toBeUndefined();
    expect(generated()[0]!.spec.syncPolicy.automated).toBeUndefined();
  });

  test('charts of the app itself are applied on the hub, in one project with the sites', () => {
    const app = stores({ clusters: [{ name: 'lab' }, { name: 'store-1' }] });
    const central = new Chart(app, 'central', { namespace: 'central' });
    new Manifest(central, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } });
    write(app, argoCd({ project: 'retail', restartWindow: { schedule: '0 22 * * 2', duration: '4h' } }));
    const { resources } = parse(files()['hub/kustomization.yaml']!) as { resources: string[] };
    expect(resources).toEqual(['argocd/project.yaml', 'argocd/application.yaml', 'argocd/applicationsets.yaml']);
    const [application] = read('hub/argocd/application.yaml');
    expect(application!.spec?.['source']).toMatchObject({ path: 'manifests/hub/guests' });
    expect(read('hub/argocd/project.yaml').map(({ spec }) => spec?.['destinations'])).toEqual([
      [
        { server: 'https://kubernetes.default.svc', namespace: '*' },
        { name: 'lab', namespace: '*' },
        { name: 'store-1', namespace: '*' },
      ],
    ]);
  });
});

test('a list that Kubernetes would not store is refused, and files of the sites are not', () => {
  const clusters = Array.from({ length: 600 }, (_, index) => ({ name: `store-${index}` }));
  const app = () => {
    const app = new App();
    new Fleet(app, 'stores', {
      clusters,
      site: ({ app, name }) => {
        const scaler = (index: number) => ({
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name: `workers-${index}` },
          spec: { scaleTargetRef: { apiVersion: 'v1', kind: 'Pool', name: `${name}-${index}` }, maxReplicas: 4 },
        });
        const chart = new Chart(app, 'shop', { namespace: 'shop' });
        for (let index = 0; index < 16; index++) new Manifest(chart, `s-${index}`, scaler(index) as never);
      },
    });
    return app;
  };
  expect(() => write(app(), argoCd())).toThrow(
    /^synth: the hub of the fleet cannot be applied\. Nothing was written\.\nhub: GitOps\.argoCd: the ApplicationSet of the fleet stores with its 600 sites would have 1\.\d MB.*generator: 'git'/,
  );
  expect(files()).toEqual({});
  write(app(), argoCd({ fleet: { generator: 'git' } }));
  expect(statSync(join(outdir, 'hub/argocd/applicationsets.yaml')).size).toBeLessThan(5_000);
});

describe('names', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
  const names = () => generated().map(({ metadata }) => metadata.name);

  test('of Applications are labels of objects, and never the same for two sites or charts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(label, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('list', 'clusters'),
        (sites, generator) => {
          const clusters = sites.map((name) => ({ name }));
          // The name of one site with its chart is that of another site.
          const charts = (site: string) => [...new Set([site.slice(0, 40), 'shop', 'a-b'])];
          const app = stores({ clusters, waves: [{ name: 'all' }], charts });
          write(app, argoCd({ applications: 'charts', fleet: { generator: generator as 'list' } }));
          const known = sites.map((name) => ({ name, server: `https://${name}` }));
          const all = generated(known);
          expect(new Set(all.map(({ metadata }) => metadata.name)).size).toBe(all.length);
          const paths = all.map(({ spec }) => spec.source.path);
          expect(new Set(paths).size).toBe(all.length);
          for (const { metadata } of all) expect(metadata.name).toMatch(/^(?=.{1,63}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
          rmSync(outdir, { recursive: true });
        },
      ),
      { numRuns: 8 },
    );
  });

  test('differ where dashes alone would make them the same, and at the limit of 63 characters', () => {
    const long = 'a'.repeat(62);
    const sites = ['a', 'a-b', `${long}x`, `${long}y`, `${'b'.repeat(30)}-${'c'.repeat(32)}`];
    const app = stores({
      clusters: sites.map((name) => ({ name })),
      waves: [{ name: 'all' }],
      charts: (site) => (site === 'a' ? ['b-c'] : ['c']),
    });
    write(app, argoCd({ applications: 'charts' }));
    expect(names()).toEqual(expect.arrayContaining(['stores.a.b-c', 'stores.a-b.c']));
    expect(new Set(names()).size).toBe(2 * sites.length);
    expect(Math.max(...names().map(({ length }) => length))).toBe(63);
  });

  test('of two fleets on the same clusters differ', () => {
    write(stores({ id: 'platform' }, stores()), argoCd());
    expect(names().sort()).toEqual([
      ...['lab', 'store-1', 'store-2'].map((site) => `platform.${site}`),
      ...['lab', 'store-1', 'store-2'].map((site) => `stores.${site}`),
    ]);
  });
});

describe('Flux', () => {
  const spec = (object: KubeObject) => object.spec as { path: string; dependsOn?: { name: string }[] } & object;

  test('reads the folder of its own cluster: a source, and Kustomizations in order', () => {
    write(stores(), flux());
    const [source, ...kustomizations] = read('clusters/lab/stores.yaml');
    expect([source!.kind, source!.metadata?.name]).toEqual(['GitRepository', 'stores']);
    expect(kustomizations.map((one) => [one.metadata?.name, spec(one).path, spec(one).dependsOn])).toEqual([
      ['stores-base', './manifests/stores/lab/stores-base', undefined],
      ['stores-shop', './manifests/stores/lab/stores-shop', [{ name: 'stores-base' }]],
    ]);
    for (const one of kustomizations) {
      expect(existsSync(join(outdir, spec(one).path.replace('./manifests/', ''), 'kustomization.yaml'))).toBe(true);
      expect(one.spec).toMatchObject({ sourceRef: { name: 'stores' }, prune: true, deletionPolicy: 'Orphan' });
    }
    expect(existsSync(join(outdir, 'hub'))).toBe(false);
  });

  test('leaves no variable to be filled in by the Flux of a cluster', () => {
    const app = new App();
    new Fleet(app, 'stores', {
      clusters: CLUSTERS,
      site: ({ app }) => {
        new Manifest(new Chart(app, 'shop', { namespace: 'shop' }), 'script', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'script' },
          data: { run: `echo ${'$'}{HOME}` },
        } as never);
      },
    });
    write(app, flux());
    for (const [file, text] of Object.entries(files()))
      expect([file, text.includes('${') && !text.includes('kustomize.toolkit.fluxcd.io/substitute: disabled')]).toEqual(
        [file, false],
      );
  });

  test('follows the branch of its wave', () => {
    write(stores(), flux({ fleet: { branches: { canary: 'main', rest: 'released' } } }));
    const branch = (site: string) => read(`clusters/${site}/stores.yaml`)[0]!.spec?.['ref'];
    expect(['lab', 'store-1', 'store-2'].map(branch)).toEqual([
      { branch: 'main' },
      { branch: 'released' },
      { branch: 'released' },
    ]);
  });

  test('a change of one site touches no byte of the others', () => {
    write(stores(), flux());
    const before = files();
    write(stores({ memory: { 'store-2': '2Gi' } }), flux());
    const after = files();
    expect(Object.keys({ ...before, ...after }).filter((file) => before[file] !== after[file])).toEqual([
      'stores/store-2/stores-shop/shop/virtualmachine.kubevirt.io_shop-till.yaml',
    ]);
    expect(write(stores({ memory: { 'store-2': '2Gi' } }), flux()).changed).toBe(false);
  });

  test('its own files in the folder of the cluster stay, and what synth wrote there goes with the site', () => {
    write(stores(), flux());
    const own = join(outdir, 'clusters/store-2/flux-system/gotk-sync.yaml');
    mkdirSync(dirname(own));
    writeFileSync(own, 'kind: GitRepository\n');
    write(stores({ clusters: CLUSTERS.slice(0, 1), waves: WAVES }), flux());
    expect(Object.keys(files(join(outdir, 'clusters')))).toEqual([
      'lab/stores.yaml',
      'store-2/flux-system/gotk-sync.yaml',
    ]);
    expect(existsSync(join(outdir, 'clusters/store-1'))).toBe(false);
    write(stores({ clusters: CLUSTERS.slice(0, 1), waves: WAVES }), argoCd());
    expect(Object.keys(files(join(outdir, 'clusters')))).toEqual(['store-2/flux-system/gotk-sync.yaml']);
  });

  test('a file of a user is never replaced', () => {
    const own = join(outdir, 'clusters/lab/stores.yaml');
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, 'kind: Mine\n');
    expect(() => write(stores(), flux())).toThrow(
      /clusters\/lab\/stores\.yaml was not written by synth.*Nothing was written/,
    );
    expect(files()).toEqual({ 'clusters/lab/stores.yaml': 'kind: Mine\n' });
  });

  test('two fleets of one cluster stand beside each other, unless their Kustomizations have the same name', () => {
    write(stores({ id: 'platform' }, stores()), flux());
    expect(Object.keys(files(join(outdir, 'clusters/lab')))).toEqual(['platform.yaml', 'stores.yaml']);
    const clash = stores({ id: 'a', charts: () => ['b-c'] }, stores({ id: 'a-b', charts: () => ['c'] }));
    rmSync(outdir, { recursive: true });
    expect(() => write(clash, flux())).toThrow(
      /the fleets a-b and a both write the Kustomization a-b-c to the cluster/,
    );
    expect(files()).toEqual({});
  });
});

test.each<[string, GitOpsTarget]>([
  ['Argo CD', argoCd({ applications: 'charts', fleet: { generator: 'git' } })],
  ['Flux', flux()],
])('plan reads the tree of %s site by site', (_, gitops) => {
  write(stores({ id: 'platform' }, stores()), gitops);
  // Each Flux has the same objects in its own folder: they are those of its cluster, and no duplicates.
  for (const site of existsSync(join(outdir, 'clusters')) ? readdirSync(join(outdir, 'clusters')) : [])
    writeFileSync(
      join(outdir, 'clusters', site, 'flux.yaml'),
      'apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: { name: flux-system }\n',
    );
  const before = readPath(outdir);
  write(stores({ id: 'platform' }, stores({ memory: { 'store-2': '2Gi' } })), gitops);
  const changed = planSites(before, readPath(outdir), undefined)!.filter(({ plan }) => plan.objects.length > 0);
  const plans = planSites(before, readPath(outdir), undefined)!;
  // Nothing is reported of the hub, where nothing changes.
  expect(byWave(plans).map(({ wave }) => wave)).toEqual(['canary', 'rest']);
  expect(changed.map(({ site, plan }) => [site, plan.objects.map(({ name }) => name)])).toEqual([
    ['stores/store-2', ['VirtualMachine shop/shop-till']],
  ]);
});

test('another way to apply the fleet leaves nothing of the one before', () => {
  const trees = () => Object.keys(files()).filter((file) => !file.startsWith('stores/'));
  write(stores());
  expect(trees()).toEqual([]);
  write(stores(), argoCd());
  expect(trees()).toContain('hub/argocd/applicationsets.yaml');
  write(stores(), flux());
  expect(trees()).toEqual(['lab', 'store-1', 'store-2'].map((site) => `clusters/${site}/stores.yaml`));
  write(stores());
  expect(trees()).toEqual([]);
});

test('the guide shows what is said', () => {
  const guide = readFileSync(join(packageRoot(), 'docs/fleets.md'), 'utf8');
  const said = (make: () => unknown): string => {
    try {
      make();
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  };
  expect(guide).toContain(said(() => argoCd({ fleet: { generator: 'scmProvider' as never } })));
  expect(guide).toContain(
    said(() => stores({ waves: [{ name: 'banks', labels: { kind: 'bank' } }, { name: 'rest' }] })),
  );
});

describe('what cannot be written', () => {
  const restore = (app: App) =>
    new Manifest(new Chart(app, 'c', { namespace: 'shop' }), 'move', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { name: 'move' },
      spec: { vmiName: 'web' },
    } as never);
  const circular = (app: App) => {
    const [a, b] = ['a', 'b'].map((id) => new Chart(app, id, { namespace: 'shop' }));
    const map = (chart: Chart, name: string) =>
      new Manifest(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    const [first, second] = [map(a!, 'one'), map(b!, 'two')];
    second.node.addDependency(first);
    map(a!, 'three').node.addDependency(second);
  };
  const broken = (breakSite: (app: App) => unknown) => {
    const app = new App();
    new Fleet(app, 'stores', {
      clusters: CLUSTERS,
      site: ({ app, name }) => void (name === 'store-2' ? breakSite(app) : shop({ app })),
    });
    return app;
  };

  test.each<[string, () => unknown, RegExp]>([
    [
      'a field of fleet that does not exist',
      () => argoCd({ fleet: { generators: 'git' } as never }),
      /^GitOps\.argoCd: fleet: `generators` is not an option \(there are generator, clusterLabels, maxUpdate\)/,
    ],
    [
      'a generator that does not exist',
      () => argoCd({ fleet: { generator: 'scmProvider' as never } }),
      /`generator` is "scmProvider", and must be one of 'list', 'clusters', 'git', 'matrix'/,
    ],
    [
      'labels for a generator that asks no cluster',
      () => argoCd({ fleet: { clusterLabels: { a: 'b' } } }),
      /the generator 'list' does not ask: omit them, or use the generator 'clusters' or 'matrix'/,
    ],
    [
      'labels that are none',
      () => argoCd({ fleet: { generator: 'clusters', clusterLabels: { 'a b': 'c' } } }),
      /the label "a b": "c" of `clusterLabels` is not valid: its name part/,
    ],
    [
      'a share of a wave that is none',
      () => argoCd({ fleet: { maxUpdate: { rest: '110%' } } }),
      /`maxUpdate` of the wave "rest" is "110%", and must be a whole number from 0, or a share such as '25%'/,
    ],
    [
      'a share of a wave that the fleet does not have',
      () => write(stores(), argoCd({ fleet: { maxUpdate: { last: 1 } } })),
      /`maxUpdate` names "last", which is not a wave of the fleet\. Its waves are "canary", "rest"/,
    ],
    [
      'a branch of a wave that the fleet does not have',
      () => write(stores(), flux({ fleet: { branches: { last: 'x' } } })),
      /`branches` names "last", which is not a wave of the fleet/,
    ],
    [
      'branches of a source that exists already',
      () => GitOps.flux({ source: { kind: 'GitRepository', name: 'x' }, fleet: { branches: { rest: 'x' } } }),
      /`branches` need a Git repository as the source, given by its `url`/,
    ],
    [
      'options for a fleet of an app without one',
      () => write(shop({ app: new App() }), argoCd({ fleet: { generator: 'git' } })),
      /^GitOps\.argoCd: `fleet` is about the sites of a Fleet, and this app has none\. Omit it/,
    ],
    [
      'the same for Flux',
      () => write(shop({ app: new App() }), flux({ fleet: {} })),
      /^GitOps\.flux: `fleet` is about the sites of a Fleet/,
    ],
    [
      'a weekday that Argo CD does not know',
      () => argoCd({ restartWindow: { schedule: '0 22 * * 7', duration: '4h' } }),
      /day of the week from 0 for Sunday to 6/,
    ],
    [
      'a window of a cluster that is not one',
      () =>
        write(stores({ clusters: [{ name: 'lab', restartWindow: { schedule: '0 22 * * 2' } as never }] }), argoCd()),
      /cluster 1 \("lab"\), restartWindow: `duration` must be set: a duration such as '10m'/,
    ],
    [
      'a window that is not a schedule',
      () => argoCd({ restartWindow: { schedule: 'on Tuesday', duration: '4h' } }),
      /restartWindow: `schedule` is "on Tuesday", and must be a schedule of five fields/,
    ],
    [
      'a time zone that is none',
      () => argoCd({ restartWindow: { schedule: '0 22 * * 2', duration: '4h', timeZone: 'Berlin' } }),
      /`timeZone` is "Berlin", and must be a time zone of the IANA database/,
    ],
    [
      'a fleet where the files of clusters belong',
      () => write(stores({ id: 'clusters' }), flux()),
      /to the folder "clusters", which is not possible: it is taken\. Give it another id/,
    ],
    [
      'an object that acts once, at one site',
      () => write(broken(restore), flux()),
      /a site of the fleet cannot be applied\. Nothing was written\.\nstores\/store-2: GitOps: an object acts once/,
    ],
    [
      'charts that wait for each other, at one site',
      () => write(broken(circular), argoCd({ applications: 'charts' })),
      /Nothing was written\.\nstores\/store-2: GitOps: a waits for b waits for a, so none of them can be applied first/,
    ],
    [
      'two clusters with the same name',
      () => write(stores({ clusters: [...CLUSTERS, { name: 'lab' }] }), argoCd()),
      /clusters 1 and 4 are both called "lab"/,
    ],
    [
      'a wave that no site is in',
      () => write(stores({ waves: [{ name: 'banks', labels: { kind: 'bank' } }, { name: 'rest' }] }), argoCd()),
      /no site is in the wave "banks": no cluster has the labels kind=bank/,
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
    expect(files()).toEqual({});
  });
});
