/**
 * The package as users get it: packed, installed into an empty project, and used with Pulumi as the README says. Use with cdk8s: front-door.test.ts.
 */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import { fileOf, filesOf, node, pack, project, readme } from '../support/packed';

const { binaryOf } = require('../../tools/other-nodes.js') as { binaryOf(major: string): string };

const root = join(__dirname, '../..');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pinned = (...names: string[]) => Object.fromEntries(names.map((name) => [name, devDependencies[name]]));
jest.setTimeout(300_000);

let home: string;
let tarball: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-packed-'));
  tarball = pack(home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const compilerOptions = { strict: true, target: 'es2022', skipLibCheck: false, types: [], esModuleInterop: true };
/** The one that new projects have, and the older one that many Pulumi programs use. */
const RESOLUTIONS = {
  nodenext: { ...compilerOptions, module: 'nodenext', moduleResolution: 'nodenext' },
  node10: { ...compilerOptions, module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' },
};

/** The three entry points, imported by name. */
const ESM = 'names.mts';
const NAMES = `import { Disk, VirtualMachine } from 'kubevirt-iac';
import { core, VirtualMachine as Component } from 'kubevirt-iac/pulumi';
import { startSandbox } from 'kubevirt-iac/testing';
console.log([Disk, VirtualMachine, core.v1.VirtualMachine, Component, startSandbox].map((name) => typeof name).join());
`;

function compile(folder: string, file: string): void {
  for (const [name, options] of Object.entries(RESOLUTIONS)) {
    writeFileSync(
      join(folder, `tsconfig.${name}.json`),
      JSON.stringify({
        compilerOptions: { ...options, skipLibCheck: true },
        files: name === 'nodenext' ? [file, ESM] : [file],
      }),
    );
    try {
      node(folder, join(root, 'node_modules/typescript/bin/tsc'), '-p', `tsconfig.${name}.json`);
    } catch (error) {
      throw new Error(`tsc with moduleResolution ${name}: ${(error as { stdout: string }).stdout}`);
    }
  }
}

it('holds what users need and nothing else', () => {
  const names = filesOf(tarball);
  expect(names).toEqual(
    expect.arrayContaining([
      'bin/kubevirt-iac',
      'bin/pulumi-resource-kubevirt',
      'schema.json',
      'LICENSE',
      'toolchain/kubernetes/go.sum',
    ]),
  );
  expect(names.filter((name) => /^dist\/(\.|(.*\/)?(test|examples|generate|quickstart|api)\/)/.test(name))).toEqual([]);
});

it('says in its declarations what a change of a prop does to a running guest', () => {
  const declarations = fileOf(tarball, 'dist/constructs/machine/sizing.d.ts');
  expect(declarations).toMatch(/@change domain\.cpu\.cores: changed, .*: needs a restart\.\n/);
});

/** What the compiler must reject in a program for Pulumi, where a component takes plain data. */
const ILLEGAL: Readonly<Record<string, string>> = {
  'two sizes': "{ instancetype: 'u1.small', memory: '1Gi' }",
  'no size': "{ bootDisk: { containerDisk: 'x' } }",
  'an import without a size': "{ instancetype: 'u1.small', bootDisk: { import: { registry: 'x' } } }",
  'a tray in a disk': "{ instancetype: 'u1.small', disks: [{ pvc: 'a', tray: 'open' }] }",
  'an unknown prop': "{ instancetype: 'u1.small', runStrategi: 'Always' }",
  'a binding of another network': "{ instancetype: 'u1.small', nics: [{ network: 'lan', binding: 'masquerade' }] }",
};

it('has declarations for Pulumi that the strictest compiler accepts, and that reject what cannot be', () => {
  const [program] = readme('Ten lines for Pulumi', 'ts') as [string];
  const illegal = Object.entries(ILLEGAL).map(
    ([what, args], i) => `// ${what}\n// @ts-expect-error\nnew kubevirt.VirtualMachine('vm-${i}', ${args});\n`,
  );
  const folder = project(
    join(home, 'strict'),
    { 'kubevirt-iac': `file:${tarball}`, ...pinned('@pulumi/pulumi', '@types/node') },
    {
      'entries.ts': "export * as constructs from 'kubevirt-iac';\nexport * as pulumi from 'kubevirt-iac/pulumi';\n",
      'legal.ts': program,
      'illegal.ts': `import * as kubevirt from 'kubevirt-iac/pulumi';\n${illegal.join('')}`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { ...RESOLUTIONS.nodenext, types: ['node'], exactOptionalPropertyTypes: true, noEmit: true },
        include: ['*.ts'],
      }),
    },
  );
  let report = '';
  try {
    node(folder, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  } catch (error) {
    report = (error as { stdout: string }).stdout;
  }
  expect(report).toBe('');
});

/** Prints the names that an entry point gives to `require` and not to `import`. */
const COMPARE = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const entry of ['kubevirt-iac', 'kubevirt-iac/pulumi', 'kubevirt-iac/testing']) {
  const imported = await import(entry);
  for (const name of Object.keys(require(entry))) if (!(name in imported)) console.log(entry, name);
}
`;

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
    // The packages of the line that the README tells users to install; the versions are those that the other tests use.
    const [line] = readme('Ten lines for Pulumi', 'sh') as [string];
    const names = line.trim().replace('npm i kubevirt-iac ', '').split(' ');
    const dependencies = pinned(...names.map((name) => name.replace(/(.)@.*$/, '$1')));
    const [program] = readme('Ten lines for Pulumi', 'ts') as [string];
    const all = { 'kubevirt-iac': `file:${tarball}`, ...dependencies };
    const folder = project(join(home, 'web'), all, { 'index.ts': program, [ESM]: NAMES });
    compile(folder, 'index.ts');
    // Every name of `require` is a name of `import`, in each Node that is supported without a bundler.
    for (const binary of [process.execPath, binaryOf('22')]) {
      writeFileSync(join(folder, 'compare.mjs'), COMPARE);
      expect(execFileSync(binary, ['compare.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('');
      expect(execFileSync(binary, ['names.mjs'], { cwd: folder, encoding: 'utf8' })).toBe(
        'object,function,function,function,function\n',
      );
    }
    // The plugin of the repository, as the language host for Node starts it.
    cpSync(join(root, 'plugin'), join(folder, 'plugin'), { recursive: true });
    const host = join(folder, 'node_modules/@pulumi/pulumi/cmd/run-plugin');
    expect(execFileSync(process.execPath, [host, 'plugin', '127.0.0.1:1'], { cwd: folder, encoding: 'utf8' })).toMatch(
      /^\d+\n/,
    );
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

  it('runs the program in YAML of the README beside it', async () => {
    const [program] = readme('Ten lines in YAML', 'yaml') as [string];
    writeFileSync(join(home, 'web', 'Pulumi.yaml'), program);
    const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
    const workspace = pulumiWorkspace(dirname(pulumi), '', {
      PATH: [dirname(language), dirname(pulumi), process.env.PATH].join(delimiter),
    });
    try {
      const stack = await workspace.local('yaml', join(home, 'web'));
      await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
      expect((await stack.up()).outputs.address?.value).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      await stack.destroy();
    } finally {
      workspace.remove();
    }
  });
});
