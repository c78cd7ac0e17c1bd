/**
 * Programs in Go and Python with the SDKs that Pulumi generates from our schema. What takes minutes is kept in the project's cache folder, by
 * the content that it was made from.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot, packageVersion } from '../../toolchain/package-root';
import { filesBelow } from '../../tools/release/artefacts';
import { javaProject } from '../../tools/sdks/java';

const at = (...parts: string[]) => join(packageRoot(), ...parts);
const SOURCES = at('test', 'e2e', 'languages');
const SCHEMA = at('schema.json');
const GENERATOR = at('toolchain', 'pulumi', 'gensdk');
const CACHE = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'kubevirt-iac', 'languages');

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)(program, args, options)).stdout;
}

/** The caller's own Go settings for workspaces and vendoring are for other code. */
const go = (args: readonly string[], cwd: string) =>
  run('go', args, cwd, { CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' });

/** A folder that is made once for each content of the files. */
async function cached(name: string, files: readonly string[], make: (folder: string) => Promise<void>, more = '') {
  const digest = createHash('sha256').update(`${process.platform} ${process.arch} ${more}`);
  for (const file of files) digest.update(readFileSync(file));
  const folder = join(CACHE, `${name}-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  // What was made from earlier files is not used again.
  mkdirSync(CACHE, { recursive: true });
  for (const old of readdirSync(CACHE)) if (old.startsWith(`${name}-`)) rmSync(join(CACHE, old), { recursive: true });
  const partial = join(CACHE, `${name}-partial-${process.pid}`);
  mkdirSync(partial);
  await make(partial);
  renameSync(partial, folder);
  return folder;
}

const pinned = (file: string) => at('toolchain', 'pulumi', file);
/** All that the generator is built from: another generator may write another SDK. */
const generatorSources = () => [
  pinned('go.mod'),
  pinned('go.sum'),
  ...readdirSync(GENERATOR)
    .sort()
    .map((file) => join(GENERATOR, file)),
];
const generator = () =>
  cached('gensdk', generatorSources(), async (folder) => {
    await go(
      ['build', '-trimpath', '-ldflags', '-s -w', '-o', join(folder, 'gensdk'), './gensdk'],
      join(GENERATOR, '..'),
    );
  });

const generate = async (language: 'go' | 'python', folder: string) =>
  run(join(await generator(), 'gensdk'), [language, SCHEMA, folder], folder);

/** The program `<name>.go`, compiled. */
export async function goProgram(name: string): Promise<string> {
  return join(await compiled(name, readFileSync(join(SOURCES, `${name}.go`), 'utf8')), name);
}

/** Compiles a program of a guide. */
export const compileGo = async (name: string, program: string): Promise<void> => void (await compiled(name, program));

const KUBERNETES = 'github.com/pulumi/pulumi-kubernetes/sdk/v4';

/** Compiles a program that also uses the SDK of @pulumi/kubernetes, beside what stands in for that. */
export async function compileGoWithKubernetes(name: string, program: string): Promise<void> {
  const folder = join(SOURCES, 'kubernetes');
  const module = `\nrequire ${KUBERNETES} v4.34.2\nreplace ${KUBERNETES} => ${JSON.stringify(folder)}\n`;
  await compiled(name, program, { module, files: filesBelow(folder).map((file) => join(folder, file)) });
}

/** A folder with a program, compiled beside our SDK. */
function compiled(name: string, program: string, more = { module: '', files: [] as string[] }): Promise<string> {
  const [mod, sum] = ['go.mod', 'go.sum'].map((file) => join(SOURCES, file)) as [string, string];
  const files = [SCHEMA, ...generatorSources(), mod, sum, ...more.files];
  return cached(
    `go-${name}`,
    files,
    async (built) => {
      const source = join(built, 'source');
      mkdirSync(join(source, name), { recursive: true });
      await generate('go', source);
      writeFileSync(join(source, 'go.mod'), `${readFileSync(mod, 'utf8')}${more.module}`);
      cpSync(sum, join(source, 'go.sum'));
      writeFileSync(join(source, name, 'main.go'), program);
      await go(['build', '-trimpath', '-ldflags', '-s -w', '-o', join(built, name), `./${name}`], source);
      rmSync(source, { recursive: true });
    },
    program,
  );
}

const INSTALL = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--require-hashes'];

interface Python {
  interpreter: string;
  env: NodeJS.ProcessEnv;
}

const pythonWith = (interpreter: string, ...sdks: string[]): Python => ({
  interpreter,
  env: { PYTHONPATH: sdks.join(delimiter), PYTHONDONTWRITEBYTECODE: '1' },
});

/** What runs a Python program: the interpreter of a virtual environment with Pulumi, and the path of our SDK. */
export const python = async (): Promise<Python> => pythonWith(await interpreterWithPulumi(), await sdkForPython());

async function interpreterWithPulumi(): Promise<string> {
  const version = await run('python3', ['--version'], SOURCES);
  const requirements = join(SOURCES, 'requirements.txt');
  // Not moved once it is made: its scripts hold their path.
  const environment = await cached(
    'python',
    [requirements],
    async (folder) => {
      writeFileSync(join(folder, 'version'), version);
    },
    version,
  );
  const venv = join(environment, 'venv');
  const interpreter = join(venv, 'bin', 'python');
  const complete = join(environment, 'complete');
  if (!existsSync(complete)) {
    await run('python3', ['-m', 'venv', '--clear', venv], environment);
    await run(interpreter, [...INSTALL, '-r', requirements], environment);
    writeFileSync(complete, '');
  }
  return interpreter;
}

const sdkForPython = (): Promise<string> =>
  cached('sdk-python', [SCHEMA, ...generatorSources(), __filename], async (folder) => {
    await generate('python', folder);
    // As if it were installed: the SDK reads its own version.
    const installed = join(folder, `pulumi_kubevirt-${packageVersion()}.dist-info`);
    mkdirSync(installed);
    const metadata = `Metadata-Version: 2.1\nName: pulumi_kubevirt\nVersion: ${packageVersion()}\n`;
    writeFileSync(join(installed, 'METADATA'), metadata);
  });

/** The same beside the SDK of @pulumi/kubernetes. */
export async function pythonWithKubernetes(): Promise<Python> {
  const interpreter = await interpreterWithPulumi();
  const requirements = join(SOURCES, 'kubernetes.txt');
  const kubernetes = await cached('kubernetes-python', [requirements], async (folder) => {
    // What else it needs, the SDK of Pulumi has brought; Helm needs more.
    await run(interpreter, [...INSTALL, '--no-deps', '--target', folder, '-r', requirements], folder);
  });
  return pythonWith(interpreter, await sdkForPython(), kubernetes);
}

const JAVA = at('toolchain', 'pulumi-java-dotnet');
const javaSources = () => ['go.mod', 'go.sum', 'main.go'].map((file) => join(JAVA, file));
/** What the guide on mixing imports; the SDK itself does not need it. */
const JAVA_KUBERNETES = ['com.pulumi', 'kubernetes', '4.0.0'] as const;

/** Compiles programs of packages of their own beside our SDK and that of @pulumi/kubernetes. Rejects with what the compiler says. */
export async function compileJava(programs: readonly string[]): Promise<void> {
  const generator = await cached('java-gensdk', javaSources(), async (folder) => {
    await go(['build', '-trimpath', '-ldflags', '-s -w', '-o', join(folder, 'gensdk'), '.'], JAVA);
  });
  await cached(
    'java-programs',
    [SCHEMA, ...javaSources(), at('tools', 'sdks', 'java.ts')],
    async (folder) => {
      const source = join(folder, 'source');
      await run(join(generator, 'gensdk'), ['java', SCHEMA, source], folder);
      writeFileSync(join(source, 'pom.xml'), javaProject([JAVA_KUBERNETES]));
      for (const [index, program] of programs.entries()) {
        const place = join(source, 'src', 'main', 'java', `program${index}`);
        mkdirSync(place);
        writeFileSync(join(place, 'App.java'), program.replace('package program;', `package program${index};`));
      }
      await run('mvn', ['--quiet', '--batch-mode', 'compile'], source);
      rmSync(source, { recursive: true });
    },
    programs.join(),
  );
}
