import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, packageVersion } from '../../toolchain/package-root';

export const SCHEMA = join(packageRoot(), 'schema.json');
export const VERSION = packageVersion();

/** The SDK of a language, generated into a folder. */
export interface Sdk {
  /** As the generator calls it. */
  readonly language: string;
  /** Folder of `toolchain` with the generator: Java's and C#'s are in a module of their own. */
  readonly generator: 'pulumi' | 'pulumi-java-dotnet';
  /** Given the folder, a program as its converter should have written it. */
  readonly corrected?: (folder: string) => (program: string) => string;
  /**
   * Builds the SDK, checks the programs that use it, and packs it. Returns the names of programs that its converter writes wrongly.
   * @param folder with the generated sources
   * @param programs each example of schema.json by its name, in this language
   * @param out folder for the package
   */
  readonly build: (
    folder: string,
    programs: Readonly<Record<string, string>>,
    out: string,
  ) => readonly string[] | undefined;
}

/** The caller's own Go settings for workspaces and vendoring are for other code. */
const environment = (): NodeJS.ProcessEnv => ({ ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' });

export function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(),
  });
  if (error) throw new Error(`${program} could not be run: ${error.message}. Install it and try again.`);
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed in ${cwd}.`);
}

/** Folders with one program each, and how a compiler's message names such a folder. */
export interface Programs {
  readonly place: string;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/** Compiles programs. Removes those that Pulumi's converter wrote wrongly, and names them; where anything else is wrong, throws. */
export function withoutWrong(
  { place, names, pattern }: Programs,
  program: string,
  args: readonly string[],
  cwd: string,
): string[] {
  const options = { cwd, env: environment(), encoding: 'utf8', maxBuffer: 1e8 } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  if (status === 0) return [];
  const reported = new Set([...`${stdout}${stderr}`.matchAll(pattern)].map(([, name]) => name!));
  const wrong = names.filter((name) => reported.has(name));
  if (wrong.length === 0 || wrong.length > names.length / 2)
    throw new Error(`${[program, ...args].join(' ')} failed in ${cwd}.\n${stdout}${stderr}`);
  for (const name of wrong) rmSync(join(place, name), { recursive: true });
  const right = names.filter((name) => !reported.has(name));
  // An error of syntax hides those of types.
  return [...wrong, ...withoutWrong({ place, names: right, pattern }, program, args, cwd)];
}

/** Says which examples are not published in a language. */
export const omitted = (wrong: readonly string[], all: number): void => {
  process.stdout.write(`${wrong.length} of ${all} programs do not compile, and are omitted: ${wrong.join(', ')}\n`);
};

export function timed<T>(title: string, work: () => T): T {
  const started = Date.now();
  const result = work();
  process.stdout.write(`${title}: ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
  return result;
}

/** Whether a program is on PATH. */
export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

export function skipped(step: string, missing: string): undefined {
  process.stdout.write(`${step}: skipped, because there is no ${missing} here\n`);
}

/** The first program in a language of a guide. */
export function guideProgram(language: string, page: 'pulumi' | 'languages' = 'pulumi'): string {
  const guide = readFileSync(join(packageRoot(), 'docs', `${page}.md`), 'utf8');
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(guide)?.[1];
  if (!found) throw new Error(`docs/${page}.md has no program in ${language}.`);
  return found;
}

/** Files of a package that Pulumi does not generate. */
export function describe(folder: string): void {
  copyFileSync(join(packageRoot(), 'LICENSE'), join(folder, 'LICENSE'));
  const { description } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as { description: string };
  writeFileSync(join(folder, 'README.md'), `# pulumi-kubevirt\n\n${description}\n`);
}

/** Copies the files of a folder whose names end so. */
export function copyEndingIn(from: string, endings: readonly string[], to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from))
    if (endings.some((ending) => name.endsWith(ending))) copyFileSync(join(from, name), join(to, name));
}
