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

  private constructor(private readonly watches: readonly Watch[]) {
    for (const watch of watches)
      watch.onChange(({ type, object }) => {
        const uid = object.metadata?.uid ?? '';
        const uids = this.seen.get(keyOf(object)) ?? [];
        if (type !== 'DELETED' && !uids.includes(uid)) this.seen.set(keyOf(object), [...uids, uid]);
      });
  }

  static async start(cluster: Cluster): Promise<Observer> {
    const watches = KINDS.map(([apiVersion, kind]) => cluster.watch(kindOf(apiVersion, kind) as ResourceKind));
    await Promise.all(watches.map((watch) => watch.ready()));
    return new Observer(watches);
  }

  /** The objects of a stack: those in its namespace, and those without a namespace that have its name. */
  live(own: string): KubeObject[] {
    return this.watches
      .flatMap((watch) => watch.list())
      .filter(({ metadata }) => (metadata?.namespace ?? metadata?.name) === own);
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

  /** Resolves once the stack's objects are as wanted, or after some time: controllers finish what an operation has begun. */
  async settled(own: string, wanted: (live: readonly KubeObject[]) => boolean, patienceMs: number): Promise<void> {
    const end = Date.now() + patienceMs;
    while (!wanted(this.live(own)) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  close(): void {
    for (const watch of this.watches) watch.close();
  }

  private keysOf(own: string): string[] {
    return [...this.seen.keys()].filter((key) => key.includes(` ${own}/`) || key.endsWith(` ${own}`));
  }
}
