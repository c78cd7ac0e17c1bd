/** Clones of disks from another namespace: CDI asks there whether they are allowed. */
import { type JsonObject, objectAt, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import { namespaceOf } from '../../../guests';
import type { ObjectIndex } from '../../../object-index';
import type { Fault } from '../../engine/fault';
import { objectRules } from '../../engine/rule';

/** Namespaces in which operators publish images for everybody. */
const PUBLISHED: ReadonlySet<string> = new Set(['openshift-virtualization-os-images', 'kubevirt-os-images']);

/** Sources that are cloned, and the key of each that names its namespace. */
const CLONED: readonly (readonly string[])[] = [['sourceRef'], ['source', 'pvc'], ['source', 'snapshot']];

/** The namespace that a DataVolume of `own` clones from, and where it says so. */
function foreignSource(spec: unknown, own: string): { at: string; namespace: string } | undefined {
  for (const path of CLONED) {
    const namespace = valueAt(spec, ...path, 'namespace');
    if (typeof namespace === 'string' && namespace !== '' && namespace !== own)
      return { at: [...path, 'namespace'].join('.'), namespace };
  }
  return undefined;
}

/** The DataVolumes that an object is, or that it makes, each with its path and the account in whose name it clones. */
function cloning(object: KubeObject): readonly { at: string; spec: unknown; account?: string }[] {
  if (object.kind === 'DataVolume') return [{ at: 'spec', spec: object.spec }];
  const base = object.kind === 'VirtualMachinePool' ? 'spec.virtualMachineTemplate.spec' : 'spec';
  const vm = objectAt(object, ...base.split('.'));
  const templates = objectsAt(vm, 'dataVolumeTemplates');
  const account = templates.length > 0 ? accountOf(objectAt(vm, 'template', 'spec')) : '';
  return templates.map(({ spec }, i) => ({
    at: `${base}.dataVolumeTemplates[${i}].spec`,
    spec,
    account,
  }));
}

/** KubeVirt clones in the name of the guest's own service account. */
function accountOf(guest: JsonObject | undefined): string {
  const mounted = objectsAt(guest, 'volumes').map((volume) => valueAt(volume, 'serviceAccount', 'serviceAccountName'));
  const named = [guest?.['serviceAccountName'], ...mounted].find((name) => typeof name === 'string' && name !== '');
  return typeof named === 'string' ? named : 'default';
}

/** ClusterRoles of the cluster's own that include the right. */
const GRANTING = /^(cluster-admin|admin|edit|cdi\.kubevirt\.io:.*)$/;

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const allows = (rule: JsonObject): boolean =>
  listed(rule['apiGroups']).some((group) => group === '*' || group === 'cdi.kubevirt.io') &&
  listed(rule['resources']).some(
    (one) => one === '*' || one === 'datavolumes/source' || one === 'datavolumes/*' || one === '*/source',
  ) &&
  listed(rule['verbs']).some((verb) => verb === '*' || verb === 'create');

/** Whether the role of a binding includes the right; also where the role is not among the objects and may include anything. */
function isGranting(binding: KubeObject, namespace: string, related: ObjectIndex): boolean {
  const kind = String(valueAt(binding['roleRef'], 'kind'));
  const name = String(valueAt(binding['roleRef'], 'name'));
  if (kind === 'ClusterRole' && GRANTING.test(name)) return true;
  const role = related
    .given(kind)
    .find((one) => one.metadata?.name === name && (kind === 'ClusterRole' || namespaceOf(one) === namespace));
  return !role || objectsAt(role, 'rules').some(allows);
}

/** Whether a binding reaches service accounts of a namespace: the one that clones, or any where it is not known which. */
const reaches = (binding: KubeObject, own: string, account: string | undefined): boolean =>
  account === undefined ||
  objectsAt(binding, 'subjects').some(({ kind, name, namespace }) =>
    kind === 'ServiceAccount'
      ? namespace === own && name === account
      : kind === 'Group' &&
        ['system:serviceaccounts', `system:serviceaccounts:${own}`, 'system:authenticated'].includes(String(name)),
  );

function isGranted(from: string, own: string, account: string | undefined, related: ObjectIndex): boolean {
  const bindings = [
    ...related.given('RoleBinding').filter((one) => namespaceOf(one) === from),
    ...related.given('ClusterRoleBinding'),
  ];
  return bindings.some((one) => reaches(one, own, account) && isGranting(one, from, related));
}

const RIGHT = 'create on datavolumes/source (cdi.kubevirt.io)';

function unauthorized(object: KubeObject, related: ObjectIndex): Fault[] {
  const own = namespaceOf(object);
  return cloning(object).flatMap(({ at, spec, account }) => {
    const source = foreignSource(spec, own);
    if (!source || PUBLISHED.has(source.namespace) || isGranted(source.namespace, own, account, related)) return [];
    const who =
      account === undefined
        ? 'whoever creates this DataVolume'
        : `the service account "${account}" of namespace ${own}`;
    const otherwise =
      account === undefined ? 'CDI rejects it' : 'KubeVirt does not create the disk, and the VM never starts';
    return [
      {
        at: `${at}.${source.at}`,
        message: `The disk is cloned from namespace ${source.namespace}, for which ${who} needs the right ${RIGHT} there; without it ${otherwise}. No RoleBinding among these objects grants it. Add a Role with that right in namespace ${source.namespace}, and a RoleBinding to ${account === undefined ? 'the user or service account that applies these objects' : `the group system:serviceaccounts:${own}`}, unless the cluster has them.`,
        found: source.namespace,
        allowed: `a namespace in which a RoleBinding grants ${RIGHT}`,
      },
    ];
  });
}

const fromImages = {
  'spec.source': undefined,
  'spec.sourceRef': { kind: 'DataSource', name: 'fedora', namespace: 'images' },
};
const rbac = (kind: string, more: object): KubeObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'clone', namespace: 'images' },
  ...more,
});
const granted = [
  rbac('Role', { rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] }] }),
  rbac('RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'clone' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts:default' }],
  }),
];

export const CLONE_RIGHTS = objectRules('data volumes', [
  {
    id: 'CDI-25',
    name: 'clone-across-namespaces-without-right',
    title: 'Clone across namespaces that nothing permits',
    kinds: ['DataVolume', 'VirtualMachine', 'VirtualMachinePool'],
    paths: [
      'spec.sourceRef.namespace',
      'spec.source.pvc.namespace',
      'spec.source.snapshot.namespace',
      'spec.dataVolumeTemplates[].spec',
    ],
    severity: 'warning',
    check: (object, { related, old }) => (old ? [] : unauthorized(object, related)),
    good: { edit: fromImages, related: granted },
    bad: fromImages,
  },
]);
