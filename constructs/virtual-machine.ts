import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { type IResource, Manifest, type ResourceProps, suffixed } from './base';
import { guestSecret } from './guest-secret';
import { Guests, ImportedGuests, type ImportedGuestsOptions } from './guests';
import {
  DataVolumeTemplates,
  type Disk,
  identity,
  type Json,
  type LabelledGuests,
  Machine,
  type MachineProps,
  type RunStrategy,
  type UpdateVolumesStrategy,
  vmSpec,
} from './machine';
import { OWN_DATA_VOLUME, RETAINED } from './retention-annotations';

/** A virtual machine: one of this program, or one that exists already. */
export interface IVirtualMachine extends IResource, LabelledGuests {}

export type VirtualMachineProps = MachineProps & VirtualMachineOwnProps;

export interface VirtualMachineOwnProps extends ResourceProps {
  /**
   * Whether the guest runs. Default `Always`: it is started again whatever ended it. `RerunOnFailure` leaves it off when it powered
   * itself off, which a drained node does to a guest that cannot be migrated.
   * @change /spec.runStrategy
   */
  readonly runStrategy?: RunStrategy;
  /**
   * What becomes of the data when a volume is replaced. Default `Replacement`: the new volume is used from the next boot on.
   * @change /spec.updateVolumesStrategy
   */
  readonly updateVolumesStrategy?: UpdateVolumesStrategy;
  /**
   * Nobody deletes the machine before this is taken back: a label that the policy of SSP or HyperConverged enforces where it is
   * installed, and the annotations that Argo CD, Flux and our Pulumi components heed. Default false.
   * @change /metadata.labels
   */
  readonly deletionProtection?: boolean;
}

const MARK = Symbol.for('kubevirt-iac.VirtualMachine');

/** A virtual machine. */
export class VirtualMachine extends Guests implements IVirtualMachine {
  /** A machine that exists already, to be named by policies, affinities and Services. */
  static fromVirtualMachineName(
    scope: Construct,
    id: string,
    name: string,
    options: ImportedGuestsOptions = {},
  ): IVirtualMachine {
    return new ImportedGuests(scope, id, name, options);
  }

  /** Whether a value is a VirtualMachine, of whichever copy of this package. */
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

  /** A disk that outlives its machine is an object of its own; one that dies with it stands in the machine's templates. */
  private makeDataVolume(disk: Disk & { retain?: boolean }, diskName: string, spec: Json): string {
    if (disk.retain === false) return this.dataVolumeTemplates.add(diskName, spec);
    const name = suffixed(this.name, diskName);
    new Manifest(this, `disk-${diskName}`, {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: { name, namespace: this.namespace, annotations: { ...OWN_DATA_VOLUME } },
      spec,
    });
    return name;
  }
}
