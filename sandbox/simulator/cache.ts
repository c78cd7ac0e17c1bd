import type { Kind } from './kinds';
import { type AnyLive, isControlledBy } from './live-object';

/** The last known state of every watched object. Fed by the watches and by the responses to our own writes, whichever is newer. */
export class Cache {
  private readonly kinds = new Map<string, Map<string, AnyLive>>();
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
    return this.list(kind, owner.metadata.namespace).filter((object) => isControlledBy(object, owner));
  }

  /** Takes in an object from a watch or from the response to a write. False if it was known already. */
  seen(kind: Kind, object: AnyLive): boolean {
    if (this.buried.has(object.metadata.uid)) return false;
    const known = this.of(kind).get(keyOf(object.metadata));
    if (known && known.metadata.uid === object.metadata.uid && !isNewer(object, known)) return false;
    this.of(kind).set(keyOf(object.metadata), object);
    return true;
  }

  gone(kind: Kind, { metadata }: AnyLive): void {
    this.buried.add(metadata.uid);
    const key = keyOf(metadata);
    // Another object may have its name by now.
    if (this.of(kind).get(key)?.metadata.uid === metadata.uid) this.of(kind).delete(key);
  }

  private of(kind: Kind): Map<string, AnyLive> {
    const key = `${kind.apiVersion}/${kind.kind}`;
    const objects = this.kinds.get(key) ?? new Map<string, AnyLive>();
    this.kinds.set(key, objects);
    return objects;
  }
}

export const keyOf = ({ namespace, name }: { namespace?: string; name: string }): string =>
  `${namespace ?? ''}/${name}`;

const isNewer = (a: AnyLive, b: AnyLive): boolean =>
  BigInt(a.metadata.resourceVersion) > BigInt(b.metadata.resourceVersion);
