import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Late } from '../kubevirt/late';
import { mapLate } from '../kubevirt/late';
import { ImportedResource, type IResource, Manifest, type NameRef, nameOf, Resource, type ResourceProps } from './base';
import { Connections } from './connections';
import {
  type Disk,
  identity,
  type Json,
  type LabelledGuests,
  Machine,
  type MachineProps,
  type MachineScheduling,
  type Nic,
  type RunStrategy,
  type UpdateVolumesStrategy,
} from './machine';
import { RETAINED } from './retain';
import { type ExposeOptions, GuestService } from './service';

/** A virtual machine: one of this program, or one that exists already. */
export interface IVirtualMachine extends IResource, LabelledGuests {
  readonly name: string;
  readonly namespace?: string;
}

export type VirtualMachineProps = MachineProps & VirtualMachineOwnProps;

export interface VirtualMachineOwnProps extends ResourceProps {
  /**
   * Whether the guest runs. Default `Always`: it is started again whatever ended it. `RerunOnFailure` leaves it off when it powered
   * itself off, which a drained node does to a guest that cannot be migrated.
   */
  readonly runStrategy?: RunStrategy;
  /** What becomes of the data when a volume is replaced. Default `Replacement`: the new volume is used from the next boot on. */
  readonly updateVolumesStrategy?: UpdateVolumesStrategy;
  /** Nobody deletes the machine before this is taken back: a label that the cluster's policy knows, and the GitOps tools' annotations. Default false. */
  readonly deletionProtection?: boolean;
}

const MARK = Symbol.for('kubevirt-iac.VirtualMachine');

/** A virtual machine. */
export class VirtualMachine extends Resource implements IVirtualMachine {
  /** A machine that exists already, to be named by policies, affinities and Services. */
  static fromVirtualMachineName(
    scope: Construct,
    id: string,
    name: string,
    options: { readonly namespace?: string } = {},
  ): IVirtualMachine {
    return new ImportedVirtualMachine(scope, id, name, options.namespace);
  }

  /** Whether a value is a VirtualMachine, of whichever copy of this package. */
  static isVirtualMachine(value: unknown): value is VirtualMachine {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  /** NetworkPolicies of the guest. */
  readonly connections: Connections;
  protected readonly apiObject: Manifest;
  private readonly machine: Machine;
  private readonly dataVolumeTemplates: Json[] = [];

  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id, props, { kind: 'VirtualMachine' });
    Object.defineProperty(this, MARK, { value: true });
    const own = identity('kubevirt.io/vm', this.name);
    this.machine = new Machine(
      {
        construct: this,
        namespace: this.namespace,
        identity: own,
        makeSecret: (suffix, stringData) => this.makeSecret(suffix, stringData),
        makeDataVolume: (disk, diskName, spec) => this.makeDataVolume(disk, diskName, spec),
      },
      props,
    );
    this.connections = new Connections(this, this.name, this);
    const isProtected = props.deletionProtection === true;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: this.objectMeta({
        labels: { ...own, ...(isProtected && { 'kubevirt.io/vm-delete-protection': 'True' }) },
        annotations: isProtected ? RETAINED : {},
      }),
      spec: Lazy.any({
        produce: () => ({
          runStrategy: props.runStrategy ?? 'Always',
          updateVolumesStrategy: props.updateVolumesStrategy,
          ...this.machine.matchers,
          dataVolumeTemplates: this.dataVolumeTemplates.length ? this.dataVolumeTemplates : undefined,
          template: this.machine.template(),
        }),
      }),
    });
  }

  /** Labels of the guest: what a Service, a NetworkPolicy or an affinity selects it by. */
  get guestLabels(): Record<string, string> {
    return { ...this.machine.guestLabels };
  }

  /** Where the guest may run. */
  get scheduling(): MachineScheduling {
    return this.machine.scheduling;
  }

  /** Attaches a disk. A hotpluggable one reaches the running guest, any other waits for its next boot. */
  addDisk(disk: Disk): this {
    this.machine.storage.add(disk);
    return this;
  }

  /** Adds a NIC. A bridge or SR-IOV NIC reaches the running guest by a migration, any other waits for its next boot. */
  addNic(nic: Nic): this {
    this.machine.networking.add(nic);
    return this;
  }

  /** Makes a Service, `<machine>-<name>`, in front of a port of the guest. */
  expose(name: string, options: ExposeOptions): GuestService {
    this.machine.networking.checkReachable(options.targetPort ?? options.port);
    const serviceName = options.serviceName ?? suffixed(this.name, name);
    return new GuestService(this, `service-${name}`, this, name, { ...options, serviceName });
  }

  private makeSecret(suffix: string, stringData: Record<string, Late<string>>): string {
    const name = suffixed(this.name, suffix);
    new Manifest(this, suffix, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: this.namespace },
      type: 'Opaque',
      stringData,
    });
    return name;
  }

  /** A disk that outlives its machine is an object of its own; one that dies with it stands in the machine's templates. */
  private makeDataVolume(disk: Disk & { retain?: boolean }, diskName: string, spec: Json): string {
    const name = suffixed(this.name, diskName);
    if (disk.retain === false) {
      this.dataVolumeTemplates.push({ metadata: { name }, spec });
    } else {
      new Manifest(this, `disk-${diskName}`, {
        apiVersion: 'cdi.kubevirt.io/v1beta1',
        kind: 'DataVolume',
        metadata: { name, namespace: this.namespace, annotations: { ...RETAINED } },
        spec,
      });
    }
    return name;
  }
}

class ImportedVirtualMachine extends ImportedResource implements IVirtualMachine {
  get guestLabels(): Record<string, string> {
    return identity('kubevirt.io/vm', this.name);
  }
}

/** A name with something after it; a late name stays late. */
export function suffixed(name: NameRef, suffix: string): string {
  return mapLate({ name: nameOf(name), suffix }, (known) => `${known.name}-${known.suffix}`) as string;
}
