/**
 * The package as users get it: packed, installed into empty projects, and used as the README says; once with cdk8s alone, once with Pulumi.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';

const root = join(__dirname, '../..');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pinned = (...names: string[]) => Object.fromEntries(names.map((name) => [name, devDependencies[name]]));
jest.setTimeout(300_000);

let home: string;
let tarball: string;
const npm = (folder: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: folder, encoding: 'utf8' });
const node = (folder: string, ...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-packed-'));
  // The name is the last line: the prepack script may print before it.
  tarball = join(home, npm(root, 'pack', '--pack-destination', home, '--silent').trim().split('\n').at(-1)!);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function project(name: string, dependencies: Record<string, string>, files: Record<string, string>): string {
  const folder = join(home, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries({
    'package.json': JSON.stringify({
      name,
      private: true,
      dependencies: { 'kubevirt-iac': `file:${tarball}`, ...dependencies },
    }),
    ...files,
  })) {
    writeFileSync(join(folder, file), text);
  }
  npm(folder, 'install', '--prefer-offline');
  return folder;
}

/** The program of a README section, as a reader would copy it. */
function readme(heading: string): string {
  const [, section = ''] = readFileSync(join(root, 'README.md'), 'utf8').split(`## ${heading}\n`);
  const code = /```ts\n([\s\S]*?)```/.exec(section)?.[1];
  if (!code) throw new Error(`README has no program under "${heading}"`);
  return code;
}

const compilerOptions = { strict: true, target: 'es2022', skipLibCheck: false, types: [], esModuleInterop: true };
/** The one that new projects have, and the older one that many Pulumi programs use. */
const RESOLUTIONS = {
  node16: { ...compilerOptions, module: 'node16', moduleResolution: 'node16' },
  node10: { ...compilerOptions, module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' },
};

function compile(folder: string, file: string): void {
  for (const [name, options] of Object.entries(RESOLUTIONS)) {
    writeFileSync(
      join(folder, `tsconfig.${name}.json`),
      JSON.stringify({ compilerOptions: { ...options, skipLibCheck: true }, files: [file] }),
    );
    try {
      node(folder, join(root, 'node_modules/typescript/bin/tsc'), '-p', `tsconfig.${name}.json`);
    } catch (error) {
      throw new Error(`tsc with moduleResolution ${name}: ${(error as { stdout: string }).stdout}`);
    }
  }
}

it('holds what users need and nothing else', () => {
  const names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
  expect(names).toEqual(
    expect.arrayContaining([
      'package/bin/kubevirt-iac',
      'package/bin/pulumi-resource-kubevirt',
      'package/schema.json',
      'package/LICENSE',
      'package/toolchain/kubernetes/go.sum',
    ]),
  );
  expect(names.filter((name) => /\/(test|examples|generate|quickstart)\//.test(name))).toEqual([]);
});

it('says in its declarations what a change of a prop does to a running guest', () => {
  const file = 'package/dist/constructs/machine/sizing.d.ts';
  const declarations = execFileSync('tar', ['-xzOf', tarball, file], { encoding: 'utf8' });
  expect(declarations).toMatch(/@change domain\.cpu\.cores: changed, .*: needs a restart\.\n/);
});

describe('with cdk8s alone', () => {
  it('synthesizes the program of the README, and loads no Pulumi', () => {
    const folder = project('gitops', pinned('cdk8s', 'constructs'), { 'app.ts': readme('Ten lines for Git') });
    expect(readdirSync(join(folder, 'node_modules'))).not.toContain('@pulumi');
    compile(folder, 'app.ts');
    node(folder, 'app.js');
    expect(readdirSync(join(folder, 'manifests', 'vms')).sort()).toEqual([
      'datavolume.cdi.kubevirt.io_web-root.yaml',
      'service_web-http.yaml',
      'virtualmachine.kubevirt.io_web.yaml',
    ]);
    expect(execFileSync('npx', ['kubevirt-iac', 'validate', 'manifests'], { cwd: folder, encoding: 'utf8' })).toMatch(
      / 0 errors/,
    );
  });
});

/**
 * The language host for Node comes with a full Pulumi; here the same compiled program is run through the Automation API, with the user's own copy
 * of the SDK and the line of Pulumi.yaml that the README gives.
 */
const RUN = `
  const { LocalWorkspace } = require('@pulumi/pulumi/automation');
  const plugins = { providers: [{ name: 'kubevirt', path: 'node_modules/kubevirt-iac/bin' }] };
  (async () => {
    const stack = await LocalWorkspace.createOrSelectStack(
      { projectName: 'web', stackName: 'dev', program: async () => require('./index.js') },
      { workDir: process.cwd(), projectSettings: { name: 'web', runtime: 'nodejs', plugins } },
    );
    await stack.setConfig('kubevirt:kubeconfig', { value: process.argv[2] });
    const { outputs } = await stack.up({ onOutput: (text) => process.stderr.write(text) });
    await stack.destroy();
    process.stdout.write(JSON.stringify(outputs));
  })().catch((error) => { console.error(error); process.exit(1); });
`;

describe('with Pulumi', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 20 });
  });
  afterAll(() => sandbox?.stop());

  it('finds the plugin as the README says, and runs its program', async () => {
    const folder = project('web', pinned('@pulumi/pulumi'), { 'index.ts': readme('Ten lines for Pulumi') });
    compile(folder, 'index.ts');
    const workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), '');
    try {
      writeFileSync(join(folder, 'run.js'), RUN);
      const kubeconfig = join(folder, 'kubeconfig');
      writeFileSync(kubeconfig, sandbox.kubeconfig, { mode: 0o600 });
      const { stdout } = await promisify(execFile)(process.execPath, ['run.js', kubeconfig], {
        cwd: folder,
        env: { ...process.env, ...workspace.env },
      });
      expect(JSON.parse(stdout).address.value).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    } finally {
      workspace.remove();
    }
  });
});
