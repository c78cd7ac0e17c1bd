import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest, type Quantity, quantity, Resource, type ResourceProps, seconds, type TimeSpan } from './base';
import type { Guests } from './guests';

export interface MigrationPolicyProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * The machines and pools that it is for: it writes a label onto their guests, which a guest that runs
   * already must get first, and selects it.
   * @change /spec.template.metadata.labels
   */
  readonly appliesTo?: readonly Guests[];
  /**
   * Labels of guests that it is for, in place of `appliesTo` or besides: all must match.
   * @change MigrationPolicy/spec.selectors
   */
  readonly guestLabels?: Readonly<Record<string, string>>;
  /**
   * Labels of namespaces that it is for: all must match.
   * @change MigrationPolicy/spec.selectors
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /**
   * Most that one migration may use, per second. Default: the cluster's, which is no limit.
   * @change MigrationPolicy/spec.bandwidthPerMigration
   */
  readonly bandwidth?: Quantity;
  /**
   * Time for each GiB of memory, after which a migration that does not end is given up. Default: the cluster's, 150 s.
   * @change MigrationPolicy/spec.completionTimeoutPerGiB
   */
  readonly completionTimeoutPerGiB?: TimeSpan;
  /**
   * Slows the guest's processors down until the migration can end. Default: the cluster's, false.
   * @change MigrationPolicy/spec.allowAutoConverge
   */
  readonly allowAutoConverge?: boolean;
  /**
   * Lets the guest go on at its destination before all of its memory is there: if the network fails then, the guest is lost. Default: the cluster's, false.
   * @change MigrationPolicy/spec.allowPostCopy
   */
  readonly allowPostCopy?: boolean;
  /**
   * Lets the guest be paused so that the migration can end. Default: as `allowPostCopy`.
   * @change MigrationPolicy/spec.allowWorkloadDisruption
   */
  readonly allowWorkloadDisruption?: boolean;
}

const LABEL = 'kubevirt-iac/migration-policy';

/** How guests are migrated live. Where several policies fit a guest, the one with most labels wins. */
export class MigrationPolicy extends Resource {
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
    this.node.addValidation({ validate: () => (this.selects(props) ? [] : [this.nobody()]) });
  }

  /** Makes it the policy of these guests, too. */
  applyTo(guests: Guests): this {
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

  private nobody(): string {
    return 'the policy does not say whom it is for. Give `appliesTo` the machines and pools that it is for, or `guestLabels` or `namespaceLabels`.';
  }
}
