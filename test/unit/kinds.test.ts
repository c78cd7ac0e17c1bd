import { familyKindOf, familyKinds, kindOf, knownKinds } from '../../kubevirt/kinds';

test.each([
  ['v1', 'Secret', 'secrets', true],
  ['v1', 'Namespace', 'namespaces', false],
  ['v1', 'Endpoints', 'endpoints', true],
  ['apps/v1', 'Deployment', 'deployments', true],
  ['networking.k8s.io/v1', 'Ingress', 'ingresses', true],
  ['networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies', true],
  ['storage.k8s.io/v1', 'StorageClass', 'storageclasses', false],
  ['scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses', false],
  ['apiregistration.k8s.io/v1', 'APIService', 'apiservices', false],
  ['gateway.networking.k8s.io/v1', 'Gateway', 'gateways', true],
  ['cdi.kubevirt.io/v1alpha1', 'CDI', 'cdis', false],
  ['k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'network-attachment-definitions', true],
  ['kubevirt.io/v1', 'KubeVirt', 'kubevirts', true],
])('%s %s is served as %s', (apiVersion, kind, plural, namespaced) => {
  expect(kindOf(apiVersion, kind)).toMatchObject({ kind, plural, namespaced });
});

test.each([
  ['kubevirt.io/v1alpha3', 'VirtualMachine', 'kubevirt.io/v1', 'core/v1'],
  ['pool.kubevirt.io/v1alpha1', 'VirtualMachinePool', 'pool.kubevirt.io/v1beta1', 'pool/v1beta1'],
  ['export.kubevirt.io/v1beta1', 'VirtualMachineExport', 'export.kubevirt.io/v1', 'export/v1'],
  ['template.kubevirt.io/v1alpha1', 'VirtualMachineTemplate', 'template.kubevirt.io/v1beta1', 'template/v1beta1'],
  ['kubevirt.io/v1', 'VirtualMachineInstancePreset', 'kubevirt.io/v1', 'core/v1'],
  ['hco.kubevirt.io/v1', 'HyperConverged', 'hco.kubevirt.io/v1', 'hco/v1'],
  ['hco.kubevirt.io/v1beta1', 'HyperConverged', 'hco.kubevirt.io/v1beta1', 'hco/v1beta1'],
  ['nmstate.io/v1beta1', 'NodeNetworkConfigurationPolicy', 'nmstate.io/v1', 'nmstate/v1'],
])('%s %s is written as %s and lives in %s', (apiVersion, kind, preferred, module) => {
  expect(familyKindOf(apiVersion, kind)).toMatchObject({ apiVersion: preferred, module });
});

test('a kind that nobody told us about is unknown', () => {
  expect(kindOf('example.com/v1', 'Widget')).toBeUndefined();
  expect(kindOf('v1', 'Deployment')).toBeUndefined();
  expect(familyKindOf('v1', 'Secret')).toBeUndefined();
});

test('the family is whole, and every kind is known once', () => {
  const count = (component: string) => familyKinds.filter((info) => info.component === component).length;
  expect(
    Object.fromEntries([...new Set(familyKinds.map(({ component }) => component))].map((one) => [one, count(one)])),
  ).toEqual({
    kubevirt: 20,
    cdi: 12,
    'virt-template': 2,
    multus: 1,
    aaq: 1,
    'cluster-network-addons': 1,
    'hostpath-provisioner': 1,
    // Once for each version that has fields of its own.
    hyperconverged: 2,
    nmstate: 3,
    ssp: 2,
  });
  const keys = knownKinds().map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  expect(new Set(keys).size).toBe(keys.length);
});
