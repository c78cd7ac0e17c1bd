/** `npm run fuzz -- NAME [COUNT] [SEED]`: runs test/fuzz/NAME.ts, which exports `run(count, seed)` and throws at the first wrong answer. */
export interface Fuzz {
  run(count: number, seed: number): Promise<string>;
}

async function main([name, count = '100000', seed = '1']: string[]): Promise<void> {
  if (!name || !/^[a-z-]+$/.test(name)) throw new Error('usage: npm run fuzz -- admission|impact [COUNT] [SEED]');
  const { run } = (await import(`./${name}.js`)) as Fuzz;
  process.stdout.write(`${await run(Number(count), Number(seed))}\n`);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
