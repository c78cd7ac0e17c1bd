/** Results of runs, one line of JSON each, and the lanes that jobs run in. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AwaitFigures } from './awaits';
import type { Lab, Outcome } from './life';

export type Part = 'faults' | 'kills' | 'surroundings';

/** One operation under one disturbance. */
export interface Row extends Outcome {
  readonly part: Part;
  /** The fault's class, the boundary of a kill, or what happened around the run. */
  readonly name: string;
  /** The seed; of a kill, the ordinal of the request or call. */
  readonly seed: number;
}

/** Some stacks' worth of work, which says what to type to see it again. */
export interface Job {
  readonly title: string;
  run(lab: Lab): Promise<readonly Row[]>;
}

/** Runs jobs side by side until all are done or the time is up, and reports each row. Resolves with the number of jobs that did not run. */
export async function inLanes(
  jobs: readonly Job[],
  lab: Lab,
  lanes: number,
  end: number,
  report: (rows: readonly Row[]) => void,
): Promise<number> {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      if (Date.now() > end) return void waiting.unshift(job);
      report(await job.run(lab));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return waiting.length;
}

/** What a results file holds: rows, and the figures of long waits. */
export interface Results {
  readonly rows: readonly Row[];
  readonly awaits?: AwaitFigures;
}

type Line = Row | ({ readonly part: 'awaits' } & AwaitFigures);

function append(file: string, lines: readonly Line[]): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** What the CLI said is for the terminal: it is long. */
export const keep = (file: string, rows: readonly Row[]): void =>
  append(
    file,
    rows.map(({ said: _, ...row }) => row),
  );

export const keepAwaits = (file: string, figures: AwaitFigures): void => append(file, [{ part: 'awaits', ...figures }]);

export function kept(file: string): Results {
  if (!existsSync(file)) return { rows: [] };
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  const awaits = lines.findLast((line) => line.part === 'awaits');
  const rows = lines.filter((line) => line.part !== 'awaits');
  // What was run again after a repair counts as it is now.
  const latest = new Map(rows.map((row) => [[row.part, row.name, row.seed, row.operation].join('/'), row]));
  return { rows: [...latest.values()], ...(awaits && { awaits }) };
}
