/** What installing the platform needs, derived from what the releases contain. */
import { familyKinds, type KindInfo, kindOf } from '../kinds';
import { gateOf } from '../readiness';
import { COMPONENTS, type Component } from '../releases';
import { NODE_MAINTENANCES, NODE_NETWORKS } from './roles';
import { MANAGE, type Rule, rule, WRITE } from './rule';
import { isStackPart, STACK_PARTS, type StackPart } from './stack-parts';

/** Versions of the APIs in which the manifests of releases are written. */
const API: Readonly<Record<string, string>> = {
  Namespace: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  ConfigMap: 'v1',
  Secret: 'v1',
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io/v1',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io/v1',
  APIService: 'apiregistration.k8s.io/v1',
  Issuer: 'cert-manager.io/v1',
  Task: 'tekton.dev/v1',
  Certificate: 'cert-manager.io/v1',
};

/** Kinds whose deletion answers with the object, so that its absence is awaited. */
const AWAITED_ABSENCE = new Set(['ServiceAccount', 'Service']);

/** The objects that installing the newest release of a component writes, as `Kind/name`. */
function objectsOf(component: Component): string[] {
  const { releases, adds = [] } = COMPONENTS[component];
  const required = (releases[0]?.assets ?? []).filter((asset) => asset.required && asset.role !== 'cr-example');
  return [...required.flatMap(({ objects }) => objects ?? []), ...adds];
}

/** What an installer can install: components of the table of releases, and parts of a stack. */
export type Installable = Component | StackPart;

/** Parts of a stack that come with a component. */
const PARTS_OF: Partial<Record<Component, StackPart>> = { 'hostpath-provisioner': 'storage-classes' };

/**
 * The rules for installing, upgrading and removing these. Kubernetes lets a user grant only rights that the user has, unless the user
 * may `escalate` (in the operators' roles) and `bind` (in their bindings): both are limited by name to the roles of the releases.
 */
export function installerRules(wanted: readonly Installable[] = ['kubevirt', 'cdi']): Rule[] {
  const components = wanted.filter((one): one is Component => !isStackPart(one));
  const parts = new Set([...wanted.filter(isStackPart), ...components.flatMap((one) => PARTS_OF[one] ?? [])]);
  const objects = components.map((component) => ({ component, names: objectsOf(component) }));
  const kinds = new Map<string, number>();
  for (const { names } of objects) {
    const own = new Map<string, number>();
    for (const name of names) own.set(kindIn(name), (own.get(kindIn(name)) ?? 0) + 1);
    for (const [kind, count] of own) {
      // Many objects of a kind are read by one list: of a namespace, which each component has its own of, or of the cluster.
      const before = kinds.get(kind) ?? 0;
      kinds.set(kind, infoOf(kind).namespaced ? Math.max(before, count) : before + count);
    }
  }
  const resources = components.flatMap((component) => {
    const { resource } = COMPONENTS[component];
    return resource ? [kindOf(resource.apiVersion, resource.kind)!] : [];
  });
  const roles = objects.flatMap(({ names }) => names.filter((name) => /^(Cluster)?Role\//.test(name)).map(nameIn));
  const escalated = rule('rbac.authorization.k8s.io', 'clusterroles roles', ['escalate', 'bind'], ESCALATE);
  return merged([
    ...resources.map(({ group, plural }) => rule(group, plural, MANAGE)),
    ...[...kinds].map(([kind, count]) => manifestRule(kind, count)),
    ...(roles.length > 0 ? [{ ...escalated, resourceNames: [...new Set(roles)].sort() }] : []),
    ...[...parts].flatMap((part): readonly Rule[] => STACK_PARTS[part]),
    ...(components.includes('nmstate') ? NODE_NETWORKS : []),
    ...(components.includes('node-maintenance') ? NODE_MAINTENANCES : []),
    ...GUARDS,
    ...CAUSES,
  ]);
}

/** Rules on the same resources as one. */
function merged(rules: readonly Rule[]): Rule[] {
  const byResource = new Map<string, Rule>();
  for (const one of rules) {
    const key = JSON.stringify([one.apiGroups, one.resources, one.resourceNames]);
    const before = byResource.get(key);
    const verbs = [...new Set([...(before?.verbs ?? []), ...one.verbs])];
    byResource.set(key, before ? { ...one, ...before, verbs } : one);
  }
  return [...byResource.values()];
}

const ESCALATE =
  'Operators hold more rights than most users: these roles may be granted without having all that is in them.';

/** What must not be lost is listed before anything of the platform is deleted. */
const GUARDS: readonly Rule[] = [
  rule(
    'kubevirt.io',
    'virtualmachines virtualmachineinstances virtualmachineinstancereplicasets',
    ['list'],
    'Guests and disks that would go with the platform, listed before it is deleted.',
  ),
  rule('pool.kubevirt.io', 'virtualmachinepools', ['list']),
  rule('cdi.kubevirt.io', 'datavolumes', ['list']),
  rule('', 'persistentvolumeclaims', ['list']),
];

const OLM = 'operators.coreos.com';

/** OpenShift Virtualization by OLM, which grants the operators their rights itself. */
export const OPENSHIFT: readonly Rule[] = [
  rule('', 'namespaces', MANAGE),
  rule(OLM, 'operatorgroups', ['get', ...WRITE]),
  rule(OLM, 'subscriptions', MANAGE),
  rule(
    OLM,
    'installplans',
    ['list', 'watch', 'patch'],
    'The InstallPlan of exactly the version is approved, no other.',
  ),
  rule(OLM, 'clusterserviceversions', ['list', 'watch']),
  rule('hco.kubevirt.io', 'hyperconvergeds', MANAGE),
  rule(
    'kubevirt.io',
    'kubevirts',
    ['list'],
    'What is installed without HyperConverged; and what would go with it, as below.',
  ),
  rule('cdi.kubevirt.io', 'cdis', ['list']),
  rule('apps', 'deployments', ['list'], 'Which operators go with the namespace, and what they follow.'),
  rule('networkaddonsoperator.network.kubevirt.io', 'networkaddonsconfigs', ['list']),
  rule('hostpathprovisioner.kubevirt.io', 'hostpathprovisioners', ['list']),
  rule('ssp.kubevirt.io', 'ssps', ['list']),
  ...GUARDS,
];

/** Why a component is not ready. What may not be read is skipped. */
const CAUSES: readonly Rule[] = [
  rule('', 'events pods nodes', ['list'], 'Why an operator does not start, or what it waits for. Optional.'),
  rule('apps', 'daemonsets', ['list']),
];

function manifestRule(kind: string, count: number): Rule {
  const { apiVersion, group, plural } = infoOf(kind);
  const many = count > 1 || gateOf(apiVersion, kind) !== undefined || AWAITED_ABSENCE.has(kind);
  const verbs = many ? MANAGE : ['get', ...WRITE];
  // CRDs stay when a program removes them.
  if (kind !== 'CustomResourceDefinition') return rule(group, plural, verbs);
  return rule(
    group,
    plural,
    verbs.filter((verb) => verb !== 'delete'),
    'Add `delete` to purge CRDs, with all objects of their kinds.',
  );
}

const kindIn = (object: string): string => object.slice(0, object.indexOf('/'));
const nameIn = (object: string): string => object.slice(object.indexOf('/') + 1);

function infoOf(kind: string): KindInfo {
  const found = known(kind);
  if (found) return found;
  throw new Error(`The releases contain a ${kind}, whose API is not in the table of kubevirt/rights/installer.ts.`);
}

function known(kind: string): KindInfo | undefined {
  return kindOf(API[kind] ?? '', kind) ?? familyKinds.find((one) => one.kind === kind);
}

/** The components whose objects, and the APIs of these, are known, and the parts of a stack. */
export const installable = (): Installable[] => [
  ...(Object.keys(COMPONENTS) as Component[]).filter((one) => {
    const objects = objectsOf(one);
    return objects.length > 0 && objects.every((object) => known(kindIn(object)));
  }),
  ...(Object.keys(STACK_PARTS) as StackPart[]),
];
