/** The objects beside the one that is looked at: of the same program, the same folder, or the cluster. */
import { isObject } from '../kube/json';
import { memoize } from '../kube/memoize';
import { DEFAULT_NAMESPACE, type KubeObject } from '../kube/object';
import { checkSchema } from './admission/schema';
import { commonInstancetype } from './instancetype';

export interface ObjectIndex {
  /**
   * The object of that kind and name. Omit `namespace` for kinds without one. An instancetype or preference of a name that KubeVirt
   * brings itself (`u1.medium`) is found unless another of that name is given.
   */
  find<T extends KubeObject = KubeObject>(kind: string, name: string, namespace?: string): T | undefined;
  /** All of a kind, in a namespace where one is given. */
  all<T extends KubeObject = KubeObject>(kind: string, namespace?: string): readonly T[];
  /** All of a kind exactly as given, which costs nothing: read them as JSON whose shape nobody has checked. */
  given(kind: string): readonly KubeObject[];
  /** What a function makes of the whole index, made once. */
  derived<T>(make: (index: ObjectIndex) => T): T;
  /** Whether any object of these kinds was given: then one that is not there does not exist. */
  knows(...kinds: readonly string[]): boolean;
}

const indexed = new WeakMap<readonly unknown[], ObjectIndex>();
const NO_OBJECTS: readonly unknown[] = [];

/** An index of the objects, made once for each array: hand the same array to every call of a run. */
export function objectIndex(objects: readonly unknown[] = NO_OBJECTS): ObjectIndex {
  return memoize(indexed, objects, () => index(objects));
}

function index(objects: readonly unknown[]): ObjectIndex {
  const byKind = new Map<string, KubeObject[]>();
  const byName = new Map<string, KubeObject>();
  for (const object of objects as readonly (KubeObject | null | undefined)[]) {
    if (typeof object?.kind !== 'string') continue;
    const { name, namespace } = nameOf(object);
    const peers = byKind.get(object.kind);
    if (peers) peers.push(object);
    else byKind.set(object.kind, [object]);
    if (name !== undefined) byName.set(`${object.kind}/${namespace}/${name}`, object);
  }
  const seen = new WeakMap<KubeObject, KubeObject>();
  const see = (object: KubeObject) => memoize(seen, object, () => readable(object));
  const made = new Map<unknown, unknown>();
  const self: ObjectIndex = {
    find: (kind, name, namespace) => {
      const given = byKind.has(kind) ? byName.get(`${kind}/${namespace || DEFAULT_NAMESPACE}/${name}`) : undefined;
      return (given ? see(given) : commonInstancetype(kind, name)) as never;
    },
    all: (kind, namespace) => {
      const peers = byKind.get(kind) ?? [];
      return (namespace ? peers.filter((object) => nameOf(object).namespace === namespace) : peers).map(see) as never;
    },
    given: (kind) => byKind.get(kind) ?? NONE,
    derived: (make) => memoize(made as Map<unknown, ReturnType<typeof make>>, make, () => make(self)),
    knows: (...kinds) => kinds.some((kind) => byKind.has(kind)),
  };
  return self;
}

const NONE: readonly KubeObject[] = [];

function nameOf({ metadata }: KubeObject): { name?: string; namespace: string } {
  const { name, namespace } = isObject(metadata) ? (metadata as { name?: unknown; namespace?: unknown }) : {};
  return {
    ...(typeof name === 'string' && { name }),
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : DEFAULT_NAMESPACE,
  };
}

/** What may be read of an object that nobody has validated: what its schema does not allow is dropped, or unresolved. */
const readable = (object: KubeObject): KubeObject => checkSchema(object).object ?? object;
