import { isObject } from '../../kube/json';
import { isUnresolved } from '../../kube/unresolved';
import type { Schema } from '../../kubevirt/schemas';
import type { Path } from '../wire';
import { below, isNothing, sameLeaf } from './equal';
import { keyed } from './list-identity';

export interface Difference {
  path: Path;
  kind: 'add' | 'delete' | 'update';
}

/** Every difference between two values that means something to Kubernetes, at its deepest path. */
export function differences(old: unknown, now: unknown, schema: Schema | undefined): Difference[] {
  const found: Difference[] = [];
  compare(old, now, schema, [], found);
  return found;
}

function compare(old: unknown, now: unknown, schema: Schema | undefined, path: Path, found: Difference[]): void {
  if (old === now || (isNothing(old) && isNothing(now))) return;
  if (isNothing(old)) found.push({ path, kind: 'add' });
  else if (isNothing(now)) found.push({ path, kind: 'delete' });
  else if (isUnresolved(now) || isUnresolved(old)) found.push({ path, kind: 'update' });
  else if (isObject(old) && isObject(now)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      compare(old[key], now[key], below(schema, key), [...path, key], found);
    }
  } else if (Array.isArray(old) && Array.isArray(now)) compareLists(old, now, schema, path, found);
  else if (!sameLeaf(old, now, path, schema)) found.push({ path, kind: 'update' });
}

function compareLists(
  old: unknown[],
  now: unknown[],
  schema: Schema | undefined,
  path: Path,
  found: Difference[],
): void {
  const items = schema?.items;
  if (schema?.listType === 'set' && sameSet(old, now)) return;
  const identity = keyed([old, now], schema);
  if (!identity) {
    for (let i = 0; i < Math.max(old.length, now.length); i++) compare(old[i], now[i], items, [...path, i], found);
    return;
  }
  const before = new Map(old.map((item) => [identity.keyOf(item), item]));
  const after = new Set(now.map(identity.keyOf));
  for (const [i, item] of old.entries())
    if (!after.has(identity.keyOf(item))) found.push({ path: [...path, i], kind: 'delete' });
  for (const [i, item] of now.entries()) compare(before.get(identity.keyOf(item)), item, items, [...path, i], found);
  const kept = (list: unknown[], other: (key: string) => boolean) => list.map(identity.keyOf).filter(other).join('\n');
  const reordered = kept(old, (key) => after.has(key)) !== kept(now, (key) => before.has(key));
  if (identity.ordered && reordered) found.push({ path, kind: 'update' });
}

function sameSet(a: unknown[], b: unknown[]): boolean {
  const as = new Set(a);
  return as.size === new Set(b).size && b.every((item) => as.has(item));
}
