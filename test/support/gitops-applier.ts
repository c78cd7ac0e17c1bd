/**
 * Small stand-ins for Argo CD and Flux: they apply a tree to a cluster by the rules of their documentation, and judge its objects with the scripts and
 * expressions of that tree, in the engines that both use.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { Cluster, ResourceKind } from '../../cluster';
import { isObject, valueAt } from '../../kube/json';
import { type KubeObject, describe as nameOf } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { HealthExpressions } from '../../kubevirt/readiness/health';
import { binaries } from '../../toolchain/binaries';
import { judged } from './health-engine';
import { type IgnoreRule, without, withValuesOf } from './ignored-paths';
import { until } from './until';

/** What `kustomize build` makes of a folder. */
export async function built(folder: string): Promise<KubeObject[]> {
  const { kustomize } = await binaries(['kustomize']);
  const text = execFileSync(kustomize, ['build', folder], { encoding: 'utf8', maxBuffer: 64 << 20 });
  return parseAllDocuments(text).map((document) => document.toJS() as KubeObject);
}

export const kindIn = ({ apiVersion, kind, metadata }: KubeObject): ResourceKind =>
  kindOf(apiVersion, kind) ?? {
    apiVersion,
    kind,
    plural: `${kind.toLowerCase()}s`.replace(/ys$/, 'ies'),
    namespaced: metadata?.namespace !== undefined,
  };

const annotation = (object: KubeObject, key: string): string | undefined => object.metadata?.annotations?.[key];
const keyOf = (object: KubeObject): string =>
  [object.apiVersion.split('/')[0], object.kind, object.metadata?.namespace, object.metadata?.name].join('|');

const live = (cluster: Cluster, object: KubeObject): Promise<KubeObject | undefined> =>
  cluster.find(kindIn(object), { name: object.metadata!.name!, namespace: object.metadata?.namespace });

export interface SyncReport {
  /** Waves or Kustomizations that were applied, in order. */
  readonly steps: string[];
  /** Objects that were written because they were not as in Git. */
  readonly written: string[];
  readonly pruned: string[];
}

interface Application {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly source: { readonly path: string };
    readonly ignoreDifferences?: readonly IgnoreRule[];
    readonly syncPolicy: { readonly syncOptions: readonly string[] };
  };
}
const rulesFor = ({ spec }: Application, object: KubeObject): IgnoreRule[] =>
  (spec.ignoreDifferences ?? []).filter(
    ({ kind, name }) => kind === object.kind && (name === undefined || name === object.metadata?.name),
  );

/** Order of kinds inside a wave, as Argo CD documents it; all others follow, the custom ones last. */
const FIRST = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Pod',
  'Deployment',
  'StatefulSet',
  'Job',
];
const rank = ({ kind }: KubeObject): number => FIRST.indexOf(kind) + 1 || FIRST.length + 1;
export const waveOf = (object: KubeObject): number => Number(annotation(object, 'argocd.argoproj.io/sync-wave') ?? 0);
const TRACKING = 'argocd.argoproj.io/tracking-id';
const options = (object: KubeObject): string[] =>
  (annotation(object, 'argocd.argoproj.io/sync-options') ?? '').split(',');

export class ArgoCd {
  private scripts: Record<string, string> = {};
  private readonly tracked = new Map<string, KubeObject[]>();

  /** `path`: that of the tree in the repository, which the Applications name. */
  constructor(
    private readonly cluster: Cluster,
    private readonly tree: string,
    private readonly path = 'manifests',
  ) {}

  /** Every Application of the tree, in the order of their waves. */
  async sync(): Promise<SyncReport> {
    const start = (await built(this.tree)).filter(({ kind }) => kind === 'Application') as unknown as Application[];
    return this.syncAll(start, 'argocd/argocd-cm.yaml');
  }

  /** Applications in this order, with the health scripts of a file of the tree. */
  async syncAll(applications: readonly Application[], configuration: string): Promise<SyncReport> {
    const report: SyncReport = { steps: [], written: [], pruned: [] };
    const { data } = parse(readFileSync(join(this.tree, configuration), 'utf8')) as { data: Record<string, string> };
    this.scripts = data;
    for (const one of applications) await this.syncApplication(one, report);
    return report;
  }

  private async syncApplication(application: Application, report: SyncReport): Promise<void> {
    const folder = join(this.tree, application.spec.source.path.slice(this.path.length));
    const objects = await built(folder);
    if (objects.every(({ kind }) => kind === 'Application')) {
      const sorted = objects.sort((a, b) => waveOf(a) - waveOf(b));
      for (const one of sorted) await this.syncApplication(one as unknown as Application, report);
      return;
    }
    await this.dryRun(objects);
    for (const wave of [...new Set(objects.map(waveOf))].sort((a, b) => a - b)) {
      const now = objects.filter((object) => waveOf(object) === wave).sort((a, b) => rank(a) - rank(b));
      report.steps.push(`${application.metadata.name} ${wave}`);
      for (const object of now) {
        const found = await live(this.cluster, object).catch(() => undefined);
        if (found && (await this.isSynced(object, found, application))) continue;
        const wanted = application.spec.syncPolicy.syncOptions.includes('RespectIgnoreDifferences=true')
          ? withValuesOf(object, found, rulesFor(application, object))
          : object;
        await this.cluster.apply(kindIn(object), this.marked(wanted, application), {
          fieldManager: 'argocd-controller',
          force: true,
        });
        report.written.push(nameOf(object));
      }
      await until(() => this.unhealthy(now));
    }
    await this.prune(application.metadata.name, objects, report);
  }

  /** Before the first write: each kind is served, or defined by the sync itself, or may be missing. */
  private async dryRun(objects: readonly KubeObject[]): Promise<void> {
    const defined = objects
      .filter(({ kind }) => kind === 'CustomResourceDefinition')
      .map((crd) => `${valueAt(crd, 'spec', 'group')}/${valueAt(crd, 'spec', 'names', 'kind')}`);
    for (const object of objects) {
      if (defined.includes(`${object.apiVersion.split('/')[0]}/${object.kind}`)) continue;
      if (options(object).includes('SkipDryRunOnMissingResource=true')) continue;
      await this.cluster.list(kindIn(object), { namespace: undefined });
    }
  }

  private marked(object: KubeObject, { metadata: { name } }: Application): KubeObject {
    const annotations = { ...object.metadata?.annotations, [TRACKING]: `${name}:${keyOf(object)}` };
    return { ...object, metadata: { ...object.metadata, annotations } };
  }

  /** Whether a server-side dry run of the object would change nothing but what is ignored. */
  private async isSynced(object: KubeObject, found: KubeObject, application: Application): Promise<boolean> {
    const predicted = await this.cluster.apply(kindIn(object), this.marked(object, application), {
      fieldManager: 'argocd-controller',
      force: true,
      dryRun: true,
    });
    const rules = rulesFor(application, object);
    return JSON.stringify(compared(predicted, rules)) === JSON.stringify(compared(found, rules));
  }

  private async unhealthy(objects: readonly KubeObject[]): Promise<string[]> {
    const scripted = objects.filter((object) => this.scriptOf(object) !== undefined);
    const found = await Promise.all(scripted.map((object) => live(this.cluster, object)));
    const missing = scripted.filter((_, at) => !found[at]).map((object) => `${nameOf(object)} is missing`);
    const there = found.filter((one) => one !== undefined);
    const verdicts = await judged(there.map((object) => ({ object, lua: this.scriptOf(object)! })));
    const degraded = verdicts.find(({ status }) => status === 'Degraded');
    if (degraded) throw new Error(`the wave failed: ${degraded.message}`);
    return [
      ...missing,
      ...there.flatMap((object, at) =>
        verdicts[at]!.status === 'Healthy'
          ? []
          : [`${nameOf(object)}: ${verdicts[at]!.message ?? verdicts[at]!.error}`],
      ),
    ];
  }

  private scriptOf({ apiVersion, kind }: KubeObject): string | undefined {
    const group = apiVersion.includes('/') ? `${apiVersion.split('/')[0]}_` : '';
    return this.scripts[`resource.customizations.health.${group}${kind}`];
  }

  private async prune(application: string, objects: readonly KubeObject[], report: SyncReport): Promise<void> {
    const now = new Set(objects.map(keyOf));
    for (const object of (this.tracked.get(application) ?? []).filter((one) => !now.has(keyOf(one)))) {
      if (options(object).includes('Prune=false')) continue;
      await this.cluster.delete(kindIn(object), {
        name: object.metadata!.name!,
        namespace: object.metadata?.namespace,
      });
      report.pruned.push(nameOf(object));
    }
    this.tracked.set(application, [...objects]);
  }
}

function compared(object: KubeObject, rules: readonly IgnoreRule[]): unknown {
  const copy = without(object, rules) as KubeObject & Record<string, unknown>;
  delete copy['status'];
  for (const key of ['managedFields', 'generation', 'resourceVersion', 'uid', 'creationTimestamp'])
    delete (copy.metadata as Record<string, unknown>)[key];
  return sorted(copy);
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

interface Kustomization {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly path: string;
    readonly wait: boolean;
    readonly dependsOn?: readonly { readonly name: string }[];
    readonly healthChecks?: readonly { readonly kind: string; readonly name: string }[];
    readonly healthCheckExprs?: readonly ({ readonly apiVersion: string; readonly kind: string } & HealthExpressions)[];
  };
}

export class Flux {
  private readonly inventory = new Map<string, KubeObject[]>();

  constructor(
    private readonly cluster: Cluster,
    private readonly tree: string,
    private readonly path = './manifests',
  ) {}

  /** Every Kustomization of the tree, each once those that it depends on are ready. */
  async reconcile(): Promise<SyncReport> {
    return this.reconcileAll(await built(this.tree));
  }

  /** The Kustomizations among these objects. */
  async reconcileAll(objects: readonly KubeObject[]): Promise<SyncReport> {
    const report: SyncReport = { steps: [], written: [], pruned: [] };
    let open = objects.filter(({ kind }) => kind === 'Kustomization') as unknown as Kustomization[];
    while (open.length > 0) {
      const ready = open.find(({ spec }) => (spec.dependsOn ?? []).every(({ name }) => report.steps.includes(name)));
      if (!ready) throw new Error('no Kustomization can be first');
      await this.apply(ready, report);
      report.steps.push(ready.metadata.name);
      open = open.filter((one) => one !== ready);
    }
    return report;
  }

  private async apply(kustomization: Kustomization, report: SyncReport): Promise<void> {
    const { name } = kustomization.metadata;
    const objects = await built(join(this.tree, kustomization.spec.path.slice(this.path.length)));
    // Definitions first, and then everything at once: the rest is refused as a whole if one object of it is.
    const isDefinition = ({ kind }: KubeObject): boolean => kind === 'Namespace' || kind === 'CustomResourceDefinition';
    for (const stage of [objects.filter(isDefinition), objects.filter((object) => !isDefinition(object))]) {
      const changed: KubeObject[] = [];
      for (const object of stage) {
        const predicted = await this.write(object, name, true);
        const found = await live(this.cluster, object);
        if (!found || JSON.stringify(compared(predicted, [])) !== JSON.stringify(compared(found, [])))
          changed.push(object);
      }
      for (const object of changed) await this.write(object, name, false);
      report.written.push(...changed.map(nameOf));
      await until(() =>
        this.unhealthy(
          stage.filter(({ kind }) => kind === 'CustomResourceDefinition'),
          kustomization,
          true,
        ),
      );
    }
    const { wait, healthChecks = [] } = kustomization.spec;
    const awaited = wait
      ? objects
      : objects.filter((object) =>
          healthChecks.some((check) => check.kind === object.kind && check.name === object.metadata?.name),
        );
    await until(() => this.unhealthy(awaited, kustomization));
    const now = new Set(objects.map(keyOf));
    for (const object of (this.inventory.get(name) ?? []).filter((one) => !now.has(keyOf(one)))) {
      if (annotation(object, 'kustomize.toolkit.fluxcd.io/prune') === 'disabled') continue;
      await this.cluster.delete(kindIn(object), {
        name: object.metadata!.name!,
        namespace: object.metadata?.namespace,
      });
      report.pruned.push(nameOf(object));
    }
    this.inventory.set(name, objects);
  }

  private write(object: KubeObject, name: string, dryRun: boolean): Promise<KubeObject> {
    const labels = { ...object.metadata?.labels, 'kustomize.toolkit.fluxcd.io/name': name };
    return this.cluster.apply(
      kindIn(object),
      { ...object, metadata: { ...object.metadata, labels } },
      { fieldManager: 'kustomize-controller', force: true, dryRun },
    );
  }

  private async unhealthy(
    objects: readonly KubeObject[],
    { spec }: Kustomization,
    required = false,
  ): Promise<string[]> {
    const checks = spec.healthCheckExprs ?? [];
    const checkOf = (object: KubeObject) =>
      checks.find(
        ({ apiVersion, kind }) => kind === object.kind && apiVersion.split('/')[0] === object.apiVersion.split('/')[0],
      );
    const judgeable = objects.filter((object) => checkOf(object) !== undefined);
    if (required && judgeable.length < objects.length) throw new Error('a definition has no health check');
    const found = await Promise.all(judgeable.map((object) => live(this.cluster, object)));
    const there = found.filter((one) => one !== undefined);
    const verdicts = await judged(there.map((object) => ({ object, cel: checkOf(object)! })));
    const failed = there.find((_, at) => verdicts[at]!.status === 'Failed');
    if (failed) throw new Error(`${nameOf(failed)} has failed`);
    return there.flatMap((object, at) =>
      verdicts[at]!.status === 'Current' ? [] : [`${nameOf(object)}: ${verdicts[at]!.status ?? verdicts[at]!.error}`],
    );
  }
}
