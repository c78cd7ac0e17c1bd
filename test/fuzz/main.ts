/**
 * `npm run fuzz -- [TARGET...] [--runs N] [--seed N]`: runs test/fuzz/TARGET.ts, all of them by default, which export `run(count, seed)` and throw at the
 * first wrong answer. `npm run fuzz -- TARGET COUNT SEED` is the same in short.
 */
import { parseArgs } from 'node:util';

export interface Fuzz {
  run(count: number, seed: number): Promise<string>;
}

const TARGETS = ['readers', 'admission', 'impact'];
const USAGE = `usage: npm run fuzz -- [${TARGETS.join('|')}] [--runs N] [--seed N]`;

async function main(args: string[]): Promise<void> {
  const options = { runs: { type: 'string' }, seed: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const names = positionals.filter((word) => !/^\d+$/.test(word));
  const [count = '100000', seed = '1'] = positionals.filter((word) => /^\d+$/.test(word));
  if (names.some((name) => !TARGETS.includes(name))) throw new Error(USAGE);
  for (const name of names.length > 0 ? names : TARGETS) {
    const { run } = (await import(`./${name}.js`)) as Fuzz;
    process.stdout.write(`${await run(Number(values.runs ?? count), Number(values.seed ?? seed))}\n`);
  }
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
