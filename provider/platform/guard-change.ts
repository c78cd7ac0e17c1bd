import type { Resource } from '../kinds';
import type { Session } from '../session';
import { defaultProblem } from './guard-default';
import { placementProblem } from './guard-placement';
import { upgradeProblem } from './guard-upgrade';

/** A preview must not hang on a cluster that does not answer. */
const LOOK_MS = 2_000;

const GUARDS = [upgradeProblem, placementProblem, defaultProblem];

/** Why an object may not be written as the program declares it, judged by what the cluster has; undefined where it may, or the cluster does not say. */
export async function changeProblem(
  session: Session,
  now: Resource,
  before: Resource | undefined,
  signal: AbortSignal = AbortSignal.any([AbortSignal.timeout(LOOK_MS), session.stopping]),
): Promise<string | undefined> {
  for (const problemOf of GUARDS) {
    const problem = await problemOf(session, now, before, signal);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
