import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { Clusters, Fleet, type FleetCluster } from 'kubevirt-iac';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusters-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (text: string, name = 'clusters.yaml'): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it('reads clusters with what is known of them, and profiles from files that stand beside', () => {
  file('kubevirtVersion: v1.8.4\n', 'edge.yaml');
  const path = file(`
clusters:
  - name: lab
    labels: { region: north }
    server: https://lab.example.com:6443
    profile: { architecture: arm64 }
    values: { tills: 2 }
  - { name: store-1, profile: edge.yaml }
`);
  expect(Clusters.fromFile(path)).toEqual([
    {
      name: 'lab',
      labels: { region: 'north' },
      server: 'https://lab.example.com:6443',
      profile: { architecture: 'arm64' },
      values: { tills: 2 },
    },
    { name: 'store-1', profile: { kubevirtVersion: 'v1.8.4', architecture: 'amd64', configuration: {} } },
  ]);
});

it.each([
  ['sites: []', /is not a list of clusters\. Write them below the key `clusters`/],
  ['clusters: {}', /is not a list of clusters/],
  ['clusters: [', /is not valid YAML/],
  ['clusters: [web]', /cluster 1: .*expected object/],
  ['clusters: [{ labels: {} }]', /cluster 1, name: /],
  ['clusters: [{ name: Store_1 }]', /cluster 1 \("Store_1"\), name: "Store_1" is not valid: only lower-case letters/],
  ['clusters: [{ name: a, label: {} }]', /cluster 1 \("a"\): Unrecognized key: "label".*may have labels, server/],
  ['clusters: [{ name: a, labels: { x: "a b" } }]', /labels\.x: "a b" is not valid/],
  ['clusters: [{ name: a, server: "http://a" }]', /server: must be a URL such as https/],
  ['clusters: [{ name: a, profile: { kubevirt: v1 } }]', /profile: .*"kubevirt" is not a key of a profile/],
  ['clusters: [{ name: a, profile: none.yaml }]', /Cluster\.fromFile: cannot read .*none\.yaml/],
  ['clusters: [{ name: a }, { name: b }, { name: a }]', /clusters 1 and 3 are both called "a"/],
])('says what is wrong in %s', (text, message) => {
  expect(() => Clusters.fromFile(file(text))).toThrow(message);
});

it('says which file cannot be read', () => {
  expect(() => Clusters.fromFile(join(folder, 'none.yaml'))).toThrow(/cannot read .*none\.yaml/);
});

it('holds a list in the program to the same', () => {
  const fleet = (clusters: readonly FleetCluster[]) => new Fleet(new App(), 'shops', { clusters, site: () => {} });
  expect(() => fleet([{ name: 'a' }, { name: 'a' }])).toThrow(/^shops: .*clusters 1 and 2 are both called "a"/);
  expect(() => fleet([{ name: 'a.b' }])).toThrow(/"a\.b" is not valid/);
});
