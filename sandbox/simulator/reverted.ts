/** An object as the operator that owns it wants it: what others have changed is put back. */
import { isObject, type JsonObject } from '../../kube/json';
import { contains } from './contains';
import type { AnyLive, Draft } from './live-object';

/** The live object with the spec and the labels that are wanted. What the API server or a defaulting operator has filled in stays. */
export function reverted<T extends AnyLive>(live: T, { metadata, spec }: Draft): T {
  const wanted = (spec ?? {}) as JsonObject;
  const labels = { ...live.metadata.labels, ...metadata.labels };
  const now = live.spec as JsonObject;
  return {
    ...live,
    metadata: { ...live.metadata, labels },
    spec: contains(now, wanted) && !hasMore(now, wanted) ? now : { ...emptyOnes(now), ...wanted },
  };
}

/** The configuration that was not asked for: a field of `spec`, or of an object in it that is wanted, with something in it. */
function hasMore(now: JsonObject, wanted: JsonObject): boolean {
  return Object.entries(now).some(([key, value]) => {
    if (isEmpty(value)) return false;
    const there = wanted[key];
    if (there === undefined) return true;
    return (
      isObject(value) &&
      isObject(there) &&
      Object.entries(value).some(([inner, child]) => there[inner] === undefined && !isEmpty(child))
    );
  });
}

const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;

const emptyOnes = (now: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(now).filter(([, value]) => isEmpty(value)));
