/** Node selectors of the platform: one that no node matches would install a platform on which no guest runs. */
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Placement, placementsOf, unmatchedBy } from '../../kubevirt/placement';
import { allowOf, type Resource } from '../kinds';
import type { Session } from '../session';
import { allOf } from './installed';

/** What `allow` names to select nodes that the cluster does not have yet. */
const UNMATCHED_NODES = 'unmatched-nodes';

const NODE = kindOf('v1', 'Node')!;

/** Why an object, or one that comes after it, selects nodes that do not exist; undefined where each selector that it changes matches one, and where the nodes may not be read. */
export async function placementProblem(
  session: Session,
  now: Resource,
  before: Resource | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const known = before ? placementsOf(before.object as KubeObject) : [];
  const asked = [
    ...placementsOf(now.object as KubeObject).filter((one) => !known.some((other) => isDeepStrictEqual(one, other))),
    // With what is created first, nothing is installed before this is known.
    ...(before ? [] : (session.known.placements.get(now.urn) ?? [])),
  ];
  if (asked.length === 0 || now.settings.allow?.includes(UNMATCHED_NODES)) return undefined;
  const nodes = await allOf(session, NODE, { signal }).catch(() => []);
  // A cluster that has no node yet is waited for, like any other.
  return nodes.length === 0 ? undefined : asked.map((one) => unmatched(nodes, one)).find(Boolean);
}

function unmatched(nodes: readonly KubeObject[], { at, nodeSelector, runs }: Placement): string | undefined {
  const problem = unmatchedBy(nodes, nodeSelector);
  return (
    problem &&
    `${at}: ${runs} would run nowhere: ${problem.message}. ${problem.repair} Where such nodes join later, set ${allowOf([UNMATCHED_NODES])} on the resource.`
  );
}
