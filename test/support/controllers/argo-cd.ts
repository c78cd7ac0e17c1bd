/** The real controllers and the repo server of Argo CD on a sandbox, with the settings that its own manifests bring. */
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
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
import type { GitServer } from '../git-server';
import { built, kindIn, waveOf } from '../gitops-applier';
import { until } from '../until';
import type { Controllers, Crds } from './controllers';

const NAMESPACE = 'argocd';
const APPLICATION = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  plural: 'applications',
  namespaced: true,
};
const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };
const REFRESH = 'argocd.argoproj.io/refresh';

export class ArgoCd implements Controllers {
  readonly userAgent = 'argo';
  readonly gitops;
  private revision = '';

  private constructor(
    private readonly cluster: Cluster,
    private readonly content: string,
    private readonly git: GitServer,
    private readonly servers: readonly Server[],
  ) {
    this.gitops = GitOps.argoCd({ repoURL: git.url, applications: 'charts' });
  }

  /** @param content what is committed: the tree is its folder `manifests` */
  static async start(sandbox: Sandbox, folder: string, content: string, git: GitServer): Promise<ArgoCd> {
    const cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
    const programs = await binaries(['argo-cd', 'kustomize']);
    const manifests = join(await sourceFolder('argo-cd', 'github.com/argoproj/argo-cd/v3'), 'manifests');
    await installCrds(cluster, (await built(join(manifests, 'crds'))) as Crds);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };
    await cluster.apply(kindIn(namespace), namespace);
    for (const object of [...(await built(join(manifests, 'base/config'))), DEFAULT_PROJECT]) {
      const metadata = { ...object.metadata, namespace: NAMESPACE };
      await cluster.apply({ ...kindIn(object), namespaced: true }, { ...object, metadata });
    }
    const [redis, repositories, ...others] = (await freePorts(7)).map((port) => `127.0.0.1:${port}`) as [
      string,
      string,
      ...string[],
    ];
    const portOf = (address: string): string => address.split(':')[1]!;
    for (const part of ['ssh', 'tls', 'gpg']) mkdirSync(join(folder, part));
    const settings = Object.entries({
      KUBECONFIG: sandbox.kubeconfigPath,
      PATH: `${dirname(programs.kustomize)}${delimiter}${process.env['PATH']}`,
      HOME: folder,
      TMPDIR: folder,
      // The controller's own cluster is the sandbox.
      ARGOCD_FAKE_IN_CLUSTER: 'true',
      ARGOCD_GPG_ENABLED: 'false',
      ARGOCD_SSH_DATA_PATH: join(folder, 'ssh'),
      ARGOCD_TLS_DATA_PATH: join(folder, 'tls'),
      ARGOCD_ASK_PASS_SOCK: join(folder, 'ask-pass.sock'),
    }).map(([name, value]) => `${name}=${value}`);
    const start = (name: string, ...args: string[]): Server =>
      supervised(name, 'env', [...settings, programs['argo-cd'], name, ...args], folder);
    const servers = [
      start('redis', redis),
      start(
        'argocd-repo-server',
        ...['--redis', redis, '--disable-tls', '--address', '127.0.0.1', '--port', portOf(repositories)],
        ...['--metrics-address', '127.0.0.1', '--metrics-port', portOf(others[0]!)],
      ),
      start(
        'argocd-application-controller',
        ...['--redis', redis, '--repo-server', repositories, '--repo-server-plaintext', '--namespace', NAMESPACE],
        // What `argocd-cmd-params-cm.yaml` of a tree with notifications asks for.
        ...['--metrics-port', portOf(others[1]!), '--persist-resource-health', '--app-resync', '20'],
      ),
      start(
        'argocd-applicationset-controller',
        ...['--argocd-repo-server', repositories, '--repo-server-plaintext', '--namespace', NAMESPACE],
        // What `argocd-cmd-params-cm.yaml` of a fleet with waves asks for.
        ...['--enable-progressive-syncs', '--metrics-addr', others[2]!, '--probe-addr', others[3]!],
        ...['--webhook-addr', others[4]!],
      ),
    ];
    return new ArgoCd(cluster, content, git, servers);
  }

  async begin(folder = ''): Promise<void> {
    const tree = join(this.content, 'manifests', folder);
    const { data } = parse(readFileSync(join(tree, 'argocd/argocd-cm.yaml'), 'utf8'));
    await this.cluster.patch(
      CONFIG_MAP,
      { name: 'argocd-cm', namespace: NAMESPACE },
      { type: 'merge', body: { data } },
    );
    this.revision = this.git.commit(this.content);
    for (const object of await built(tree)) await this.cluster.apply(kindIn(object), object);
  }

  async commit(): Promise<void> {
    this.revision = this.git.commit(this.content);
    await this.refresh();
  }

  /** Applications of Applications first: what they change, the others compare. */
  async refresh(): Promise<void> {
    const all = await this.applications();
    for (const { metadata } of all)
      await this.cluster.patch(
        APPLICATION,
        { name: metadata!.name!, namespace: NAMESPACE },
        {
          type: 'merge',
          body: { metadata: { annotations: { [REFRESH]: 'normal' } } },
        },
      );
    await until(
      async () =>
        (await this.applications())
          .filter(({ metadata }) => metadata?.annotations?.[REFRESH])
          .map(({ metadata }) => `${metadata?.name} was not compared`),
      600,
    );
  }

  async open(): Promise<string[]> {
    return (await this.applications()).flatMap(({ metadata, status }) => {
      const [sync, health, phase, revision] = [
        valueAt(status, 'sync', 'status'),
        valueAt(status, 'health', 'status'),
        valueAt(status, 'operationState', 'phase'),
        valueAt(status, 'sync', 'revision'),
      ];
      if (sync === 'Synced' && health === 'Healthy' && phase === 'Succeeded' && revision === this.revision) return [];
      const resources = (status?.['resources'] ?? []) as { health?: { status: string; message?: string } }[];
      const degraded = resources.filter((one) => one.health?.status === 'Degraded');
      const messages = [valueAt(status, 'operationState', 'message'), ...degraded.map((one) => one.health?.message)];
      const conditions = (status?.['conditions'] ?? []) as { message: string }[];
      const all = [...messages, ...conditions.map(({ message }) => message)].filter(Boolean);
      return [`${metadata?.name}: ${sync}, ${health}, ${phase}: ${all.join('; ')}`];
    });
  }

  /** The waves of each Application, and the Applications by their own. */
  async sequences(): Promise<KubeObject[][][]> {
    const all = (await this.applications()).map((one) => ({
      wave: waveOf(one),
      path: String(valueAt(one, 'spec', 'source', 'path')),
    }));
    const parts = await Promise.all(
      all.map(async (one) => ({ ...one, objects: await built(join(this.content, one.path)) })),
    );
    const guests = parts.filter(({ objects }) => objects.every(({ kind }) => kind !== 'Application'));
    const byWave = <T>(items: readonly T[], of: (item: T) => number): T[][] =>
      [...new Set(items.map(of))].sort((a, b) => a - b).map((wave) => items.filter((item) => of(item) === wave));
    return [
      ...guests.map(({ objects }) => byWave(objects, waveOf)),
      byWave(guests, ({ wave }) => wave).map((wave) => wave.flatMap(({ objects }) => objects)),
    ];
  }

  async stop(): Promise<void> {
    for (const server of [...this.servers].reverse()) await server.stop();
  }

  private async applications(): Promise<KubeObject[]> {
    return (await this.cluster.list(APPLICATION, { namespace: NAMESPACE })).items;
  }
}

/** What Argo CD's API server makes when it starts. */
const DEFAULT_PROJECT: KubeObject = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default' },
  spec: {
    sourceRepos: ['*'],
    destinations: [{ server: '*', namespace: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  },
};
