import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Bench } from './figures';

/**
 * `npm run bench -- NAME [--json]`: one benchmark. `npm run bench`: all of them, each in the order of its name. A benchmark prints figures
 * and ratios to a named peer measured in the same run; it never passes or fails.
 */
const names = readdirSync(__dirname)
  .filter(
    (file) => file.endsWith('.js') && !['main.js', 'figures.js', 'processor-time.js', 'realistic-vm.js'].includes(file),
  )
  .map((file) => basename(file, '.js'))
  .sort();

async function main(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const asked = args.filter((arg) => !arg.startsWith('--'));
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length) {
    process.stderr.write(`no benchmark is called ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
    return 2;
  }
  for (const name of asked.length ? asked : names) {
    const { run } = (await import(`./${name}.js`)) as Bench;
    const figures = await run();
    if (json) process.stdout.write(`${JSON.stringify({ name, ...figures })}\n`);
    else
      process.stdout.write(
        `${name}\n${Object.entries(figures)
          .map(
            ([what, value]) =>
              `  ${what.padEnd(44)} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}\n`,
          )
          .join('')}`,
      );
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(2);
  },
);
