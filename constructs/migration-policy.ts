import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  constructError,
  ImportedResource,
  type IResource,
  Manifest,
  type Quantity,
  quantity,
  Resource,
  type ResourceProps,
  seconds,
  type TimeSpan,
} from './base';
import type { Guests } from './guests';

export interface MigrationPolicyProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * VMs and pools that the policy is for. Adds a label to their guests and selects it; a running guest gets the label at
   * its next boot.
   * @default - none
   * @change /spec.template.metadata.labels
   */
  readonly appliesTo?: readonly Guests[];
  /**
   * Labels of the guests that the policy is for, in place of or in addition to `appliesTo`; all must match.
   * @default - none
   * @change MigrationPolicy/spec.selectors
   */
  readonly guestLabels?: Readonly<Record<string, string>>;
  /**
   * Labels of the namespaces that the policy is for; all must match.
   * @default - none
   * @change MigrationPolicy/spec.selectors
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /**
   * Bandwidth limit of one migration, per second.
   * @default - that of the cluster: no limit
   * @change MigrationPolicy/spec.bandwidthPerMigration
   */
  readonly bandwidth?: Quantity;
  /**
   * Time per GiB of memory after which a migration is aborted.
   * @default - that of the cluster: 150 seconds
   * @change MigrationPolicy/spec.completionTimeoutPerGiB
   */
  readonly completionTimeoutPerGiB?: TimeSpan;
  /**
   * Whether to slow the guest's CPUs down until the migration can complete.
   * @default - that of the cluster: false
   * @change MigrationPolicy/spec.allowAutoConverge
   */
  readonly allowAutoConverge?: boolean;
  /**
   * Whether the guest may resume on the target node before all of its memory is there. If the network fails then, the
   * guest is lost.
   * @default - that of the cluster: false
   * @change MigrationPolicy/spec.allowPostCopy
   */
  readonly allowPostCopy?: boolean;
  /**
   * Whether the guest may be paused so that the migration can complete.
   * @default - the value of `allowPostCopy`
   * @change MigrationPolicy/spec.allowWorkloadDisruption
   */
  readonly allowWorkloadDisruption?: boolean;
}

const LABEL = 'kubevirt-iac/migration-policy';

/**
 * Settings of live migrations. If several policies match a guest, the one with the most labels applies.
 * @see https://kubevirt.io/user-guide/cluster_admin/migration_policies/
 */
export class MigrationPolicy extends Resource {
  /** An existing policy. */
  static fromMigrationPolicyName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;
  private selectsByLabel = false;

  constructor(scope: Construct, id: string, props: MigrationPolicyProps) {
    super(scope, id, props, { kind: 'MigrationPolicy', nameRule: 'label', clusterScoped: true });
    for (const guests of props.appliesTo ?? []) this.applyTo(guests);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'migrations.kubevirt.io/v1alpha1',
      kind: 'MigrationPolicy',
      metadata: this.objectMeta(),
      spec: Lazy.any({
        produce: () => ({
          selectors: this.selectors(props),
          bandwidthPerMigration: props.bandwidth === undefined ? undefined : quantity(props.bandwidth),
          completionTimeoutPerGiB:
            props.completionTimeoutPerGiB === undefined ? undefined : seconds(props.completionTimeoutPerGiB),
          allowAutoConverge: props.allowAutoConverge,
          allowPostCopy: props.allowPostCopy,
          allowWorkloadDisruption: props.allowWorkloadDisruption,
        }),
      }),
    });
    this.node.addValidation({ validate: () => (this.selects(props) ? [] : [this.selectsNothing()]) });
  }

  /** Applies the policy to these guests as well. */
  applyTo(guests: Guests): this {
    if (typeof guests?.addGuestLabel !== 'function')
      throw constructError(
        this,
        '`appliesTo` must list VMs and pools of this program. Select others by their labels: `guestLabels`, `namespaceLabels`.',
      );
    guests.addGuestLabel(LABEL, this.name);
    this.selectsByLabel = true;
    return this;
  }

  private selectors({ guestLabels, namespaceLabels }: MigrationPolicyProps): Record<string, unknown> {
    const labels = { ...guestLabels, ...(this.selectsByLabel && { [LABEL]: this.name }) };
    return {
      virtualMachineInstanceSelector: Object.keys(labels).length > 0 ? labels : undefined,
      namespaceSelector: namespaceLabels,
    };
  }

  private selects({ guestLabels, namespaceLabels }: MigrationPolicyProps): boolean {
    return this.selectsByLabel || [guestLabels, namespaceLabels].some((labels) => Object.keys(labels ?? {}).length > 0);
  }

  private selectsNothing(): string {
    return 'the policy selects no guests. Set `appliesTo` to the VMs and pools to which it applies, or set `guestLabels` or `namespaceLabels`.';
  }
}
