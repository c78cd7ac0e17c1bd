import { isFilled, isObject, type JsonObject, objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** Finds an object by kind, name and (for namespaced kinds) namespace, among those that are known. */
export type FindObject = (kind: string, name: string, namespace?: string) => KubeObject | undefined;

/** The two things that a VirtualMachine can be completed by. */
export type MatcherKind = 'instancetype' | 'preference';

/** What a matcher of a VirtualMachine points at. */
export type Matched =
  /** The VM has no such matcher, or one of an unknown kind, which KubeVirt silently ignores. */
  | { state: 'none' }
  | { state: 'found'; object: KubeObject; spec: JsonObject }
  /** It names an object that is not known, is inferred from a volume, pinned to a revision, or late. */
  | { state: 'unknown'; kind?: string; name?: string };

/** By matcher: the namespaced and the cluster kind. The second is the default. */
export const MATCHED_KINDS: Readonly<Record<MatcherKind, readonly [namespaced: string, cluster: string]>> = {
  instancetype: ['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype'],
  preference: ['VirtualMachinePreference', 'VirtualMachineClusterPreference'],
};

/** The kind that a matcher means: KubeVirt takes any case, and the plural; undefined for a kind that it does not know. */
export function matchedKind(matcher: MatcherKind, written: unknown): string | undefined {
  const [, cluster] = MATCHED_KINDS[matcher];
  if (!isFilled(written)) return cluster;
  const lower = String(written).toLowerCase();
  return MATCHED_KINDS[matcher].find((kind) => lower === kind.toLowerCase() || lower === `${kind.toLowerCase()}s`);
}

/** The instancetype or preference that a VirtualMachine names. */
export function matched(vm: KubeObject, matcher: MatcherKind, find: FindObject): Matched {
  const written = vm.spec?.[matcher];
  if (written === undefined || written === null) return { state: 'none' };
  if (!isObject(written) || typeof written['name'] !== 'string' || written['name'] === '') return { state: 'unknown' };
  const name = written['name'];
  const kind = matchedKind(matcher, written['kind']);
  if (!kind) return { state: 'none' };
  if (isFilled(written['revisionName'])) return { state: 'unknown', kind, name };
  const namespace = kind === MATCHED_KINDS[matcher][0] ? vm.metadata?.namespace : undefined;
  const object = find(kind, name, typeof namespace === 'string' ? namespace : undefined);
  const spec = objectAt(object, 'spec');
  return object && spec ? { state: 'found', object, spec } : { state: 'unknown', kind, name };
}
