import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { MachineAccess } from './access';
import { checkOptions, type IResource, Manifest, type ResourceProps, suffixed } from './base';
import { guestSecret } from './guest-secret';
import { Guests, ImportedGuests, type ImportedGuestsOptions } from './guests';
import {
  DataVolumeTemplates,
  guestHostname,
  identity,
  type Json,
  type LabelledGuests,
  Machine,
  type MachineProps,
  type MadeDiskSource,
  type RunStrategy,
  type UpdateVolumesStrategy,
  vmSpec,
} from './machine';
import { growOwnedClaim, ownDataVolume } from './own-data-volume';
import { Snapshot, type SnapshotOptions } from './protection';
import { RETAINED } from './retention-annotations';

/** A virtual machine: one that this program creates, or an existing one. */
export interface IVirtualMachine extends IResource, LabelledGuests {}

export type VirtualMachineProps = MachineProps & VirtualMachineOwnProps;

export interface VirtualMachineOwnProps extends ResourceProps {
  /**
   * When the guest runs. `Always` starts it again however it ended. `RerunOnFailure` leaves it off after it powered
   * itself off, which also happens to a guest that cannot be migrated when its node is drained.
   * @default Always
   * @change /spec.runStrategy
   * @see https://kubevirt.io/user-guide/compute/run_strategies/
   */
  readonly runStrategy?: RunStrategy;
  /**
   * Reaction to a replaced volume: use the new one from the next boot on (`Replacement`), or copy the data while the
   * guest runs (`Migration`).
   * @default Replacement
   * @change /spec.updateVolumesStrategy
   * @see https://kubevirt.io/user-guide/storage/volume_migration/
   */
  readonly updateVolumesStrategy?: UpdateVolumesStrategy;
  /**
   * Blocks deletion of the VM until it is set to false: sets the label that the policy of SSP or HyperConverged
   * enforces, where it is installed, and the annotations that Argo CD, Flux and our Pulumi components apply.
   * @default false
   * @change /metadata.labels
   */
  readonly deletionProtection?: boolean;
}

const MARK = Symbol.for('kubevirt-iac.VirtualMachine');

/**
 * A virtual machine: a VirtualMachine object, and the DataVolumes, Secrets, Services and NetworkPolicies that belong to it.
 * @see https://kubevirt.io/user-guide/user_workloads/creating_vms/
 */
export class VirtualMachine extends Guests implements IVirtualMachine {
  /** An existing VM, as a target of policies, affinities and Services. */
  static fromVirtualMachineName(
    scope: Construct,
    id: string,
    name: string,
    options: ImportedGuestsOptions = {},
  ): IVirtualMachine {
    return new ImportedGuests(scope, id, name, options);
  }

  /** Whether a value is a VirtualMachine, created by this or another copy of the package. */
  static isVirtualMachine(value: unknown): value is VirtualMachine {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  readonly guestSelector: Readonly<Record<string, string>>;
  protected readonly apiObject: Manifest;
  protected readonly machine: Machine;
  private readonly dataVolumeTemplates: DataVolumeTemplates;

  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id, props, { kind: 'VirtualMachine' });
    Object.defineProperty(this, MARK, { value: true });
    this.guestSelector = identity('kubevirt.io/vm', this.name);
    this.dataVolumeTemplates = new DataVolumeTemplates(this.name);
    this.machine = new Machine(
      {
        construct: this,
        name: this.name,
        namespace: this.namespace,
        identity: this.guestSelector,
        makeSecret: (suffix, stringData) => guestSecret(this, suffix, stringData),
        makeDataVolume: (disk, diskName, spec) => this.makeDataVolume(disk, diskName, spec),
      },
      props,
    );
    const isProtected = props.deletionProtection === true;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: this.objectMeta({
        labels: { ...this.guestSelector, ...(isProtected && { 'kubevirt.io/vm-delete-protection': 'True' }) },
        annotations: isProtected ? RETAINED : {},
      }),
      spec: Lazy.any({ produce: () => vmSpec(this.machine, this.dataVolumeTemplates, props) }),
    });
  }

  /** Commands that connect to the guest: `vm.access.ssh('fedora')`. */
  get access(): MachineAccess {
    return new MachineAccess(this);
  }

  /** Host name of the guest, and its name under a headless Service. */
  get hostname(): string {
    return this.machine.hostname ?? guestHostname(this.name);
  }

  /** Names of the disks that are on claims or DataVolumes: those that a snapshot takes along. */
  get claimedDisks(): string[] {
    return this.machine.storage
      .volumes()
      .filter((volume) => 'dataVolume' in volume || 'persistentVolumeClaim' in volume)
      .map(({ name }) => name as string);
  }

  /** Takes the snapshot `<vm>-<name>`, once, when it is first applied. */
  snapshot(name: string, options: SnapshotOptions = {}): Snapshot {
    checkOptions(this.node.path, 'snapshot', options);
    return new Snapshot(this, `snapshot-${name}`, {
      ...options,
      name: options.name ?? suffixed(this.name, name),
      of: this,
    });
  }

  /** A retained disk is a DataVolume of its own; any other is in the dataVolumeTemplates of the VM. */
  private makeDataVolume(disk: MadeDiskSource, diskName: string, spec: Json): string {
    if (disk.retain !== false) return ownDataVolume(this, disk, diskName, spec);
    growOwnedClaim(this, disk, diskName, () => this.apiObject);
    return this.dataVolumeTemplates.add(disk, diskName, spec);
  }
}
