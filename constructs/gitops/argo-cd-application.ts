/** Applications of Argo CD, and the projects that say when these are synchronized. */
import { posix } from 'node:path';
import { grouped } from '../../kube/grouped';
import { subscriptions } from './argo-cd-configuration';
import type { ArgoCdOptions } from './argo-cd-options';
import type { Comparison } from './ignored';
import { completeWindow, type RestartWindow } from './restart-window';

/** A cluster, by what Argo CD knows it by. */
export type Destination = { readonly server: string } | { readonly name: string };

/** What an Application consists of, apart from where its cluster is. */
export interface ApplicationParts {
  readonly name: string;
  /** Folder of its objects, below the path of the tree. */
  readonly folder: string;
  readonly project: string;
  readonly destination: object;
  /** Labels and further annotations. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly comparison: Comparison;
}

export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';
export const COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';

export const syncOptionsOf = ({ respected }: Comparison): string[] => [
  'ServerSideApply=true',
  ...(respected ? ['RespectIgnoreDifferences=true'] : []),
  'ApplyOutOfSyncOnly=true',
];

/** The metadata and spec of an Application, which the template of an ApplicationSet has as well. */
export function applicationOf(options: ArgoCdOptions, parts: ApplicationParts): { metadata: object; spec: object } {
  const { repoURL, path = 'manifests', revision = 'HEAD', automated = true, retries = 10 } = options;
  const { name, folder, project, destination, labels, annotations, comparison } = parts;
  return {
    metadata: {
      name,
      ...(labels && { labels }),
      annotations: {
        ...annotations,
        // The API server itself says what would change: what a webhook or a controller fills in makes no difference.
        [COMPARE_OPTIONS]: 'ServerSideDiff=true',
        ...subscriptions(options),
      },
    },
    spec: {
      project,
      source: { repoURL, path: posix.join(path, folder), targetRevision: revision },
      destination,
      ...(comparison.ignored.length > 0 && { ignoreDifferences: comparison.ignored }),
      syncPolicy: {
        ...(automated && { automated: { prune: true, selfHeal: true } }),
        syncOptions: syncOptionsOf(comparison),
        retry: { limit: retries, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
      },
    },
  };
}

/** The cluster that Argo CD runs in, unless an option says otherwise. */
export const ownCluster = ({ server = 'https://kubernetes.default.svc' }: ArgoCdOptions): Destination => ({ server });

/** An Application as its project sees it. */
export interface ProjectMember {
  readonly project: string;
  readonly application: string;
  readonly destination: Destination;
  /** When it is synchronized by itself; absent where that is so at any time. */
  readonly window?: RestartWindow;
}

/** The projects of these Applications: where they may write, and when those with a window are synchronized. */
export function projectsOf(
  { repoURL, namespace = 'argocd' }: ArgoCdOptions,
  members: readonly ProjectMember[],
): object[] {
  return [...grouped(members, ({ project }) => project)].map(([name, own]) => {
    const windows = grouped(
      own.filter(({ window }) => window),
      ({ window }) => JSON.stringify(completeWindow(window!)),
    );
    const destinations = new Set(own.map(({ destination }) => JSON.stringify({ ...destination, namespace: '*' })));
    return {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name, namespace },
      spec: {
        sourceRepos: [repoURL],
        destinations: [...destinations].map((destination) => JSON.parse(destination)),
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
        ...(windows.size > 0 && {
          syncWindows: [...windows].map(([window, members]) => ({
            kind: 'allow',
            ...JSON.parse(window),
            applications: members.map(({ application }) => application),
            manualSync: true,
          })),
        }),
      },
    };
  });
}
