import { same } from '../../../../kube/differences';
import { type MatcherKind, matchedKind } from '../../../instancetype';
import type { Expanded } from '../expanded';
import type { Outcome } from '../outcome';
import type { HandlerResult, Pass } from '../pass';
import { asObject } from '../read-vm';

export const MATCHERS: readonly MatcherKind[] = ['instancetype', 'preference'];

/**
 * Without the instancetype or preference that the VM names, the controller goes no further; the API had only warned. One that it has
 * seen before it remembers, even when that is deleted.
 */
export function syncInstancetype({ now, before }: Pass, outcome: Outcome): HandlerResult {
  const missing = MATCHERS.find((matcher) => now.missing.includes(matcher) && !sameReference(now, before, matcher));
  if (!missing) return undefined;
  outcome.stuck = { subject: `/spec.${missing}`, row: 'instancetype-missing' };
  return 'stop';
}

/** Whether both name the same object. The server writes the default kind, so that spelling it out changes nothing; another kind is another object. */
export function sameReference(a: Expanded, b: Expanded, matcher: MatcherKind): boolean {
  return same(referenceOf(a, matcher), referenceOf(b, matcher));
}

function referenceOf({ vm }: Expanded, matcher: MatcherKind): unknown {
  const written = asObject(asObject(vm.object['spec'])[matcher]);
  const { name = null, revisionName = null, inferFromVolume = null } = written;
  return { name, revisionName, inferFromVolume, kind: matchedKind(matcher, written['kind']) ?? null };
}
