import { binaries } from './binaries';
import { type ProgramName, programs } from './catalog';

/** Finds or builds programs (all, or those named), and prints where they are, a line each. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((name) => !Object.hasOwn(programs, name));
  if (unknown) throw new Error(`There is no program ${unknown} here: choose from ${Object.keys(programs).join(', ')}.`);
  const names = (args.length > 0 ? args : Object.keys(programs)) as ProgramName[];
  for (const [name, path] of Object.entries(await binaries(names))) process.stdout.write(`${name} ${path}\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  // In one line, the last: whoever runs this as a step quotes it.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
