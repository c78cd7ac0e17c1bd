import { binaries } from './binaries';
import { type ProgramName, programOf, programs } from './catalog';

/** Finds or builds programs (those named, or all but the ones that are built on request), and prints the path of each. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((name) => !Object.hasOwn(programs, name));
  if (unknown) throw new Error(`Unknown program ${unknown}. Choose from ${Object.keys(programs).join(', ')}.`);
  const all = Object.keys(programs) as ProgramName[];
  const names = args.length > 0 ? (args as ProgramName[]) : all.filter((name) => !programOf(name).onRequest);
  for (const [name, path] of Object.entries(await binaries(names))) process.stdout.write(`${name} ${path}\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  // In one line, the last: callers that run this as a step quote it.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
