import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
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
import { join } from 'node:path';
import { type AssetId, assetName, sha256Of } from '../../constructs/platform/assets';
import { releaseOf } from '../../kubevirt/releases';
import { FileServer } from '../support/file-server';
import { standInAsset } from '../support/stand-in-assets';

/** docs/air-gapped.md is followed as a reader would, with the built command and a local server in place of the mirror. */
const ROOT = join(__dirname, '..', '..');
const CLI = join(ROOT, 'bin', 'kubevirt-iac');
const page = readFileSync(join(ROOT, 'docs', 'air-gapped.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);

const ASSETS = (['kubevirt', 'cdi'] as const).flatMap((component) => {
  const version = component === 'kubevirt' ? 'v1.9.0' : 'v1.66.0';
  return (releaseOf(component, version)?.assets ?? []).map(({ file }): AssetId => ({ component, version, file }));
});

const NODE = 'docker.io/library/node:22.21.1-alpine3.22';
const NIGHTLY = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly', namespace: 'vms' },
  spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'run', image: NODE }] } } } } },
};

let folder: string;
let server: FileServer;
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(folder, 'programs')}:${process.env.PATH}`,
  XDG_CACHE_HOME: join(folder, 'cache'),
});
const shell = (script: string): string =>
  execFileSync('sh', ['-euc', script.replaceAll('https://mirror.example/releases', server.url)], {
    cwd: folder,
    encoding: 'utf8',
    env: env(),
  });
const vendored = (): string[] =>
  readdirSync(join(folder, 'vendor'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'air-gapped-'));
  server = await FileServer.start(
    Object.fromEntries(ASSETS.map((id) => [`/${id.component}/${id.version}/${id.file}`, standInAsset(id)])),
  );
  // The lock file of a team that has reviewed other bytes than those that the projects publish.
  const pins = ASSETS.map((id) => {
    const text = Buffer.from(standInAsset(id));
    return [assetName(id), { sha256: sha256Of(text), bytes: text.length }];
  });
  writeFileSync(
    join(folder, 'kubevirt-iac.lock.json'),
    JSON.stringify({ version: 1, assets: Object.fromEntries(pins) }),
  );
  mkdirSync(join(folder, 'programs'));
  writeFileSync(join(folder, 'programs', 'skopeo'), '#!/bin/sh\nprintf "%s\\n" "$*" >> skopeo.log\n');
  chmodSync(join(folder, 'programs', 'skopeo'), 0o755);
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(ROOT, join(folder, 'node_modules', 'kubevirt-iac'));
  symlinkSync(CLI, join(folder, 'node_modules', '.bin', 'kubevirt-iac'));
  for (const peer of ['cdk8s', 'constructs'])
    symlinkSync(join(ROOT, 'node_modules', peer), join(folder, 'node_modules', peer));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the guide: vendor, copy the images, synthesize without network', async () => {
  const [vendor = '', copy = ''] = blocks('sh');
  // The server lives in this process, so the command must not block it.
  const child = spawn('sh', ['-euc', vendor.replaceAll('https://mirror.example/releases', server.url)], {
    cwd: folder,
    env: env(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect([code, printed]).toEqual([
    0,
    expect.stringContaining('6 files in vendor/kubevirt-iac, pinned by kubevirt-iac.lock.json'),
  ]);

  shell(copy);
  const copied = readFileSync(join(folder, 'skopeo.log'), 'utf8');
  expect(copied).toContain(
    'copy --all --preserve-digests --retry-times 3 docker://quay.io/kubevirt/virt-launcher:v1.9.0 docker://registry.example/kubevirt/virt-launcher:v1.9.0\n',
  );
  const images = readFileSync(join(folder, 'vendor/kubevirt-iac/images.txt'), 'utf8').trim().split('\n');
  expect(copied.trim().split('\n')).toHaveLength(images.length);

  // The images of a program are listed beside those of the platform.
  mkdirSync(join(folder, 'manifests'));
  writeFileSync(join(folder, 'manifests', 'job.json'), JSON.stringify(NIGHTLY));
  const [more = ''] = blocks('console').filter((one) => one.includes('--manifests'));
  shell(more.replace('$ ', ''));
  expect(readFileSync(join(folder, 'vendor/kubevirt-iac/images.txt'), 'utf8').trim().split('\n').sort()).toEqual(
    [...images, NODE].sort(),
  );
  rmSync(join(folder, 'manifests'), { recursive: true });

  await server.stop();
  server = await FileServer.start({});
  const [program = ''] = blocks('ts');
  writeFileSync(join(folder, 'app.ts'), program);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        target: 'es2022',
        module: 'node16',
        types: ['node'],
        typeRoots: [join(ROOT, 'node_modules/@types')],
        skipLibCheck: true,
      },
      files: ['app.ts'],
    }),
  );
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'inherit' });
  const report = execFileSync(process.execPath, ['app.js'], { cwd: folder, encoding: 'utf8' });
  expect(report).toContain(
    '.image: "quay.io/kubevirt/virt-operator:v1.9.0" becomes "registry.example/kubevirt/virt-operator:v1.9.0"',
  );
  expect(server.requests).toEqual([]);
  const manifests = execFileSync(
    'cat',
    readdirSync(join(folder, 'manifests'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
    { encoding: 'utf8' },
  );
  expect(manifests).not.toContain('quay.io');
}, 180_000);

test.each(ASSETS)(
  'killed while $component $file arrives, it leaves whole files or none, and the next run continues',
  async (asset) => {
    const text = standInAsset(asset);
    const path = `/${asset.component}/${asset.version}/${asset.file}`;
    const half = Math.floor(text.length / 2);
    const run = () => spawn(CLI, ['vendor', '--from', server.url], { cwd: folder, env: env(), stdio: 'ignore' });

    // As many of its answers as the command has asked for are complete; one stands still in the middle.
    const stalled = new Promise<void>((resolve) => {
      server.stallOn(path, half, resolve);
    });
    const killed = run();
    await stalled;
    const part = join(folder, 'vendor/kubevirt-iac', path.slice(1));
    await until(() => existsSync(`${part}.part`) && readFileSync(`${part}.part`).length === half);
    killed.kill('SIGKILL');
    await once(killed, 'close');

    expect(existsSync(part)).toBe(false);
    // Of files that arrive beside it, a part may stand under another name.
    for (const file of vendored().filter((name) => !/\.(part(\.etag)?|tmp)$/.test(name))) {
      const id = ASSETS.find(({ component, version, file: name }) => file.endsWith(`/${component}/${version}/${name}`));
      expect([file, readFileSync(file, 'utf8')]).toEqual([file, standInAsset(id as AssetId)]);
    }
    JSON.parse(readFileSync(join(folder, 'kubevirt-iac.lock.json'), 'utf8'));

    server.requests.length = 0;
    const [code] = await once(run(), 'close');
    expect(code).toBe(0);
    expect(server.requests).toContain(`GET ${path} bytes=${half}-`);
    expect(readFileSync(part, 'utf8')).toBe(text);
    expect(vendored().filter((name) => name.includes('.part') || name.endsWith('.tmp'))).toEqual([]);
  },
);

test.each([
  [['--kubevirt', '2.0.0'], /error: KubeVirt "v2\.0\.0" is not a known version of it\. Use v1\.9\.0 or v1\.8\.4/],
  [['--from', 'http://mirror.example'], /error: --from http:\/\/mirror\.example is not allowed/],
  [['--from', 'nowhere'], /error: --from nowhere does not exist\. Give a folder/],
  [['--component', 'kubvirt'], /error: "kubvirt" is not a component\. Use /],
])('vendor %j is one message and exit code 2', (args, message) => {
  const { status, stderr } = spawnSync(CLI, ['vendor', ...args], { cwd: folder, env: env(), encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(existsSync(join(folder, 'vendor'))).toBe(false);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
