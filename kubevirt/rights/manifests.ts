/** A persona's RBAC as Kubernetes objects. */
import type { KubeObject } from '../../kube/object';
import type { Installable } from './installer';
import { PERSONAS, type Persona, type PersonaName } from './personas';
import type { Rule } from './rule';

export interface RightsOptions {
  /** Namespace in which the persona works; all namespaces without it. The installer always works in all. */
  readonly namespace?: string | undefined;
  /** Who gets the rights; without any, roles are made and bound to nobody. */
  readonly subjects?: readonly Subject[] | undefined;
  /** First part of the names of roles and bindings, unique in the cluster; `kubevirt-iac` by default. */
  readonly prefix?: string | undefined;
  /** Components and parts of a stack that the installer installs; KubeVirt and CDI by default. */
  readonly components?: readonly Installable[] | undefined;
}

/** A user, a group or a ServiceAccount that the roles are bound to. */
export type Subject =
  | { readonly kind: 'User' | 'Group'; readonly name: string }
  | { readonly kind: 'ServiceAccount'; readonly name: string; readonly namespace: string };

const API_GROUP = 'rbac.authorization.k8s.io';
const apiVersion = `${API_GROUP}/v1`;

/** A role or a binding. */
export interface RightsObject extends KubeObject {
  readonly rules?: readonly Rule[];
  readonly roleRef?: Readonly<Record<string, string>>;
  readonly subjects?: readonly Readonly<Record<string, string>>[];
}

/** The roles of a persona, and with a subject their bindings, as the API accepts them. */
export function rightsManifests(persona: PersonaName, options: RightsOptions = {}): KubeObject[] {
  return annotatedRights(persona, options).map(({ rules, ...rest }) => ({
    ...rest,
    ...(rules && { rules: rules.map(({ why: _, ...rule }) => rule) }),
  }));
}

/** The same, with why each rule is needed. */
export function annotatedRights(persona: PersonaName, options: RightsOptions = {}): RightsObject[] {
  const { rules, cluster, everywhere, binds }: Persona = PERSONAS[persona];
  const { subjects = [], components, prefix = 'kubevirt-iac' } = options;
  const namespace = everywhere ? undefined : options.namespace;
  const name = `${prefix}-${persona}`;
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  const own = rules(components);
  const wide = namespace === undefined ? [...own, ...cluster] : own;
  const shared = namespace !== undefined && cluster.length > 0;
  const roles: RightsObject[] = [
    { apiVersion, kind, metadata, rules: wide },
    ...(shared ? [{ apiVersion, kind: 'ClusterRole', metadata: { name: `${name}-cluster` }, rules: cluster }] : []),
  ];
  if (subjects.length === 0) return roles;
  return [
    ...roles,
    binding({ name, namespace }, { kind, name }, subjects),
    ...(shared
      ? [binding({ name: `${name}-cluster` }, { kind: 'ClusterRole', name: `${name}-cluster` }, subjects)]
      : []),
    ...binds.map((role) =>
      binding({ name: `${name}-${role.split(':').at(-1)}`, namespace }, { kind: 'ClusterRole', name: role }, subjects),
    ),
  ];
}

function binding(
  { name, namespace }: { name: string; namespace?: string | undefined },
  role: { kind: string; name: string },
  subjects: readonly Subject[],
): RightsObject {
  return {
    apiVersion,
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    roleRef: { apiGroup: API_GROUP, ...role },
    subjects: subjects.map((one) => (one.kind === 'ServiceAccount' ? one : { apiGroup: API_GROUP, ...one })),
  };
}
