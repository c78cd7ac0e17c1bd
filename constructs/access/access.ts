import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { lazy } from '../../kube/lazy';
import type { PersonaName } from '../../kubevirt/rights';
import { checkedProps, constructError, isKnown, Manifest } from '../base';
import { completeSubject, type Subject } from './subject';

/** Few programs make roles. */
const rights = lazy(() => require('../../kubevirt/rights') as typeof import('../../kubevirt/rights'));

/** Subjects by what they may do with the guests of a namespace. */
export interface AccessSubjects {
  /**
   * Subjects that see VMs, disks and networks, and change nothing: no Secrets and no consoles.
   * @default - nobody
   * @change RoleBinding/subjects
   */
  readonly viewers?: readonly Subject[];
  /**
   * Subjects that reach guests by console, VNC, SSH and RDP, and neither start nor change them.
   * @default - nobody
   * @change RoleBinding/subjects
   */
  readonly consoleOperators?: readonly Subject[];
  /**
   * Subjects that start, stop and migrate guests that others have deployed, and open their consoles.
   * @default - nobody
   * @change RoleBinding/subjects
   */
  readonly operators?: readonly Subject[];
  /**
   * Subjects that deploy VMs with their disks, networks and Secrets: a team, or its pipeline.
   * @default - nobody
   * @change RoleBinding/subjects
   */
  readonly authors?: readonly Subject[];
  /**
   * Subjects that move running guests to other nodes, and do nothing else with them. No role of Kubernetes contains that.
   * @default - nobody
   * @change RoleBinding/subjects
   */
  readonly migrators?: readonly Subject[];
  /**
   * Subjects that import, upload and renew golden images.
   * @default - nobody
   * @change RoleBinding/subjects
   */
  readonly imagePublishers?: readonly Subject[];
}

export interface AccessProps extends AccessSubjects {
  /**
   * First part of the names of the roles and bindings, which follow as `-viewer`, `-vm-author` and so on. One that no other
   * Access of the cluster has, because a part of the rights is cluster-wide.
   * @default - the namespace and the id of the construct: `shop-access`
   * @change /metadata.name
   */
  readonly name?: string;
  /**
   * Namespace of the guests.
   * @default - the namespace of the chart
   * @change RoleBinding/metadata.namespace
   */
  readonly namespace?: string;
  /**
   * Whether the rights are those on the guests of all namespaces, in place of one.
   * @default false
   * @change ClusterRoleBinding/subjects
   */
  readonly allNamespaces?: boolean;
}

/** The roles by the names of their props. */
export const ACCESS_ROLES: Readonly<Record<keyof AccessSubjects, PersonaName>> = {
  viewers: 'viewer',
  consoleOperators: 'console-operator',
  operators: 'operator',
  authors: 'vm-author',
  migrators: 'migrator',
  imagePublishers: 'image-publisher',
};

/**
 * Rights on the guests of a namespace: the roles that are needed at least, and their bindings, as `kubevirt-iac rights` prints
 * them. It does nothing to a running guest.
 */
export class Access extends Construct {
  constructor(scope: Construct, id: string, props: AccessProps) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const namespace = props.allNamespaces ? undefined : (props.namespace ?? Chart.of(this).namespace);
    this.check(props, namespace);
    const prefix = props.name ?? (namespace === undefined ? id : `${namespace}-${id}`);
    const roles = Object.entries(ACCESS_ROLES) as [keyof AccessSubjects, PersonaName][];
    const granted = roles.filter(([role]) => (props[role] ?? []).length > 0);
    if (granted.length === 0) {
      throw constructError(
        this,
        `nobody gets any right. Name subjects in one of ${roles.map(([role]) => `\`${role}\``).join(', ')}.`,
      );
    }
    for (const [role, persona] of granted) {
      const subjects = props[role]!.map((subject) => completeSubject(this, subject));
      const objects = rights().rightsManifests(persona, { namespace, prefix, subjects });
      for (const { apiVersion, kind, ...rest } of objects)
        new Manifest(this, `${kind}-${rest.metadata?.name}`, { ...rest, apiVersion, kind });
    }
  }

  private check({ allNamespaces, ...props }: AccessProps, namespace: string | undefined): void {
    if (allNamespaces && props.namespace !== undefined) {
      throw constructError(this, '`namespace` and `allNamespaces` exclude each other. Remove one of the two.');
    }
    if (namespace === undefined && !allNamespaces) {
      throw constructError(
        this,
        'neither `namespace` nor the chart says in which namespace the rights apply. Set `namespace`, or `allNamespaces: true`.',
      );
    }
    if (![namespace, props.name].every(isKnown)) {
      throw constructError(
        this,
        '`namespace` and `name` become parts of the names of roles, so they must be plain text that is known at synth.',
      );
    }
  }
}
