/** What happened when, as the objects themselves say it: whoever looks later, or reconnects, reads the same story. */
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { keyOf } from './model';

/** A mark on the time line. */
export interface Moment {
  readonly at: string;
  readonly what: 'start' | 'restart' | 'stop' | 'move' | 'node' | 'component';
  readonly text: string;
  /** A failure. */
  readonly bad?: true;
  /** Key of the guest, node or component that it happened to. */
  readonly subject: string;
}

/** Moments by an id, under which the same moment is found again. */
export type Log = Readonly<Record<string, Moment>>;

/** Moments that are kept. */
const KEPT = 400;

/** The log with what these objects say beyond it. What is known stays as it was written first: an object only knows where its guest is now. */
export function remembered(log: Log, moments: Log): Log {
  const fresh = Object.entries(moments).filter(([id]) => !Object.hasOwn(log, id));
  if (fresh.length === 0) return log;
  const all = [...Object.entries(log)];
  for (const [id, moment] of fresh.sort(earlier)) {
    const again =
      moment.what === 'start' && all.some(([, { what, subject }]) => subject === moment.subject && what === 'start');
    all.push([
      id,
      again ? { ...moment, what: 'restart', text: moment.text.replace(/ started/, ' started again') } : moment,
    ]);
  }
  return Object.fromEntries(all.sort(earlier).slice(-KEPT));
}

const earlier = ([, a]: [string, Moment], [, b]: [string, Moment]): number => a.at.localeCompare(b.at);

/** What objects say of their past. */
export function momentsOf(objects: readonly KubeObject[]): Log {
  return Object.fromEntries(objects.flatMap((object) => TELLERS[object.kind]?.(object, keyOf(object)) ?? []));
}

/** What the end of an object means. */
export function endOf(object: KubeObject, at: string): Log {
  const subject = keyOf(object);
  const end = ENDS[object.kind]?.(subject);
  return end ? { [`${object.metadata?.uid}/end`]: { at, subject, ...end } } : {};
}

type Entry = readonly [id: string, moment: Moment];
type Teller = (object: KubeObject, subject: string) => Entry[];

const ENDS: Readonly<Record<string, (subject: string) => Pick<Moment, 'what' | 'text'>>> = {
  VirtualMachine: (subject) => ({ what: 'stop', text: `${subject} was deleted` }),
  VirtualMachineInstance: (subject) => ({ what: 'stop', text: `${subject} stopped` }),
  Node: (subject) => ({ what: 'node', text: `${subject} left` }),
};

const guest: Teller = (vmi, subject) =>
  phasesOf(vmi).flatMap(([phase, at]): Entry[] => {
    const uid = vmi.metadata?.uid;
    // A guest that has moved since does not say any more where it started.
    const where = vmi.status?.['migrationState'] ? '' : ` on ${vmi.status?.['nodeName']}`;
    if (phase === 'Running')
      return [[`${uid}/start`, { at, subject, what: 'start', text: `${subject} started${where}` }]];
    if (phase === 'Failed')
      return [[`${uid}/end`, { at, subject, what: 'stop', text: `${subject} failed`, bad: true }]];
    return phase === 'Succeeded' ? [[`${uid}/end`, { at, subject, what: 'stop', text: `${subject} stopped` }]] : [];
  });

const migration: Teller = (live) => {
  const subject = `${live.metadata?.namespace}/${valueAt(live, 'spec', 'vmiName')}`;
  const state = (name: string) => valueAt(live, 'status', 'migrationState', name);
  const way = `from ${state('sourceNode')} to ${state('targetNode')}`;
  const failure = state('failureReason');
  const texts: Readonly<Record<string, string>> = {
    Running: `${subject} is moving ${way}`,
    Succeeded: `${subject} moved ${way}`,
    Failed: `The migration of ${subject} failed${failure ? `: ${failure}` : ''}`,
  };
  return phasesOf(live).flatMap(([phase, at]): Entry[] => {
    const text = texts[phase];
    if (!text) return [];
    const bad = phase === 'Failed' && { bad: true as const };
    return [[`${live.metadata?.uid}/${phase}`, { at, subject, what: 'move', text, ...bad }]];
  });
};

/** Turns of a condition: both ways are moments. */
const turns =
  (
    type: string,
    what: Moment['what'],
    texts: { readonly on: string; readonly off: string; readonly bad: boolean },
  ): Teller =>
  (live, subject) =>
    objectsAt(live, 'status', 'conditions')
      .filter((one) => one['type'] === type && typeof one['lastTransitionTime'] === 'string')
      .map(({ status, lastTransitionTime }): Entry => {
        const on = status === 'True';
        const at = String(lastTransitionTime);
        const bad = !on && texts.bad && { bad: true as const };
        return [
          `${live.metadata?.uid}/${type}/${on}/${at}`,
          { at, subject, what, text: `${subject} ${on ? texts.on : texts.off}`, ...bad },
        ];
      });

const available = turns('Available', 'component', { on: 'is available', off: 'is not available', bad: false });

const TELLERS: Readonly<Record<string, Teller>> = {
  VirtualMachineInstance: guest,
  VirtualMachineInstanceMigration: migration,
  Node: turns('Ready', 'node', { on: 'is ready', off: 'is lost', bad: true }),
  KubeVirt: available,
  CDI: available,
  HyperConverged: available,
  NetworkAddonsConfig: available,
  SSP: available,
};

const phasesOf = (live: KubeObject): (readonly [phase: string, at: string])[] =>
  objectsAt(live, 'status', 'phaseTransitionTimestamps').map(
    ({ phase, phaseTransitionTimestamp }) => [String(phase), String(phaseTransitionTimestamp)] as const,
  );
