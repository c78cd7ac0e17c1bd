import { selectAssets } from '../../../../cli/vendor/selection';

const files = (asked: string[], kubevirt = '1.9.0', kubernetes?: string): string[] =>
  selectAssets(asked, { kubevirt, ...(kubernetes && { kubernetes }) }).map(
    ({ component, version, file }) => `${component} ${version} ${file}`,
  );

it('takes the version that belongs to the KubeVirt', () => {
  expect(files(['cdi', 'kubevirt'], '1.8.4')).toEqual([
    'kubevirt v1.8.4 kubevirt-operator.yaml',
    'kubevirt v1.8.4 kubevirt-cr.yaml',
    'kubevirt v1.8.4 kubevirt-network-policies.yaml',
    'cdi v1.65.0 cdi-operator.yaml',
    'cdi v1.65.0 cdi-cr.yaml',
    'cdi v1.65.0 network-policies.yaml',
  ]);
});

it('adds what a component needs, before it', () => {
  expect(files(['hostpath-provisioner'])[0]).toBe('cert-manager v1.18.2 cert-manager.yaml');
});

it('knows every component of the upstream flavour', () => {
  const all = new Set(files(['all']).map((line) => line.split(' ')[0]));
  expect(all).toContain('network-resources-injector');
  expect(all).not.toContain('hyperconverged');
  expect(all).not.toContain('virt-template');
  // Its project publishes no manifest to download.
  expect(all).not.toContain('node-healthcheck');
  expect(new Set(files(['all'], '1.8.4').map((line) => line.split(' ')[0]))).not.toContain(
    'network-resources-injector',
  );
});

it.each([
  [['kubvirt'], '1.9.0', undefined, /"kubvirt" is not a component\. Use cert-manager, kubevirt, cdi, /],
  [['kubevirt'], '1.2.3', undefined, /KubeVirt "v1\.2\.3" is not a known version of it\. Use v1\.9\.0 or v1\.8\.4/],
  [['cdi@1.65.0'], '1.9.0', undefined, /belongs to KubeVirt 1\.8, not to v1\.9\.0\. Use v1\.66\.0/],
  [['kubevirt'], '1.8.4', '1.36', /is tested on Kubernetes 1\.34, 1\.35, not on 1\.36\. Use v1\.9\.0/],
  [
    ['network-resources-injector'],
    '1.8.4',
    undefined,
    /No known version fits: v1\.9\.0 belongs to KubeVirt 1\.9, not to v1\.8\.4/,
  ],
])('rejects %j for KubeVirt %s and Kubernetes %s', (asked, kubevirt, kubernetes, message) => {
  expect(() => files(asked, kubevirt, kubernetes)).toThrow(message);
});
