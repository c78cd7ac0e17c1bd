/**
 * Some of an object may not be known: an Output of a Pulumi program, a value of the wrong type, what an instancetype that nobody
 * has shown would fill in. Rules need not think of it. They read a guarded copy in which each such place throws when it is read,
 * and the engine takes that as "this rule has nothing to say here". Objects without such places are read as they are.
 */
import { isLate } from '../late';

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

/** Makes `key` of `target` a place that cannot be known. A value that is there already is hidden. */
export function hide(target: object, key: string | number): void {
  guarded.add(target);
  Object.defineProperty(target, key, { enumerable: true, configurable: true, get: unknowable, set: replaceBy(key) });
}

/** Whether reading `key` would throw. */
export function isHidden(target: object, key: string | number): boolean {
  return guarded.has(target) && Object.getOwnPropertyDescriptor(target, key)?.get === unknowable;
}

/** A deep copy to write into: hidden places stay hidden and late values become so. Never use a spread or structuredClone for this. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const copy: unknown[] = new Array(value.length);
    for (let i = 0; i < value.length; i++) copyInto(copy, value, i);
    return copy as T;
  }
  const copy = {};
  for (const key in value) copyInto(copy, value, key);
  return copy as T;
}

function copyInto(copy: object, source: object, key: string | number): void {
  if (isHidden(source, key)) return hide(copy, key);
  const child = (source as Record<string | number, unknown>)[key];
  if (typeof child !== 'object' || child === null) {
    if (key === '__proto__') Object.defineProperty(copy, key, { value: child, enumerable: true, configurable: true });
    else (copy as Record<string | number, unknown>)[key] = child;
  } else if (isLate(child)) hide(copy, key);
  else if (key === '__proto__') hide(copy, key);
  else (copy as Record<string | number, unknown>)[key] = copyOf(child);
}

function unknowable(): never {
  throw UNKNOWABLE;
}

/** Writing to a hidden place makes it known. */
function replaceBy(key: string | number) {
  return function (this: object, value: unknown): void {
    Object.defineProperty(this, key, { value, enumerable: true, configurable: true, writable: true });
  };
}
