import { Construct } from 'constructs';
import { completeSubject, type Subject } from '../access';
import { checkChoice, checkedProps, constructError, isKnown, Manifest } from '../base';

/** Roles that KubeVirt installs, and what each is for. None of the others contains `migrate`. */
const ROLES = {
  admin: 'kubevirt.io:admin',
  edit: 'kubevirt.io:edit',
  view: 'kubevirt.io:view',
  migrate: 'kubevirt.io:migrate',
} as const;

/** Props of rights on VMs. */
export interface VmAccessProps {
  /**
   * What the subjects may do with VMs: everything, change them, read them, or move running ones to other nodes. KubeVirt
   * adds the first three to the roles admin, edit and view of Kubernetes, and `migrate` to none.
   * @change RoleBinding/roleRef
   */
  readonly role: keyof typeof ROLES;
  /**
   * Who gets the rights.
   * @change RoleBinding/subjects
   */
  readonly subjects: readonly Subject[];
  /**
   * Namespace of the VMs.
   * @default - those of all namespaces
   * @change RoleBinding/metadata.namespace
   */
  readonly namespace?: string;
}

/** Rights on VMs, by a role that KubeVirt installs. */
export class VmAccess extends Construct {
  constructor(scope: Construct, id: string, props: VmAccessProps) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const { role, subjects, namespace } = props;
    if (!isKnown(role)) {
      throw constructError(
        this,
        '`role` becomes a part of the name of the binding, so it must be plain text that is known at synth.',
      );
    }
    checkChoice(this, '`role`', role, Object.keys(ROLES));
    if (subjects.length === 0) {
      throw constructError(
        this,
        '`subjects` is empty, so nobody would get the rights. Name a User, Group or ServiceAccount.',
      );
    }
    new Manifest(this, 'Resource', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name: `kubevirt-${role}-${id}`, ...(namespace !== undefined && { namespace }) },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: ROLES[role] },
      subjects: subjects.map((subject) => bound(completeSubject(this, subject))),
    });
  }
}

const bound = <S extends { readonly kind: string }>(subject: S): S | (S & { readonly apiGroup: string }) =>
  subject.kind === 'ServiceAccount' ? subject : { apiGroup: 'rbac.authorization.k8s.io', ...subject };
