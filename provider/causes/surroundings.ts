import { ApiError, type Cluster, type ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';

const SOURCES = {
  pods: kindOf('v1', 'Pod')!,
  events: kindOf('v1', 'Event')!,
  claims: kindOf('v1', 'PersistentVolumeClaim')!,
  nodes: kindOf('v1', 'Node')!,
  deployments: kindOf('apps/v1', 'Deployment')!,
  daemonSets: kindOf('apps/v1', 'DaemonSet')!,
  dataVolumes: kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!,
  instances: kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!,
  machines: kindOf('kubevirt.io/v1', 'VirtualMachine')!,
  budgets: kindOf('policy/v1', 'PodDisruptionBudget')!,
  kubevirts: kindOf('kubevirt.io/v1', 'KubeVirt')!,
  /** virt-handler, which measures migrations: one Pod on each node. */
  handlers: kindOf('v1', 'Pod')!,
} satisfies Record<string, ResourceKind>;

export type Source = keyof typeof SOURCES;

/** Events are many, and only their warnings explain anything. */
const SELECTORS: Partial<Record<Source, { fieldSelector?: string; labelSelector?: string }>> = {
  events: { fieldSelector: 'type=Warning' },
  handlers: { labelSelector: 'kubevirt.io=virt-handler' },
};

const METRICS_PORT = 8443;

/** Milliseconds for which a list serves all that ask for it. */
const FRESH_MS = 8_000;
const TIMEOUT_MS = 5_000;

/**
 * The objects around one that waits. However many objects wait, each kind is listed at most once every few seconds in each namespace.
 * What the user may not list is not asked for again.
 */
export class Surroundings {
  private readonly reads = new Map<string, { at: number; found: Promise<unknown> }>();
  private readonly forbidden = new Set<string>();

  constructor(
    private readonly cluster: Pick<Cluster, 'list' | 'request'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Empty where the objects may not be read. */
  async list(source: Source, namespace?: string): Promise<KubeObject[]> {
    return (await this.find(source, namespace)) ?? [];
  }

  /** Undefined where the objects may not or cannot be read, which says nothing about whether there are any. */
  find(source: Source, namespace?: string): Promise<KubeObject[] | undefined> {
    return this.read(`${source} ${namespace ?? ''}`, undefined, async (signal) => {
      const scope = { ...(namespace !== undefined && { namespace }), ...SELECTORS[source], signal };
      return (await this.cluster.list(SOURCES[source], scope)).items;
    });
  }

  /** The metrics of a component of KubeVirt, through the API server. */
  metrics({ metadata }: KubeObject): Promise<string> {
    const { name = '', namespace = '' } = metadata ?? {};
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/https:${encodeURIComponent(name)}:${METRICS_PORT}/proxy/metrics`;
    return this.read(
      `metrics ${namespace}`,
      '',
      async (signal) => String(await this.cluster.request({ method: 'GET', path, signal, retries: 0 })),
      name,
    );
  }

  /** One read for all that ask for it within a few seconds. `right`: where a refusal of one read is one of all. */
  private read<T>(right: string, otherwise: T, request: (signal: AbortSignal) => Promise<T>, what = ''): Promise<T> {
    const key = `${right} ${what}`;
    if (this.forbidden.has(right)) return Promise.resolve(otherwise);
    const known = this.reads.get(key);
    if (known && this.now() - known.at < FRESH_MS) return known.found as Promise<T>;
    const found = request(AbortSignal.timeout(TIMEOUT_MS)).catch((error: unknown) => {
      // A kind that is not served may be served later.
      if (error instanceof ApiError && error.status === 403) this.forbidden.add(right);
      return otherwise;
    });
    this.reads.set(key, { at: this.now(), found });
    return found;
  }
}
