import type { Construct } from 'constructs';
import { mapUnresolved } from '../kube/unresolved';
import { constructError, isKnown, Manifest, suffixed } from './base';

const RBAC = 'rbac.authorization.k8s.io';

/** The right to clone from the namespace of a golden image: a Role, and a RoleBinding for each namespace that has it. */
export class CloneGrants {
  private readonly namespaces: string[] = [];

  constructor(private readonly image: Construct & { readonly name: string; readonly namespace?: string }) {}

  /** For the ServiceAccounts of a namespace, in whose name KubeVirt clones the disks of its VMs. */
  add(to: string): void {
    const { image, namespaces } = this;
    const { namespace } = image;
    if (to === namespace) {
      throw constructError(
        image,
        `the image is in the namespace ${to} itself, where no right is needed to clone it. Remove this grantClone().`,
      );
    }
    if (namespaces.includes(to)) return;
    namespaces.push(to);
    const role = suffixed(image.name, 'clone');
    if (namespaces.length === 1) {
      new Manifest(image, 'clone-role', {
        apiVersion: `${RBAC}/v1`,
        kind: 'Role',
        metadata: { name: role, namespace },
        rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] }],
      });
    }
    new Manifest(image, `clone-by-${isKnown(to) ? to : namespaces.length}`, {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name: joined([role, to], '-'), namespace },
      roleRef: { apiGroup: RBAC, kind: 'Role', name: role },
      subjects: [{ apiGroup: RBAC, kind: 'Group', name: joined(['system:serviceaccounts', to], ':') }],
    });
  }
}

const joined = (parts: readonly string[], by: string): string =>
  mapUnresolved(parts as unknown, (known) => (known as string[]).join(by)) as string;
