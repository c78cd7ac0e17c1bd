import type { KubeObject } from '../../kube/object';
import {
  clusterRole,
  clusterRoleBinding,
  deployment,
  namespace,
  type Operator,
  operatorCrd,
  role,
  roleBinding,
  serviceAccount,
} from './objects';

/** The eight objects of CDI's operator manifest. */
export function cdiOperator(version: string): KubeObject[] {
  const operator: Operator = {
    namespace: 'cdi',
    namespaceLabels: { 'cdi.kubevirt.io': '' },
    labels: { 'operator.cdi.kubevirt.io': '' },
    name: 'cdi-operator',
    serviceAccount: 'cdi-operator',
    clusterRole: 'cdi-operator-cluster',
    clusterRoleBinding: 'cdi-operator',
    roleBinding: 'cdi-operator',
    replicas: 1,
    podLabels: { name: 'cdi-operator', 'operator.cdi.kubevirt.io': '' },
    image: `quay.io/kubevirt/cdi-operator:${version}`,
    env: { DEPLOY_CLUSTER_RESOURCES: 'true', OPERATOR_VERSION: version },
  };
  return [
    namespace(operator),
    operatorCrd({
      group: 'cdi.kubevirt.io',
      kind: 'CDI',
      plural: 'cdis',
      shortNames: ['cdi', 'cdis'],
      scope: 'Cluster',
      versions: [
        { name: 'v1alpha1', storage: false },
        { name: 'v1beta1', storage: true },
      ],
      statusSubresource: false,
      labels: {},
    }),
    clusterRole(operator, 'cdi.kubevirt.io'),
    clusterRoleBinding(operator),
    serviceAccount(operator),
    role(operator),
    roleBinding(operator),
    deployment(operator),
  ];
}

/** The CDI custom resource, as in the release. */
export const cdiCr = (): KubeObject[] => [
  {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'CDI',
    metadata: { name: 'cdi' },
    spec: {
      config: { featureGates: ['HonorWaitForFirstConsumer'] },
      imagePullPolicy: 'IfNotPresent',
      infra: { nodeSelector: { 'kubernetes.io/os': 'linux' } },
      workload: { nodeSelector: { 'kubernetes.io/os': 'linux' } },
    },
  },
];
