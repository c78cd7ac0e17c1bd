/**
 * Reading and filling objects whose shape nobody has checked yet. What is late or has another type than expected counts as given and
 * is left alone, so that code which applies defaults is total: it never throws and never overwrites.
 */
import { isUnresolved } from './unresolved';

export type JsonObject = Record<string, unknown>;

/** Whether a value is a JSON object: no list, not null, and known. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnresolved(value);
}

/** Whether Kubernetes' Go types read the value as "not set": null, and the empty value of a field that is not a pointer. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

/** The object at the end of a path of keys, or undefined where one of them is missing, late or no object. */
export function objectAt(from: unknown, ...keys: readonly string[]): JsonObject | undefined {
  let found = from;
  for (let i = 0; i < keys.length; i++) {
    if (!isObject(found)) return undefined;
    found = found[keys[i]!];
  }
  return isObject(found) ? found : undefined;
}

/** The value at the end of a path of keys. */
export function valueAt(from: unknown, ...keys: readonly string[]): unknown {
  let found = from;
  for (let i = 0; i < keys.length; i++) {
    if (!isObject(found)) return undefined;
    found = found[keys[i]!];
  }
  return found;
}

/** The objects of the list at the end of a path of keys; other items are omitted. */
export function objectsAt(from: unknown, ...keys: readonly string[]): JsonObject[] {
  const list = valueAt(from, ...keys);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The object at the end of a path, made where nothing is there; undefined where something else is. */
export function ensureObject(from: JsonObject | undefined, ...keys: readonly string[]): JsonObject | undefined {
  let found = from;
  for (let i = 0; found && i < keys.length; i++) {
    const key = keys[i]!;
    let inner = found[key];
    if (inner === undefined || inner === null) {
      inner = {};
      found[key] = inner;
    }
    found = isObject(inner) ? inner : undefined;
  }
  return found;
}

/** Writes a copy of `value`, unless `given` takes what is there for the object's own word. */
export function fill(target: JsonObject | undefined, key: string, value: unknown, given = isGiven): void {
  if (target && value !== undefined && value !== null && !given(target[key])) target[key] = copyJson(value);
}

/** Whether a value is set, even to an empty one: a pointer field of a Go type counts this way. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Set to something that is not empty: how a plain field of a Go type counts. */
export function isFilled(value: unknown): boolean {
  return !isBlank(value);
}

/** A deep copy to write into. Late values are shared. */
export function copyJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyJson) as T;
  if (isUnresolved(value)) return value;
  const copy: JsonObject = {};
  for (const key in value) {
    const child = value[key] as unknown;
    if (key !== '__proto__') copy[key] = typeof child === 'object' ? copyJson(child) : child;
  }
  return copy as T;
}

/** Without the fields that are null, which the API takes for absent. */
export function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isObject(value)) return value;
  const set = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(set.map(([key, field]) => [key, withoutNull(field)]));
}
