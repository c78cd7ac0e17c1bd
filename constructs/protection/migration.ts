import type { Construct } from 'constructs';
import { type IResource, Manifest, type NamespacedRef, nameOf, type ResourceProps } from '../base';
import { existing, type Whereabouts } from './reference';
import { ReferringResource } from './referring-resource';

/** Props of a live migration. */
export interface MigrationProps extends ResourceProps {
  /**
   * The VM whose guest is moved. It must run.
   * @change VirtualMachineInstanceMigration/spec.vmiName
   */
  readonly of: NamespacedRef;
  /**
   * Labels that the target node must have, in addition to the node selector of the guest:
   * `{ 'kubernetes.io/hostname': 'node-2' }`.
   * @default - none: the scheduler chooses
   * @change VirtualMachineInstanceMigration/spec.addedNodeSelector
   */
  readonly addedNodeSelector?: Readonly<Record<string, string>>;
}

/**
 * Moves a running guest to another node, once, when the object is first applied; deleting it meanwhile cancels the migration. `synth()` reports a guest that
 * cannot be migrated, and why.
 * @see https://kubevirt.io/user-guide/compute/live_migration/
 */
export class Migration extends ReferringResource<MigrationProps> {
  /** A migration that exists already. */
  static fromMigrationName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: MigrationProps) {
    super(scope, id, props, { kind: 'VirtualMachineInstanceMigration', refs: ({ of }) => [of] });
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: this.objectMeta(),
      spec: {
        vmiName: nameOf(props.of),
        addedNodeSelector: props.addedNodeSelector && { ...props.addedNodeSelector },
      },
    });
  }
}
