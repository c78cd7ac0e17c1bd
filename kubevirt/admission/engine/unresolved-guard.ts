/**
 * Parts of an object may be unresolved: an Output of a Pulumi program, a value of the wrong type, a field that an instancetype outside
 * the given objects would set. Rules need not consider this: they read a guarded copy in which reading an unresolved value throws, and
 * the engine treats that as "this rule does not apply here". Objects without unresolved values are read as they are.
 */
import { isUnresolved } from '../../../kube/unresolved';

/** Thrown by reading an unresolved value. One frozen error, because it is thrown often and its stack is useless. */
export const UNRESOLVED_READ: Error = Object.freeze(new Error('this value is not resolved yet'));

/** The result of `fn`, or undefined where it read an unresolved value. */
export function unlessUnresolved<T>(fn: () => T): T | undefined {
  try {
    return fn();
  } catch (error) {
    if (error === UNRESOLVED_READ) return undefined;
    throw error;
  }
}

/** Objects with an unresolved property, so that the others need no look at their property descriptors. */
const guarded = new WeakSet<object>();

/** A deep copy in which reading an unresolved value throws. Keys stay visible. */
export function guardUnresolved<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const child = (value as Record<string, unknown>)[key];
    if (!isUnresolved(child)) define(copy, key, { value: guardUnresolved(child), writable: true });
    else {
      guarded.add(copy);
      define(copy, key, { get: throwUnresolved });
    }
  }
  return copy as T;
}

/** Whether reading `key` throws. */
export function isUnresolvedAt(target: object, key: string | number): boolean {
  return guarded.has(target) && Object.getOwnPropertyDescriptor(target, key)?.get === throwUnresolved;
}

/** Stands for an unresolved object or list: any access to it throws. */
export const UNRESOLVED_PART: object = new Proxy(Object.freeze({}), {
  get: throwUnresolved,
  has: throwUnresolved,
  ownKeys: throwUnresolved,
  getPrototypeOf: throwUnresolved,
  getOwnPropertyDescriptor: throwUnresolved,
});

function throwUnresolved(): never {
  throw UNRESOLVED_READ;
}

/** Not by assignment: a key may be `__proto__`. */
function define(target: object, key: string, how: PropertyDescriptor): void {
  Object.defineProperty(target, key, { ...how, enumerable: true, configurable: true });
}
