import type { Cluster, Watch } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { isTrue } from './conditions';
import type { Controller } from './controller';
import { CRD, type Kind } from './kinds';
import { type AnyLive, asLive, type Draft } from './live-object';

/** Whether a kind is defined by a CRD, which may be created late and deleted again. The others are built in. */
const byCrd = ({ apiVersion }: Kind): boolean => /\..+\//.test(apiVersion) && !apiVersion.includes('.k8s.io/');

const nameOfCrd = ({ apiVersion, plural }: Kind): string => `${plural}.${apiVersion.split('/')[0]}`;

const RETRY_MILLISECONDS = 200;

/** Every kind that the controllers watch, by reference into the table of kinds. */
export const watchedKinds = (controllers: readonly Controller[], more: readonly Kind[]): readonly Kind[] => [
  ...new Set<Kind>([
    CRD,
    ...controllers.flatMap(({ kind, watches }) => [kind, ...(watches ?? []).map((trigger) => trigger.kind)]),
    ...more,
  ]),
];

interface Followed {
  readonly watch: Watch;
  /** Objects that earlier watches of the kind knew, until this one has its list. */
  readonly known: readonly KubeObject[];
}

/** One watch per kind, from when its CRD is established until that is deleted. */
export class Watches {
  private readonly open = new Map<Kind, Followed>();
  private readonly byCrd: ReadonlyMap<string, Kind>;
  private stopped = false;

  constructor(
    private readonly cluster: Cluster,
    private readonly kinds: readonly Kind[],
    private readonly changed: (kind: Kind, object: AnyLive, gone: boolean) => void,
  ) {
    this.byCrd = new Map(kinds.filter(byCrd).map((kind) => [nameOfCrd(kind), kind]));
  }

  /** Resolves when the first lists are in, so that no controller takes an object it has not seen yet for missing. */
  async start(): Promise<void> {
    try {
      await Promise.all(this.kinds.filter((kind) => !byCrd(kind) && kind !== CRD).map((kind) => this.follow(kind)));
      await this.follow(CRD);
    } catch (error) {
      this.stop();
      throw error;
    }
    await Promise.all([...this.open.values()].map(({ watch }) => watch.ready().catch(() => {})));
  }

  /**
   * Whether an object that a write has answered with exists, once the watch of its kind is as new as the answer. What came and went while the watch was
   * away is in no event of it.
   */
  async exists(kind: Kind, { metadata }: AnyLive): Promise<boolean> {
    const { name, namespace, uid, resourceVersion: since } = metadata;
    const watch = this.open.get(kind)?.watch;
    if (!watch) return true;
    return watch.until({ name, namespace }, (live) => live?.metadata?.uid === uid, { since }).catch(() => true);
  }

  /** Resolves when an object is so. Rejects where its kind is not watched, or when that watch ends. */
  async until<T extends AnyLive>(kind: Kind<T>, { metadata }: Draft, check: (live: T) => boolean): Promise<void> {
    const watch = this.open.get(kind as Kind)?.watch;
    if (!watch) throw new Error(`The simulator does not watch ${kind.plural}.`);
    await watch.until(metadata, (live) => (live && check(asLive(live))) || undefined);
  }

  stop(): void {
    this.stopped = true;
    for (const { watch } of this.open.values()) watch.close();
  }

  /** Rejects when the API server refuses the first list. The watch is resumed then, and whenever it fails later on. */
  private async follow(kind: Kind, known: readonly KubeObject[] = []): Promise<void> {
    const watch = this.cluster.watch(kind);
    this.open.set(kind, { watch, known });
    watch.onChange(({ type, object }) => this.heard(kind, asLive(object), type === 'DELETED'));
    // A check that nothing satisfies ends with the watch only.
    watch.until({ name: '' }, () => undefined).catch(() => this.resume(kind, watch));
    await watch.ready();
    this.open.set(kind, { watch, known: [] });
    for (const object of known)
      if (!watch.list().some(({ metadata }) => metadata?.uid === object.metadata?.uid))
        this.changed(kind, asLive(object), true);
  }

  /** A new CRD is established a moment before its paths are served. Later failures may be temporary, too. */
  private resume(kind: Kind, watch: Watch): void {
    watch.close();
    const again = () => {
      const followed = this.open.get(kind);
      if (this.stopped || followed?.watch !== watch) return;
      this.follow(kind, [...followed.known, ...watch.list()]).catch(() => {});
    };
    setTimeout(again, RETRY_MILLISECONDS).unref();
  }

  private heard(kind: Kind, object: AnyLive, gone: boolean): void {
    if (kind === CRD) this.crdChanged(object, gone);
    this.changed(kind, object, gone);
  }

  private crdChanged(crd: AnyLive, gone: boolean): void {
    const kind = this.byCrd.get(crd.metadata.name);
    if (!kind) return;
    if (gone) this.forget(kind);
    else if (!this.stopped && !this.open.has(kind) && isTrue(crd, 'Established')) this.follow(kind).catch(() => {});
  }

  private forget(kind: Kind): void {
    const followed = this.open.get(kind);
    if (!followed) return;
    this.open.delete(kind);
    for (const object of [...followed.known, ...followed.watch.list()]) this.changed(kind, asLive(object), true);
    followed.watch.close();
  }
}
