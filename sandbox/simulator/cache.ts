import type { Kind } from './kinds';
import { type AnyLive, controllerOf } from './live-object';

/** The last known state of every watched object. Fed by the watches and by the responses to our own writes, whichever is newer. */
export class Cache {
  private readonly kinds = new Map<string, Map<string, AnyLive>>();
  /** By kind, then by the uid of the controlling owner. */
  private readonly owners = new Map<string, Map<string, Set<string>>>();
  /** Uids of deleted objects: a late response to an earlier write must not bring one back. */
  private readonly buried = new Set<string>();

  get<T extends AnyLive>(kind: Kind<T>, namespace: string | undefined, name: string): T | undefined {
    return this.of(kind).get(keyOf({ namespace, name })) as T | undefined;
  }

  list<T extends AnyLive>(kind: Kind<T>, namespace?: string): T[] {
    const all = [...this.of(kind).values()] as T[];
    return namespace === undefined ? all : all.filter(({ metadata }) => metadata.namespace === namespace);
  }

  owned<T extends AnyLive>(kind: Kind<T>, owner: AnyLive): T[] {
    const objects = this.of(kind);
    const keys = this.owners.get(nameOf(kind))?.get(owner.metadata.uid) ?? [];
    const all = [...keys].map((key) => objects.get(key) as unknown as T);
    const { namespace } = owner.metadata;
    return namespace === undefined ? all : all.filter(({ metadata }) => metadata.namespace === namespace);
  }

  /** Takes in an object from a watch or from the response to a write. False if it was known already. */
  seen(kind: Kind, object: AnyLive): boolean {
    if (this.buried.has(object.metadata.uid)) return false;
    const known = this.of(kind).get(keyOf(object.metadata));
    if (known && known.metadata.uid === object.metadata.uid && !isNewer(object, known)) return false;
    if (known) this.own(kind, known, false);
    this.of(kind).set(keyOf(object.metadata), object);
    this.own(kind, object, true);
    return true;
  }

  gone(kind: Kind, { metadata }: AnyLive): void {
    this.buried.add(metadata.uid);
    const key = keyOf(metadata);
    // Another object may have its name by now.
    const known = this.of(kind).get(key);
    if (known?.metadata.uid !== metadata.uid) return;
    this.own(kind, known, false);
    this.of(kind).delete(key);
  }

  private own(kind: Kind, object: AnyLive, is: boolean): void {
    const owner = controllerOf(object)?.uid;
    if (owner === undefined) return;
    const owners = this.owners.get(nameOf(kind)) ?? new Map<string, Set<string>>();
    this.owners.set(nameOf(kind), owners);
    const keys = owners.get(owner) ?? new Set<string>();
    if (is) keys.add(keyOf(object.metadata));
    else keys.delete(keyOf(object.metadata));
    if (keys.size > 0) owners.set(owner, keys);
    else owners.delete(owner);
  }

  private of(kind: Kind): Map<string, AnyLive> {
    const key = nameOf(kind);
    const objects = this.kinds.get(key) ?? new Map<string, AnyLive>();
    this.kinds.set(key, objects);
    return objects;
  }
}

const nameOf = ({ apiVersion, kind }: Kind): string => `${apiVersion}/${kind}`;

export const keyOf = ({ namespace, name }: { namespace?: string; name: string }): string =>
  `${namespace ?? ''}/${name}`;

const isNewer = (a: AnyLive, b: AnyLive): boolean =>
  BigInt(a.metadata.resourceVersion) > BigInt(b.metadata.resourceVersion);
