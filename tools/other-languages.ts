/**
 * `npm run sdks [-- --out FOLDER]`: generates the SDKs of other languages from schema.json, compiles each with the examples of schema.json where the
 * language is installed, and packs it into the folder.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../toolchain/package-root';
import { yamlExamples } from './generate/pulumi/examples';
import { csharp } from './sdks/csharp';
import { go } from './sdks/go';
import { java } from './sdks/java';
import { python } from './sdks/python';
import { run, SCHEMA, type Sdk, timed } from './sdks/sdk';
import { typescript } from './sdks/typescript';

const SDKS: readonly Sdk[] = [typescript, python, go, java, csharp];
const GENERATORS = ['pulumi', 'pulumi-java-dotnet'] as const;

function main(): void {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-sdks-'));
  try {
    const generators = Object.fromEntries(
      GENERATORS.map((name) => [name, timed(`build the generator ${name}`, () => built(name, folder))]),
    );
    const programs = timed('convert the examples', () => converted(generators));
    for (const { language, generator, build } of SDKS) {
      const below = join(folder, language);
      mkdirSync(below);
      timed(`generate the SDK for ${language}`, () => run(generators[generator]!, [language, SCHEMA, below], folder));
      build(below, programs(language), values.out ? resolve(values.out) : join(folder, 'packed'));
    }
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function built(name: (typeof GENERATORS)[number], folder: string): string {
  const program = join(folder, `gensdk-${name}`);
  const target = name === 'pulumi' ? './gensdk' : '.';
  run('go', ['build', '-o', program, target], join(packageRoot(), 'toolchain', name));
  return program;
}

/** A program by the names of its languages. */
type Program = Readonly<Record<string, string>>;

/** The examples in a language. Two generators know a part of the languages each; the first also writes what the second reads. */
function converted(generators: Readonly<Record<string, string>>): (language: string) => Record<string, string> {
  const first = convert(generators['pulumi']!, Object.fromEntries(yamlExamples()));
  const pcl = Object.fromEntries(Object.entries(first).map(([name, program]) => [name, program['pcl']!]));
  const second = convert(generators['pulumi-java-dotnet']!, pcl);
  return (language) => {
    const key = language === 'nodejs' ? 'typescript' : language;
    const known = [first, second].find((programs) => Object.values(programs).some((program) => key in program)) ?? {};
    return Object.fromEntries(Object.entries(known).map(([name, program]) => [name, program[key]!]));
  };
}

function convert(generator: string, programs: Readonly<Record<string, string>>): Record<string, Program> {
  const input = JSON.stringify(programs);
  const { status, stdout, stderr } = spawnSync(generator, ['programs', SCHEMA], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`The examples of schema.json cannot be converted. ${stderr}`);
  return JSON.parse(stdout) as Record<string, Program>;
}

main();
