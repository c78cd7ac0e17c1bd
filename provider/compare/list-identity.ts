import { isObject } from '../../kube/json';
import { isUnresolved } from '../../kube/unresolved';
import type { Schema } from '../../kubevirt/schemas';

/** How the items of a list are told apart. `ordered`: their order says something. `shared`: others may add items of theirs. */
export interface Keyed {
  keyOf: (item: unknown) => string;
  ordered: boolean;
  shared: boolean;
}

/**
 * Lists whose items have an identity: by the keys of a Kubernetes map list, else by `name` where every item has one of its own. So a
 * disk that is put in front of another is one new disk, and not a change of all.
 */
export function keyed(lists: readonly unknown[][], schema: Schema | undefined): Keyed | undefined {
  const keys = schema?.listKeys;
  const keyOf = keys
    ? (item: unknown) => JSON.stringify(keys.map((key) => (item as Record<string, unknown>)[key]))
    : nameOf;
  if (!lists.every((list) => list.every(isObject) && isUnique(list, keyOf))) return undefined;
  if (lists.every((list) => list.length === 0)) return undefined;
  // What KubeVirt and CDI declare as a plain list is owned as a whole. Of other kinds no schema says so, and a controller or webhook
  // that adds a container or a toleration must not look like drift.
  return { keyOf, ordered: !keys, shared: keys !== undefined || schema === undefined };
}

function nameOf(item: unknown): string {
  const name = (item as Record<string, unknown>)['name'];
  return typeof name === 'string' ? name : '';
}

function isUnique(list: readonly unknown[], keyOf: (item: unknown) => string): boolean {
  const seen = new Set<string>();
  for (const item of list) {
    if (Object.values(item as object).some(isUnresolved) && keyOf === nameOf && nameOf(item) === '') return false;
    const key = keyOf(item);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}
