import type { Construct } from 'constructs';
import { constructError, ImportedResource, type IResource, Resource, suffixed } from './base';
import { Connections } from './connections';
import type { Disk, LabelledGuests, Machine, MachineScheduling, Nic } from './machine';
import { type ExposeOptions, GuestService } from './service';

/** Base of VirtualMachine and VMPool: the guests, and their Services, NetworkPolicies and placement. */
export abstract class Guests extends Resource implements LabelledGuests {
  protected abstract readonly machine: Machine;
  abstract readonly guestSelector: Readonly<Record<string, string>>;
  private networkPolicies?: Connections;

  /** Labels of the guests. */
  get guestLabels(): Record<string, string> {
    return { ...this.machine.guestLabels };
  }

  /** Placement of the guests. */
  get scheduling(): MachineScheduling {
    return this.machine.scheduling;
  }

  /** NetworkPolicies for the guests. */
  get connections(): Connections {
    this.networkPolicies ??= new Connections(this, this.name, this);
    return this.networkPolicies;
  }

  /**
   * Attaches a disk. Throws if a disk of the same name exists.
   * @change volumes[]
   */
  addDisk(disk: Disk): this {
    this.machine.storage.add(disk);
    return this;
  }

  /**
   * Adds a NIC. Throws if a NIC of the same name exists.
   * @change domain.devices.interfaces[]
   */
  addNic(nic: Nic): this {
    this.machine.networking.add(nic);
    return this;
  }

  /**
   * Adds a label to the guests. Throws if the label exists with another value.
   * @change /spec.template.metadata.labels
   */
  addGuestLabel(key: string, value: string): this {
    const present = this.machine.guestLabels[key];
    if (present !== undefined && present !== value) {
      throw constructError(
        this,
        `the guest label ${key} is already set to "${present}" and cannot be "${value}" as well.`,
      );
    }
    this.machine.guestLabels[key] = value;
    return this;
  }

  /** Creates the Service `<vm>-<name>` for a port of the guests. Throws if no NIC on the pod network accepts the port. */
  expose(name: string, options: ExposeOptions): GuestService {
    this.machine.networking.checkReachable(options.targetPort ?? options.port);
    const serviceName = options.serviceName ?? suffixed(this.name, name);
    return new GuestService(this, `service-${name}`, this, name, { ...options, serviceName });
  }
}

export interface ImportedGuestsOptions {
  /**
   * Namespace of the VM or pool.
   * @default - none: policies and affinities assume their own namespace
   */
  readonly namespace?: string;
  /**
   * Labels that select the guests.
   * @default - the label that KubeVirt sets on the pod of a guest with this name
   */
  readonly guestSelector?: Readonly<Record<string, string>>;
}

/** A VM or pool that this program does not create. */
export class ImportedGuests extends ImportedResource implements IResource, LabelledGuests {
  readonly guestSelector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, name: string, options: ImportedGuestsOptions) {
    super(scope, id, name, options.namespace);
    this.guestSelector = options.guestSelector ?? { 'vmi.kubevirt.io/id': name };
  }
}
