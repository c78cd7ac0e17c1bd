import { parse } from 'yaml';
import { profileYaml, readProfile } from '../../../cli/profile';
import type { KubeObject } from '../../../kube/object';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';
import { parseProfile } from '../../../kubevirt/profile-file';

const kubevirt: KubeObject = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: {
    configuration: { developerConfiguration: { featureGates: ['HostDisk'] }, vmRolloutStrategy: 'Stage' },
    workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] },
    customizeComponents: { flags: { controller: { 'additional-launcher-labels-sync': 'team,cost/*' } } },
  },
  status: { observedKubeVirtVersion: 'v1.8.4', defaultArchitecture: 'arm64' },
};
const clusterWith = (items: KubeObject[]) => ({
  list: async () => ({ items, resourceVersion: '1' }),
  server: async () => 'https://api.example',
});
const expected = {
  kubevirtVersion: 'v1.8.4',
  architecture: 'arm64',
  configuration: { developerConfiguration: { featureGates: ['HostDisk'] }, vmRolloutStrategy: 'Stage' },
  workloadUpdateMethods: ['LiveMigrate'],
  additionalLauncherLabelsSync: ['team', 'cost/*'],
};

test('reads what rules need of a live cluster, and writes a file that reads back the same', async () => {
  const profile = await readProfile(clusterWith([kubevirt]));
  expect(profile).toEqual(expected);
  const file = profileYaml(profile, 'https://api.example');
  expect(file).toMatch(/^# .*https:\/\/api\.example/);
  expect(parseProfile(parse(file), 'cluster.yaml')).toEqual(expected);
});

test('says where there is no KubeVirt, and how to choose another cluster', async () => {
  await expect(readProfile(clusterWith([]))).rejects.toThrow(
    /https:\/\/api\.example has no KubeVirt object.*--context/,
  );
});

test('a refused request is told as it is', async () => {
  const refuse = { ...clusterWith([]), list: async () => Promise.reject(new Error('kubevirts is forbidden')) };
  await expect(readProfile(refuse)).rejects.toThrow('kubevirts is forbidden');
});

test.each([
  ['the KubeVirt object itself', kubevirt],
  ['the List that kubectl prints', { kind: 'List', items: [kubevirt] }],
])('takes %s for a profile', (_, document) => {
  expect(parseProfile(document, 'x.yaml')).toEqual(expected);
});

test('what a file leaves out is as released', () => {
  expect(parseProfile({ architecture: 's390x' }, 'x.yaml')).toEqual({ ...DEFAULT_PROFILE, architecture: 's390x' });
});

test.each([
  [{ kubevirtVersion: '1.9' }, /kubevirtVersion: must be a release such as v1\.9\.0/],
  [{ architecture: 'x86_64' }, /architecture: /],
  [
    { configuration: { developerConfiguration: { featureGates: 'HostDisk' } } },
    /configuration\.developerConfiguration\.featureGates: /,
  ],
  [{ feautreGates: [] }, /feautreGates/],
  ['just text', /the profile: /],
])('refuses %j, and says what is wrong where', (document, reason) => {
  expect(() => parseProfile(document, 'cluster.yaml')).toThrow(reason);
  expect(() => parseProfile(document, 'cluster.yaml')).toThrow(/^cluster\.yaml is not a valid cluster profile/);
});
