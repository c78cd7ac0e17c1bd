import { isObject } from '../../kube/json';
import { remembered } from '../../kube/memoize';
import type { KubeObject } from '../../kube/object';
import { checkSchema } from './schema-check';

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
    const { name, namespace } = nameOf(object);
    const peers = byKind.get(object.kind);
    if (peers) peers.push(object);
    else byKind.set(object.kind, [object]);
    if (name !== undefined) byName.set(`${object.kind}/${namespace}/${name}`, object);
  }
  const seen = new WeakMap<KubeObject, KubeObject>();
  const see = (object: KubeObject) => remembered(seen, object, () => readable(object));
  return {
    find: (kind, name, namespace) => {
      if (!byKind.has(kind)) return undefined;
      const found = byName.get(`${kind}/${namespace || DEFAULT_NAMESPACE}/${name}`);
      return found && (see(found) as never);
    },
    all: (kind, namespace) => {
      const peers = byKind.get(kind) ?? [];
      return (namespace ? peers.filter((object) => nameOf(object).namespace === namespace) : peers).map(see) as never;
    },
  };
}

function nameOf({ metadata }: KubeObject): { name?: string; namespace: string } {
  const { name, namespace } = isObject(metadata) ? (metadata as { name?: unknown; namespace?: unknown }) : {};
  return {
    ...(typeof name === 'string' && { name }),
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : DEFAULT_NAMESPACE,
  };
}

/** What may be read of an object that nobody has judged: what it holds against its schema is left out, or late. */
const readable = (object: KubeObject): KubeObject => checkSchema(object).object ?? object;
