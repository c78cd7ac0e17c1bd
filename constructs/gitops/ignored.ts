/** What Argo CD and Flux must not compare: what KubeVirt and its controllers write. */
import { grouped } from '../../kube/grouped';
import { isGiven, isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type ServerWritten, serverWritten, stepsOf } from '../../kubevirt/defaults';
import { groupOf } from './kinds';

/** One entry of `ignoreDifferences`. */
export interface Ignored {
  /** API group of the kind; empty for Kubernetes' core group. */
  group: string;
  /** Kind of the objects. */
  kind: string;
  /**
   * Namespace of the object.
   * @default - of any namespace
   */
  namespace?: string;
  /**
   * Name of the object.
   * @default - of any name
   */
  name?: string;
  /**
   * Paths, as in a JSON patch.
   * @default - none
   */
  jsonPointers?: string[];
  /**
   * Paths through lists.
   * @default - none
   */
  jqPathExpressions?: string[];
}

/** What an Application does not compare, and whether a sync leaves that as it is in the cluster. */
export interface Comparison {
  /** `ignoreDifferences` of the Application. */
  readonly ignored: readonly Ignored[];
  /** Whether a sync takes over what is ignored from the cluster. */
  readonly respected: boolean;
}

/**
 * Entries for the kinds of these objects: a path that the server fills in where the manifest says nothing is ignored if none of the objects sets it; what the
 * server writes for itself, or over what the manifest says, always is. Where a sync must keep values of the cluster, these are the only entries: Argo CD
 * copies every ignored value into what it applies, owns it from then on, and would find that the manifest no longer has it. A server-side diff does not
 * need the others. `all`: the objects of the whole tree, of which these are a part.
 */
export function comparisonOf(objects: readonly KubeObject[], all = objects): Comparison {
  const kept = keptDifferences(objects, all);
  if (kept.length > 0) return { ignored: kept, respected: true };
  const ignored = ({ value, path }: ServerWritten, of: readonly KubeObject[]): boolean =>
    value === 'rewritten' || !isSet(path, of);
  return { ignored: sorted([...perKind(objects, ignored), ...scaled(objects)]), respected: false };
}

/**
 * Entries for what these manifests set and another client changes: a sync must not set it again. An autoscaler may be among `all`, of which the objects are a
 * part.
 */
export const keptDifferences = (objects: readonly KubeObject[], all = objects): Ignored[] =>
  sorted([
    ...perKind(objects, ({ value, path }, of) => value === 'rewritten' && isSet(path, of)),
    ...scaled(all).filter(({ kind, name, namespace }) =>
      objects.some(
        (one) =>
          one.kind === kind &&
          one.metadata?.name === name &&
          one.metadata?.namespace === namespace &&
          sets(one, ['spec', 'replicas']),
      ),
    ),
  ]);

const isSet = (path: string, objects: readonly KubeObject[]): boolean =>
  objects.some((object) => sets(object, stepsOf(path)));

const sorted = (entries: readonly Ignored[]): Ignored[] =>
  [...entries].sort((a, b) => (`${a.kind}/${a.name ?? ''}` < `${b.kind}/${b.name ?? ''}` ? -1 : 1));

/** An entry for each kind of which the server writes paths that are wanted. */
function perKind(
  objects: readonly KubeObject[],
  isWanted: (written: ServerWritten, objects: readonly KubeObject[]) => boolean,
): Ignored[] {
  const byKind = grouped(objects, (object) => `${groupOf(object)}/${object.kind}`);
  return [...byKind.values()].flatMap((of) => {
    const [{ kind }, group] = [of[0]!, groupOf(of[0]!)];
    const paths = serverWritten(kind)
      .filter((written) => isWanted(written, of))
      .map(({ path }) => stepsOf(path));
    const [inLists, plain] = [
      paths.filter((path) => path.includes('[]')),
      paths.filter((path) => !path.includes('[]')),
    ];
    if (paths.length === 0) return [];
    return [
      {
        group,
        kind,
        ...(plain.length > 0 && { jsonPointers: plain.map(pointer).sort() }),
        ...(inLists.length > 0 && { jqPathExpressions: inLists.map(jq).sort() }),
      },
    ];
  });
}

/** The replicas of a pool that an autoscaler decides on. */
const scaled = (objects: readonly KubeObject[]): Ignored[] =>
  objects
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
    .map((scaler) => ({
      group: String(valueAt(scaler, 'spec', 'scaleTargetRef', 'apiVersion') ?? '').split('/')[0]!,
      kind: String(valueAt(scaler, 'spec', 'scaleTargetRef', 'kind')),
      ...(scaler.metadata?.namespace && { namespace: scaler.metadata.namespace }),
      name: String(valueAt(scaler, 'spec', 'scaleTargetRef', 'name')),
      jsonPointers: ['/spec/replicas'],
    }));

function sets(object: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return isGiven(object);
  if (step === '[]') return Array.isArray(object) && object.some((item) => sets(item, rest));
  return isObject(object) && sets(object[step], rest);
}

const pointer = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Behind a list that may be missing, jq needs a question mark. */
const jq = (path: readonly string[]): string =>
  path.map((step) => (step === '[]' ? '[]?' : /^\w+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`)).join('');
