/** One right, as a SelfSubjectAccessReview asks for it. */
export interface Right {
  verb: string;
  group: string;
  resource: string;
}

const right = (verb: string, group: string, resource: string): Right => ({ verb, group, resource });

/** Everything: whoever has it needs no further question. */
export const ALL_RIGHTS: Right = right('*', '*', '*');

/** What an installation writes. `escalate` and `bind` stand for the hundreds of rights in the operators' own roles. */
export const INSTALL_RIGHTS: readonly Right[] = [
  ...['create', 'patch', 'delete'].flatMap((verb) => [
    right(verb, '', 'namespaces'),
    right(verb, '', 'serviceaccounts'),
    right(verb, 'apps', 'deployments'),
    right(verb, 'apiextensions.k8s.io', 'customresourcedefinitions'),
    right(verb, 'rbac.authorization.k8s.io', 'clusterroles'),
    right(verb, 'rbac.authorization.k8s.io', 'clusterrolebindings'),
    right(verb, 'rbac.authorization.k8s.io', 'roles'),
    right(verb, 'rbac.authorization.k8s.io', 'rolebindings'),
    right(verb, 'scheduling.k8s.io', 'priorityclasses'),
    right(verb, 'kubevirt.io', 'kubevirts'),
    right(verb, 'cdi.kubevirt.io', 'cdis'),
  ]),
  right('escalate', 'rbac.authorization.k8s.io', 'clusterroles'),
  right('bind', 'rbac.authorization.k8s.io', 'clusterroles'),
];

/** `create kubevirts.kubevirt.io`. */
export const rightText = ({ verb, group, resource }: Right): string => `${verb} ${resource}${group ? `.${group}` : ''}`;
