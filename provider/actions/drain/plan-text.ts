/** What a preview and an error say of a drain. */
import type { Leaving, Occupant } from '../../../kubevirt/availability';

/** In the order in which they are listed. `each`: whether the reason of each one is worth a line. */
const HEADINGS: readonly (readonly [leaving: Leaving, heading: string, each: boolean])[] = [
  ['moves', 'migrated live', false],
  ['restarts', 'shut down and started on another node', true],
  ['stops', 'shut down', true],
  ['evicted', 'evicted', false],
  ['waits', 'cannot leave at present; the drain waits', true],
  ['blocks', 'blocking the drain', true],
  ['ignored', 'ignored: Pods of DaemonSets, static Pods and Pods of hotplugged disks', false],
];

/** Names that are listed in one line. */
const MOST_NAMES = 20;

export function planText(node: string, plan: readonly Occupant[]): string {
  const lines = HEADINGS.flatMap(([leaving, heading, each]) => {
    const of = plan.filter((one) => one.leaving === leaving);
    if (of.length === 0) return [];
    const listed = each ? of.map(({ name, sentence }) => `\n    ${name}: ${sentence}`).join('') : ` ${namesOf(of)}`;
    return [`  ${of.length} ${heading}:${listed}`];
  });
  return lines.length === 0 ? `the node ${node} is empty` : [`drain of the node ${node}:`, ...lines].join('\n');
}

/** Why a drain cannot succeed; undefined where it can. */
export function blockersText(node: string, plan: readonly Occupant[]): string | undefined {
  const blockers = plan.filter(({ leaving }) => leaving === 'blocks');
  if (blockers.length === 0) return undefined;
  const listed = blockers.map(({ name, sentence }) => `${name}: ${sentence}`).join(' ');
  return `The node ${node} cannot be drained, and nothing was changed. ${listed}`;
}

export function namesOf(occupants: readonly { name: string }[], most = MOST_NAMES): string {
  const names = occupants.slice(0, most).map(({ name }) => name);
  const rest = occupants.length - names.length;
  return `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
