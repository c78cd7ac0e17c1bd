/** What Argo CD must not compare: what KubeVirt and its controllers write. */
import { isGiven, isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { serverWritten, stepsOf } from '../../kubevirt/defaults';
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

/**
 * Entries for the kinds of these objects: a path that the server fills in where the manifest says nothing is ignored if none of the objects sets it; what the
 * server writes for itself, or over what the manifest says, always is.
 */
export function ignoredDifferences(objects: readonly KubeObject[]): Ignored[] {
  const byKind = new Map<string, KubeObject[]>();
  for (const object of objects) {
    const key = `${groupOf(object)}/${object.kind}`;
    byKind.set(key, [...(byKind.get(key) ?? []), object]);
  }
  return [...[...byKind.values()].flatMap(ofKind), ...scaled(objects)].sort((a, b) =>
    `${a.kind}/${a.name ?? ''}` < `${b.kind}/${b.name ?? ''}` ? -1 : 1,
  );
}

function ofKind(objects: readonly KubeObject[]): Ignored[] {
  const [{ kind }, group] = [objects[0]!, groupOf(objects[0]!)];
  const paths = serverWritten(kind)
    .filter(({ value, path }) => value === 'rewritten' || !objects.some((object) => sets(object, stepsOf(path))))
    .map(({ path }) => stepsOf(path));
  const [inLists, plain] = [paths.filter((path) => path.includes('[]')), paths.filter((path) => !path.includes('[]'))];
  if (paths.length === 0) return [];
  return [
    {
      group,
      kind,
      ...(plain.length > 0 && { jsonPointers: plain.map(pointer).sort() }),
      ...(inLists.length > 0 && { jqPathExpressions: inLists.map(jq).sort() }),
    },
  ];
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
