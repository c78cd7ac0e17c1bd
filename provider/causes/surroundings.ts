import { ApiError, type Cluster, type ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';

const SOURCES = {
  pods: { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true },
  events: { apiVersion: 'v1', kind: 'Event', plural: 'events', namespaced: true },
  claims: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', plural: 'persistentvolumeclaims', namespaced: true },
  nodes: { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false },
  deployments: { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', namespaced: true },
  daemonSets: { apiVersion: 'apps/v1', kind: 'DaemonSet', plural: 'daemonsets', namespaced: true },
  dataVolumes: { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', plural: 'datavolumes', namespaced: true },
  instances: {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    plural: 'virtualmachineinstances',
    namespaced: true,
  },
} satisfies Record<string, ResourceKind>;

export type Source = keyof typeof SOURCES;

/** Events are many, and only their warnings explain anything. */
const SELECTORS: Partial<Record<Source, { fieldSelector: string }>> = { events: { fieldSelector: 'type=Warning' } };

/** Milliseconds for which a list serves all that ask for it. */
const FRESH_MS = 8_000;
const TIMEOUT_MS = 5_000;

/**
 * The objects around one that waits. However many objects wait, each kind is listed at most once every few seconds in each namespace.
 * What the user may not list is not asked for again.
 */
export class Surroundings {
  private readonly lists = new Map<string, { at: number; items: Promise<KubeObject[] | undefined> }>();
  private readonly forbidden = new Set<string>();

  constructor(
    private readonly cluster: Pick<Cluster, 'list'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Empty where the objects may not be read. */
  async list(source: Source, namespace?: string): Promise<KubeObject[]> {
    return (await this.find(source, namespace)) ?? [];
  }

  /** Undefined where the objects may not or cannot be read, which says nothing about whether there are any. */
  find(source: Source, namespace?: string): Promise<KubeObject[] | undefined> {
    const key = `${source} ${namespace ?? ''}`;
    if (this.forbidden.has(key)) return Promise.resolve(undefined);
    const known = this.lists.get(key);
    if (known && this.now() - known.at < FRESH_MS) return known.items;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const items = this.cluster
      .list(SOURCES[source], { ...(namespace !== undefined && { namespace }), ...SELECTORS[source], signal })
      .then(
        (answer) => answer.items,
        (error: unknown) => {
          // A kind that is not served may be served later.
          if (error instanceof ApiError && error.status === 403) this.forbidden.add(key);
          return undefined;
        },
      );
    this.lists.set(key, { at: this.now(), items });
    return items;
  }
}
