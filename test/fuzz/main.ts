/**
 * `npm run fuzz -- [TARGET...] [--runs N] [--seed N] [--report]`: runs test/fuzz/TARGET.ts, all of them by default, which export `run(count, seed)` and
 * throw at the first wrong answer. `npm run fuzz -- TARGET COUNT SEED` is the same in short. `--report` writes the figures of all targets to
 * docs/reliability.md.
 */
import { parseArgs } from 'node:util';
import { lineOf, type Tally, writeReport } from './report';

export interface Fuzz {
  run(count: number, seed: number): Promise<readonly Tally[]>;
}

const TARGETS = ['readers', 'admission', 'impact'];
const USAGE = `usage: npm run fuzz -- [${TARGETS.join('|')}] [--runs N] [--seed N] [--report]`;

async function main(args: string[]): Promise<void> {
  const options = { runs: { type: 'string' }, seed: { type: 'string' }, report: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const names = positionals.filter((word) => !/^\d+$/.test(word));
  const [count = '100000', seed = '1'] = positionals.filter((word) => /^\d+$/.test(word));
  if (names.some((name) => !TARGETS.includes(name)) || (values.report && names.length > 0)) throw new Error(USAGE);
  const [runs, from] = [Number(values.runs ?? count), Number(values.seed ?? seed)];
  const tallies: Tally[] = [];
  for (const name of names.length > 0 ? names : TARGETS) {
    const { run } = (await import(`./${name}.js`)) as Fuzz;
    const found = await run(runs, from);
    tallies.push(...found);
    process.stdout.write(found.map((tally) => `${lineOf(tally)}\n`).join(''));
  }
  if (values.report) writeReport(from, tallies);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
