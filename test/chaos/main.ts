/**
 * `npm run chaos`: stacks of the real Pulumi CLI through a proxy that injects faults, kills at every step, and trouble around them; an auditor judges
 * each operation. Exits 1 where one left damage.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../toolchain/package-root';
import { awaits, brokenAwaits } from './awaits';
import { faultJobs, killJobs, surroundingJobs, titleOf } from './campaigns';
import { FAULTS, type FaultName } from './faults';
import { inLanes, type Job, keep, keepAwaits, kept, type Row } from './jobs';
import { openLab } from './lab';
import { OPERATIONS, type Operation } from './program';
import { writeReport } from './report';
import { SURROUNDINGS } from './surroundings';

const OPTIONS = {
  seed: { type: 'string' },
  seeds: { type: 'string', default: '50' },
  fault: { type: 'string' },
  surrounding: { type: 'string' },
  operation: { type: 'string' },
  lanes: { type: 'string', default: '10' },
  minutes: { type: 'string', default: '45' },
  machines: { type: 'string', default: '500' },
  results: { type: 'string', default: join(packageRoot(), '.cache', 'chaos.jsonl') },
  report: { type: 'boolean' },
  verbose: { type: 'boolean' },
} as const;

/** Seeds of the trouble around a run: it has less to vary. */
const AROUND = 4;

const PARTS = ['faults', 'kills', 'surroundings', 'awaits'] as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const parts = positionals.length > 0 ? positionals : [...PARTS];
  oneOf('part', PARTS, parts);
  oneOf('fault', Object.keys(FAULTS), values.fault);
  oneOf('surrounding', Object.keys(SURROUNDINGS), values.surrounding);
  oneOf('operation', OPERATIONS, values.operation);
  if (values.report) {
    writeReport(kept(values.results));
    return 0;
  }
  const end = Date.now() + number('minutes', values.minutes) * 60_000;
  const broken =
    parts.includes('awaits') && values.seed === undefined
      ? await longWaits(values.results, number('machines', values.machines))
      : 0;
  const damaged = parts.some((part) => part !== 'awaits') ? await stacks(parts, values, end) : 0;
  return broken + damaged > 0 ? 1 : 0;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Resolves with the number of operations that left damage. */
async function stacks(parts: readonly string[], values: Values, end: number): Promise<number> {
  const seeds = values.seed === undefined ? range(number('seeds', values.seeds)) : [number('seed', values.seed)];
  const only = {
    ...(values.fault && { fault: values.fault as FaultName }),
    ...(values.surrounding && { surrounding: values.surrounding }),
    ...(values.operation && { operation: values.operation as Operation }),
  };
  const around = (alone: boolean) =>
    parts.includes('surroundings') ? surroundingJobs(seeds.slice(0, AROUND), alone, only) : [];
  const done = values.seed === undefined ? doneIn(kept(values.results).rows) : new Set<string>();
  let damaged = 0;
  const report = (rows: readonly Row[]) => {
    keep(values.results, rows);
    damaged += rows.filter(({ complaints }) => complaints.length > 0).length;
    for (const row of rows) process.stdout.write(lineOf(row, values.verbose === true));
  };
  /** Resolves with the number of stacks that were not begun. */
  const inLab = async (name: string, lanes: number, jobs: readonly Job[]) => {
    const due = jobs.filter(({ title }) => !done.has(title));
    if (due.length === 0) return 0;
    const lab = await openLab(name);
    try {
      return await inLanes(due, lab, lanes, end, report);
    } finally {
      await lab.close();
    }
  };
  const left = await Promise.all([
    inLab('chaos', number('lanes', values.lanes), [
      ...around(false),
      ...(parts.includes('kills') ? killJobs(values.seed === undefined ? undefined : seeds, only) : []),
      ...(parts.includes('faults') ? faultJobs(seeds, only) : []),
    ]),
    // What troubles all stacks of a sandbox has one of its own.
    inLab('chaos-alone', 1, around(true)),
  ]);
  const notBegun = left.reduce((sum, count) => sum + count, 0);
  if (notBegun > 0)
    process.stdout.write(`the time was up: ${notBegun} stacks were not begun; the next run goes on with them\n`);
  return damaged;
}

async function longWaits(results: string, machines: number): Promise<number> {
  const figures = await awaits(machines);
  keepAwaits(results, figures);
  const broken = brokenAwaits(figures);
  process.stdout.write(
    `awaits: ${JSON.stringify(figures)}\n${broken.map((sentence) => `  DAMAGE ${sentence}\n`).join('')}`,
  );
  return broken.length;
}

function lineOf(row: Row, verbose: boolean): string {
  const { part, name, operation, seed, survived, complaints, commands, seconds, said } = row;
  const how = survived ? 'survived' : `failed, then ${commands.join(', ')}`;
  const head = `${part}: ${name}, ${operation}, ${seed}: ${how}, ${seconds.toFixed(1)} s\n`;
  if (complaints.length === 0) return verbose ? head : '';
  return `${head}${complaints.map((complaint) => `  DAMAGE ${complaint}\n`).join('')}${said ? `${said}\n` : ''}`;
}

const doneIn = (rows: readonly Row[]) => new Set(rows.map(({ part, name, seed }) => titleOf(part, name, seed)));

function oneOf(what: string, known: readonly string[], given: string | readonly string[] = []): void {
  const unknown = [given].flat().filter((one) => !known.includes(one));
  if (unknown.length > 0)
    throw new Error(`there is no ${what} called ${unknown.join(', ')}; there are: ${known.join(', ')}`);
}

function number(option: string, value: string): number {
  const found = Number(value);
  if (Number.isFinite(found) && found >= 0) return found;
  throw new Error(`--${option} must be a number, not "${value}"`);
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A mistyped option needs the list of options, anything else its stack. */
function told(error: NodeJS.ErrnoException): string | undefined {
  if (!error.code?.startsWith('ERR_PARSE_ARGS')) return error.stack;
  const options = Object.keys(OPTIONS).map((option) => `--${option}`);
  return `${error.message}\nThe options are ${options.join(', ')}; docs/reliability.md has what they do.`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${told(error)}\n`);
    process.exit(2);
  },
);
