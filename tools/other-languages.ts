/** `npm run sdks`: generates the SDKs for Go and Python from schema.json, and compiles each with the program of the guide to Pulumi. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../toolchain/package-root';

const SCHEMA = join(packageRoot(), 'schema.json');
const MODULE = join(packageRoot(), 'toolchain', 'pulumi');
/** What the packages of the Go SDK are imported from, without the name of the package. */
const GO_MODULE = 'github.com/kubevirt-iac/pulumi-kubevirt/sdk/go';

const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-sdks-'));
const GENERATOR = join(folder, 'gensdk');

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): void {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The caller's own Go settings for workspaces and vendoring are for other code.
    env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '', ...env },
  });
  if (error) throw new Error(`${program} could not be run: ${error.message}. Install it and try again.`);
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed in ${cwd}.`);
}

function timed(title: string, work: () => void): void {
  const started = Date.now();
  work();
  process.stdout.write(`${title}: ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

/** The program of the guide in a language. */
function example(language: string): string {
  const guide = readFileSync(join(packageRoot(), 'docs', 'pulumi.md'), 'utf8');
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(guide)?.[1];
  if (!found) throw new Error(`docs/pulumi.md has no program in ${language}.`);
  return found;
}

function go(folder: string): void {
  timed('generate the Go SDK', () => run(GENERATOR, ['go', SCHEMA, folder], folder));
  // The same pinned versions, so that nothing is looked up.
  writeFileSync(
    join(folder, 'go.mod'),
    readFileSync(join(MODULE, 'go.mod'), 'utf8').replace(/^module .*$/m, `module ${GO_MODULE}`),
  );
  cpSync(join(MODULE, 'go.sum'), join(folder, 'go.sum'));
  mkdirSync(join(folder, 'example'));
  writeFileSync(join(folder, 'example', 'main.go'), example('go'));
  timed('compile it', () => run('go', ['build', './...'], folder));
  timed('vet a program', () => run('go', ['vet', './example'], folder));
}

function python(folder: string): void {
  timed('generate the Python SDK', () => run(GENERATOR, ['python', SCHEMA, folder], folder));
  const program = join(folder, 'example.py');
  writeFileSync(program, example('python'));
  timed('compile it', () => run('python3', ['-m', 'compileall', '-q', '.'], folder));
  const importable = spawnSync('python3', ['-c', 'import pulumi'], { stdio: 'ignore' }).status === 0;
  if (importable) timed('import it', () => run('python3', ['-c', IMPORT], folder, { PYTHONPATH: folder }));
  else process.stdout.write('import it: skipped, because Python has no package pulumi here (pip install pulumi)\n');
}

/** Every class that the program names is there. */
const IMPORT = `
import ast, importlib
for node in ast.walk(ast.parse(open('example.py').read())):
    if isinstance(node, ast.ImportFrom):
        module = importlib.import_module(node.module)
        for name in node.names:
            getattr(module, name.name)
`;

try {
  timed("build Pulumi's generator", () => run('go', ['build', '-o', GENERATOR, './gensdk'], MODULE));
  for (const [name, check] of Object.entries({ go, python })) {
    const below = join(folder, name);
    mkdirSync(below);
    check(below);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
