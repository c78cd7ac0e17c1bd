import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imagesIn, mirrorFiles } from '../../../../cli/vendor/image-list';
import { type VendorOptions, vendorAssets } from '../../../../cli/vendor/vendor';
import { type AssetId, sha256Of, vendoredPath } from '../../../../constructs/platform/assets';
import { FileServer } from '../../../support/file-server';
import { standInAsset } from '../../../support/stand-in-assets';

/** Assets whose published checksum is not known, so that stand-ins may take their place. */
const NAMESPACE: AssetId = { component: 'hostpath-provisioner', version: 'v0.25.2', file: 'namespace.yaml' };
const OPERATOR: AssetId = { ...NAMESPACE, file: 'operator.yaml' };
const PUBLISHED: AssetId = { component: 'kubevirt', version: 'v1.9.0', file: 'kubevirt-operator.yaml' };
const ALL = [NAMESPACE, OPERATOR];

let folder: string;
let server: FileServer;
const out = (): string => join(folder, 'out');
const lockFile = (): string => join(folder, 'lock.json');
const pins = (): Record<string, { sha256: string }> => JSON.parse(readFileSync(lockFile(), 'utf8')).assets;
const path = ({ component, version, file }: AssetId): string => `/${component}/${version}/${file}`;
const vendor = (ids: readonly AssetId[] = ALL, options: Partial<VendorOptions> = {}) =>
  vendorAssets(ids, { out: out(), lockFile: lockFile(), from: server.url, firstPause: 1, ...options });
const files = (): string[] =>
  existsSync(out())
    ? readdirSync(out(), { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [entry.name] : [],
      )
    : [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vendor-'));
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  server = await FileServer.start(Object.fromEntries([...ALL, PUBLISHED].map((id) => [path(id), standInAsset(id)])));
});
afterEach(async () => {
  delete process.env.XDG_CACHE_HOME;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('fills the folder, pins what it wrote, and downloads nothing a second time', async () => {
  const first = await vendor();
  expect(first.map(({ file, state }) => `${file} ${state}`)).toEqual([
    'namespace.yaml downloaded',
    'operator.yaml downloaded',
  ]);
  expect(readFileSync(vendoredPath(out(), OPERATOR), 'utf8')).toBe(standInAsset(OPERATOR));
  expect(Object.keys(pins())).toEqual([
    'hostpath-provisioner@v0.25.2/namespace.yaml',
    'hostpath-provisioner@v0.25.2/operator.yaml',
  ]);
  const lock = readFileSync(lockFile(), 'utf8');
  expect((await vendor()).map(({ state }) => state)).toEqual(['present', 'present']);
  expect(server.requests).toHaveLength(2);
  expect(readFileSync(lockFile(), 'utf8')).toBe(lock);
});

it('takes a pinned file from what this user has fetched before', async () => {
  await vendor();
  rmSync(out(), { recursive: true });
  expect((await vendor()).map(({ state }) => state)).toEqual(['cached', 'cached']);
});

it('copies from a folder in the layout of a mirror', async () => {
  const from = join(folder, 'from');
  mkdirSync(join(from, path(NAMESPACE), '..'), { recursive: true });
  writeFileSync(join(from, path(NAMESPACE)), standInAsset(NAMESPACE));
  expect((await vendor([NAMESPACE], { from })).map(({ state }) => state)).toEqual(['copied']);
  await expect(vendor([OPERATOR], { from })).rejects.toThrow(/has no hostpath-provisioner\/v0\.25\.2\/operator\.yaml/);
});

describe('a manifest that its project does not publish', () => {
  const RENDERED: AssetId = {
    component: 'node-healthcheck',
    version: 'v0.12.0',
    file: 'node-healthcheck-operator.yaml',
  };
  const write = (into: string) => {
    mkdirSync(join(into, path(RENDERED), '..'), { recursive: true });
    writeFileSync(join(into, path(RENDERED)), standInAsset(RENDERED));
  };
  const published = { from: undefined } as unknown as Partial<VendorOptions>;

  it('is not downloaded: the message has the command that renders it, and nothing is pinned', async () => {
    await expect(vendor([RENDERED], published)).rejects.toThrow(
      /node-healthcheck@v0\.12\.0\/node-healthcheck-operator\.yaml: The project of [a-z-]+ publishes no manifest\. Render it with `kubectl kustomize .*ref=v0\.12\.0' > node-healthcheck-operator\.yaml`\. Put it into a folder as node-healthcheck\/v0\.12\.0\/node-healthcheck-operator\.yaml, and run this with --from <folder>/,
    );
    expect(existsSync(lockFile())).toBe(false);
  });

  it('is pinned at first use, from another folder or where it is, and rejected when it changes', async () => {
    write(join(folder, 'rendered'));
    expect((await vendor([RENDERED], { from: join(folder, 'rendered') })).map(({ state }) => state)).toEqual([
      'copied',
    ]);
    rmSync(lockFile());
    expect((await vendor([RENDERED], published)).map(({ state }) => state)).toEqual(['present']);
    expect(Object.keys(pins())).toEqual(['node-healthcheck@v0.12.0/node-healthcheck-operator.yaml']);
    writeFileSync(vendoredPath(out(), RENDERED), `${standInAsset(RENDERED)}# more\n`);
    await expect(vendor([RENDERED], published)).rejects.toThrow(/is not the pinned one/);
  });
});

it('leaves whole files only, whichever fails, and names each that does', async () => {
  server.files[path(OPERATOR)] = 'apiVersion: v1\nkind: Secret\nmetadata: { name: intruder }\n';
  await expect(vendor([...ALL, PUBLISHED, { ...NAMESPACE, file: 'none.yaml' }])).rejects.toThrow(
    new RegExp(
      [
        /hostpath-provisioner@v0\.25\.2\/operator\.yaml: it lacks .*; it contains Secret\/intruder, which the release does not/,
        /kubevirt@v1\.9\.0\/kubevirt-operator\.yaml: the file from http.* is not the pinned one/,
        /none\.yaml: .* the server answered 404/,
      ]
        .map(({ source }) => `(?=[\\s\\S]*${source})`)
        .join(''),
    ),
  );
  expect(files()).toEqual(['namespace.yaml']);
  expect(Object.keys(pins())).toEqual(['hostpath-provisioner@v0.25.2/namespace.yaml']);
});

it('rejects bytes that are not those of the lock file, in the folder and from a server', async () => {
  await vendor();
  const target = vendoredPath(out(), OPERATOR);
  writeFileSync(target, `${standInAsset(OPERATOR)}# tampered\n`);
  await expect(vendor()).rejects.toThrow(/operator\.yaml: the file from .*out.* is not the pinned one/);
  rmSync(target);
  rmSync(join(folder, 'cache'), { recursive: true });
  server.files[path(OPERATOR)] = `${standInAsset(OPERATOR)}# tampered\n`;
  await expect(vendor()).rejects.toThrow(/operator\.yaml: the file from http.* is not the pinned one/);
  expect(files()).toEqual(['namespace.yaml']);
});

it('does not trust a file that is there but pinned nowhere', async () => {
  mkdirSync(join(vendoredPath(out(), OPERATOR), '..'), { recursive: true });
  writeFileSync(vendoredPath(out(), OPERATOR), 'half of a fi');
  expect((await vendor([OPERATOR]))[0]).toMatchObject({
    state: 'downloaded',
    sha256: sha256Of(Buffer.from(standInAsset(OPERATOR))),
  });
});

it('removes what a killed process left, and nothing of one that runs', async () => {
  const { pid: dead = 0 } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(join(vendoredPath(out(), OPERATOR), '..'), { recursive: true });
  const left = [dead, 1].flatMap((pid) => [`${vendoredPath(out(), OPERATOR)}.${pid}.tmp`, `${lockFile()}.${pid}.tmp`]);
  for (const file of left) writeFileSync(file, 'half of a fi');
  await vendor();
  expect(left.filter((file) => existsSync(file))).toEqual(left.slice(2));
});

it('survives broken connections', async () => {
  server.breakAfter(20).breakAfter(30);
  expect(await vendor()).toHaveLength(2);
  expect(files().sort()).toEqual(['namespace.yaml', 'operator.yaml']);
});

describe('the images', () => {
  it('are those of the manifests and of the operands, with corrected tags', async () => {
    await vendor();
    const { images, corrections } = imagesIn(out());
    expect(images).toContain('quay.io/kubevirt/hostpath-csi-driver:v0.25.2');
    expect(images.filter((image) => image.endsWith(':latest'))).toEqual([]);
    expect([...images].sort()).toEqual(images);
    expect(corrections).toEqual([
      {
        object: 'Deployment hostpath-provisioner-operator',
        path: 'spec.template.spec.containers[main].image',
        before: 'quay.io/kubevirt/hostpath-provisioner-operator:latest',
        after: 'quay.io/kubevirt/hostpath-provisioner-operator:v0.25.2',
      },
    ]);
  });

  it('are copied by a script that quotes each, and that oc-mirror reads too', () => {
    const digest = 'b'.repeat(64);
    const made = mirrorFiles(['quay.io/a/b:v1', `registry.k8s.io/c/d@sha256:${digest}`]);
    expect(made['images.txt']?.text).toBe(`quay.io/a/b:v1\nregistry.k8s.io/c/d@sha256:${digest}\n`);
    expect(made['copy-images.sh']?.text).toContain(
      `copy 'quay.io/a/b:v1' '/a/b:v1'\ncopy 'registry.k8s.io/c/d@sha256:${digest}' '/c/d:sha256-${digest}'\n`,
    );
    expect(made['imageset-config.yaml']?.text).toBe(
      `apiVersion: mirror.openshift.io/v2alpha1\nkind: ImageSetConfiguration\nmirror:\n  additionalImages:\n    - name: quay.io/a/b:v1\n    - name: registry.k8s.io/c/d@sha256:${digest}\n`,
    );
  });

  it('must be images: a text that a shell would read is rejected', async () => {
    const text = standInAsset(OPERATOR).replace(/image: .*/, 'image: "quay.io/x/y:v1\'; touch /tmp/x; \'"');
    server.files[path(OPERATOR)] = text;
    await vendor();
    expect(() => imagesIn(out())).toThrow(/which is not an image of a registry/);
  });
});
