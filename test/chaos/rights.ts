/** Stacks act with the rights of docs/rights.md and no others: a fault must not need more. */
import type { Cluster, ResourceKind } from '../../cluster';
import { ACTIONS, CAUSES, GUESTS, MORE, type Rule } from '../../kubevirt/rights';
import type { Sandbox } from '../../sandbox';

const rbac = (kind: string, plural: string): ResourceKind => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  plural,
  namespaced: false,
});
const CLUSTER_ROLE = rbac('ClusterRole', 'clusterroles');
const CLUSTER_ROLE_BINDING = rbac('ClusterRoleBinding', 'clusterrolebindings');

/** Without what is for readers. */
const asRules = (rules: readonly Rule[]) =>
  rules.map(({ apiGroups, resources, verbs }) => ({ apiGroups, resources, verbs }));

/** The rights of docs/rights.md that reach beyond a namespace, for the account of every stack. */
export async function grantToStacks(cluster: Cluster): Promise<void> {
  const metadata = { name: 'chaos-stacks' };
  const policies = {
    apiGroups: ['migrations.kubevirt.io'],
    resources: ['migrationpolicies'],
    verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete'],
  };
  const rules = [policies, ...asRules(CAUSES)];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name };
  const subjects = [{ apiGroup: roleRef.apiGroup, kind: 'Group', name: 'system:serviceaccounts:default' }];
  await cluster.apply(CLUSTER_ROLE, { ...gvkOf(CLUSTER_ROLE), metadata, rules });
  await cluster.apply(CLUSTER_ROLE_BINDING, { ...gvkOf(CLUSTER_ROLE_BINDING), metadata, roleRef, subjects });
}

/** A kubeconfig with exactly the rights of docs/rights.md for what a stack has in its own namespace. */
export const leastPrivileged = (sandbox: Sandbox, own: string): Promise<string> =>
  sandbox.userWith(own, asRules([...GUESTS, ...MORE, ...ACTIONS]), own);

const gvkOf = ({ apiVersion, kind }: ResourceKind) => ({ apiVersion, kind });
