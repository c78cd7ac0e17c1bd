/** The real kustomize-controller on a sandbox. Of source-controller there is what it says of a repository: where the archive of a commit is. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Cluster } from '../../../cluster';
import { GitOps } from '../../../constructs';
import { valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import type { Sandbox } from '../../../sandbox';
import { installCrds } from '../../../sandbox/crds';
import { freePorts } from '../../../sandbox/ports';
import { type Server, supervised } from '../../../sandbox/supervisor';
import { binaries } from '../../../toolchain/binaries';
import { sourceFolder } from '../../../toolchain/source';
import { FileServer } from '../file-server';
import type { GitServer } from '../git-server';
import { built, kindIn } from '../gitops-applier';
import { until } from '../until';
import type { Controllers, Crds } from './controllers';

const NAMESPACE = 'flux-system';
const SOURCE_CONTROLLER = 'github.com/fluxcd/source-controller@v1.9.6';
const KUSTOMIZATION = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  plural: 'kustomizations',
  namespaced: true,
};
const REPOSITORY = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  plural: 'gitrepositories',
  namespaced: true,
};

export class Flux implements Controllers {
  readonly userAgent = 'kustomize-controller';
  readonly gitops;
  private revision = '';

  private constructor(
    private readonly cluster: Cluster,
    private readonly content: string,
    private readonly git: GitServer,
    private readonly files: FileServer,
    private readonly controller: Server,
  ) {
    this.gitops = GitOps.flux({ source: { url: git.url }, retryInterval: '5s' });
  }

  /** @param content what is committed: the tree is its folder `manifests` */
  static async start(sandbox: Sandbox, folder: string, content: string, git: GitServer): Promise<Flux> {
    const cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
    const program = (await binaries(['kustomize-controller']))['kustomize-controller'];
    for (const source of ['github.com/fluxcd/kustomize-controller', SOURCE_CONTROLLER])
      await installCrds(
        cluster,
        (await built(join(await sourceFolder('kustomize-controller', source), 'config/crd'))) as Crds,
      );
    await cluster.apply(
      { apiVersion: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    );
    const [metrics, health] = await freePorts(2);
    const settings = [`KUBECONFIG=${sandbox.kubeconfigPath}`, `RUNTIME_NAMESPACE=${NAMESPACE}`, `TMPDIR=${folder}`];
    const controller = supervised(
      'kustomize-controller',
      'env',
      [
        ...settings,
        program,
        '--watch-all-namespaces',
        '--log-level=info',
        '--requeue-dependency=1s',
        `--metrics-addr=127.0.0.1:${metrics}`,
        `--health-addr=127.0.0.1:${health}`,
      ],
      folder,
    );
    return new Flux(cluster, content, git, await FileServer.start({}), controller);
  }

  async begin(): Promise<void> {
    for (const object of await built(join(this.content, 'manifests'))) await this.cluster.apply(kindIn(object), object);
    await this.commit();
  }

  async commit(): Promise<void> {
    this.revision = `main@sha1:${this.git.commit(this.content)}`;
    const archive = this.git.archive();
    const path = `/${this.revision.replace(/.*:/, '')}.tar.gz`;
    this.files.files[path] = archive;
    const now = new Date().toISOString();
    for (const { metadata } of (await this.cluster.list(REPOSITORY)).items) {
      const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
      const ready = {
        type: 'Ready',
        status: 'True',
        reason: 'Succeeded',
        message: 'stored artifact',
        lastTransitionTime: now,
      };
      await this.cluster.patchStatus(
        REPOSITORY,
        { name: metadata!.name!, namespace: metadata!.namespace },
        {
          observedGeneration: metadata!.generation,
          conditions: [ready],
          artifact: {
            url: `${this.files.url}${path}`,
            path: path.slice(1),
            revision: this.revision,
            digest,
            size: archive.length,
            lastUpdateTime: now,
          },
        },
      );
    }
  }

  async refresh(): Promise<void> {
    const asked = new Date().toISOString();
    const all = await this.kustomizations();
    for (const { metadata } of all)
      await this.cluster.patch(
        KUSTOMIZATION,
        { name: metadata!.name!, namespace: metadata!.namespace },
        {
          type: 'merge',
          body: { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': asked } } },
        },
      );
    await until(async () => {
      const open = (await this.kustomizations()).filter(({ status }) => status?.['lastHandledReconcileAt'] !== asked);
      return open.map(({ metadata }) => `${metadata?.name} was not reconciled`);
    }, 600);
  }

  async open(): Promise<string[]> {
    return (await this.kustomizations()).flatMap(({ metadata, status }) => {
      const conditions = (status?.['conditions'] ?? []) as { type: string; status: string; message: string }[];
      const ready = conditions.find(({ type }) => type === 'Ready');
      const isApplied = status?.['lastAppliedRevision'] === this.revision;
      return ready?.status === 'True' && isApplied ? [] : [`${metadata?.name}: ${ready?.message}`];
    });
  }

  /** Each Kustomization after every one that it depends on. */
  async sequences(): Promise<KubeObject[][][]> {
    const all = await this.kustomizations();
    const objects = new Map<string, KubeObject[]>();
    for (const one of all)
      objects.set(one.metadata!.name!, await built(join(this.content, String(valueAt(one, 'spec', 'path')))));
    return all.flatMap((one) =>
      ((one.spec?.['dependsOn'] ?? []) as { name: string }[]).map(({ name }) => [
        objects.get(name)!,
        objects.get(one.metadata!.name!)!,
      ]),
    );
  }

  async stop(): Promise<void> {
    await this.controller.stop();
    await this.files.stop();
  }

  private async kustomizations(): Promise<KubeObject[]> {
    return (await this.cluster.list(KUSTOMIZATION)).items;
  }
}
