import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../../kube/json';
import type { AnyLive, Draft } from './live-object';

/** A write that a controller requests. `update` holds the desired object: the runner writes the difference, if any. */
export type Action =
  | { do: 'create'; object: Draft }
  | { do: 'update'; from: AnyLive; to: AnyLive }
  | { do: 'bind'; object: AnyLive; node: string }
  /** Asks for the eviction of a pod, which a budget or a webhook may refuse. */
  | { do: 'evict'; object: AnyLive }
  /** `foreground`: it stays, and can be seen, until everything that it owns is gone. */
  | { do: 'delete'; object: AnyLive; gracePeriodSeconds?: number; foreground?: true };

/** An action that leaves an object behind. */
export type Write = Exclude<Action, { do: 'delete' | 'evict' }>;

export const create = (object: Draft): Write => ({ do: 'create', object });
export const update = <T extends AnyLive>(from: T, to: T): Write => ({ do: 'update', from, to });
export const remove = (object: AnyLive): Action => ({ do: 'delete', object });
/** Gives a pod its node, which is a subresource of it. */
export const bind = (object: AnyLive, node: string): Write => ({ do: 'bind', object, node });
export const evict = (object: AnyLive): Action => ({ do: 'evict', object });
/** Takes away a pod that has ended, as its kubelet does. */
export const finish = (object: AnyLive): Action => ({ do: 'delete', object, gracePeriodSeconds: 0 });

/** An update if there is something to update. */
export const updated = <T extends AnyLive>(from: T, to: T): Action[] =>
  mergePatch(from, to) === undefined ? [] : [update(from, to)];

/**
 * The JSON merge patch (RFC 7396) that makes `to` of `from`; undefined where they are equal. A key with the value undefined is absent. What both
 * share, which is most of an object that a controller has updated, is not looked at.
 */
export function mergePatch(from: unknown, to: unknown): unknown {
  if (from === to) return undefined;
  if (!isObject(from) || !isObject(to)) return isDeepStrictEqual(plain(from), plain(to)) ? undefined : plain(to);
  const patch: JsonObject = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    // A key such as `toString` is inherited by every object, and seldom its own.
    const [before, after] = [from, to].map((object) => (Object.hasOwn(object, key) ? object[key] : undefined));
    if (before === after) continue;
    const inner = after === undefined ? null : before === undefined ? plain(after) : mergePatch(before, after);
    if (inner !== undefined) patch[key] = inner;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

/** A JSON copy, in which keys with the value undefined are absent. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
