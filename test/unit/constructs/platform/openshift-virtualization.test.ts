import { App, Chart } from 'cdk8s';
import { OpenShiftVirtualization, type OpenShiftVirtualizationProps } from '../../../../constructs';
import { inOrder } from '../../../../constructs/synth/order';
import { only, refusals } from '../rendered';

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
])('rejects %j', (props, message) => {
  expect(() => install(props)).toThrow(message);
});
