import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from '../base';

/** A rule of RBAC. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

const RBAC = 'rbac.authorization.k8s.io';

/** A ServiceAccount with these rights in its namespace: it, its Role and its RoleBinding, all of one name. */
export function account(
  scope: Construct,
  { name, namespace }: { readonly name: string; readonly namespace?: string },
  rules: () => readonly RoleRule[],
): void {
  const metadata = { name, namespace };
  new Manifest(scope, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  new Manifest(scope, 'role', {
    apiVersion: `${RBAC}/v1`,
    kind: 'Role',
    metadata,
    rules: Lazy.any({ produce: rules }),
  });
  new Manifest(scope, 'binding', {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: RBAC, kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
}
