import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { type AutoscaleOptions, Autoscaler } from './autoscaler';
import { checkOptions, constructError, type IResource, Manifest, type ResourceProps } from './base';
import { Guests, ImportedGuests, type ImportedGuestsOptions, rejectSharedHostname } from './guests';
import { identity, type Json, type LabelledGuests, type Machine } from './machine';
import { type BareMachineProps, bareMachine } from './virtual-machine-instance';

export interface VirtualMachineInstanceReplicaSetProps extends ResourceProps {
  /**
   * The guest that the replica set creates copies of, without a disk of its own: `Disk.containerDisk`, `Disk.ephemeral`,
   * `Disk.empty`. A change reaches only guests that are created later.
   * @change VirtualMachineInstanceReplicaSet/spec.template
   */
  readonly machine: BareMachineProps;
  /**
   * Number of guests. Omit it where an autoscaler scales them.
   * @default 1
   * @change VirtualMachineInstanceReplicaSet/spec.replicas
   */
  readonly replicas?: number;
  /**
   * Whether to stop creating and deleting guests.
   * @default false
   * @change VirtualMachineInstanceReplicaSet/spec.paused
   */
  readonly paused?: boolean;
}

/** Bare guests that are replaced when they end: one that this program creates, or an existing one. */
export interface IVirtualMachineInstanceReplicaSet extends IResource, LabelledGuests {}

/**
 * Identical bare guests without data of their own, each replaced when it ends. Their names are random. For guests with disks, names and a
 * roll-out of changes, use a `VMPool`.
 * @see https://kubevirt.io/user-guide/user_workloads/replicaset/
 */
export class VirtualMachineInstanceReplicaSet extends Guests implements IVirtualMachineInstanceReplicaSet {
  /** An existing replica set. `guestSelector` is required: the labels of its template. */
  static fromVirtualMachineInstanceReplicaSetName(
    scope: Construct,
    id: string,
    name: string,
    options: ImportedGuestsOptions & Required<Pick<ImportedGuestsOptions, 'guestSelector'>>,
  ): IVirtualMachineInstanceReplicaSet {
    return new ImportedGuests(scope, id, name, options);
  }

  readonly guestSelector: Readonly<Record<string, string>>;
  protected readonly apiObject: Manifest;
  protected readonly machine: Machine;
  private readonly sizing: BareMachineProps;
  private readonly replicas?: number;
  private autoscaler?: Autoscaler;

  constructor(scope: Construct, id: string, props: VirtualMachineInstanceReplicaSetProps) {
    super(scope, id, props, { kind: 'VirtualMachineInstanceReplicaSet' });
    const { machine, replicas, paused } = props;
    this.sizing = machine;
    this.replicas = replicas;
    this.guestSelector = identity('kubevirt.io/vmirs', this.name);
    this.machine = bareMachine(this, machine, (_disk, diskName) => this.rejectDisk(diskName));
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceReplicaSet',
      metadata: this.objectMeta({ labels: { ...this.guestSelector } }),
      spec: Lazy.any({
        produce: () => ({
          replicas: this.autoscaler ? this.autoscaler.replicas : replicas,
          paused,
          selector: { matchLabels: { ...this.guestSelector } },
          template: this.machine.template() as Json,
        }),
      }),
    });
  }

  /** Scales the number of guests by their load. See `VMPool.autoscale`. */
  autoscale(options: AutoscaleOptions): Autoscaler {
    checkOptions(this.node.path, 'autoscale', options);
    if (this.replicas !== undefined) throw constructError(this, Autoscaler.REPLICAS_ARE_SET);
    this.autoscaler = new Autoscaler(this, 'autoscaler', {
      name: this.name,
      target: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: this.name },
      namespace: this.namespace,
      machine: this.sizing,
      ...options,
    });
    return this.autoscaler;
  }

  override joinSubdomain(service: string): this {
    rejectSharedHostname(this, this.machine.hostname);
    return super.joinSubdomain(service);
  }

  private rejectDisk(diskName: string): never {
    throw constructError(
      this,
      `disk "${diskName}" would be one disk for all guests of the replica set. Use Disk.containerDisk(...), Disk.ephemeral(...) or Disk.empty(...), or a VMPool, whose VMs have disks of their own.`,
    );
  }
}
