import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchOptions, Figures } from './figures';

const SHARED = ['main', 'figures', 'plugin-processes', 'processor-time', 'realistic-vm'];

/**
 * `npm run bench -- NAME [--json]`: one benchmark. `npm run bench`: all of them, each in the order of its name. A benchmark prints figures
 * and ratios to a named peer measured in the same run. No time ever passes or fails; a promise about requests that is broken exits 1.
 */
const names = readdirSync(__dirname)
  .filter((file) => file.endsWith('.js'))
  .map((file) => basename(file, '.js'))
  .filter((name) => !SHARED.includes(name))
  .sort();

const OPTIONS = {
  json: { type: 'boolean' },
  vms: { type: 'string' },
  parallel: { type: 'string' },
  without: { type: 'string', multiple: true },
  peer: { type: 'string' },
  releases: { type: 'string' },
  manifests: { type: 'string' },
} as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals: asked } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const options: BenchOptions = {
    vms: count('vms', values.vms),
    parallel: count('parallel', values.parallel),
    without: values.without,
    peer: values.peer,
    releases: values.releases,
    manifests: values.manifests,
  };
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length) {
    process.stderr.write(`no benchmark is called ${unknown.join(', ')}; there are ${names.join(', ')}\n`);
    return 2;
  }
  const broken: string[] = [];
  for (const name of asked.length ? asked : names) {
    const bench = (await import(`./${name}.js`)) as Bench;
    const figures = await bench.run(options);
    process.stdout.write(values.json ? `${JSON.stringify({ name, ...figures })}\n` : text(name, figures));
    broken.push(...(bench.broken?.(figures) ?? []));
  }
  process.stderr.write(broken.map((sentence) => `${sentence}\n`).join(''));
  return broken.length > 0 ? 1 : 0;
}

function count(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option} must be a positive integer, not "${value}"`);
}

function text(name: string, figures: Figures): string {
  const lines = Object.entries(figures).map(
    ([what, value]) => `  ${what.padEnd(44)} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}\n`,
  );
  return [`${name}\n`, ...lines].join('');
}

/** A mistyped option needs the list of options, anything else its stack. */
function told(error: NodeJS.ErrnoException): string | undefined {
  if (!error.code?.startsWith('ERR_PARSE_ARGS')) return error.stack;
  const options = Object.keys(OPTIONS).map((option) => `--${option}`);
  return `${error.message}\nThe options are ${options.join(', ')}; CONTRIBUTING.md has what they do.`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${told(error)}\n`);
    process.exit(2);
  },
);
