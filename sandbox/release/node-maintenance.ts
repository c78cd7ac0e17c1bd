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

const PREFIX = 'node-maintenance-operator';
const GROUP = 'nodemaintenance.medik8s.io';

/** The objects of node-maintenance-operator. Its webhook is not served: nothing in a sandbox could answer it. */
export function nodeMaintenanceOperator(version: string): KubeObject[] {
  const operator: Operator = {
    namespace: `${PREFIX}-system`,
    namespaceLabels: { 'control-plane': 'controller-manager' },
    labels: {},
    name: `${PREFIX}-controller-manager`,
    serviceAccount: `${PREFIX}-controller-manager`,
    clusterRole: `${PREFIX}-manager-role`,
    clusterRoleBinding: `${PREFIX}-manager-rolebinding`,
    roleBinding: `${PREFIX}-leader-election-rolebinding`,
    replicas: 1,
    podLabels: { 'control-plane': 'controller-manager' },
    image: `quay.io/medik8s/${PREFIX}:${version}`,
    env: {},
  };
  const named = (object: KubeObject, name: string): KubeObject => ({
    ...object,
    metadata: { ...object.metadata, name },
  });
  const service = (name: string, port: number): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `${PREFIX}-${name}`, namespace: operator.namespace },
    spec: { ports: [{ port }], selector: operator.podLabels },
  });
  const proxy = { ...operator, clusterRole: `${PREFIX}-proxy-role`, clusterRoleBinding: `${PREFIX}-proxy-rolebinding` };
  return [
    namespace(operator),
    operatorCrd({
      group: GROUP,
      kind: 'NodeMaintenance',
      plural: 'nodemaintenances',
      shortNames: ['nm'],
      scope: 'Cluster',
      versions: [{ name: 'v1beta1', storage: true }],
      statusSubresource: true,
      labels: {},
    }),
    serviceAccount(operator),
    named(role(operator), `${PREFIX}-leader-election-role`),
    clusterRole(operator, GROUP),
    clusterRole({ ...operator, clusterRole: `${PREFIX}-metrics-reader` }, GROUP),
    clusterRole(proxy, 'authentication.k8s.io'),
    { ...roleBinding(operator), roleRef: reference('Role', `${PREFIX}-leader-election-role`) },
    clusterRoleBinding(operator),
    clusterRoleBinding(proxy),
    service('controller-manager-metrics-service', 8443),
    service('webhook-service', 443),
    deployment(operator),
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: `${PREFIX}-validating-webhook-configuration` },
      webhooks: [],
    },
  ];
}

const reference = (kind: string, name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });
