/** What differs between two canonical objects, path by path, as a reader would tell it. */
import { isObject, type JsonObject } from './json';
import { joinPath } from './path';

export interface Difference {
  /** As in `kube/path`, but list items that have names go by name: `volumes[data].containerDisk.image`, `labels["a.b/c"]`. */
  path: string;
  from: unknown;
  to: unknown;
  /** The same items in another order, and nothing else. */
  orderOnly?: true;
}

/** Whether two canonical values are the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

export function differences(from: unknown, to: unknown, path = ''): Difference[] {
  if (same(from, to)) return [];
  if (isObject(from) && isObject(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return keys.flatMap((key) => differences(own(from, key), own(to, key), joinPath(path, key)));
  }
  if (Array.isArray(from) || Array.isArray(to)) {
    const before = named(from ?? []);
    const after = named(to ?? []);
    if (before && after) {
      const names = [...new Set([...before.keys(), ...after.keys()])];
      const found = names.flatMap((name) => differences(before.get(name), after.get(name), `${path}[${name}]`));
      return found.length > 0 ? found : [{ path, from, to, orderOnly: true }];
    }
  }
  return [{ path, from, to }];
}

/** A key such as `toString` is on every object, but seldom its own. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The name by which an item of a list goes. */
export function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item['name'] ?? (isObject(item['metadata']) ? item['metadata']['name'] : undefined);
  return typeof name === 'string' ? name : undefined;
}

/** A list's items by name; undefined where one has none, or two have the same. */
function named(list: unknown): Map<string, JsonObject> | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = new Map<string, JsonObject>();
  for (const item of list) {
    const name = nameOf(item);
    if (name === undefined || items.has(name)) return undefined;
    items.set(name, item);
  }
  return items;
}

/** Whether one path is the other, or lies within it. */
export function covers(subject: string, path: string): boolean {
  return (
    path === subject || (path.startsWith(subject) && (path[subject.length] === '.' || path[subject.length] === '['))
  );
}
