import { binaries } from './binaries';
import { type ProgramName, programs } from './catalog';

/** Finds or builds programs (all, or those named), and prints the path of each. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((name) => !Object.hasOwn(programs, name));
  if (unknown) throw new Error(`Unknown program ${unknown}. Choose from ${Object.keys(programs).join(', ')}.`);
  const names = (args.length > 0 ? args : Object.keys(programs)) as ProgramName[];
  for (const [name, path] of Object.entries(await binaries(names))) process.stdout.write(`${name} ${path}\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  // In one line, the last: callers that run this as a step quote it.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
