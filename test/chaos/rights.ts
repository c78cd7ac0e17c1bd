/** Stacks act with the rights of docs/rights.md and no others: a fault must not need more. */
import type { Cluster, ResourceKind } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import type { Sandbox } from '../../sandbox';
import { rulesOf } from '../support/rights';

const RBAC = 'rbac.authorization.k8s.io';
const [CLUSTER_ROLE, CLUSTER_ROLE_BINDING] = ['ClusterRole', 'ClusterRoleBinding'].map(
  (kind) => kindOf(`${RBAC}/v1`, kind) as ResourceKind,
) as [ResourceKind, ResourceKind];

/** The rights of docs/rights.md that reach beyond a namespace, for the account of every stack. */
export async function grantToStacks(cluster: Cluster): Promise<void> {
  const metadata = { name: 'chaos-stacks' };
  const policies = {
    apiGroups: ['migrations.kubevirt.io'],
    resources: ['migrationpolicies'],
    verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete'],
  };
  const rules = [policies, ...rulesOf('kubevirt-iac-causes')];
  const roleRef = { apiGroup: RBAC, kind: CLUSTER_ROLE.kind, name: metadata.name };
  const subjects = [{ apiGroup: RBAC, kind: 'Group', name: 'system:serviceaccounts:default' }];
  await cluster.apply(CLUSTER_ROLE, { ...gvkOf(CLUSTER_ROLE), metadata, rules });
  await cluster.apply(CLUSTER_ROLE_BINDING, { ...gvkOf(CLUSTER_ROLE_BINDING), metadata, roleRef, subjects });
}

/** A kubeconfig with exactly the rights of docs/rights.md for what a stack has in its own namespace. */
export const leastPrivileged = (sandbox: Sandbox, own: string): Promise<string> =>
  sandbox.userWith(
    own,
    ['guests', 'more', 'actions'].flatMap((name) => rulesOf(`kubevirt-iac-${name}`)),
    own,
  );

const gvkOf = ({ apiVersion, kind }: ResourceKind) => ({ apiVersion, kind });
