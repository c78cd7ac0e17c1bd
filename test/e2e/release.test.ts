/**
 * A release as its users get it: `npm run release -- --dry-run` into a folder, and then only what is in that folder. It makes what is installed here: the
 * package, the plugin of this platform, the SDKs for TypeScript and Python. Those of other languages and platforms come from the same steps with other
 * names, and take a quarter of an hour: the whole dry run makes them, and so does every release.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { packageVersion } from '../../toolchain/package-root';
import { nameOf, thisPlatform } from '../../tools/plugins/platforms';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import { filesBelow } from '../../tools/release/artefacts';
import { node, programs, project, readme } from '../support/packed';

jest.setTimeout(900_000);

const root = join(__dirname, '../..');
const version = packageVersion();
const LANGUAGES = ['nodejs', 'python'];
const platform = nameOf(thisPlatform()!);
const plugin = `pulumi-resource-kubevirt-v${version}-${platform}.tar.gz`;
const run = promisify(execFile);

let home: string;
let out: string;
let said: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-release-'));
  out = join(home, 'release');
  const chosen = [...LANGUAGES.flatMap((name) => ['--language', name]), '--platform', platform];
  said = (await release('--dry-run', '--out', out, ...chosen)).stdout;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const release = (...args: string[]) => run(process.execPath, [join(root, 'dist/tools/release/main.js'), ...args]);
const text = (file: string): string => readFileSync(join(out, file), 'utf8');

it('consists of a package, plugins, SDKs, schema, bill of materials and notes, each with size and checksum', () => {
  const files = filesBelow(out).filter((file) => file !== 'SHA256SUMS');
  expect(files).toEqual(
    expect.arrayContaining([
      `kubevirt-iac-${version}.tgz`,
      plugin,
      `sdk/nodejs/kubevirt-iac-pulumi-kubevirt-${version}.tgz`,
      `sdk/python/pulumi_kubevirt-${version}-py3-none-any.whl`,
      'schema.json',
      'sbom.cdx.json',
      'release-notes.md',
      `kubevirt-iac-site-v${version}.tar.gz`,
    ]),
  );
  const sumOf = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(out, file)))
      .digest('hex');
  expect(text('SHA256SUMS')).toBe(files.map((file) => `${sumOf(file)}  ${file}\n`).join(''));
  for (const file of files)
    expect(said).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')} +\\d+\\.\\d\\d MiB$`, 'm'));
  expect(text('release-notes.md')).toContain('- Constructs (`kubevirt-iac`): VirtualMachine');
});

it('has the documentation as a site: a folder of its version, and the list that the menu of versions reads', () => {
  const archive = join(out, `kubevirt-iac-site-v${version}.tar.gz`);
  const folder = `v${version.split('.').slice(0, 2).join('.')}`;
  const names = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n');
  expect(names).toEqual(
    expect.arrayContaining([`${folder}/index.html`, `${folder}/start/pulumi.html`, 'index.html', 'versions.json']),
  );
  const list = execFileSync('tar', ['-xzOf', archive, 'versions.json'], { encoding: 'utf8' });
  expect(JSON.parse(list).versions).toContain(folder);
});

it('does not empty a folder that is no release', async () => {
  const folder = join(home, 'precious');
  mkdirSync(folder);
  writeFileSync(join(folder, 'thesis.txt'), '');
  await expect(release('--dry-run', '--out', folder)).rejects.toThrow(/precious holds files that are not a release/);
  expect(filesBelow(folder)).toEqual(['thesis.txt']);
});

it.each([
  [['--dry-run', '--language', 'cobol'], /cobol is not a language of the release.*nodejs, python, go, java, csharp/],
  [['--dry-run', '--platform', 'plan9-mips'], /plan9-mips is not a platform of the release.*linux-amd64/],
  [['--language', 'python'], /--language and --platform go with --dry-run/],
])('refuses %j', async (args, message) => {
  const folder = join(home, 'refused');
  await expect(release(...args, '--out', folder)).rejects.toThrow(message);
  expect(existsSync(folder)).toBe(false);
});

it('has a package that gives constructs and a command line to an empty folder', () => {
  const tarball = `file:${join(out, `kubevirt-iac-${version}.tgz`)}`;
  const [program] = readme('Ten lines for Git', 'ts') as [string];
  const folder = project(join(home, 'constructs'), { 'kubevirt-iac': tarball }, { 'app.mjs': program });
  node(folder, 'app.mjs');
  expect(filesBelow(join(folder, 'manifests'))).toContain('vms/virtualmachine.kubevirt.io_web.yaml');
  const help = execFileSync(join(folder, 'node_modules/.bin/kubevirt-iac'), ['--help'], { encoding: 'utf8' });
  expect(help).toMatch(/validate[\s\S]*plan/);
});

describe('with a cluster', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ name: 'release', speed: 20 });
  });
  afterAll(() => sandbox?.stop());

  it('has a plugin that the CLI installs from its archive, and that runs the README in YAML', async () => {
    const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
    const workspace = pulumiWorkspace(dirname(pulumi), '', {
      PATH: [dirname(language), dirname(pulumi), process.env.PATH].join(delimiter),
      PULUMI_IGNORE_AMBIENT_PLUGINS: 'true',
    });
    try {
      const folder = join(home, 'yaml');
      mkdirSync(folder);
      const [program] = readme('Ten lines in YAML', 'yaml') as [string];
      // The plugin is the one that is installed, and none that a path leads to.
      writeFileSync(join(folder, 'Pulumi.yaml'), program.replace(/^plugins:\n(?: .*\n)*/m, ''));
      const stack = await workspace.local('dev', folder);
      await run(pulumi, ['plugin', 'install', 'resource', 'kubevirt', `v${version}`, '--file', join(out, plugin)], {
        env: { ...process.env, ...workspace.env, PULUMI_HOME: stack.workspace.pulumiHome! },
      });
      await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
      expect((await stack.up()).outputs.address?.value).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      await stack.destroy();
    } finally {
      workspace.remove();
    }
  });
});

const WEB = {
  namespace: 'default',
  instancetype: 'u1.medium',
  bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' },
  allow: ['web-root'],
};

it('has an SDK for TypeScript that installs from its tarball, and registers what a program describes', () => {
  const tarball = `file:${join(out, `sdk/nodejs/kubevirt-iac-pulumi-kubevirt-${version}.tgz`)}`;
  const program = `
    const pulumi = require('@pulumi/pulumi');
    pulumi.runtime.setMocks({
      newResource: ({ type, inputs }) => (console.log(JSON.stringify({ type, inputs })), { id: 'web', state: inputs }),
      call: () => ({}),
    });
    const { VirtualMachine } = require('@kubevirt-iac/pulumi-kubevirt');
    new VirtualMachine('web', ${JSON.stringify(WEB)});`;
  const folder = project(join(home, 'sdk'), { '@kubevirt-iac/pulumi-kubevirt': tarball }, { 'app.js': program });
  expect(JSON.parse(node(folder, 'app.js'))).toMatchObject({ type: 'kubevirt:index:VirtualMachine', inputs: WEB });
});

/** Imports every module of the SDK. */
const IMPORT_ALL = `
import importlib, importlib.metadata, pkgutil
import pulumi_kubevirt

names = [module.name for module in pkgutil.walk_packages(pulumi_kubevirt.__path__, "pulumi_kubevirt.")]
for name in names:
    importlib.import_module(name)
print("\\n".join([importlib.metadata.version("pulumi_kubevirt"), *names]))
`;

describe('the SDK for Python', () => {
  let python: string;
  beforeAll(() => {
    const wheel = filesBelow(out).find((file) => file.endsWith('.whl'))!;
    execFileSync('python3', ['-m', 'venv', join(home, 'venv')]);
    python = join(home, 'venv/bin/python');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', join(out, wheel)]);
  });

  it('installs from its wheel, and registers what the guide describes', () => {
    writeFileSync(join(home, 'program.py'), programs('docs/languages.md', 'Python', 'python')[0]!);
    const recorder = join(root, 'test/e2e/languages/registered.py');
    const printed = execFileSync(python, [recorder, 'program.py', 'release', '{}'], { cwd: home, encoding: 'utf8' });
    const registered = JSON.parse(printed) as { type: string; inputs: object }[];
    expect(registered.find(({ type }) => type === 'kubevirt:index:VirtualMachine')?.inputs).toMatchObject(WEB);
  });

  it('has the version of the package, and imports in each of its modules', () => {
    const [found, ...modules] = execFileSync(python, ['-c', IMPORT_ALL], { encoding: 'utf8' }).trim().split('\n');
    expect(found).toBe(version);
    expect(modules).toEqual(
      expect.arrayContaining(['pulumi_kubevirt.core.v1.virtual_machine', 'pulumi_kubevirt.actions.restart']),
    );
  });
});
