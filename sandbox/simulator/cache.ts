import type { Kind } from './kinds';
import { type AnyLive, isControlledBy } from './live';

/** The last known state of every watched object. Fed by the watches and by the answers to our own writes, whichever is newer. */
export class Cache {
  private readonly kinds = new Map<string, Map<string, AnyLive>>();

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

  /** What a watch says, or the answer to a write. False if that was known already. */
  seen(kind: Kind, object: AnyLive): boolean {
    const known = this.of(kind).get(keyOf(object.metadata));
    if (known && known.metadata.uid === object.metadata.uid && !isNewer(object, known)) return false;
    this.of(kind).set(keyOf(object.metadata), object);
    return true;
  }

  gone(kind: Kind, at: { namespace?: string; name: string }): void {
    this.of(kind).delete(keyOf(at));
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
