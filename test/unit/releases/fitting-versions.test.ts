import { type Component, fittingVersions, type Surroundings, versionProblem } from '../../../kubevirt/releases';

it.each<[Component, string, Surroundings]>([
  ['kubevirt', '1.9.0', {}],
  ['kubevirt', 'v1.9.0', { kubernetes: 'v1.36.1' }],
  ['cdi', '1.65.0', { kubevirt: 'v1.8.4' }],
  ['cert-manager', 'v1.18.2', { kubevirt: 'v1.9.0', kubernetes: '1.40' }],
  ['hyperconverged', 'release-1.19', { kubevirt: '1.9.0' }],
  ['nmstate', 'v0.86.0', { kubevirt: '1.9.0' }],
])('%s %s fits %j', (component, version, surroundings) => {
  expect(versionProblem(component, version, surroundings)).toBeUndefined();
});

it.each<[Component, string, Surroundings, string]>([
  [
    'kubevirt',
    'v2.0.0',
    {},
    'KubeVirt "v2.0.0" is not a known version of it. Use v1.9.0 or v1.8.4, or a release of kubevirt-iac that knows another.',
  ],
  [
    'cdi',
    'v1.65.0',
    { kubevirt: 'v1.9.0' },
    'Containerized Data Importer "v1.65.0" belongs to KubeVirt 1.8, not to v1.9.0. Use v1.66.0, or a release of kubevirt-iac that knows another.',
  ],
  [
    'kubevirt',
    'v1.8.4',
    { kubernetes: 'v1.36.0' },
    'KubeVirt "v1.8.4" is tested on Kubernetes 1.34, 1.35, not on v1.36.0. Use v1.9.0, or a release of kubevirt-iac that knows another.',
  ],
  [
    'kubevirt',
    'v1.8.4',
    { kubernetes: '1.30' },
    'KubeVirt "v1.8.4" is tested on Kubernetes 1.34, 1.35, not on 1.30. No known version fits: v1.9.0 is tested on Kubernetes 1.34, 1.35, 1.36, not on 1.30; v1.8.4 is tested on Kubernetes 1.34, 1.35, not on 1.30.',
  ],
])('%s %s in %j is rejected with the versions that fit', (component, version, surroundings, message) => {
  expect(versionProblem(component, version, surroundings)).toBe(message);
});

it('does not take 1.3 for 1.34', () => {
  expect(fittingVersions('kubevirt', { kubernetes: '1.3' })).toEqual([]);
  expect(fittingVersions('kubevirt', { kubernetes: '1.35' })).toEqual(['v1.9.0', 'v1.8.4']);
});
