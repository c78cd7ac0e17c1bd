/** What the API would not take in the first place: then nothing of the change happens. */

import { covers, type Difference, differences, nameOf, same } from '../../kube/differences';
import { isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { validate } from '../admission';
import type { ClusterProfile } from '../config';
import { changeBy } from './change';
import { formatValue, nameText } from './format-value';
import { userChanges } from './kinds/by-field';
import type { Change } from './verdict';

export interface RefusalInput {
  /** As written, for the rules. */
  old: unknown;
  new: unknown;
  /** The same, canonical. */
  before: unknown;
  after: unknown;
  profile: ClusterProfile;
  related?: readonly KubeObject[];
}

/** Why the API refuses the new object, path by path, then the paths that fall with it; empty where it takes it. */
export function refusalsOf({ old, new: object, before, after, profile, related }: RefusalInput): Change[] {
  if (same(before, after) || userChanges(before, after).length === 0) return [];
  const found = [
    ...validate({ object, oldObject: inOneSpelling(old, object, before, after), profile, ...(related && { related }) })
      .filter((finding) => finding.refused && finding.stage === 'admission')
      .map(({ path, message, suggestion }) =>
        refusal(namedPath(path, object), message, suggestion && `Suggested: ${suggestion}.`),
      ),
    ...expandedReference(old, object, profile),
  ];
  if (found.length === 0) return [];
  const changed = differences(before, after).filter(({ path }) => !path.startsWith('status'));
  const fallen = changed.filter(
    ({ path }) => !found.some((change) => isPartOf(path, change.path) || isPartOf(change.path, path)),
  );
  return [
    ...found.flatMap((change) => withValues(change, changed)),
    ...fallen.map((difference) => changeBy('refused', difference)),
  ];
}

/** The old object with the spec of the new one where both are the same but for their spelling, which the API does not compare. */
const inOneSpelling = (old: unknown, object: unknown, before: unknown, after: unknown): unknown =>
  isObject(old) && isObject(object) && same(valueAt(before, 'spec'), valueAt(after, 'spec'))
    ? { ...old, spec: object['spec'] }
    : old;

const isPartOf = (path: string, whole: string): boolean => whole !== '' && covers(whole, path);

/** What a reason is about is what was changed there: of an immutable spec, the field and not the spec. */
function withValues(refused: Change, changed: readonly Difference[]): Change[] {
  const parts = changed.filter(({ path }) => isPartOf(path, refused.path));
  if (parts.length === 0) return [refused];
  return parts.map(({ path, from, to }) => {
    const [before, after] = [formatValue(from, path), formatValue(to, path)];
    const values = { ...(before !== undefined && { from: before }), ...(after !== undefined && { to: after }) };
    return { ...refused, path, ...values };
  });
}

/** List items by their name instead of their index, as everywhere in this room. */
function namedPath(path: string, object: unknown): string {
  let at: unknown = object;
  return path.replace(/\[(\d+)\]|([^.[\]]+)/g, (step, index?: string, key?: string) => {
    at = index !== undefined && Array.isArray(at) ? at[Number(index)] : valueAt(at, key ?? '');
    return index === undefined ? step : `[${nameOf(at) ?? index}]`;
  });
}

function refusal(path: string, reason: string, advice?: string): Change {
  return { path, effect: 'refused', reason, ...(advice && { advice }) };
}

/**
 * Under referencePolicy expand KubeVirt has replaced the instancetype in the VM by what it says. A manifest that names it still
 * conflicts with that.
 */
function expandedReference(old: unknown, object: unknown, { configuration }: ClusterProfile): Change[] {
  const policy = nameText(valueAt(configuration, 'instancetype', 'referencePolicy'));
  const names = (vm: unknown) => isObject(valueAt(vm, 'spec', 'instancetype'));
  if (policy !== 'expand' || !names(old) || !names(object)) return [];
  return [
    refusal(
      'spec.instancetype',
      `With instancetype.referencePolicy ${policy} KubeVirt has written the instancetype into this VM; naming it again conflicts with the fields that it wrote.`,
      'Copy the fields that KubeVirt wrote into your manifest and remove spec.instancetype.',
    ),
  ];
}
