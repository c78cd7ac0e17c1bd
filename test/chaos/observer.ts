/** What exists in the cluster, and which uids every object has had: seen past the proxy. */
import type { Cluster, ResourceKind, Watch } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { keyOf, type Uids } from './auditor';

const KINDS = [
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['v1', 'PersistentVolumeClaim'],
  ['cdi.kubevirt.io/v1beta1', 'DataVolume'],
  ['kubevirt.io/v1', 'VirtualMachine'],
  ['kubevirt.io/v1', 'VirtualMachineInstance'],
  ['pool.kubevirt.io/v1beta1', 'VirtualMachinePool'],
  ['instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype'],
  ['migrations.kubevirt.io/v1alpha1', 'MigrationPolicy'],
] as const;

export class Observer {
  private readonly seen = new Map<string, string[]>();

  private constructor(
    private readonly cluster: Cluster,
    private readonly watches: ReadonlyMap<ResourceKind, Watch>,
  ) {
    for (const watch of watches.values())
      watch.onChange(({ type, object }) => {
        const uid = object.metadata?.uid ?? '';
        const uids = this.seen.get(keyOf(object)) ?? [];
        if (type !== 'DELETED' && !uids.includes(uid)) this.seen.set(keyOf(object), [...uids, uid]);
      });
  }

  static async start(cluster: Cluster): Promise<Observer> {
    const kinds = KINDS.map(([apiVersion, kind]) => kindOf(apiVersion, kind) as ResourceKind);
    const watches = new Map(kinds.map((kind) => [kind, cluster.watch(kind)]));
    await Promise.all([...watches.values()].map((watch) => watch.ready()));
    return new Observer(cluster, watches);
  }

  /** The objects of a stack: those in its namespace, and those without a namespace that have its name. */
  live(own: string): KubeObject[] {
    return [...this.watches.values()].flatMap((watch) => watch.list()).filter((object) => isOf(own, object));
  }

  /** The uids of what exists now; what existed before is forgotten. */
  begin(own: string): Uids {
    for (const key of this.keysOf(own)) this.seen.delete(key);
    const now = this.live(own).map((object) => [keyOf(object), [object.metadata?.uid ?? '']] as const);
    for (const [key, uids] of now) this.seen.set(key, [...uids]);
    return new Map(now);
  }

  /** The uids since `begin`. */
  since(own: string): Uids {
    return new Map(this.keysOf(own).map((key) => [key, this.seen.get(key) ?? []]));
  }

  /**
   * Resolves once the stack's objects are as wanted, or after some time: controllers finish what an operation has begun. `thoroughly`: and once what is
   * seen here is what the API server lists; a watch that the server has cut comes back later than the operation's end.
   */
  async settled(
    own: string,
    wanted: (live: readonly KubeObject[]) => boolean,
    patienceMs: number,
    thoroughly = false,
  ): Promise<void> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      if (wanted(this.live(own)) && (!thoroughly || (await this.isUpToDate(own).catch(() => false)))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async isUpToDate(own: string): Promise<boolean> {
    const seen = uidsOf(this.live(own));
    const lists = [...this.watches.keys()].map((kind) =>
      this.cluster.list(kind, kind.namespaced ? { namespace: own } : {}),
    );
    const exist = (await Promise.all(lists)).flatMap(({ items }) => items).filter((object) => isOf(own, object));
    return uidsOf(exist) === seen;
  }

  close(): void {
    for (const watch of this.watches.values()) watch.close();
  }

  private keysOf(own: string): string[] {
    return [...this.seen.keys()].filter((key) => key.includes(` ${own}/`) || key.endsWith(` ${own}`));
  }
}

const isOf = (own: string, { metadata }: KubeObject): boolean => (metadata?.namespace ?? metadata?.name) === own;

const uidsOf = (objects: readonly KubeObject[]): string =>
  objects
    .map(({ metadata }) => metadata?.uid)
    .sort()
    .join(' ');
