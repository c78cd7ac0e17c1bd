import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ReleaseSource, Transform, VirtualizationStack } from '../../../../constructs/platform';
import { remember, sha256Of } from '../../../../constructs/platform/assets';
import { ReleasedObjects } from '../../../../constructs/platform/released-objects';
import type { Component } from '../../../../kubevirt/releases';
import { standInRelease } from '../../../../sandbox/release';
import { standInAsset } from '../../../support/stand-in-assets';

const OPERATOR = 'kubevirt-operator.yaml';
const MANIFEST = standInRelease()[OPERATOR] as string;

let folder: string;
let home: string;
const lockFile = (): string => join(folder, 'lock.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-'));
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  home = process.cwd();
  process.chdir(folder);
  writeFileSync(OPERATOR, MANIFEST);
});
afterEach(() => {
  process.chdir(home);
  delete process.env.XDG_CACHE_HOME;
  rmSync(folder, { recursive: true, force: true });
});

function objects(
  source: ReleaseSource,
  props: Partial<ConstructorParameters<typeof ReleasedObjects>[2]> = {},
): string[] {
  const made = new ReleasedObjects(new Chart(new App(), 'platform'), 'operator', {
    component: 'kubevirt',
    version: 'v1.9.0',
    source,
    lockFile: lockFile(),
    ...props,
  });
  return made.node.children.map(({ node }) => node.id);
}
const vendor = (component: Component, version: string, file: string, text: string): void => {
  const path = join(folder, 'vendor/kubevirt-iac', component, version);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, file), text);
};
const pin = (name: string, text: string): void =>
  writeFileSync(
    lockFile(),
    JSON.stringify({ version: 1, assets: { [name]: { sha256: sha256Of(Buffer.from(text)), bytes: text.length } } }),
  );

describe('a folder', () => {
  it.each([`kubevirt/v1.9.0/${OPERATOR}`, `kubevirt/${OPERATOR}`, OPERATOR])('may hold an asset at %s', (path) => {
    const root = join(folder, 'root');
    mkdirSync(join(root, path, '..'), { recursive: true });
    cpSync(OPERATOR, join(root, path));
    expect(objects(ReleaseSource.folder(root))).toHaveLength(10);
  });

  it('without an asset: the message names it, where it is published, and the command that fetches it', () => {
    rmSync(OPERATOR);
    expect(() => objects(ReleaseSource.folder('.'))).toThrow(
      'platform/operator: The folder . has no kubevirt-operator.yaml of kubevirt v1.9.0, which is required. ' +
        'Download it from https://github.com/kubevirt/kubevirt/releases/download/v1.9.0/kubevirt-operator.yaml into that folder, ' +
        'or fill it with `npx kubevirt-iac vendor --kubevirt v1.9.0 --out .`.',
    );
  });

  it('is pinned at first use, and a tampered asset is rejected', () => {
    const source = ReleaseSource.folder('.');
    objects(source);
    expect(Object.keys(JSON.parse(readFileSync(lockFile(), 'utf8')).assets)).toEqual([`kubevirt@v1.9.0/${OPERATOR}`]);
    objects(source);
    writeFileSync(OPERATOR, `${MANIFEST}# one more line\n`);
    expect(() => objects(source)).toThrow(
      /kubevirt@v1\.9\.0\/kubevirt-operator\.yaml: the file from .* is not the pinned one.*remove this entry from the lock file/,
    );
  });
});

it.each([
  ['{', /is not valid/],
  ['{"version":2,"assets":{}}', /version/],
  ['{"version":1,"assets":{"x":{"sha256":"abc","bytes":1}}}', /sha256/],
])('reports what is wrong with the lock file %s', (content, message) => {
  writeFileSync(lockFile(), content);
  expect(() => objects(ReleaseSource.folder('.'))).toThrow(message);
  expect(readFileSync(lockFile(), 'utf8')).toBe(content);
});

describe('the objects of an asset', () => {
  const inline = (text: string) => () => objects(ReleaseSource.inline({ [OPERATOR]: text }));

  it('must be those of the release: a missing and an unexpected one are named', () => {
    const without = MANIFEST.replace(/kind: PriorityClass/, 'kind: ConfigMap');
    expect(inline(without)).toThrow(
      /kubevirt@v1\.9\.0\/kubevirt-operator\.yaml: it lacks PriorityClass\/kubevirt-cluster-critical; it contains ConfigMap\/kubevirt-cluster-critical, which the release does not\. It was not used/,
    );
  });

  it('are checked before the file is pinned, so that the right one can take its place', () => {
    expect(inline('kind: List')).toThrow(/is not a Kubernetes object/);
    expect(inline(MANIFEST)()).toHaveLength(10);
  });

  it.each([
    [`${MANIFEST}---\njust: text\n`, /document 11 is not a Kubernetes object with apiVersion, kind and metadata\.name/],
    ['a: [', /the file is not valid YAML: .* in line \d+/],
  ])('must be Kubernetes objects', (text, message) => expect(inline(text)).toThrow(message));

  it('may be repeated, but not with another content', () => {
    const [namespace = ''] = MANIFEST.split('---\n').filter((document) => document.includes('kind: Namespace'));
    expect(objects(ReleaseSource.inline({ [OPERATOR]: `${MANIFEST}---\n${namespace}` }))).toHaveLength(10);
    rmSync(lockFile());
    expect(inline(`${MANIFEST}---\n${namespace}spec: {}\n`)).toThrow(
      /it contains two different objects Namespace\/kubevirt/,
    );
  });

  it('can be omitted by name', () => {
    expect(objects(ReleaseSource.folder('.'), { omit: ['Namespace/kubevirt'] })).toHaveLength(9);
  });
});

describe('transforms', () => {
  it('correct the moving tags of a release without being asked, and report it', () => {
    const id = { component: 'hostpath-provisioner', version: 'v0.25.2', file: 'operator.yaml' } as const;
    const made = new ReleasedObjects(new Chart(new App(), 'platform'), 'operator', {
      ...id,
      source: ReleaseSource.inline({ 'operator.yaml': standInAsset(id) }),
      lockFile: lockFile(),
      assets: ['operator.yaml'],
    });
    const correction = {
      object: 'Deployment hostpath-provisioner-operator',
      path: 'spec.template.spec.containers[main].image',
      before: 'quay.io/kubevirt/hostpath-provisioner-operator:latest',
      after: 'quay.io/kubevirt/hostpath-provisioner-operator:v0.25.2',
    };
    expect(made.changes).toEqual([correction]);
    expect(made.node.metadata).toEqual([expect.objectContaining({ type: 'kubevirt-iac:transform', data: correction })]);
  });

  it('must name workloads that exist', () => {
    const stack = new VirtualizationStack(new Chart(new App(), 'platform'), 'virt', {
      kubevirt: { source: ReleaseSource.inline(standInRelease()) },
      lockFile: lockFile(),
      transforms: [
        Transform.replicas({ 'virt-operator': 1, 'virt-api': 1 }),
        Transform.resources({ 'cdi-operator': { requests: { cpu: '1' } } }),
      ],
    });
    expect(stack.node.findAll().flatMap(({ node }) => node.validate())).toEqual([
      'A transform names the workload virt-api, which no component has. They have virt-operator, cdi-operator.',
    ]);
  });
});

describe('inline', () => {
  it('finds an asset by its name, or by component and name', () => {
    expect(objects(ReleaseSource.inline({ [OPERATOR]: MANIFEST }))).toHaveLength(10);
    expect(objects(ReleaseSource.inline({ [`kubevirt/${OPERATOR}`]: MANIFEST }))).toHaveLength(10);
  });

  it('names what it was not given', () => {
    expect(() => objects(ReleaseSource.inline({ 'cdi-operator.yaml': MANIFEST }))).toThrow(
      'ReleaseSource.inline was not given kubevirt-operator.yaml of kubevirt v1.9.0, which is required. It was given cdi-operator.yaml.',
    );
  });
});

describe('upstream and a mirror', () => {
  it.each([
    [ReleaseSource.upstream(), 'npx kubevirt-iac vendor --kubevirt v1.9.0` here'],
    [
      ReleaseSource.url('https://m.example/r'),
      'npx kubevirt-iac vendor --kubevirt v1.9.0 --from https://m.example/r` here',
    ],
  ])('download nothing: the message names the command that does', (source, command) => {
    expect(() => objects(source)).toThrow(
      `is not in vendor/kubevirt-iac, and synthesis downloads nothing. Run \`${command}`,
    );
  });

  it('name all that a stack lacks, with one command that fetches it, and what that does not', () => {
    vendor('kubevirt', 'v1.9.0', OPERATOR, MANIFEST);
    pin(`kubevirt@v1.9.0/${OPERATOR}`, MANIFEST);
    const stack = () =>
      new VirtualizationStack(new Chart(new App(), 'platform'), 'virt', {
        lockFile: lockFile(),
        certManager: true,
        nodeMaintenance: true,
        hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes' }] },
      });
    expect(stack).toThrow(
      `platform/virt: cert-manager.yaml of cert-manager v1.18.2, cdi-operator.yaml of cdi v1.66.0, namespace.yaml, webhook.yaml and operator.yaml of hostpath-provisioner v0.25.2 and node-maintenance-operator.yaml of node-maintenance v0.20.1 are not in vendor/kubevirt-iac, and synthesis downloads nothing. ` +
        `The project of node-maintenance publishes no manifest. Render it with \`kubectl kustomize 'https://github.com/medik8s/node-maintenance-operator//config/default?ref=v0.20.1' > node-maintenance-operator.yaml\`. Put it there as node-maintenance/v0.20.1/node-maintenance-operator.yaml. ` +
        `Run \`npx kubevirt-iac vendor --component cert-manager@v1.18.2 --component cdi@v1.66.0 --component hostpath-provisioner@v0.25.2\` here, and keep vendor/kubevirt-iac and ${lockFile()} in Git. ` +
        "Or name a folder that has the files: source: ReleaseSource.folder('<folder>').",
    );
  });

  it('read the vendored copy, which must match the lock file', () => {
    vendor('kubevirt', 'v1.9.0', OPERATOR, MANIFEST);
    pin(`kubevirt@v1.9.0/${OPERATOR}`, MANIFEST);
    expect(objects(ReleaseSource.upstream())).toHaveLength(10);
    vendor('kubevirt', 'v1.9.0', OPERATOR, MANIFEST.replace('replicas: 2', 'replicas: 3'));
    expect(() => objects(ReleaseSource.upstream())).toThrow(/is not the pinned one/);
  });

  it('reject a vendored copy that is not the published file, also without a lock file', () => {
    vendor('kubevirt', 'v1.9.0', OPERATOR, MANIFEST);
    expect(() => objects(ReleaseSource.upstream())).toThrow(/published checksum of the release expects f11307ca/);
  });

  it('read a pinned file that another project has vendored', () => {
    remember(Buffer.from(MANIFEST));
    pin(`kubevirt@v1.9.0/${OPERATOR}`, MANIFEST);
    expect(objects(ReleaseSource.upstream())).toHaveLength(10);
  });

  it.each(['http://mirror.example', 'https://user:secret@mirror.example'])('must not be %s', (base) => {
    expect(() => ReleaseSource.url(base)).toThrow(/https only/);
  });
});
