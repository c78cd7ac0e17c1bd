import type { Construct } from 'constructs';
import { constructError, ImportedResource, type IResource, Resource } from './base';
import { type ConnectedGuests, Connections } from './connections';
import type { Disk, LabelledGuests, Machine, MachineScheduling, NetworkRef, Nic } from './machine';
import { type ExposeOptions, expose, type GuestService, type ServedGuests } from './service';

/** Base of VirtualMachine, VMPool and bare guests: their Services, NetworkPolicies and placement. */
export abstract class Guests extends Resource implements ServedGuests, ConnectedGuests {
  protected abstract readonly machine: Machine;
  abstract readonly guestSelector: Readonly<Record<string, string>>;
  private networkPolicies?: Connections;

  /** The machine, for an addition. Once a Pulumi component has registered its objects, the addition would be lost. */
  private get open(): Machine {
    if (!this.node.locked) return this.machine;
    throw constructError(
      this,
      'its objects are registered already, so that nothing can be added to it. Make what adds to it (a GuestService over several VMs, a MigrationPolicy) before the first await after it, or select its guests by labels of their own.',
    );
  }

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
    this.open.storage.add(disk);
    return this;
  }

  /**
   * Adds a NIC. Throws if a NIC of the same name exists.
   * @change domain.devices.interfaces[]
   */
  addNic(nic: Nic): this {
    this.open.networking.add(nic);
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
    if (present === undefined) this.open.guestLabels[key] = value;
    return this;
  }

  /** Throws if no NIC on the pod network accepts the port, so that no Service could reach it. */
  checkPort(port: number): void {
    this.machine.networking.checkReachable(port);
  }

  /** Whether the guests have a NIC on a secondary network. */
  isOn(network: NetworkRef): boolean {
    return this.machine.networking.isOn(network);
  }

  /**
   * Gives each guest a DNS name under a headless Service, `<guest>.<service>.<namespace>.svc`. Throws if the guests have names under another one.
   * @change subdomain
   */
  joinSubdomain(service: string): this {
    const present = this.machine.subdomain;
    if (present !== undefined && present !== service) {
      throw constructError(
        this,
        `the guests have DNS names under the Service ${present} and cannot have others under ${service}. Remove \`subdomain\`, or make one headless Service of the two.`,
      );
    }
    if (present === undefined) this.open.subdomain = service;
    return this;
  }

  /** Creates the Service `<vm>-<name>` for a port of the guests. Throws if no NIC on the pod network accepts the port. */
  expose(name: string, options: ExposeOptions): GuestService {
    return expose(this, this, name, options);
  }
}

/** Guests of one template cannot have DNS names of their own if the template names their host. */
export function rejectSharedHostname(guests: Guests, hostname: string | undefined): void {
  if (hostname === undefined) return;
  throw constructError(
    guests,
    `all of its guests would have the DNS name ${hostname}, because \`machine.hostname\` is the host name of each. Remove it: the host name of a guest is then its own name.`,
  );
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
