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

const LABELS = { 'kubevirt.io': '' };
const PRIORITY_CLASS = 'kubevirt-cluster-critical';

/** The ten objects of KubeVirt's operator manifest. */
export function kubevirtOperator(version: string): KubeObject[] {
  const operator: Operator = {
    namespace: 'kubevirt',
    namespaceLabels: { 'kubevirt.io': '', 'pod-security.kubernetes.io/enforce': 'privileged' },
    labels: LABELS,
    name: 'virt-operator',
    serviceAccount: 'kubevirt-operator',
    clusterRole: 'kubevirt-operator',
    clusterRoleBinding: 'kubevirt-operator',
    roleBinding: 'kubevirt-operator-rolebinding',
    replicas: 2,
    podLabels: { 'kubevirt.io': 'virt-operator' },
    image: `quay.io/kubevirt/virt-operator:${version}`,
    env: { VIRT_OPERATOR_IMAGE: `quay.io/kubevirt/virt-operator:${version}`, KUBEVIRT_VERSION: version },
    priorityClass: PRIORITY_CLASS,
  };
  return [
    namespace(operator),
    operatorCrd({
      group: 'kubevirt.io',
      kind: 'KubeVirt',
      plural: 'kubevirts',
      shortNames: ['kv', 'kvs'],
      scope: 'Namespaced',
      versions: [
        { name: 'v1', storage: true },
        { name: 'v1alpha3', storage: false },
      ],
      statusSubresource: true,
      labels: { 'operator.kubevirt.io': '' },
    }),
    {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: PRIORITY_CLASS },
      value: 1_000_000_000,
      globalDefault: false,
      description: 'For the components of KubeVirt only.',
    },
    administrators(),
    serviceAccount(operator),
    role(operator),
    roleBinding(operator),
    clusterRole(operator, 'kubevirt.io'),
    clusterRoleBinding(operator),
    deployment(operator),
  ];
}

/** Lets the administrators of a namespace handle KubeVirt objects in it. */
const administrators = (): KubeObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: {
    name: 'kubevirt.io:operator',
    labels: { 'operator.kubevirt.io': '', 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' },
  },
  rules: [
    {
      apiGroups: ['kubevirt.io'],
      resources: ['kubevirts'],
      verbs: ['get', 'delete', 'create', 'update', 'patch', 'list', 'watch', 'deletecollection'],
    },
  ],
});

/** The KubeVirt custom resource, as in the release. */
export const kubevirtCr = (): KubeObject[] => [
  {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: {
      certificateRotateStrategy: {},
      configuration: { developerConfiguration: { featureGates: [] } },
      customizeComponents: {},
      imagePullPolicy: 'IfNotPresent',
      workloadUpdateStrategy: {},
    },
  },
];
