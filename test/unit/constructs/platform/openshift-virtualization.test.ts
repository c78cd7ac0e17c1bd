import { App, Chart } from 'cdk8s';
import { OpenShiftVirtualization, type OpenShiftVirtualizationProps } from '../../../../constructs';
import { apiObjects } from '../../../../constructs/render';
import { inOrder } from '../../../../constructs/synth/order';
import type { KubeObject } from '../../../../kube/object';
import { validate } from '../../../../kubevirt/admission';
import { only, refusals } from '../rendered';

/** What is refused, also of objects with fields that their CRD does not know. */
const refusedBy = (chart: Chart): string[] =>
  apiObjects(chart)
    .map((object) => object.toJson() as KubeObject)
    .flatMap((object) => validate({ object }))
    .map(({ rule, object, message }) => `${rule} ${object.kind}: ${message}`);

function install(props: OpenShiftVirtualizationProps) {
  const app = new App();
  const chart = new Chart(app, 'platform');
  new OpenShiftVirtualization(chart, 'virt', props);
  return { app, chart };
}

it('subscribes to exactly the version of the product, in its namespace and in order', () => {
  const { app, chart } = install({ version: '4.20.1' });
  expect(inOrder(app).map(({ object, wave }) => `${wave} ${object.kind} ${object.name}`)).toEqual([
    '0 Namespace openshift-cnv',
    '1 OperatorGroup openshift-cnv-group',
    '2 Subscription kubevirt-hyperconverged',
    '3 HyperConverged kubevirt-hyperconverged',
  ]);
  expect(only(chart, 'Namespace')['metadata']).toEqual({
    name: 'openshift-cnv',
    labels: { 'openshift.io/cluster-monitoring': 'true' },
  });
  expect(only(chart, 'OperatorGroup')['spec']).toEqual({ targetNamespaces: ['openshift-cnv'] });
  expect(only(chart, 'Subscription')['spec']).toEqual({
    name: 'kubevirt-hyperconverged',
    source: 'redhat-operators',
    sourceNamespace: 'openshift-marketplace',
    channel: 'stable',
    installPlanApproval: 'Manual',
    startingCSV: 'kubevirt-hyperconverged-operator.v4.20.1',
  });
});

const subscription = (props: OpenShiftVirtualizationProps) => only(install(props).chart, 'Subscription');
const APPROVE = 'kubevirt-iac.io/approve';

it('has exactly its version approved by the provider, and waits for HyperConverged to report it', () => {
  const csv = 'kubevirt-hyperconverged-operator.v4.20.1';
  expect(subscription({ version: '4.20.1' })['metadata']).toMatchObject({ annotations: { [APPROVE]: csv } });
  const { chart } = install({ version: '4.20.1' });
  expect(only(chart, 'HyperConverged')['metadata']).toMatchObject({
    annotations: { 'kubevirt-iac.io/release': 'v4.20.1' },
  });
});

it.each<Partial<OpenShiftVirtualizationProps>>([
  { approver: 'administrator' },
  { approver: 'job' },
  { approval: 'Automatic' },
])('leaves the approval to others with %j', (more) => {
  expect(subscription({ version: '4.20.1', ...more })['metadata']).not.toHaveProperty('annotations');
});

it('waits for no version in particular where OLM upgrades by itself', () => {
  const { chart } = install({ version: '4.20.1', approval: 'Automatic' });
  expect(only(chart, 'HyperConverged')['metadata']).not.toHaveProperty('annotations');
});

it('approves in a Git repository by a Job of the version, with the rights of its script and no others', () => {
  const { app, chart } = install({ version: '4.20.1', approver: 'job' });
  expect(only(chart, 'Role')['rules']).toEqual([
    { apiGroups: ['operators.coreos.com'], resources: ['installplans'], verbs: ['get', 'list', 'patch'] },
    { apiGroups: ['operators.coreos.com'], resources: ['clusterserviceversions'], verbs: ['get'] },
  ]);
  const job = only(chart, 'Job');
  expect(job['metadata']).toMatchObject({ name: 'approve-v4-20-1', namespace: 'openshift-cnv' });
  expect(job['spec']!['template']!['spec']).toMatchObject({
    serviceAccountName: 'approve-install-plan',
    containers: [
      {
        image: 'image-registry.openshift-image-registry.svc:5000/openshift/cli:latest',
        env: expect.arrayContaining([{ name: 'CSV', value: 'kubevirt-hyperconverged-operator.v4.20.1' }]),
      },
    ],
  });
  const waves = Object.fromEntries(inOrder(app).map(({ object, wave }) => [object.kind, wave]));
  // A tool that awaits the health of the Subscription before it goes on would never come to the Job.
  expect(waves['Job']).toBeLessThanOrEqual(waves['Subscription']!);
  expect(waves['HyperConverged']).toBeGreaterThan(waves['Job']!);
  const { chart: next } = install({ version: '4.20.2', approver: 'job', approverImage: 'mirror.example/cli:v1' });
  expect(only(next, 'Job')['metadata']!['name']).toBe('approve-v4-20-2');
});

it('takes the community operator, which watches all namespaces', () => {
  const { chart } = install({
    version: '1.18.1',
    catalog: 'community',
    catalogSource: 'mirror',
    channel: 'candidate-v1.18',
    approval: 'Automatic',
    operatorNodes: { 'node-role.kubernetes.io/infra': '' },
    useEmulation: true,
  });
  expect(only(chart, 'OperatorGroup')['spec']).toEqual({});
  expect(only(chart, 'Subscription')).toMatchObject({
    metadata: { name: 'community-kubevirt-hyperconverged', namespace: 'kubevirt-hyperconverged' },
    spec: {
      source: 'mirror',
      channel: 'candidate-v1.18',
      installPlanApproval: 'Automatic',
      startingCSV: 'kubevirt-hyperconverged-operator.v1.18.1',
      config: {
        nodeSelector: { 'node-role.kubernetes.io/infra': '' },
        selector: { matchLabels: { name: 'hyperconverged-cluster-operator' } },
        env: [{ name: 'KVM_EMULATION', value: 'true' }],
      },
    },
  });
});

it.each<[OpenShiftVirtualizationProps, string]>([
  [{ version: '4.17.3', spec: { liveMigrationConfig: { progressTimeout: 60 } } }, 'v1beta1'],
  [{ version: '4.21.0', spec: { liveMigrationConfig: { progressTimeout: 60 } } }, 'v1beta1'],
  [{ version: '4.22.0', spec: { virtualization: { liveMigrationConfig: { progressTimeout: 60 } } } }, 'v1'],
  [{ version: '1.17.3', catalog: 'community' }, 'v1beta1'],
  [{ version: '1.18.1', catalog: 'community', spec: { storage: { vmStateStorageClass: 'ceph' } } }, 'v1'],
])('%j has the API version %s', (props, version) => {
  const { chart } = install(props);
  expect(only(chart, 'HyperConverged')).toMatchObject({
    apiVersion: `hco.kubevirt.io/${version}`,
    metadata: { name: 'kubevirt-hyperconverged' },
    spec: props.spec ?? {},
  });
  expect(refusals(chart)).toEqual([]);
});

it.each<[OpenShiftVirtualizationProps, RegExp]>([
  [
    { version: 'latest' },
    /"latest" is not a valid version\. Use three numbers, such as 4\.20\.1.*packagemanifest kubevirt-hyperconverged/,
  ],
  [{ version: '1.18.1' }, /not one of the redhat catalogue, whose versions begin with 4.*catalog: 'community'/],
  [{ version: '4.20.1', catalog: 'community' }, /begin with 1.*such as 1\.18\.1, or catalog: 'redhat'/],
  [
    { version: '4.20.1', approval: 'Automatic', approver: 'job' },
    /approver is "job", and with approval 'Automatic' OLM asks nobody\. Omit one of them/,
  ],
])('rejects %j', (props, message) => {
  expect(() => install(props)).toThrow(message);
});

it('H5: a wrong field of HyperConverged is an error that names the right one', () => {
  const { chart } = install({ version: '4.20.1', spec: { featureGatez: {} } as never });
  expect(refusedBy(chart)).toEqual([expect.stringMatching(/SCH-14 HyperConverged: .*Did you mean "featureGates"\?/)]);
});
