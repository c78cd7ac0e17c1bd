import {
  assetUrl,
  COMPONENTS,
  type Component,
  howToRender,
  isImage,
  isTrustedUrl,
  mirrorUrl,
  normalVersion,
  releaseOf,
  requiredAssets,
  versionFor,
} from '../../../kubevirt/releases';
import { compareVersions } from '../../../kubevirt/releases/version';

const all = Object.entries(COMPONENTS).flatMap(([component, { releases }]) =>
  releases.map((release) => ({ component: component as Component, ...release })),
);

describe.each(all)('$component $version', ({ component, version, assets, images, replaceImages = {}, ...release }) => {
  it('is found by its version, with or without the v', () => {
    expect(releaseOf(component, version)?.version).toBe(version);
    expect(releaseOf(component, version.replace(/^v(?=\d)/, ''))?.version).toBe(version);
  });

  it('names each asset once, with checksums and objects that can be compared', () => {
    const files = assets.map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    for (const { sha256, objects } of assets) {
      if (sha256 !== undefined) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      if (objects) expect(objects).toEqual([...new Set(objects)].filter((name) => /^[A-Z]\w+\/\S+$/.test(name)));
    }
  });

  it('names images that can be pulled and mirrored, and none by a tag that moves', () => {
    expect(images.filter((image) => !isImage(image) || image.endsWith(':latest'))).toEqual([]);
    expect(images).toEqual([...new Set(images)]);
    for (const image of Object.values(replaceImages)) expect(images).toContain(image);
  });

  it('has an address of each asset, and pairs that have the form of a minor', () => {
    for (const { file } of assets) {
      const url = assetUrl(component, version, file) ?? /'(.*)'/.exec(howToRender(component, version, file) ?? '')?.[1];
      expect(isTrustedUrl(url ?? '')).toBe(true);
      expect(url).not.toContain('{version}');
    }
    for (const minor of [...(release.kubevirt ?? []), ...(release.kubernetes ?? [])]) expect(minor).toMatch(/^1\.\d+$/);
  });
});

it('lists releases from new to old', () => {
  for (const { releases } of Object.values(COMPONENTS)) {
    const versions = releases.map(({ version }) => version);
    expect([...versions].sort((a, b) => compareVersions(b, a))).toEqual(versions);
  }
});

it('has a component for each that another needs or deploys', () => {
  for (const { needs = [], deployedBy } of Object.values(COMPONENTS)) {
    for (const other of [...needs, ...(deployedBy ? [deployedBy] : [])]) expect(COMPONENTS[other]).toBeDefined();
  }
});

it.each([
  ['cdi', '1.9.0', 'v1.66.0'],
  ['cdi', 'v1.8.2', 'v1.65.0'],
  ['ssp', 'v1.8.4', 'v0.25.0'],
  ['cert-manager', 'v1.8.4', 'v1.18.2'],
  ['cdi', 'v9.9.9', 'v1.66.0'],
  ['nmstate', 'v1.9.0', 'v0.86.0'],
] as const)('%s beside KubeVirt %s is %s', (component, kubevirt, version) => {
  expect(versionFor(component, kubevirt)).toBe(version);
});

it('orders the assets of a component as they are applied', () => {
  expect(requiredAssets('hostpath-provisioner', 'v0.25.2').map(({ role }) => role)).toEqual([
    'namespace',
    'webhook',
    'operator',
  ]);
});

it.each([
  ['1.9.0', 'v1.9.0'],
  ['v1.9.0-rc.1', 'v1.9.0-rc.1'],
  ['1.9', undefined],
  ['latest', undefined],
])('%s is the version %s', (text, version) => expect(normalVersion(text)).toBe(version));

it.each([
  ['https://mirror.example/x', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1/x', true],
  ['http://mirror.example', false],
  ['http://localhost.evil.example', false],
  ['https://user:secret@mirror.example', false],
  ['file:///etc/passwd', false],
  ['./folder', false],
])('whether manifests may come from %s: %s', (url, trusted) => expect(isTrustedUrl(url)).toBe(trusted));

it('addresses a mirror by component and version', () => {
  expect(mirrorUrl('https://mirror.example/releases/', 'cdi', 'v1.66.0', 'cdi-operator.yaml')).toBe(
    'https://mirror.example/releases/cdi/v1.66.0/cdi-operator.yaml',
  );
});
