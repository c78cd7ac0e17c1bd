/**
 * Some of an object may not be known: an Output of a Pulumi program, a value of the wrong type, what an instancetype that nobody
 * has shown would fill in. Each such place holds a late value. Rules need not think of it: they read a guarded copy in which such a
 * place throws when it is read, and the engine takes that as "this rule has nothing to say here". Objects without late values are
 * read as they are.
 */
import { isUnresolved } from '../../../kube/unresolved';

/** Thrown by reading what cannot be known. One frozen error, because it is thrown often and its stack says nothing. */
export const UNKNOWABLE: Error = Object.freeze(new Error('this value is not known yet'));

/** The answer of `fn`, or undefined where it read something that cannot be known. */
export function knowable<T>(fn: () => T): T | undefined {
  try {
    return fn();
  } catch (error) {
    if (error === UNKNOWABLE) return undefined;
    throw error;
  }
}

/** Objects with a hidden place, so that the others cost no look at their properties. */
const guarded = new WeakSet<object>();

/** A deep copy in which every late value throws when it is read. Keys stay visible. */
export function guard<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const child = (value as Record<string, unknown>)[key];
    if (!isUnresolved(child)) define(copy, key, { value: guard(child), writable: true });
    else {
      guarded.add(copy);
      define(copy, key, { get: unknowable });
    }
  }
  return copy as T;
}

/** Whether reading `key` would throw. */
export function isHidden(target: object, key: string | number): boolean {
  return guarded.has(target) && Object.getOwnPropertyDescriptor(target, key)?.get === unknowable;
}

/** Stands for a whole object or list that cannot be known: any look into it throws. */
export const HIDDEN: object = new Proxy(Object.freeze({}), {
  get: unknowable,
  has: unknowable,
  ownKeys: unknowable,
  getOwnPropertyDescriptor: unknowable,
});

function unknowable(): never {
  throw UNKNOWABLE;
}

/** Not by assignment: a key may be `__proto__`. */
function define(target: object, key: string, how: PropertyDescriptor): void {
  Object.defineProperty(target, key, { ...how, enumerable: true, configurable: true });
}
