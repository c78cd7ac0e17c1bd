/** The objects beside the one that changes: of the same program, folder or cluster. */
import type { KubeObject } from '../object';

export interface Catalog {
  find(kind: string, name: string, namespace?: string): KubeObject | undefined;
  /** Whether any object of these kinds was given: then one that is not there does not exist. */
  knows(...kinds: readonly string[]): boolean;
}

const indexed = new WeakMap<readonly unknown[], Catalog>();

/** An index of the objects, made once for each array: hand the same array to every call of a run. */
export function catalogOf(objects: readonly unknown[] = NOTHING): Catalog {
  let catalog = indexed.get(objects);
  if (!catalog) indexed.set(objects, (catalog = index(objects)));
  return catalog;
}

const NOTHING: readonly unknown[] = [];

function index(objects: readonly unknown[]): Catalog {
  const kinds = new Set<string>();
  const byName = new Map<string, KubeObject>();
  for (const object of objects as readonly (Partial<KubeObject> | null)[]) {
    if (typeof object?.kind !== 'string') continue;
    kinds.add(object.kind);
    byName.set(keyOf(object.kind, object.metadata?.name, object.metadata?.namespace), object as KubeObject);
  }
  return {
    find: (kind, name, namespace) => byName.get(keyOf(kind, name, namespace)),
    knows: (...asked) => asked.some((kind) => kinds.has(kind)),
  };
}

function keyOf(kind: string, name: unknown, namespace: unknown): string {
  return `${kind}/${namespace || 'default'}/${name}`;
}
