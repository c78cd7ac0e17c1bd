/** What an uninstalled platform leaves in a cluster, why it matters, and whether it may be removed without losing anything. */
import { condition } from '../../kube/condition';
import { objectAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { OPERATORS, type Operator } from './table';

export interface Leftover {
  object: KubeObject;
  /** Deployment of the operator that left it. */
  operator: string;
  /** What it does as long as it stays, a clause. */
  harm: string;
  /**
   * `sweep`: nothing is lost with it. `purge`: a CRD, whose objects go with it; removed only where it has none, and only on a request of its own.
   * `explain`: it is stuck, and removing what holds it would strand more.
   */
  remedy: 'sweep' | 'purge' | 'explain';
  /** What to do, where `explain`. */
  next?: string;
}

/** Kinds of which a cluster is searched, without their apiVersion. */
export const LEFTOVER_KINDS = [
  ['apiregistration.k8s.io/v1', 'APIService'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['storage.k8s.io/v1', 'CSIDriver'],
  ['v1', 'Namespace'],
] as const;

const HARM: Readonly<Record<string, string>> = {
  APIService: 'nothing serves its API, so discovery fails and no Namespace can be deleted',
  ValidatingWebhookConfiguration: 'the API server calls a service that is gone, and rejects what it guards',
  MutatingWebhookConfiguration: 'the API server calls a service that is gone, and rejects what it guards',
  ValidatingAdmissionPolicy: 'it still decides on requests',
  ValidatingAdmissionPolicyBinding: 'it still decides on requests',
  CustomResourceDefinition: 'its kind is still served, and no controller follows it',
  ClusterRole: 'it grants rights on kinds that nobody serves',
  ClusterRoleBinding: 'it grants rights to an account that is gone',
  CSIDriver: 'no driver answers for it',
};

interface Traces {
  /** API groups that only this operator serves. */
  groups: RegExp;
  /** Names of cluster-wide objects that do not carry the operator's label. */
  names: RegExp;
}

/** By Deployment of the operator. */
const TRACES: Readonly<Record<string, Traces>> = {
  'virt-operator': {
    groups:
      /^(?:(?:subresources\.)?(?:template\.)?|pool\.|snapshot\.|export\.|clone\.|instancetype\.|migrations\.|backup\.|plugin\.)kubevirt\.io$/,
    // Roles for the users of this product are named kubevirt-iac-*, and are theirs.
    names: /^(?:virt-(?:operator|api|template)-.*|kubevirt(?:\.io:|-(?!iac-)).*|instancetype\.kubevirt\.io:.*)$/,
  },
  'cdi-operator': {
    groups: /^(?:upload\.|forklift\.)?cdi\.kubevirt\.io$/,
    names: /^cdi(?:[.-].*)?$/,
  },
  'hostpath-provisioner-operator': {
    groups: /^hostpathprovisioner\.kubevirt\.io$/,
    names: /^(?:hostpath-provisioner.*|hostpathprovisioner\.kubevirt\.io|kubevirt\.io\.hostpath-provisioner)$/,
  },
  'cluster-network-addons-operator': {
    groups: /^networkaddonsoperator\.network\.kubevirt\.io$/,
    names: /^(?:cluster-network-addons-.*|kubemacpool-.*)$/,
  },
  'aaq-operator': { groups: /^aaq\.kubevirt\.io$/, names: /^aaq-.*$/ },
  'ssp-operator': { groups: /^ssp\.kubevirt\.io$/, names: /^ssp-.*$/ },
  'hyperconverged-cluster-operator': {
    groups: /^hco\.kubevirt\.io$/,
    names: /^(?:hyperconverged-.*|hco-.*|validate-hco.*)$/,
  },
};

/** The cluster, as far as it was read. */
export interface Remains {
  /** Objects of the operators, such as KubeVirt. */
  resources: readonly KubeObject[];
  deployments: readonly KubeObject[];
  /** Objects of LEFTOVER_KINDS. */
  candidates: readonly KubeObject[];
}

export function leftovers({ resources, deployments, candidates }: Remains): Leftover[] {
  const operators: readonly Operator[] = Object.values(OPERATORS);
  const found: Leftover[] = [];
  for (const operator of operators) {
    const mine = resources.filter(({ kind }) => kind === operator.kind);
    const runs = deployments.some(({ metadata }) => metadata?.name === operator.deployment);
    found.push(...mine.flatMap((one) => stuck(one, operator, runs)));
    // Two operators may share a namespace.
    const untold = candidates.filter((one) => !found.some(({ object }) => object === one));
    if (!runs && mine.length === 0) found.push(...untold.flatMap((one) => left(one, operator)));
  }
  return found;
}

function stuck(object: KubeObject, operator: Operator, runs: boolean): Leftover[] {
  if (!object.metadata?.deletionTimestamp || runs) return [];
  const held = (object.metadata.finalizers ?? []).join(', ');
  return [
    {
      object,
      operator: operator.deployment,
      harm: `it is being deleted, and only ${operator.deployment}, which was removed before it, removes its finalizer ${held}`,
      remedy: 'explain',
      next: `Install ${operator.deployment} again, in the same release and namespace: it finishes the deletion. Then remove it.`,
    },
  ];
}

function left(object: KubeObject, operator: Operator): Leftover[] {
  const traces = TRACES[operator.deployment];
  if (!traces || !isOf(object, operator, traces)) return [];
  const base = { object, operator: operator.deployment };
  if (object.metadata?.deletionTimestamp) return [{ ...base, ...going(object) }];
  if (object.kind === 'Namespace') return [];
  return [
    { ...base, harm: HARM[object.kind] ?? '', remedy: object.kind === 'CustomResourceDefinition' ? 'purge' : 'sweep' },
  ];
}

function isOf({ kind, metadata, spec }: KubeObject, operator: Operator, { groups, names }: Traces): boolean {
  const name = metadata?.name ?? '';
  if (kind === 'Namespace') return operator.namespaces[0] === name;
  // The API server makes the APIServices of CRDs itself, without a service, and takes them away with these.
  if (kind === 'APIService' && !spec?.['service']) return false;
  if (kind === 'APIService' || kind === 'CustomResourceDefinition') return groups.test(String(spec?.['group'] ?? ''));
  const manager = metadata?.labels?.['app.kubernetes.io/managed-by'];
  return (manager !== undefined && manager === operator.managedBy) || names.test(name);
}

/** An object that cannot go: what it says of itself. */
function going(object: KubeObject): Pick<Leftover, 'harm' | 'remedy' | 'next'> {
  const says =
    condition(object, 'Terminating')?.message ??
    condition(object, 'NamespaceContentRemaining')?.message ??
    condition(object, 'NamespaceDeletionDiscoveryFailure')?.message;
  const held = object.metadata?.finalizers?.join(', ');
  return {
    harm: `it is being deleted and cannot go${says ? `: ${says}` : held ? `: finalizer ${held} is not removed` : ''}`,
    remedy: 'explain',
    next:
      object.kind === 'CustomResourceDefinition'
        ? `Objects of ${valueAt(objectAt(object, 'spec', 'names'), 'plural')} have finalizers whose controller is gone. Install the operator again, so that it removes them.`
        : 'Remove the APIServices and objects that it names first.',
  };
}
