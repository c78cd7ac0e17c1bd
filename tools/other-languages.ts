/**
 * `npm run sdks [-- --out FOLDER] [--language NAME]...`: generates the SDKs of other languages (or of those that are named) from schema.json, compiles
 * each with the examples of schema.json where the language is installed, and packs it into the folder.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../toolchain/package-root';
import { exampleName, type Languages, withExamples, yamlExample } from './generate/pulumi/examples';
import type { PackageSpec } from './generate/pulumi/spec';
import { csharp } from './sdks/csharp';
import { go } from './sdks/go';
import { java } from './sdks/java';
import { python } from './sdks/python';
import { run, SCHEMA, type Sdk, timed } from './sdks/sdk';
import { typescript } from './sdks/typescript';

const SDKS: readonly Sdk[] = [typescript, python, go, java, csharp];
type Generator = Sdk['generator'];

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-sdks-'));
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string' }, language: { type: 'string', multiple: true } },
    });
    const sdks = wanted(values.language);
    const out = values.out ? resolve(values.out) : join(folder, 'packed');
    // The examples are read by the first, in whatever language they are wanted.
    const needed = new Set<Generator>(['pulumi', ...sdks.map(({ generator }) => generator)]);
    const generators = new Map(
      [...needed].map((name) => [name, timed(`build the generator ${name}`, () => built(name, folder))]),
    );
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as PackageSpec;
    const examples = timed('convert the examples', () => converted(Object.keys(schema.resources), sdks, generators));
    for (const { language, generator, corrected, build } of sdks) {
      const below = join(folder, language);
      mkdirSync(below);
      timed(`generate the SDK for ${language}`, () =>
        run(generators.get(generator)!, [language, SCHEMA, below], folder),
      );
      const correct = corrected?.(below);
      for (const [token, { [fenceOf(language)]: text, ...others }] of examples)
        if (correct && text !== undefined) examples.set(token, { ...others, [fenceOf(language)]: correct(text) });
      const programs = [...examples].flatMap(([token, { [fenceOf(language)]: text }]) =>
        text === undefined ? [] : [[exampleName(token), text]],
      );
      const wrong = build(below, Object.fromEntries(programs), out) ?? [];
      for (const [token, { [fenceOf(language)]: _wrong, ...others }] of examples)
        if (wrong.includes(exampleName(token))) examples.set(token, others as Languages);
    }
    publish(schema, examples, out);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wanted(languages: readonly string[] | undefined): readonly Sdk[] {
  const known = SDKS.map(({ language }) => language);
  const unknown = languages?.find((language) => !known.includes(language));
  if (unknown !== undefined)
    throw new Error(`${unknown} is not a language of the SDKs. Choose from ${known.join(', ')}.`);
  return SDKS.filter(({ language }) => languages?.includes(language) ?? true);
}

/** The schema as the registry shows it: with each example in every language. */
function publish(schema: PackageSpec, examples: ReadonlyMap<string, Languages>, out: string): void {
  const resources = withExamples(schema.resources, (token) => examples.get(token) ?? {});
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'schema.json'), JSON.stringify({ ...schema, resources }));
}

function built(name: Generator, folder: string): string {
  const program = join(folder, `gensdk-${name}`);
  const target = name === 'pulumi' ? './gensdk' : '.';
  // Of the same pieces as what the tests build, which Go keeps.
  run('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', program, target], join(packageRoot(), 'toolchain', name));
  return program;
}

/** What a language is called in a fenced block. */
const fenceOf = (language: string): string => (language === 'nodejs' ? 'typescript' : language);

/** The examples by their types, in YAML and the languages of the SDKs. Two generators know a part of the languages each; the first also writes what the second reads. */
function converted(
  resources: readonly string[],
  sdks: readonly Sdk[],
  generators: ReadonlyMap<Generator, string>,
): Map<string, Languages> {
  const yaml = Object.fromEntries(
    resources.flatMap((token) => {
      const program = yamlExample(token);
      return program === undefined ? [] : [[token, program]];
    }),
  );
  const tokens = Object.keys(yaml);
  const first = convert(generators.get('pulumi')!, yaml);
  const other = generators.get('pulumi-java-dotnet');
  const second: Record<string, Languages> =
    other === undefined
      ? {}
      : convert(other, Object.fromEntries(tokens.map((token) => [token, first[token]!['pcl']!])));
  const fences = sdks.map(({ language }) => fenceOf(language));
  return new Map(
    tokens.map((token): [string, Languages] => {
      const { pcl, ...languages } = first[token]!;
      // An empty object is written as nothing, which these two do not compile.
      const hasEmpty = /\{\s*\}/.test(pcl!);
      const all = Object.entries({ ...languages, ...(hasEmpty ? {} : second[token]) });
      return [token, { ...Object.fromEntries(all.filter(([fence]) => fences.includes(fence))), yaml: yaml[token]! }];
    }),
  );
}

function convert(generator: string, programs: Readonly<Record<string, string>>): Record<string, Languages> {
  const input = JSON.stringify(programs);
  const { status, stdout, stderr } = spawnSync(generator, ['programs', SCHEMA], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`The examples of schema.json cannot be converted. ${stderr}`);
  return JSON.parse(stdout) as Record<string, Languages>;
}

main();
