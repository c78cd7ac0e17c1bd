/**
 * The plugin as users of any language get it: archives from a web server, installed by the real CLI into an empty home, without a Node.js on PATH and
 * without node_modules. All archives are made and read; the one for this platform is also run.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { packageVersion } from '../../toolchain/package-root';
import { compiled } from '../../tools/plugins/launcher';
import { nameOf, PLATFORMS, thisPlatform } from '../../tools/plugins/platforms';
import { FileServer } from '../support/file-server';
import { npm, pack } from '../support/packed';

jest.setTimeout(900_000);

const root = join(__dirname, '../..');
const version = packageVersion();
const archiveName = (platform: string): string => `pulumi-resource-kubevirt-v${version}-${platform}.tar.gz`;
const checksums = `pulumi-resource-kubevirt-v${version}-checksums.txt`;
const here = nameOf(thisPlatform()!);

let home: string;
let archives: string;
let server: FileServer;
let sandbox: Sandbox;
let cli: string;
/** An environment without anything of this repository: no Node.js, no node_modules, an empty home. */
let env: NodeJS.ProcessEnv;

const makePlugins = (out: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'dist/tools/plugins.js'), '--out', out, ...args], { encoding: 'utf8' });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-archives-'));
  archives = join(home, 'archives');
  makePlugins(archives);
  server = await FileServer.start({ [`/${archiveName(here)}`]: readFileSync(join(archives, archiveName(here))) });
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  cli = pulumi;
  sandbox = await startSandbox({ name: 'archives', speed: 20 });
  // Of the system, only a shell: the launcher of the plugin is a script.
  const bin = join(home, 'bin');
  mkdirSync(bin);
  symlinkSync('/bin/sh', join(bin, 'sh'));
  env = {
    PATH: [dirname(pulumi), dirname(language), bin].join(':'),
    HOME: home,
    PULUMI_BACKEND_URL: `file://${home}`,
    PULUMI_CONFIG_PASSPHRASE: 'kubevirt-iac',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
  };
});
afterAll(async () => {
  await sandbox?.stop();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

const listing = (archive: string): string[] =>
  execFileSync('tar', ['-t', '-v', '-z', '-f', join(archives, archive)], { encoding: 'utf8' })
    .trim()
    .split('\n');
const pathsIn = (archive: string): string[] => listing(archive).map((line) => line.split(/\s+/).at(-1)!);
const contentOf = (archive: string, file: string): Buffer =>
  execFileSync('tar', ['-xzOf', join(archives, archive), file], { maxBuffer: 256 * 1024 * 1024 });

/** The system and processor that a binary is for, by its header. */
function targetOf(binary: Buffer): string {
  if (binary.subarray(0, 4).toString('latin1') === '\x7fELF')
    return `linux-${{ 62: 'amd64', 183: 'arm64' }[binary.readUInt16LE(18)]}`;
  if (binary.readUInt32LE(0) === 0xfeedfacf)
    return `darwin-${{ 16777223: 'amd64', 16777228: 'arm64' }[binary.readUInt32LE(4)]}`;
  const header = binary.readUInt32LE(0x3c);
  if (binary.subarray(header, header + 4).toString('latin1') === 'PE\0\0')
    return `windows-${{ 34404: 'amd64', 43620: 'arm64' }[binary.readUInt16LE(header + 4)]}`;
  return 'unknown';
}

describe('every archive', () => {
  test.each(PLATFORMS.map((platform) => [nameOf(platform), platform.os]))(
    'for %s holds the plugin and the Node.js of that platform',
    (platform, os) => {
      const archive = archiveName(platform);
      const [launcher, node] =
        os === 'windows' ? ['pulumi-resource-kubevirt.exe', 'node.exe'] : ['pulumi-resource-kubevirt', 'node'];
      expect(pathsIn(archive).sort()).toEqual(
        [
          launcher,
          node,
          'LICENSE',
          'THIRD-PARTY-LICENSES',
          'package.json',
          'schema.json',
          'lib/',
          'lib/main.js',
          'lib/provider.js',
          'lib/cluster.js',
          'lib/components.js',
        ].sort(),
      );
      const executables = listing(archive).filter((line) => line.startsWith('-rwx'));
      expect(executables.map((line) => line.split(/\s+/).at(-1))).toEqual([launcher, node]);
      expect(targetOf(contentOf(archive, node))).toBe(platform);
      if (os === 'windows') expect(targetOf(contentOf(archive, launcher))).toBe(platform);
      expect(contentOf(archive, 'schema.json').equals(readFileSync(join(root, 'schema.json')))).toBe(true);
    },
  );

  it('names the license of everything in it, with its text', () => {
    const licenses = contentOf(archiveName(here), 'THIRD-PARTY-LICENSES').toString();
    for (const name of [
      'Node.js',
      '@grpc/grpc-js',
      '@pulumi/pulumi',
      '@kubernetes/client-node',
      'cdk8s',
      'constructs',
      'zod',
      'yaml',
    ])
      expect(licenses).toMatch(new RegExp(`^={80}\\n${name}@\\S+ \\([^)]+\\)\\n={80}\\n\\n\\S`, 'm'));
  });

  it('has the checksum of the file beside them, and the same bytes when it is made again', () => {
    const sums = readFileSync(join(archives, checksums), 'utf8');
    const sumOf = (folder: string): string =>
      createHash('sha256')
        .update(readFileSync(join(folder, archiveName(here))))
        .digest('hex');
    expect(sums.match(/^[0-9a-f]{64} {2}\S+$/gm)).toHaveLength(PLATFORMS.length);
    expect(sums).toContain(`${sumOf(archives)}  ${archiveName(here)}\n`);
    const again = join(home, 'again');
    makePlugins(again, '--platform', here);
    expect(sumOf(again)).toBe(sumOf(archives));
  });
});

const run = promisify(execFile);

/** The CLI in a folder of its own with a home of its own. */
function project(
  name: string,
  resources = '',
): { folder: string; pulumi: (...args: string[]) => Promise<string>; plugin: string } {
  const folder = join(home, name);
  const pulumiHome = join(folder, 'home');
  mkdirSync(pulumiHome, { recursive: true });
  writeFileSync(join(folder, 'Pulumi.yaml'), `name: ${name}\nruntime: yaml\n${resources}`);
  const pulumi = async (...args: string[]): Promise<string> => {
    const { stdout, stderr } = await run(cli, [...args, '--non-interactive'], {
      cwd: folder,
      env: { ...env, PULUMI_HOME: pulumiHome },
    });
    return stdout + stderr;
  };
  return { folder, pulumi, plugin: join(pulumiHome, 'plugins', `resource-kubevirt-v${version}`) };
}

const vm = (options = ''): string => `
resources:
  web:
    type: kubevirt:VirtualMachine
    properties:
      namespace: default
      memory: 1Gi
      cpu: { sockets: 1 }
      bootDisk: { containerDisk: "quay.io/containerdisks/fedora:42" }
${options}outputs:
  status: \${web.printableStatus}
`;

/** From nothing to a running VM and back, with the plugin that the project has. */
async function upAndDown(pulumi: (...args: string[]) => Promise<string>): Promise<void> {
  await pulumi('stack', 'init', 'dev');
  await pulumi('config', 'set', '--secret', 'kubevirt:kubeconfig', sandbox.kubeconfig);
  await pulumi('up', '--yes', '--skip-preview');
  expect((await pulumi('stack', 'output', 'status')).trim()).toBe('Running');
  expect(await pulumi('up', '--yes', '--skip-preview')).toMatch(/unchanged/);
  await pulumi('destroy', '--yes', '--skip-preview');
}

it('is installed from a web server by `pulumi plugin install --server`, and runs a program', async () => {
  const { pulumi, plugin } = project('by-server', vm());
  await pulumi('plugin', 'install', 'resource', 'kubevirt', `v${version}`, '--server', server.url);
  expect(readdirSync(plugin)).not.toContain('node_modules');
  await upAndDown(pulumi);
});

it('is fetched by the engine from the pluginDownloadURL of a program', async () => {
  const { pulumi, plugin } = project(
    'by-url',
    vm(`    options: { version: ${version}, pluginDownloadURL: "${server.url}" }\n`),
  );
  await upAndDown(pulumi);
  expect(existsSync(join(plugin, 'lib', 'components.js'))).toBe(true);
});

it('is added by `pulumi package add --server`', async () => {
  const { folder, pulumi } = project('add-by-url', vm());
  await pulumi('package', 'add', `kubevirt@${version}`, '--server', server.url);
  const text = readFileSync(join(folder, 'Pulumi.yaml'), 'utf8');
  expect(text).toContain(`pluginDownloadURL: ${server.url}`);
  await upAndDown(pulumi);
});

it('is installed from a file by `pulumi plugin install --file`, and added by `pulumi package add` from its path', async () => {
  const { folder, pulumi, plugin } = project('by-path', vm());
  await pulumi('plugin', 'install', 'resource', 'kubevirt', `v${version}`, '--file', join(archives, archiveName(here)));
  await pulumi('package', 'add', join(plugin, 'pulumi-resource-kubevirt'));
  expect(readFileSync(join(folder, 'Pulumi.yaml'), 'utf8')).toContain(`kubevirt: kubevirt@${version}`);
  await upAndDown(pulumi);
});

it('is added by `pulumi package add` from the npm package, where there is Node.js', async () => {
  const { folder, pulumi } = project('by-npm', vm());
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'by-npm', private: true }));
  npm(folder, 'install', '--prefer-offline', '--legacy-peer-deps', pack(home), '@grpc/grpc-js@1');
  env.PATH += `:${dirname(process.execPath)}`;
  await pulumi('package', 'add', './node_modules/kubevirt-iac/bin/pulumi-resource-kubevirt');
  expect(readFileSync(join(folder, 'Pulumi.yaml'), 'utf8')).toContain(`kubevirt: kubevirt@${version}`);
});

/** Compiled for this platform, because nothing here runs programs for Windows: the same source but for the ending of names. */
it('starts through the launcher for Windows', () => {
  const folder = join(home, 'launcher');
  mkdirSync(join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, 'pulumi-resource-kubevirt'), compiled(root, thisPlatform()!.os, thisPlatform()!.arch), {
    mode: 0o755,
  });
  symlinkSync(process.execPath, join(folder, 'node'));
  writeFileSync(
    join(folder, 'lib/main.js'),
    'process.stdin.pipe(process.stdout); console.log(process.argv.slice(2).join()); process.exitCode = 7;',
  );
  const { status, stdout } = spawnSync(join(folder, 'pulumi-resource-kubevirt'), ['a b', 'c'], {
    input: 'in',
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 7, stdout: 'a b,c\nin' });
});
