import type { Cluster, ResourceKind } from '../cluster';
import type { KubeObject } from '../kube/object';

/** One RBAC rule: permissions of a user. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

const rbac = 'rbac.authorization.k8s.io/v1';
const SERVICE_ACCOUNT: ResourceKind = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  plural: 'serviceaccounts',
  namespaced: true,
};
const CLUSTER_ROLE: ResourceKind = { apiVersion: rbac, kind: 'ClusterRole', plural: 'clusterroles', namespaced: false };
const CLUSTER_ROLE_BINDING: ResourceKind = {
  apiVersion: rbac,
  kind: 'ClusterRoleBinding',
  plural: 'clusterrolebindings',
  namespaced: false,
};
const ROLE_BINDING: ResourceKind = { apiVersion: rbac, kind: 'RoleBinding', plural: 'rolebindings', namespaced: true };

/** Creates a ServiceAccount with the permissions in `rules`, in one namespace or in all, and returns a token for it. */
export async function mintToken(
  cluster: Cluster,
  name: string,
  rules: readonly Rule[],
  namespace?: string,
): Promise<string> {
  const home = 'default';
  const bindingKind = namespace ? ROLE_BINDING : CLUSTER_ROLE_BINDING;
  await cluster.apply(SERVICE_ACCOUNT, object(SERVICE_ACCOUNT, { name, namespace: home }));
  await cluster.apply(CLUSTER_ROLE, object(CLUSTER_ROLE, { name }, { rules }));
  await cluster.apply(
    bindingKind,
    object(
      bindingKind,
      { name, namespace },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
        subjects: [{ kind: 'ServiceAccount', name, namespace: home }],
      },
    ),
  );
  const answer = await cluster.subresource(SERVICE_ACCOUNT, { name, namespace: home }, 'token', {
    method: 'POST',
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  });
  return String(answer.status?.token);
}

const object = (
  { apiVersion, kind }: ResourceKind,
  metadata: { name: string; namespace?: string },
  rest: object = {},
): KubeObject => ({
  apiVersion,
  kind,
  metadata,
  ...rest,
});
