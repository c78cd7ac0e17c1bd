import type { KubeObject } from '../object';
import { remembered } from './memo';

/** Objects that exist beside the one that is looked at: of the same program, the same folder, or the cluster. */
export interface Related {
  /** The object of that kind and name. For kinds without a namespace leave `namespace` out. */
  find<T extends KubeObject = KubeObject>(kind: string, name: string, namespace?: string): T | undefined;
  /** All of a kind, in a namespace where one is given. */
  all<T extends KubeObject = KubeObject>(kind: string, namespace?: string): readonly T[];
}

const indexed = new WeakMap<readonly KubeObject[], Related>();

/** An index of the objects, made once for each array: a run over many objects hands the same array to every call. */
export function relatedTo(objects: readonly KubeObject[]): Related {
  return remembered(indexed, objects, () => index(objects));
}

/** Where a manifest names no namespace. */
export const DEFAULT_NAMESPACE = 'default';

function index(objects: readonly KubeObject[]): Related {
  const byKind = new Map<string, KubeObject[]>();
  const byName = new Map<string, KubeObject>();
  for (const object of objects) {
    if (typeof object?.kind !== 'string') continue;
    const peers = byKind.get(object.kind);
    if (peers) peers.push(object);
    else byKind.set(object.kind, [object]);
    const { name, namespace } = object.metadata ?? {};
    byName.set(`${object.kind}/${namespace || DEFAULT_NAMESPACE}/${name}`, object);
  }
  const namespaceOf = (object: KubeObject) => object.metadata?.namespace || DEFAULT_NAMESPACE;
  return {
    find: (kind, name, namespace) => byName.get(`${kind}/${namespace || DEFAULT_NAMESPACE}/${name}`) as never,
    all: (kind, namespace) => {
      const peers = byKind.get(kind) ?? [];
      return (namespace ? peers.filter((object) => namespaceOf(object) === namespace) : peers) as never;
    },
  };
}
