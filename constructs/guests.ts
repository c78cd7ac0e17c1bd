import type { Construct } from 'constructs';
import { constructError, ImportedResource, type IResource, Resource, suffixed } from './base';
import { Connections } from './connections';
import type { Disk, LabelledGuests, Machine, MachineScheduling, Nic } from './machine';
import { type ExposeOptions, GuestService } from './service';

/** What a VirtualMachine and a VMPool have in common: guests, and what can be said of them from outside. */
export abstract class Guests extends Resource implements LabelledGuests {
  protected abstract readonly machine: Machine;
  abstract readonly guestSelector: Readonly<Record<string, string>>;
  private networkPolicies?: Connections;

  /** Labels of the guests. */
  get guestLabels(): Record<string, string> {
    return { ...this.machine.guestLabels };
  }

  /** Where the guests may run. */
  get scheduling(): MachineScheduling {
    return this.machine.scheduling;
  }

  /** NetworkPolicies of the guests. */
  get connections(): Connections {
    this.networkPolicies ??= new Connections(this, this.name, this);
    return this.networkPolicies;
  }

  /**
   * Attaches a disk.
   * @change volumes[]
   */
  addDisk(disk: Disk): this {
    this.machine.storage.add(disk);
    return this;
  }

  /**
   * Adds a NIC.
   * @change domain.devices.interfaces[]
   */
  addNic(nic: Nic): this {
    this.machine.networking.add(nic);
    return this;
  }

  /**
   * Adds a label to the guests.
   * @change /spec.template.metadata.labels
   */
  addGuestLabel(key: string, value: string): this {
    const present = this.machine.guestLabels[key];
    if (present !== undefined && present !== value) {
      throw constructError(this, `the guest label ${key} is "${present}" already, and cannot be "${value}" as well.`);
    }
    this.machine.guestLabels[key] = value;
    return this;
  }

  /** Makes a Service, `<machine>-<name>`, in front of a port of the guests. */
  expose(name: string, options: ExposeOptions): GuestService {
    this.machine.networking.checkReachable(options.targetPort ?? options.port);
    const serviceName = options.serviceName ?? suffixed(this.name, name);
    return new GuestService(this, `service-${name}`, this, name, { ...options, serviceName });
  }
}

export interface ImportedGuestsOptions {
  /** Default: none, so that policies and affinities take it for the same namespace. */
  readonly namespace?: string;
  /** Labels of the guests by which they are selected. Default: what KubeVirt itself puts on the pod of a guest of this name. */
  readonly guestSelector?: Readonly<Record<string, string>>;
}

/** A machine that exists already. */
export class ImportedGuests extends ImportedResource implements IResource, LabelledGuests {
  readonly guestSelector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, name: string, options: ImportedGuestsOptions) {
    super(scope, id, name, options.namespace);
    this.guestSelector = options.guestSelector ?? { 'vmi.kubevirt.io/id': name };
  }
}
