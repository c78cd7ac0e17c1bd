/** What happened when, as the objects themselves say it: whoever looks later, or reconnects, reads the same story. */
import { objectsAt, valueAt } from '../../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { keyOf, OPERANDS } from './model';

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
  return Object.fromEntries(objects.flatMap((object) => TELLERS[object.kind]?.(object) ?? []));
}

/** What the end of an object means. */
export function endOf(object: KubeObject, at: Date): Log {
  const { kind, metadata } = object;
  const end = ENDS[kind]?.(nameOf(metadata ?? {}));
  const second = at.toISOString().replace(/\.\d+/, '');
  return end ? { [`${metadata?.uid}/end`]: { at: second, subject: keyOf(object), ...end } } : {};
}

type Entry = readonly [id: string, moment: Moment];
type Teller = (object: KubeObject) => Entry[];

const ENDS: Readonly<Record<string, (name: string) => Pick<Moment, 'what' | 'text'>>> = {
  VirtualMachine: (name) => ({ what: 'stop', text: `${name} was deleted` }),
  VirtualMachineInstance: (name) => ({ what: 'stop', text: `${name} stopped` }),
  Node: (name) => ({ what: 'node', text: `${name} left` }),
};

const guest: Teller = (vmi) => {
  const [subject, name, uid] = [keyOf(vmi), nameOf(vmi.metadata ?? {}), vmi.metadata?.uid];
  // A guest that has moved since does not say any more where it started.
  const where = vmi.status?.['migrationState'] ? '' : ` on ${vmi.status?.['nodeName']}`;
  const phases: Readonly<Record<string, readonly [id: string, rest: Omit<Moment, 'at' | 'subject'>]>> = {
    Running: ['start', { what: 'start', text: `${name} started${where}` }],
    Succeeded: ['end', { what: 'stop', text: `${name} stopped` }],
    Failed: ['end', { what: 'stop', text: `${name} failed`, bad: true }],
  };
  return phasesOf(vmi).flatMap(([phase, at]): Entry[] => {
    const [id, rest] = phases[phase] ?? [];
    return rest ? [[`${uid}/${id}`, { at, subject, ...rest }]] : [];
  });
};

const migration: Teller = (live) => {
  const { namespace, uid } = live.metadata ?? {};
  const vmi = { namespace, name: String(valueAt(live, 'spec', 'vmiName')) };
  const [subject, name] = [`${namespace}/${vmi.name}`, nameOf(vmi)];
  const state = (field: string) => valueAt(live, 'status', 'migrationState', field);
  const way = `from ${state('sourceNode')} to ${state('targetNode')}`;
  const failure = state('failureReason');
  const phases: Readonly<Record<string, Pick<Moment, 'text' | 'bad'>>> = {
    Running: { text: `${name} moves ${way}` },
    Succeeded: { text: `${name} moved ${way}` },
    Failed: { text: `The migration of ${name} failed${failure ? `: ${failure}` : ''}`, bad: true },
  };
  return phasesOf(live).flatMap(([phase, at]): Entry[] =>
    phases[phase] ? [[`${uid}/${phase}`, { at, subject, what: 'move', ...phases[phase] }]] : [],
  );
};

/** Turns of a condition, by its status. */
const turns =
  (type: string, texts: Readonly<Record<string, Pick<Moment, 'what' | 'text' | 'bad'>>>): Teller =>
  (live) =>
    objectsAt(live, 'status', 'conditions').flatMap((one): Entry[] => {
      const turn = one['type'] === type ? texts[String(one['status'])] : undefined;
      const at = String(one['lastTransitionTime']);
      const name = live.kind === 'Node' ? live.metadata?.name : live.kind;
      const id = `${live.metadata?.uid}/${type}/${one['status']}/${at}`;
      return turn ? [[id, { ...turn, at, subject: keyOf(live), text: `${name} ${turn.text}` }]] : [];
    });

const OPERATOR = turns('Available', {
  True: { what: 'component', text: 'is available' },
  False: { what: 'component', text: 'is not available', bad: true },
});
/** An operator that rolls something out is not available meanwhile, as it must be. */
const ROLLOUT = turns('Available', {
  True: { what: 'component', text: 'is available' },
  False: { what: 'component', text: 'is being deployed' },
});
const component: Teller = (live) =>
  (objectsAt(live, 'status', 'conditions').some(({ type, status }) => type === 'Progressing' && status === 'True')
    ? ROLLOUT
    : OPERATOR)(live);

const TELLERS: Readonly<Record<string, Teller>> = {
  VirtualMachineInstance: guest,
  VirtualMachineInstanceMigration: migration,
  Node: turns('Ready', {
    True: { what: 'node', text: 'is ready' },
    Unknown: { what: 'node', text: 'is lost', bad: true },
  }),
  ...Object.fromEntries(OPERANDS.map(([, kind]) => [kind, component])),
};

/** As short as it can be understood. */
const nameOf = ({ namespace, name }: { namespace?: string; name?: string }): string =>
  namespace === undefined || namespace === DEFAULT_NAMESPACE ? `${name}` : `${namespace}/${name}`;

const phasesOf = (live: KubeObject): (readonly [phase: string, at: string])[] =>
  objectsAt(live, 'status', 'phaseTransitionTimestamps').map(
    ({ phase, phaseTransitionTimestamp }) => [String(phase), String(phaseTransitionTimestamp)] as const,
  );
