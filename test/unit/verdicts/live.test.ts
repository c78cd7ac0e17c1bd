/** The simulator beside a real cluster: the same steps, and whether everything goes through the same states in the same order. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { liveTracks } from '../../verdicts/read';
import { play, sandbox } from '../sandbox/simulator/play';
import { DIFFERENCES } from './live-differences';
import { tracksOf } from './live-facts';
import { GUESTS } from './live-guests';
import { PLATFORM } from './live-platform';
import type { Scenario } from './live-scenario';

const SCENARIOS: Readonly<Record<string, Scenario>> = { ...GUESTS, ...PLATFORM };

type Tracks = ReturnType<typeof tracksOf>;

function simulated({ on, before, step, workloadUpdateMethods = [], seconds }: Scenario): {
  start: Tracks;
  tracks: Tracks;
} {
  const world = on?.() ?? sandbox({ workloadUpdateStrategy: { workloadUpdateMethods } });
  before?.(world);
  if (before) play(world, seconds);
  const start = tracksOf(world.events);
  const already = world.events.length;
  step(world);
  play(world, before ? undefined : seconds);
  return { start, tracks: tracksOf(world.events.slice(already), start) };
}

const keyOf = ({ object, fact }: { object: string; fact: string }) => `${object} ${fact}`;

/** By object and fact: what it changed to, without what it was before. */
function changesIn(tracks: Tracks, start: Tracks): Map<string, readonly unknown[]> {
  const before = new Map(start.map((track) => [keyOf(track), JSON.stringify(track.values.at(-1))]));
  const changes = tracks.map((track) => {
    const { values } = track;
    return [keyOf(track), before.get(keyOf(track)) === JSON.stringify(values[0]) ? values.slice(1) : values] as const;
  });
  return new Map(changes.filter(([, values]) => values.length > 0));
}

/** A recording does not show what its first event has taken away. */
const asRecorded = (own: Tracks, theirs: ReturnType<typeof changesIn>): Tracks =>
  own.map((track) =>
    track.values[0] === null && theirs.get(keyOf(track))?.[0] !== null
      ? { ...track, values: track.values.slice(1) }
      : track,
  );

/** The facts that take other values, or another order, in the simulator than they took for real. */
function differencesIn(name: string): string[] {
  const recorded = liveTracks(name);
  const { start, tracks } = simulated(SCENARIOS[name]!);
  // Of some steps, only some kinds were recorded.
  const kinds = new Set(recorded.map(({ object }) => object.split(' ')[0]));
  const theirs = changesIn(recorded, start);
  const own = asRecorded(tracks, theirs).filter(({ object }) => kinds.has(object.split(' ')[0]!));
  const ours = changesIn(own, start);
  const open = recorded.some((track) => track.open);
  return [...new Set([...theirs.keys(), ...ours.keys()])]
    .filter((key) => {
      const [real, simulatedValues] = [theirs.get(key) ?? [], ours.get(key) ?? []];
      const compared = open ? simulatedValues.slice(0, real.length) : simulatedValues;
      return JSON.stringify(compared) !== JSON.stringify(real);
    })
    .sort();
}

test.each(Object.keys(SCENARIOS))('%s goes as it went on a real cluster, but for the known differences', (name) => {
  const known = DIFFERENCES.filter(({ scenarios }) => scenarios.includes(name)).flatMap(({ facts }) => facts);
  expect(differencesIn(name)).toEqual([...new Set(known)].sort());
});

test('every recording is replayed', () => {
  const files = readdirSync(join(__dirname, '../../verdicts/live')).map((file) => file.replace(/\.jsonl$/, ''));
  expect(Object.keys(SCENARIOS).sort()).toEqual(files.sort());
});

test('every known difference is about a scenario', () => {
  const named = DIFFERENCES.flatMap(({ scenarios }) => scenarios);
  expect(named.filter((name) => !(name in SCENARIOS))).toEqual([]);
});
