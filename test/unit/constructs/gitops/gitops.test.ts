import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import {
  type ArgoCdOptions,
  CloudInit,
  Disk,
  type FluxOptions,
  GitOps,
  type GitOpsTarget,
  Image,
  Manifest,
  Rules,
  synth,
  VirtualMachine,
  VMPool,
} from '../../../../constructs';
import { labelValueProblem } from '../../../../kube/names';
import type { KubeObject } from '../../../../kube/object';
import { packageRoot } from '../../../../toolchain/package-root';

const REPO = 'https://git.example.com/team/vms.git';
const argoCd = (options: Partial<ArgoCdOptions> = {}) => GitOps.argoCd({ repoURL: REPO, ...options });
const flux = (options: Partial<FluxOptions> = {}) =>
  GitOps.flux({ source: { kind: 'GitRepository', name: 'vms' }, ...options });

const root = (size = '10Gi') => Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size });

/** An object of the tree, as loosely typed as a test may see it. */
type Found = KubeObject & {
  spec: {
    ignoreDifferences: { kind: string; jsonPointers: string[] }[];
    healthCheckExprs: { kind: string }[];
    source: { path: string };
  } & Record<string, unknown>;
};

interface Written {
  readonly files: readonly string[];
  /** The objects of a file below the output folder. */
  read(file: string): Found[];
  find(kind: string, name: string): Found;
}

function written(app: App, gitops: GitOpsTarget): Written {
  const outdir = join(mkdtempSync(join(tmpdir(), 'gitops-')), 'manifests');
  const { files } = synth(app, { outdir, gitops, onWarning: () => {} });
  const read = (file: string) =>
    parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) => document.toJS());
  const find = (kind: string, name: string) => {
    const all = files.filter((file) => file.endsWith('.yaml')).flatMap(read);
    return all.find((one) => one.kind === kind && one.metadata?.name === name);
  };
  return { files, read, find };
}

function appWith(make: (chart: Chart) => void): App {
  const app = new App();
  make(new Chart(app, 'shop', { namespace: 'shop' }));
  return app;
}

const oneVm = () => appWith((chart) => new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() }));
const options = ({ metadata }: KubeObject) => metadata?.annotations?.['argocd.argoproj.io/sync-options'];

describe('Argo CD', () => {
  test('skips the dry run of kinds that come into being on the way, and of no others', () => {
    const app = appWith((chart) => {
      new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() });
      new Manifest(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
      new Manifest(chart, 'crd', {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'widgets.example.com' },
        spec: { group: 'example.com', names: { kind: 'Widget', plural: 'widgets' } },
      } as never);
      new Manifest(chart, 'widget', { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'one' } });
    });
    const tree = written(app, argoCd());
    expect(options(tree.find('VirtualMachine', 'web'))).toBe('SkipDryRunOnMissingResource=true');
    expect(options(tree.find('ConfigMap', 'settings'))).toBeUndefined();
    expect(options(tree.find('Widget', 'one'))).toBeUndefined();
  });

  test('keeps data, and what the program says of an object itself', () => {
    const app = appWith((chart) => {
      new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() });
      for (const [name, given] of [
        ['kept', undefined],
        ['given', 'Prune=true'],
      ] as const)
        new Manifest(chart, name, {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name, ...(given && { annotations: { 'argocd.argoproj.io/sync-options': given } }) },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        } as never);
    });
    const tree = written(app, argoCd());
    expect(options(tree.find('DataVolume', 'web-root'))?.split(',').sort()).toEqual([
      'Delete=false',
      'Prune=false',
      'SkipDryRunOnMissingResource=true',
    ]);
    expect(options(tree.find('PersistentVolumeClaim', 'kept'))).toBe('Prune=false,Delete=false');
    expect(options(tree.find('PersistentVolumeClaim', 'given'))).toBe('Prune=true,Delete=false');
    // What stays must not keep its Application out of sync; what is pruned must, or nothing would prune it.
    const compared = (name: string) =>
      tree.find('PersistentVolumeClaim', name).metadata?.annotations?.['argocd.argoproj.io/compare-options'];
    expect([compared('kept'), compared('given')]).toEqual(['IgnoreExtraneous', undefined]);
  });

  test('ignores what KubeVirt writes, and not what the program sets', () => {
    const ignored = (type?: string) => {
      const app = appWith((chart) => {
        const vm = new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() });
        if (type) ApiObject.of(vm).addJsonPatch(JsonPatch.add('/spec/template/spec/domain/machine', { type }));
      });
      const { ignoreDifferences } = written(app, argoCd()).find('Application', 'guests').spec;
      return ignoreDifferences.find(({ kind }) => kind === 'VirtualMachine')!.jsonPointers;
    };
    const [uuid, machine] = ['/spec/template/spec/domain/firmware/uuid', '/spec/template/spec/domain/machine/type'];
    expect(ignored()).toEqual(expect.arrayContaining([uuid, machine]));
    expect(ignored('q35')).toContain(uuid);
    expect(ignored('q35')).not.toContain(machine);
  });

  test('leaves the replicas of a pool to an autoscaler in another chart', () => {
    const app = appWith((chart) => {
      const bootDisk = Disk.containerDisk('quay.io/containerdisks/fedora:42');
      new VMPool(chart, 'workers', { replicas: 2, machine: { cpu: 1, memory: '1Gi', bootDisk } });
    });
    const scaleTargetRef = { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'workers' };
    new Manifest(new Chart(app, 'scaling', { namespace: 'shop' }), 'scaler', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'workers' },
      spec: { scaleTargetRef, maxReplicas: 4 },
    } as never);
    const [, pool] = written(app, argoCd({ applications: 'charts' })).read('applications/applications.yaml');
    expect(pool!.spec).toMatchObject({
      ignoreDifferences: [{ kind: 'VirtualMachinePool', name: 'workers', jsonPointers: ['/spec/replicas'] }],
      syncPolicy: { syncOptions: expect.arrayContaining(['RespectIgnoreDifferences=true']) },
    });
  });

  test('leaves the replicas of a pool to its autoscaler', () => {
    const app = appWith((chart) => {
      new Manifest(chart, 'scaler', {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'workers' },
        spec: {
          scaleTargetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'workers' },
          maxReplicas: 4,
        },
      } as never);
    });
    expect(written(app, argoCd()).find('Application', 'guests').spec.ignoreDifferences).toContainEqual(
      expect.objectContaining({ kind: 'VirtualMachinePool', name: 'workers', jsonPointers: ['/spec/replicas'] }),
    );
  });

  test.each([
    ['no manifest sets what another client changes', false, []],
    ['an autoscaler changes the replicas that the pool was created with', 2, ['/spec/replicas']],
  ] as const)('a sync copies what is ignored from the cluster only where it must: %s', (_, initialReplicas, kept) => {
    const app = appWith((chart) => {
      const size = { cpu: 1, memory: '1Gi' };
      new VirtualMachine(chart, 'web', { ...size, bootDisk: root() });
      const bootDisk = Disk.containerDisk('quay.io/containerdisks/fedora:42');
      new VMPool(chart, 'workers', { machine: { ...size, bootDisk } }).autoscale({ max: 4, cpu: 70, initialReplicas });
    });
    const { ignoreDifferences, syncPolicy } = written(app, argoCd()).find('Application', 'guests').spec;
    const { syncOptions } = syncPolicy as { syncOptions: string[] };
    expect(syncOptions.includes('RespectIgnoreDifferences=true')).toBe(kept.length > 0);
    if (kept.length > 0) expect(ignoreDifferences.flatMap(({ jsonPointers }) => jsonPointers)).toEqual(kept);
    else expect(ignoreDifferences.map(({ kind }) => kind)).toContain('VirtualMachine');
  });

  test('writes the health of every kind that has a gate, in both layouts of Argo CD', () => {
    const tree = written(oneVm(), argoCd());
    const scripts = tree.files.filter((file) => file.endsWith('health.lua'));
    expect(scripts).toContain('argocd/resource_customizations/kubevirt.io/KubeVirt/health.lua');
    expect(scripts.length).toBeGreaterThan(30);
    const [{ data }] = tree.read('argocd/argocd-cm.yaml') as unknown as [{ data: Record<string, string> }];
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining([
        'resource.customizations.health.cdi.kubevirt.io_DataVolume',
        'resource.customizations.health.argoproj.io_Application',
        'resource.customizations.health.PersistentVolumeClaim',
      ]),
    );
    // Those of Kubernetes itself are Argo CD's.
    expect(Object.keys(data)).not.toContain('resource.customizations.health.apps_Deployment');
  });

  test('an Application for each chart waits for those that its chart depends on', () => {
    const app = new App();
    const [first, second] = ['first', 'second'].map((id) => new Chart(app, id, { namespace: 'shop' }));
    for (const chart of [first!, second!])
      new VirtualMachine(chart, `${chart.node.id}-vm`, { cpu: 1, memory: '1Gi', bootDisk: root() });
    second!.node.addDependency(first!);
    const tree = written(app, argoCd({ applications: 'charts', name: 'shop', path: 'sites/berlin' }));
    const wave = (name: string) =>
      tree.find('Application', name).metadata?.annotations?.['argocd.argoproj.io/sync-wave'];
    expect([wave('shop-first'), wave('shop-second')]).toEqual([undefined, '1']);
    expect(tree.find('Application', 'shop').spec.source.path).toBe('sites/berlin/applications');
    expect(tree.find('Application', 'shop-second').spec.source.path).toBe('sites/berlin/shop-second');
  });

  test('two charts whose long names begin alike have an Application each', () => {
    const app = new App();
    for (const city of ['berlin', 'paris']) {
      const chart = new Chart(app, `the-virtual-machines-of-the-department-for-accounting-in-${city}`, {
        namespace: city,
      });
      new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() });
    }
    const all = written(app, argoCd({ name: 'shop', applications: 'charts' })).read('applications/applications.yaml');
    expect(new Set(all.map(({ metadata }) => metadata!.name)).size).toBe(2);
    expect(all.flatMap(({ metadata }) => labelValueProblem(metadata!.name!) ?? [])).toEqual([]);
  });

  test('synchronizes guests by itself in the window for restarts only', () => {
    const app = new App();
    const plain = new Chart(app, 'plain', { namespace: 'shop' });
    new Manifest(plain, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
    new VirtualMachine(new Chart(app, 'vms', { namespace: 'shop' }), 'web', {
      cpu: 1,
      memory: '1Gi',
      bootDisk: root(),
    });
    const restartWindow = { schedule: '0 22 * * 6', duration: '4h' };
    const tree = written(app, argoCd({ applications: 'charts', restartWindow }));
    expect(tree.find('AppProject', 'guests').spec.syncWindows).toEqual([
      { kind: 'allow', ...restartWindow, timeZone: 'UTC', applications: ['guests-vms'], manualSync: true },
    ]);
    expect(tree.find('Application', 'guests-vms').spec.project).toBe('guests');
  });

  test('notifies who is named, of what is degraded and of what could not be applied', () => {
    const tree = written(oneVm(), argoCd({ notify: { service: 'slack', recipient: 'vms' } }));
    const [{ data }] = tree.read('argocd/argocd-notifications-cm.yaml') as unknown as [
      { data: Record<string, string> },
    ];
    const subscribed = Object.keys(tree.find('Application', 'guests').metadata?.annotations ?? {})
      .filter((key) => key.startsWith('notifications.'))
      .map((key) => key.replace(/^.*subscribe\.(.*)\.slack$/, 'trigger.$1'));
    expect(subscribed.length).toBeGreaterThan(0);
    for (const trigger of subscribed)
      expect(parse(data[trigger]!)).toEqual([expect.objectContaining({ when: expect.any(String) })]);
    // Without it, an Application of Argo CD 3 does not say which of its objects is degraded.
    const [parameters] = tree.read('argocd/argocd-cmd-params-cm.yaml') as unknown as [{ data: object }];
    expect(parameters.data).toEqual({ 'controller.resource.health.persist': 'true' });
  });
});

describe('Flux', () => {
  const kustomizations = (tree: Written) =>
    tree.read('flux/kustomizations.yaml').filter(({ kind }) => kind === 'Kustomization');

  test('a Kustomization for each wave of a chart, each behind the one before', () => {
    const app = appWith((chart) => {
      const settings = new Manifest(chart, 'settings', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'settings' },
      });
      new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() }).node.addDependency(settings);
    });
    expect(
      kustomizations(written(app, flux())).map(({ metadata, spec }) => [
        metadata?.name,
        spec['path'],
        spec['dependsOn'],
      ]),
    ).toEqual([
      ['guests-shop', './manifests/guests-shop', undefined],
      ['guests-shop.2', './manifests/guests-shop.2', [{ name: 'guests-shop' }]],
    ]);
  });

  test('no chart has the name of a stage of another one, and every name is a label', () => {
    const app = new App();
    const long = 'the-virtual-machines-of-the-department-for-accounting';
    for (const id of ['shop', 'shop-2', long]) {
      const chart = new Chart(app, id, { namespace: id.slice(0, 6) });
      const machine = { cpu: 1, memory: '1Gi', bootDisk: root() };
      const db = new VirtualMachine(chart, 'db', machine);
      new VirtualMachine(chart, 'web', machine).node.addDependency(db);
    }
    const prefix = 'virtual-machines';
    const tree = written(app, flux({ name: prefix }));
    const found = kustomizations(tree).map(({ metadata, spec }) => [metadata!.name, spec['dependsOn']]);
    expect(found).toEqual([
      [`${prefix}-shop`, undefined],
      [`${prefix}-shop-2`, undefined],
      [expect.stringMatching(/^virtual-machines-the-virtual-/), undefined],
      [`${prefix}-shop.2`, [{ name: `${prefix}-shop` }]],
      [`${prefix}-shop-2.2`, [{ name: `${prefix}-shop-2` }]],
      [expect.any(String), [{ name: found[2]![0] }]],
    ]);
    expect(found.flatMap(([name]) => labelValueProblem(name as string) ?? [])).toEqual([]);
    const kept = written(app, argoCd({ name: prefix, applications: 'charts' })).read('applications/applications.yaml');
    expect(kept.flatMap(({ metadata }) => labelValueProblem(metadata!.name!) ?? [])).toEqual([]);
  });

  test('waits for disks, and for guests only where that is asked for', () => {
    const [passive] = kustomizations(written(oneVm(), flux()));
    expect(passive!.spec).toMatchObject({
      wait: false,
      healthChecks: [{ kind: 'DataVolume', name: 'web-root', namespace: 'shop' }],
    });
    const [active] = kustomizations(written(oneVm(), flux({ waitForGuests: true })));
    expect(active!.spec).toMatchObject({ wait: true });
    expect(active!.spec['healthChecks']).toBeUndefined();
    expect(active!.spec.healthCheckExprs.map(({ kind }) => kind).sort()).toEqual(['DataVolume', 'VirtualMachine']);
  });

  test('leaves the replicas of a pool to its autoscaler, in whatever Kustomization that is', () => {
    const app = appWith((chart) => {
      const bootDisk = Disk.containerDisk('quay.io/containerdisks/fedora:42');
      const pool = new VMPool(chart, 'workers', { machine: { cpu: 1, memory: '1Gi', bootDisk } });
      const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };
      pool.autoscale({ max: 4, cpu: 70 }).node.addDependency(new Manifest(chart, 'settings', settings));
      new VMPool(chart, 'fixed', { replicas: 2, machine: { cpu: 1, memory: '1Gi', bootDisk } });
    });
    const target = { group: 'pool.kubevirt.io', kind: 'VirtualMachinePool', namespace: 'shop', name: 'workers' };
    expect(kustomizations(written(app, flux())).map(({ metadata, spec }) => [metadata?.name, spec['ignore']])).toEqual([
      ['guests-shop', [{ paths: ['/spec/replicas'], target }]],
      ['guests-shop.2', undefined],
    ]);
    expect(kustomizations(written(oneVm(), flux()))[0]!.spec['ignore']).toBeUndefined();
  });

  test('keeps data, and leaves texts with variables of their own as they are', () => {
    const app = appWith((chart) => {
      new VirtualMachine(chart, 'web', {
        cpu: 1,
        memory: '1Gi',
        bootDisk: root(),
        cloudInit: CloudInit.config({ commands: [`echo ${'$'}{HOSTNAME}`] }),
      } as never);
      new VirtualMachine(chart, 'db', { cpu: 1, memory: '1Gi', bootDisk: root() });
    });
    const tree = written(app, flux());
    const annotations = (kind: string, name: string) => tree.find(kind, name).metadata?.annotations ?? {};
    expect(annotations('DataVolume', 'web-root')['kustomize.toolkit.fluxcd.io/prune']).toBe('disabled');
    expect(annotations('VirtualMachine', 'web')['kustomize.toolkit.fluxcd.io/substitute']).toBe('disabled');
    expect(annotations('VirtualMachine', 'db')).not.toHaveProperty(['kustomize.toolkit.fluxcd.io/substitute']);
  });

  test.each([
    ['https://git.example.com/team/vms.git', 'GitRepository', { branch: 'main' }],
    ['oci://registry.example.com/vms', 'OCIRepository', { tag: 'latest' }],
  ])('%s is read as a %s', (url, kind, ref) => {
    const tree = written(oneVm(), flux({ source: { url, secret: 'vms' } }));
    expect(tree.find(kind, 'guests').spec).toMatchObject({ url, ref, secretRef: { name: 'vms' } });
    expect(kustomizations(tree)[0]!.spec).toMatchObject({ sourceRef: { kind, name: 'guests' } });
  });
});

describe('an object that acts once', () => {
  const migration = (annotations?: Record<string, string>) =>
    appWith((chart) => {
      new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi', bootDisk: root() });
      new Manifest(chart, 'move', {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachineInstanceMigration',
        metadata: { name: 'move', ...(annotations && { annotations }) },
        spec: { vmiName: 'web' },
      } as never);
    });
  const restore = (annotations: Record<string, string>) =>
    appWith((chart) => {
      new Manifest(chart, 'back', {
        apiVersion: 'snapshot.kubevirt.io/v1beta1',
        kind: 'VirtualMachineRestore',
        metadata: { name: 'back', annotations },
        spec: {
          target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' },
          virtualMachineSnapshotName: 's',
        },
      } as never);
    });

  test('is refused, with what would happen and what to do', () => {
    expect(() => written(migration(), argoCd())).toThrow(
      /VirtualMachineInstanceMigration .*move.*migrate.*again.*hook.*Nothing was written/s,
    );
    expect(() => written(migration(), flux())).toThrow(/Flux has no hooks.*Nothing was written/s);
  });

  test('is a hook where it may act at every sync, and never where data would be lost', () => {
    const hook = { 'argocd.argoproj.io/hook': 'PostSync' };
    const tree = written(migration(hook), argoCd());
    expect(tree.find('VirtualMachineInstanceMigration', 'move').metadata?.annotations).toMatchObject({
      ...hook,
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
    const warned: string[] = [];
    const outdir = join(mkdtempSync(join(tmpdir(), 'gitops-')), 'manifests');
    synth(migration(hook), { outdir, gitops: argoCd(), onWarning: ({ rule }) => warned.push(rule) });
    expect(warned).not.toContain('GIT-03');
    expect(() => written(restore(hook), argoCd())).toThrow(
      /VirtualMachineRestore .*As a hook it would act at every sync/s,
    );
  });

  test('passes where its rule is disabled with a reason', () => {
    const app = migration();
    Rules.disable(app, 'GIT-03', 'removed again after the maintenance');
    expect(written(app, argoCd()).find('VirtualMachineInstanceMigration', 'move')).toBeDefined();
  });
});

describe('what cannot be written', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['no repository', () => GitOps.argoCd({} as never), /`repoURL` must be set: the address of a repository/],
    [
      'an option that does not exist',
      () => argoCd({ repoUrl: REPO } as never),
      /`repoUrl` is not an option \(there are repoURL/,
    ],
    ['a name that is not a label', () => argoCd({ name: 'My VMs' }), /`name` is "My VMs", and must be a DNS label/],
    ['another layout of Applications', () => argoCd({ applications: 'many' as never }), /must be 'one' or 'charts'/],
    ['a path out of the repository', () => argoCd({ path: '../other' }), /`path` is "\.\.\/other", and must be a path/],
    [
      'a window without its length',
      () => argoCd({ restartWindow: { schedule: '0 22 * * 6' } as never }),
      /restartWindow: `duration` must be set/,
    ],
    ['no source', () => GitOps.flux({} as never), /`source` must be set: a source of the cluster, such as/],
    [
      'a tool by its name',
      () => synth(oneVm(), { outdir: mkdtempSync(join(tmpdir(), 'gitops-')), gitops: 'argocd' as never }),
      /`gitops` is "argocd", and must be what GitOps\.argoCd/,
    ],
    [
      'the options of a tool in place of the tool',
      () => synth(oneVm(), { outdir: mkdtempSync(join(tmpdir(), 'gitops-')), gitops: { repoURL: REPO } as never }),
      /`gitops` is \{"repoURL":.*GitOps\.argoCd/,
    ],
    [
      'a source of another kind',
      () => flux({ source: { kind: 'HelmRepository' as never, name: 'x' } }),
      /must be GitRepository, OCIRepository or Bucket/,
    ],
    [
      'a duration that is not one',
      () => flux({ interval: '10 minutes' }),
      /`interval` is "10 minutes", and must be a duration/,
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
    expect(make).toThrow(/Nothing was written\.$/);
  });

  test('charts that wait for each other', () => {
    const app = new App();
    const [a, b] = ['a', 'b'].map((id) => new Chart(app, id, { namespace: 'shop' }));
    const vm = (chart: Chart, id: string) => new VirtualMachine(chart, id, { cpu: 1, memory: '1Gi', bootDisk: root() });
    const [first, second] = [vm(a!, 'one'), vm(b!, 'two')];
    vm(a!, 'three').node.addDependency(second);
    second.node.addDependency(first);
    const outdir = mkdtempSync(join(tmpdir(), 'gitops-'));
    expect(() => synth(app, { outdir, gitops: argoCd({ applications: 'charts' }), onWarning: () => {} })).toThrow(
      /guests-a waits for guests-b waits for guests-a.*use applications: 'one'.*Nothing was written\.$/s,
    );
    expect(readdirSync(outdir)).toEqual([]);
    expect(written(app, argoCd()).files.length).toBeGreaterThan(0);
    expect(written(app, flux()).files.length).toBeGreaterThan(0);
  });
});

test('the guide shows what is said', () => {
  const guide = readFileSync(join(packageRoot(), 'docs/gitops.md'), 'utf8');
  const migration = appWith((chart) => {
    new Manifest(chart, 'move', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { name: 'move' },
      spec: { vmiName: 'web' },
    } as never);
  });
  const said = (make: () => unknown): string => {
    try {
      make();
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  };
  expect(guide).toContain(said(() => written(migration, argoCd())));
  expect(guide).toContain(said(() => GitOps.argoCd({ repoUrl: REPO } as never)));
});

test('a second synth writes nothing, and one without the tool leaves nothing of it behind', () => {
  const outdir = join(mkdtempSync(join(tmpdir(), 'gitops-')), 'manifests');
  const write = (gitops?: GitOpsTarget) => synth(oneVm(), { outdir, gitops, onWarning: () => {} });
  expect(write(argoCd()).changed).toBe(true);
  expect(write(argoCd()).changed).toBe(false);
  expect(write(flux()).changed).toBe(true);
  expect(write().changed).toBe(true);
  expect(readdirSync(outdir).sort()).toEqual(['kustomization.yaml', 'shop']);
});
