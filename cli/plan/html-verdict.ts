/** What a whole plan comes to: the most harmful of what happens, and how often each happens. */
import { type HazardKind, type ImpactClass, needsRestart } from '../../kubevirt/impact';
import type { ObjectPlan } from './compare';

export type Tone = 'bad' | 'warn' | 'good' | 'calm';

/** What happens to an object, as somebody sees it who has to agree. */
export interface Outcome {
  tone: Tone;
  sign: string;
  /** The heading of a plan of which this is the most harmful. */
  title: string;
  /** What that means for them. */
  meaning: string;
  /** After the number of objects. */
  counted: string;
  holds(object: ObjectPlan): boolean;
}

const hasHazard =
  (...kinds: readonly HazardKind[]) =>
  ({ impact }: ObjectPlan): boolean =>
    impact.hazards.some(({ kind }) => kinds.includes(kind));
const isOf =
  (...classes: readonly ImpactClass[]) =>
  ({ status, impact }: ObjectPlan): boolean =>
    status === 'changed' && classes.includes(impact.class);
const losesData = hasHazard('data-loss', 'uncopied-destination', 'silent-volume-swap');
const stops = hasHazard('guest-evicted', 'guest-powered-off');

/** Whether guests are powered off by the change itself. */
export const isShutDown = (object: ObjectPlan): boolean =>
  stops(object) ||
  isOf('replace', 'delete', 'recreate')(object) ||
  object.impact.changes.some(({ row }) => row === 'power-off');

/** The most harmful first: the first that holds is what happens. */
export const OUTCOMES: readonly Outcome[] = [
  {
    tone: 'bad',
    sign: '✕',
    title: 'Data is at risk',
    meaning: 'Disks are deleted or swapped. Read the hazards below before anybody applies this.',
    counted: 'with data at risk',
    holds: (object) => losesData(object) || isOf('data-loss')(object),
  },
  {
    tone: 'bad',
    sign: '✕',
    title: 'The cluster would reject this',
    meaning: 'Nothing of the rejected changes happens. The reasons are below, each with what to do.',
    counted: 'rejected',
    holds: isOf('refused'),
  },
  {
    tone: 'bad',
    sign: '!',
    title: 'This cannot be carried out',
    meaning: 'The cluster accepts the change and then fails to apply it, which holds back whatever comes later.',
    counted: 'cannot be carried out',
    holds: isOf('stuck'),
  },
  {
    tone: 'bad',
    sign: '!',
    title: 'More than these VMs is at risk',
    meaning: 'The change reaches VMs beyond its own. Read the hazards below.',
    counted: 'endanger others',
    holds: hasHazard('controller-crash', 'foreign-vm-deleted'),
  },
  {
    tone: 'bad',
    sign: '!',
    title: 'VMs are shut down',
    meaning: 'Guests stop when this is applied, without asking again.',
    counted: 'shut down',
    holds: isShutDown,
  },
  {
    tone: 'warn',
    sign: '↻',
    title: 'VMs need a restart',
    meaning: 'They keep running as they are. The change takes effect when each is restarted.',
    counted: 'need a restart',
    holds: ({ impact }) => impact.changes.some(({ effect }) => needsRestart(effect)),
  },
  {
    tone: 'good',
    sign: '⇄',
    title: 'VMs move to other nodes, and keep running',
    meaning: 'The change takes effect by live migration: a pause of well under a second for each guest.',
    counted: 'move to another node',
    holds: ({ impact }) => impact.changes.some(({ effect }) => effect === 'live+migration'),
  },
  {
    tone: 'good',
    sign: '✓',
    title: 'VMs change while they run',
    meaning: 'No guest is restarted or moved.',
    counted: 'change while running',
    holds: isOf('live', 'scale-out', 'power-change'),
  },
  {
    tone: 'good',
    sign: '−',
    title: 'Objects are removed, and no guest or disk is lost',
    meaning: 'What runs goes on as it is.',
    counted: 'removed',
    holds: ({ status }) => status === 'removed',
  },
  {
    tone: 'good',
    sign: '+',
    title: 'Only new objects',
    meaning: 'Nothing that exists changes.',
    counted: 'new',
    holds: ({ status }) => status === 'added',
  },
  {
    tone: 'calm',
    sign: '✓',
    title: 'Nothing happens to any guest',
    meaning: 'The manifests differ, and what runs stays as it is.',
    counted: 'without an effect on guests',
    holds: () => true,
  },
];

const NOTHING: Outcome = {
  tone: 'calm',
  sign: '✓',
  title: 'Nothing changes',
  meaning: 'The old and the new manifests are the same.',
  counted: '',
  holds: () => true,
};

export const outcomeOf = (object: ObjectPlan): Outcome => OUTCOMES.find(({ holds }) => holds(object))!;

/** The outcomes that occur, the most harmful first, with the number of objects of each. */
export function tally(objects: readonly ObjectPlan[]): { outcome: Outcome; count: number }[] {
  const counts = new Map<Outcome, number>();
  for (const object of objects) {
    const outcome = outcomeOf(object);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return OUTCOMES.flatMap((outcome) => {
    const count = counts.get(outcome);
    return count ? [{ outcome, count }] : [];
  });
}

export const verdictOn = (objects: readonly ObjectPlan[]): Outcome => tally(objects)[0]?.outcome ?? NOTHING;
