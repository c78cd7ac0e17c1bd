import type { Construct } from 'constructs';
import { Access, type AccessSubjects } from '../access';
import {
  constructError,
  ImportedResource,
  type IResource,
  isKnown,
  Manifest,
  type Quantity,
  quantity,
  Resource,
  type ResourceProps,
  within,
} from '../base';
import { DefaultDeny, type DefaultDenyProps } from '../connections';
import { apiObjects } from '../render';
import { RETAINED } from '../retention-annotations';
import { limitRangeProblems } from './limit-ranges';
import { guestsHard, podsHard, type TenantQuota } from './quota';

export interface TenantProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * Pod Security Standard that the namespace enforces. `baseline` and `restricted` admit guests; guests with disks on the
   * node (`Disk.hostDisk`) need `privileged`, and those with host devices or virtiofs `baseline` at least.
   * @default baseline
   * @change Namespace/metadata.labels
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /**
   * Rights in the namespace.
   * @default - what cluster-wide roles allow
   * @change RoleBinding/subjects
   */
  readonly access?: AccessSubjects;
  /**
   * Quota of the namespace.
   * @default - no limit
   * @change ResourceQuota/spec.hard
   */
  readonly quota?: TenantQuota;
  /**
   * Smallest and largest size of a claim, and so of a disk.
   * @default - no limit
   * @change LimitRange/spec.limits
   */
  readonly claimSize?: { readonly min?: Quantity; readonly max?: Quantity };
  /**
   * Exceptions from the denial of all traffic on the pod network; `false` for a namespace without NetworkPolicies.
   * @default - name resolution, imports of disks, and virtctl; see DefaultDeny
   * @change NetworkPolicy/spec
   */
  readonly network?: Omit<DefaultDenyProps, 'namespace'> | false;
  /**
   * Reaction at synth to a LimitRange of this program that puts a limit on the Pods that run guests: an error, or none.
   * @default reject
   * @change LimitRange/spec.limits
   */
  readonly limitRanges?: 'reject' | 'accept';
}

/** A tenant: one that this program creates, or an existing namespace. */
export type ITenant = IResource;

const POD_SECURITY = ['restricted', 'baseline', 'privileged'] as const;

/**
 * A namespace for the guests of one team: with the Pod Security label that they need, roles, a quota, and no traffic but what disks and name
 * resolution need. VMs are created in it with `namespace: tenant.name`.
 *
 * The namespace itself is kept by Argo CD and Flux when it leaves the program, because its disks would be deleted with it.
 */
export class Tenant extends Resource implements ITenant {
  /** An existing namespace of a tenant. */
  static fromTenantName(scope: Construct, id: string, name: string): ITenant {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: TenantProps) {
    super(scope, id, props, { kind: 'Namespace', nameRule: 'label', clusterScoped: true });
    const { podSecurity = 'baseline', access, quota = {}, claimSize, network = {} } = props;
    if (isKnown(podSecurity) && !POD_SECURITY.includes(podSecurity)) {
      throw constructError(
        this,
        `"${podSecurity}" is not a valid Pod Security Standard. Use ${POD_SECURITY.join(', ')}.`,
      );
    }
    const [guests, pods] = within(this, 'quota', () => [guestsHard(quota), podsHard(quota)]);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: this.objectMeta({
        labels: {
          'pod-security.kubernetes.io/enforce': podSecurity,
          ...(guests && { 'application-aware-quota/enable-gating': '' }),
        },
        annotations: { ...RETAINED },
      }),
    });
    this.add('quota', 'v1', 'ResourceQuota', pods, (hard) => ({ hard }));
    this.add('guest-quota', 'aaq.kubevirt.io/v1alpha1', 'ApplicationAwareResourceQuota', guests, (hard) => ({ hard }));
    this.add('claim-size', 'v1', 'LimitRange', claimSize, ({ min, max }) => ({
      limits: [
        within(this, 'claimSize', () => ({ type: 'PersistentVolumeClaim', min: storage(min), max: storage(max) })),
      ],
    }));
    if (access) new Access(this, 'access', { ...access, name: this.name, namespace: this.name });
    if (network !== false) new DefaultDeny(this, 'network', { ...network, namespace: this.name });
    if (props.limitRanges !== 'accept') {
      this.node.addValidation({ validate: () => limitRangeProblems(apiObjects(this.node.root), this.name) });
    }
  }

  /** An object of the namespace, if its spec says anything. */
  private add<T>(
    name: string,
    apiVersion: string,
    kind: string,
    given: T | undefined,
    spec: (given: T) => object,
  ): void {
    if (given === undefined) return;
    new Manifest(this, name, { apiVersion, kind, metadata: { name, namespace: this.name }, spec: spec(given) });
  }
}

const storage = (size: Quantity | undefined): { storage: string } | undefined =>
  size === undefined ? undefined : { storage: quantity(size) };
