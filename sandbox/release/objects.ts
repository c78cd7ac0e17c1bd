import type { KubeObject } from '../../kube/object';

/** Parameters of an operator's manifest. */
export interface Operator {
  namespace: string;
  namespaceLabels: Record<string, string>;
  /** Labels of every object of the operator. */
  labels: Record<string, string>;
  name: string;
  serviceAccount: string;
  clusterRole: string;
  clusterRoleBinding: string;
  roleBinding: string;
  replicas: number;
  podLabels: Record<string, string>;
  image: string;
  env: Record<string, string>;
  priorityClass?: string;
}

export const namespace = ({ namespace: name, namespaceLabels: labels }: Operator): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

export const serviceAccount = ({ serviceAccount: name, namespace, labels }: Operator): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace, labels },
});

/** The real operators list a hundred and more rules; these do nothing, so they need few permissions. */
export const role = ({ serviceAccount: name, namespace, labels }: Operator): KubeObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name, namespace, labels },
  rules: [{ apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get', 'list', 'watch'] }],
});

export const clusterRole = ({ clusterRole: name, labels }: Operator, apiGroup: string): KubeObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name, labels },
  rules: [{ apiGroups: [apiGroup], resources: ['*'], verbs: ['get', 'list', 'watch'] }],
});

export const roleBinding = (operator: Operator): KubeObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: operator.roleBinding, namespace: operator.namespace, labels: operator.labels },
  ...grant('Role', operator.serviceAccount, operator),
});

export const clusterRoleBinding = (operator: Operator): KubeObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: operator.clusterRoleBinding, labels: operator.labels },
  ...grant('ClusterRole', operator.clusterRole, operator),
});

const grant = (kind: string, name: string, { serviceAccount, namespace }: Operator) => ({
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
  subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
});

export const deployment = (operator: Operator): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: operator.name, namespace: operator.namespace, labels: operator.podLabels },
  spec: {
    replicas: operator.replicas,
    selector: { matchLabels: operator.podLabels },
    template: {
      metadata: { labels: operator.podLabels },
      spec: {
        serviceAccountName: operator.serviceAccount,
        ...(operator.priorityClass ? { priorityClassName: operator.priorityClass } : {}),
        containers: [
          {
            name: operator.name,
            image: operator.image,
            env: Object.entries(operator.env).map(([name, value]) => ({ name, value })),
          },
        ],
      },
    },
  },
});

/** A CRD whose schema preserves every field. */
export const operatorCrd = (crd: {
  group: string;
  kind: string;
  plural: string;
  shortNames: string[];
  scope: 'Namespaced' | 'Cluster';
  versions: { name: string; storage: boolean }[];
  /** CDI keeps its status in the object itself. */
  statusSubresource: boolean;
  labels: Record<string, string>;
}): KubeObject => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${crd.plural}.${crd.group}`, labels: crd.labels },
  spec: {
    group: crd.group,
    names: {
      kind: crd.kind,
      listKind: `${crd.kind}List`,
      plural: crd.plural,
      singular: crd.kind.toLowerCase(),
      shortNames: crd.shortNames,
    },
    scope: crd.scope,
    versions: crd.versions.map((version) => ({
      ...version,
      served: true,
      schema: { openAPIV3Schema: OPEN_SCHEMA },
      ...(crd.statusSubresource ? { subresources: { status: {} } } : {}),
    })),
  },
});

const ANYTHING = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const OPEN_SCHEMA = { type: 'object', required: ['spec'], properties: { spec: ANYTHING, status: ANYTHING } };
