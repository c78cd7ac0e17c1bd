/** The objects beside the one that changes: of the same program, folder or cluster. */

import type { KubeObject } from '../kube/object';
import { nameText } from './impact/shown';
import { commonInstancetype } from './instancetype';

export interface Catalog {
  find(kind: string, name: string, namespace?: string): KubeObject | undefined;
  /** Whether any object of these kinds was given: then one that is not there does not exist. */
  knows(...kinds: readonly string[]): boolean;
  all(kind: string): readonly KubeObject[];
}

const indexed = new WeakMap<readonly unknown[], Catalog>();

/** An index of the objects, made once for each array: hand the same array to every call of a run. */
export function catalogOf(objects: readonly unknown[] = NOTHING): Catalog {
  const known = indexed.get(objects);
  if (known) return known;
  const catalog = index(objects);
  indexed.set(objects, catalog);
  return catalog;
}

const NOTHING: readonly unknown[] = [];

function index(objects: readonly unknown[]): Catalog {
  const kinds = new Map<string, KubeObject[]>();
  const byName = new Map<string, KubeObject>();
  for (const object of objects as readonly (Partial<KubeObject> | null)[]) {
    if (typeof object?.kind !== 'string') continue;
    const peers = kinds.get(object.kind);
    if (peers) peers.push(object as KubeObject);
    else kinds.set(object.kind, [object as KubeObject]);
    byName.set(keyOf(object.kind, object.metadata?.name, object.metadata?.namespace), object as KubeObject);
  }
  return {
    // A cluster has KubeVirt's own instancetypes and preferences unless somebody gave others of the name.
    find: (kind, name, namespace) => byName.get(keyOf(kind, name, namespace)) ?? commonInstancetype(kind, name),
    all: (kind) => kinds.get(kind) ?? [],
    knows: (...asked) => asked.some((kind) => kinds.has(kind)),
  };
}

function keyOf(kind: string, name: unknown, namespace: unknown): string {
  return `${kind}/${nameText(namespace, 'default')}/${nameText(name)}`;
}
