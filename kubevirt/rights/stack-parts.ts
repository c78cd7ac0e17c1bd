/** What a stack makes besides the objects of releases, by the names of its switches, and what writing that needs. */
import { MANAGE, type Rule, rule } from './rule';

const RBAC = 'rbac.authorization.k8s.io';

/** Lets the installer hand out roles of KubeVirt and CDI without having what is in them. */
const bind = (...roles: string[]): Rule => ({
  ...rule(RBAC, 'clusterroles', ['bind'], 'Roles that the stack hands out.'),
  resourceNames: roles,
});

export const STACK_PARTS = {
  'storage-classes': [rule('storage.k8s.io', 'storageclasses', MANAGE)],
  'storage-profiles': [rule('cdi.kubevirt.io', 'storageprofiles', MANAGE)],
  'snapshot-classes': [rule('snapshot.storage.k8s.io', 'volumesnapshotclasses', MANAGE)],
  'golden-images': [
    rule('', 'namespaces', MANAGE),
    rule('cdi.kubevirt.io', 'dataimportcrons', MANAGE),
    rule(RBAC, 'rolebindings', MANAGE),
    bind('cdi.kubevirt.io:clone-sourcer'),
  ],
  'deletion-protection': [
    rule('admissionregistration.k8s.io', 'validatingadmissionpolicies validatingadmissionpolicybindings', MANAGE),
  ],
  access: [
    rule(RBAC, 'clusterrolebindings', MANAGE),
    rule(RBAC, 'rolebindings', MANAGE),
    bind('kubevirt.io:admin', 'kubevirt.io:edit', 'kubevirt.io:migrate', 'kubevirt.io:view'),
  ],
  monitoring: [rule('monitoring.coreos.com', 'prometheusrules', MANAGE), rule('', 'configmaps', MANAGE)],
  'network-policies': [rule('networking.k8s.io', 'networkpolicies', MANAGE)],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;

export type StackPart = keyof typeof STACK_PARTS;

export const isStackPart = (name: string): name is StackPart => Object.hasOwn(STACK_PARTS, name);
