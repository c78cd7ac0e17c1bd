/** Which stacks a run takes through what. */
import { clockSkewMs, FAULTS, type FaultName, interference } from './faults';
import type { Job, Part, Row } from './jobs';
import { KILLS, type KillName } from './kills';
import { type Disturbance, type Drive, type Lab, live, type Outcome } from './life';
import { OPERATIONS, type Operation } from './program';
import { SURROUNDINGS } from './surroundings';

/** What of it is asked for. */
export interface Only {
  readonly fault?: FaultName;
  readonly surrounding?: string;
  readonly operation?: Operation;
}

/** What a job is about: its results are known by it too. */
export const titleOf = (part: Part, name: string, seed: number) => `${part}: ${name}, ${seed}`;

let stacks = 0;

/** A namespace that no other stack of this sandbox has. */
const ownName = () => `chaos-${++stacks}`;

const named = (part: Part, name: string, seed: number, outcomes: readonly Outcome[]): Row[] =>
  outcomes.map((outcome) => ({ part, name, seed, ...outcome }));

export function disturbanceOf(fault: FaultName, seed: number, operation: Operation): Disturbance {
  const skew = clockSkewMs(fault, seed);
  return { treat: interference(fault, seed, operation), ...(skew !== 0 && { env: { CHAOS_SKEW_MS: String(skew) } }) };
}

/** The ordinal whose stacks are the real CLI's, which takes three times the processor time of the calls that its engine makes; the others make these calls. */
const BY_CLI = 10;

export const driveOf = (ordinal: number): Drive => (ordinal === BY_CLI ? 'cli' : 'protocol');

/** Each seed takes one stack through all operations under one class of faults. */
export function faultJobs(seeds: readonly number[], only: Only = {}): Job[] {
  const faults = only.fault ? [only.fault] : (Object.keys(FAULTS) as FaultName[]);
  // Seed by seed: a run that ends early has been everywhere.
  return seeds.flatMap((seed) =>
    faults.map((fault) => ({
      title: titleOf('faults', fault, seed),
      run: async (lab) => {
        const disturb = (operation: Operation) =>
          only.operation && only.operation !== operation ? undefined : disturbanceOf(fault, seed, operation);
        return named(
          'faults',
          fault,
          seed,
          await live(lab, ownName(), disturb, { until: only.operation, drive: driveOf(seed) }),
        );
      },
    })),
  );
}

/** More requests and calls than an operation has. */
const MOST_STEPS = 60;

/** An operation may survive a kill at its end; one that survives so many in a row has no step left. */
const MISSES = 2;

/** Stack after stack with a kill one step later in each operation, at each boundary as far as the last operation that still has one. */
export function killJobs(ordinals?: readonly number[], only: Only = {}): Job[] {
  const misses = new Map<string, number>();
  const isOver = (name: KillName, operation: Operation) => (misses.get(`${name} ${operation}`) ?? 0) >= MISSES;
  const run = async (lab: Lab, name: KillName, ordinal: number) => {
    const concerned = OPERATIONS.filter(
      (one) => (!only.operation || only.operation === one) && (ordinals || !isOver(name, one)),
    );
    const until = concerned.at(-1);
    if (!until) return [];
    const disturb = (operation: Operation) => (concerned.includes(operation) ? KILLS[name].at(ordinal) : undefined);
    const drive = KILLS[name].victim === 'plugin' ? driveOf(ordinal) : 'cli';
    const outcomes = await live(lab, ownName(), disturb, { until, drive });
    // An operation that has no step of this ordinal is not a run of the table.
    const killed = outcomes.filter(({ survived, complaints }) => !survived || complaints.length > 0);
    for (const one of outcomes) {
      const at = `${name} ${one.operation}`;
      misses.set(at, killed.includes(one) ? 0 : (misses.get(at) ?? 0) + 1);
    }
    return named('kills', name, ordinal, killed);
  };
  const steps = ordinals ?? Array.from({ length: MOST_STEPS }, (_, index) => index);
  return steps.flatMap((ordinal) =>
    (Object.keys(KILLS) as KillName[]).map((name) => ({
      title: titleOf('kills', name, ordinal),
      run: (lab) => run(lab, name, ordinal),
    })),
  );
}

/** What happens around a stack, in each operation that it concerns. `alone`: what must run by itself, and what must not. */
export function surroundingJobs(seeds: readonly number[], alone: boolean, only: Only = {}): Job[] {
  const chosen = Object.entries(SURROUNDINGS).filter(
    ([name, row]) => (row.alone ?? false) === alone && (!only.surrounding || only.surrounding === name),
  );
  return chosen.flatMap(([name, { during }]) => {
    const concerned = OPERATIONS.filter((one) => during[one] && (!only.operation || only.operation === one));
    const last = concerned.at(-1);
    const run = async (lab: Lab, seed: number, until: Operation) => {
      const disturb = (operation: Operation) => (concerned.includes(operation) ? during[operation]?.(seed) : undefined);
      return named('surroundings', name, seed, await live(lab, ownName(), disturb, { until }));
    };
    return last
      ? seeds.map((seed) => ({ title: titleOf('surroundings', name, seed), run: (lab) => run(lab, seed, last) }))
      : [];
  });
}
