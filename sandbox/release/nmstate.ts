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

/** The files of NMState's release, each with its objects. */
export function nmstateFiles(version: string): Readonly<Record<string, readonly KubeObject[]>> {
  const operator: Operator = {
    namespace: 'nmstate',
    namespaceLabels: { name: 'nmstate', 'pod-security.kubernetes.io/enforce': 'privileged' },
    labels: { 'nmstate.io': '' },
    name: 'nmstate-operator',
    serviceAccount: 'nmstate-operator',
    clusterRole: 'nmstate-operator',
    clusterRoleBinding: 'nmstate-operator',
    roleBinding: 'nmstate-operator',
    replicas: 1,
    podLabels: { app: 'kubernetes-nmstate-operator', name: 'kubernetes-nmstate-operator' },
    image: `quay.io/nmstate/kubernetes-nmstate-operator:${version}`,
    env: { RELATED_IMAGE_HANDLER_IMAGE: `quay.io/nmstate/kubernetes-nmstate-handler:${version}` },
  };
  return {
    'namespace.yaml': [namespace(operator)],
    'nmstate.io_nmstates.yaml': [
      operatorCrd({
        group: 'nmstate.io',
        kind: 'NMState',
        plural: 'nmstates',
        shortNames: [],
        scope: 'Cluster',
        versions: [
          { name: 'v1', storage: true },
          { name: 'v1beta1', storage: false },
        ],
        statusSubresource: true,
        labels: {},
      }),
    ],
    'service_account.yaml': [serviceAccount(operator)],
    'role.yaml': [clusterRole(operator, 'nmstate.io'), role(operator)],
    'role_binding.yaml': [clusterRoleBinding(operator), roleBinding(operator)],
    'operator.yaml': [deployment(operator)],
    'nmstate.io_v1_nmstate_cr.yaml': [
      { apiVersion: 'nmstate.io/v1', kind: 'NMState', metadata: { name: 'nmstate' }, spec: {} },
    ],
  };
}
