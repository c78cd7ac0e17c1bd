import { EFFECTS, type Effect, labelOf, labelUnmigrated, phraseOf } from './effects';
import type { Change, Impact } from './verdict';

/** The most harmful first. What has no effect is not reported. */
const REPORTED: readonly Effect[] = EFFECTS.filter((effect) => effect !== 'no-effect').reverse();

const MOST = 3;

/**
 * The impact in one line, for a log or a status column: `memory.guest 4Gi -> 8Gi goes live by migration; cpu.cores 2 -> 4 needs a
 * restart`. Empty where there is nothing to tell. Holds no secrets. `migrates`: whether KubeVirt migrates guests by itself.
 */
export function summarize({ changes, hazards }: Impact, migrates = true): string {
  const told = REPORTED.flatMap((effect) => {
    if (effect === 'refused') return refusals(changes.filter((change) => change.effect === effect && !change.row));
    const group = withoutTwins(changes.filter((change) => change.effect === effect));
    if (group.length > 0 && group.every(({ row }) => row && Object.hasOwn(OWN_PHRASES, row))) {
      return group.map((change) => `${whatHappened(change)} ${OWN_PHRASES[change.row!]}`.trim());
    }
    const waiting = group.filter(({ row }) => row === 'suspended' || row === 'storage-migration-suspended');
    const own = group.filter((change) => !waiting.includes(change));
    if (own.length === 0) return [];
    const wait = waiting.length === 1 ? 'waits' : 'wait';
    const until = waiting.length === 0 ? '' : `, until then ${list(waiting.map(nameOf))} ${wait} too`;
    return [`${list(own.map(whatHappened))} ${said(effect, own.length, migrates)}${until}`];
  });
  const rolling = changes.filter(({ row }) => row !== undefined && ROLLS_HANDLERS.has(row)).map(nameOf);
  if (rolling.length > 0) {
    told.push(
      `${list(rolling)} ${rolling.length === 1 ? 'rolls' : 'roll'} out virt-handler on every node: consoles drop, and migrations in progress fail`,
    );
  }
  return [...hazards.map(({ reason }) => `careful: ${reason.replace(/\.$/, '')}`), ...told].join('; ');
}

/** Rows whose changes replace virt-handler on every node, whatever they do to a guest. */
const ROLLS_HANDLERS: ReadonlySet<string> = new Set(['handler-rollout', 'feature-gates']);

/** Rows of which the effect alone says too little. The hazards of a scale-in say what it does. */
const OWN_PHRASES: Readonly<Record<string, string>> = {
  'power-off': 'takes effect at once: the guest is shut down',
  'power-on': 'takes effect at once: the guest is started',
  'pool-scale-in': 'deletes VMs',
  'pool-scale-in-preserving': 'deletes VMs and keeps their disks',
};

/** In a preview nothing explains the phrases, as the guide does. */
function said(effect: Effect, count: number, migrates: boolean): string {
  if (effect !== 'next-boot-silent') return phraseOf(effect, count, migrates);
  const [take, wait] = count === 1 ? ['takes', 'it waits'] : ['take', 'they wait'];
  return `${take} effect at the next boot, and nothing in the cluster shows that ${wait}`;
}

/** Why the API rejects the change, each reason once; changes rejected along with it need no mention. */
function refusals(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ reason }) => reason))].map((reason) => {
    const group = changes.filter((change) => change.reason === reason);
    return `${list(group.map(whatHappened))} ${phraseOf('refused', group.length)}: ${reason.replace(/\.$/, '')}`;
  });
}

/** What becomes of the guest, in a few words for readers who do not know KubeVirt: the label of the class, but for its power. */
export function headline({ class: found, changes }: Impact, migrates = true): string {
  const power = changes.find(({ row }) => row !== undefined && Object.hasOwn(POWER, row));
  return power && (found === 'live' || found === 'power-change')
    ? POWER[power.row!]!
    : (migrates ? labelOf : labelUnmigrated)(found);
}

/** The same for one change. */
export function changeLabel({ effect, row }: Change, migrates = true): string {
  return row !== undefined && Object.hasOwn(POWER, row) ? POWER[row]! : (migrates ? labelOf : labelUnmigrated)(effect);
}

const POWER: Readonly<Record<string, string>> = { 'power-off': 'is shut down', 'power-on': 'is started' };

/** A NIC stands in two lists, and so does a disk: one of the two is enough. */
function withoutTwins(changes: readonly Change[]): Change[] {
  const paths = new Set(changes.map(nameOf));
  return changes.filter((change) => {
    const [, list, item] = /^(networks|devices\.disks)(\[[^\]]*\])$/.exec(nameOf(change)) ?? [];
    return !item || !paths.has(`${list === 'networks' ? 'devices.interfaces' : 'volumes'}${item}`);
  });
}

function whatHappened(change: Change): string {
  const name = nameOf(change);
  const { from, to } = change;
  const structured = [from, to].some((value) => value && /^[[{]/.test(value));
  if (from === undefined && to === undefined) return name;
  if (from === undefined) return structured ? `${name} added` : `${name} set to ${to}`;
  if (to === undefined) return `${name} removed`;
  return structured ? `${name} changed` : `${name} ${from} -> ${to}`;
}

/** The path as people say it: `memory.guest`, `volumes[data]`. */
function nameOf({ path }: Change): string {
  return path.replace(/^(spec\.virtualMachineTemplate\.)?(spec\.template\.spec\.(domain\.)?|spec\.)?/, '');
}

function list(names: readonly string[]): string {
  const few = names.slice(0, MOST);
  return names.length > MOST ? `${few.join(', ')} and ${names.length - MOST} more` : few.join(', ');
}
