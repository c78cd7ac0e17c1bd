import type { Cluster, Watch } from '../../cluster';
import { isTrue } from './conditions';
import type { Controller } from './controller';
import { CRD, type Kind } from './kinds';
import { type AnyLive, asLive } from './live';

/** Groups whose kinds come with a CRD, and may come late and go again. The others are the API server's own. */
const byCrd = ({ apiVersion }: Kind): boolean => /\.io\//.test(apiVersion) && !apiVersion.includes('.k8s.io/');

const nameOfCrd = ({ apiVersion, plural }: Kind): string => `${plural}.${apiVersion.split('/')[0]}`;

const RETRY_MILLISECONDS = 200;

/** Every kind that the controllers look at, by reference into the table of kinds. */
export const watchedKinds = (controllers: readonly Controller[], more: readonly Kind[]): readonly Kind[] => [
  ...new Set<Kind>([
    CRD,
    ...controllers.flatMap(({ kind, also }) => [kind, ...(also ?? []).map((trigger) => trigger.kind)]),
    ...more,
  ]),
];

/** One watch a kind, from when its CRD is established to when that goes. */
export class Watches {
  private readonly open = new Map<Kind, Watch>();
  private readonly byCrd: ReadonlyMap<string, Kind>;
  private stopped = false;

  constructor(
    private readonly cluster: Cluster,
    private readonly kinds: readonly Kind[],
    private readonly changed: (kind: Kind, object: AnyLive, gone: boolean) => void,
  ) {
    this.byCrd = new Map(kinds.filter(byCrd).map((kind) => [nameOfCrd(kind), kind]));
  }

  /** Resolves when the first lists are in, so that no controller takes what it has not seen for missing. */
  async start(): Promise<void> {
    await Promise.all(this.kinds.filter((kind) => !byCrd(kind) && kind !== CRD).map((kind) => this.follow(kind)));
    await this.follow(CRD);
    await Promise.all([...this.open.values()].map((watch) => watch.ready().catch(() => {})));
  }

  stop(): void {
    this.stopped = true;
    for (const watch of this.open.values()) watch.close();
  }

  private async follow(kind: Kind): Promise<void> {
    if (this.stopped || this.open.has(kind)) return;
    const watch = this.cluster.watch(kind);
    this.open.set(kind, watch);
    watch.onChange(({ type, object }) => this.heard(kind, asLive(object), type === 'DELETED'));
    try {
      await watch.ready();
    } catch (error) {
      watch.close();
      if (this.open.get(kind) === watch) this.open.delete(kind);
      if (!byCrd(kind)) throw error;
      // A new CRD is established a moment before its paths are served.
      setTimeout(() => this.established(kind) && void this.follow(kind), RETRY_MILLISECONDS).unref();
    }
  }

  private heard(kind: Kind, object: AnyLive, gone: boolean): void {
    if (kind === CRD) this.crdChanged(object, gone);
    this.changed(kind, object, gone);
  }

  private crdChanged(crd: AnyLive, gone: boolean): void {
    const kind = this.byCrd.get(crd.metadata.name);
    if (!kind) return;
    if (!gone && isTrue(crd, 'Established')) void this.follow(kind);
    if (gone) this.forget(kind);
  }

  private forget(kind: Kind): void {
    const watch = this.open.get(kind);
    if (!watch) return;
    this.open.delete(kind);
    for (const object of watch.list()) this.changed(kind, asLive(object), true);
    watch.close();
  }

  private established(kind: Kind): boolean {
    const crd = this.open.get(CRD)?.get({ name: nameOfCrd(kind) });
    return crd !== undefined && isTrue(asLive(crd), 'Established');
  }
}
