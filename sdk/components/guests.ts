import type * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import { ConstructComponent } from './component';

/** The common base of the components VirtualMachine and VMPool. Its methods can be called until the program's turn ends. */
export abstract class GuestsComponent<C extends constructs.Guests> extends ConstructComponent<C> {
  /** The name in the cluster. */
  get name(): pulumi.Input<string> {
    return this.construct.name;
  }

  /** Labels of the guests, for selectors of your own Services and NetworkPolicies. */
  get guestLabels(): Readonly<Record<string, string>> {
    return this.construct.guestLabels;
  }

  /** Scheduling of the guests, relative to other VMs and to nodes. */
  get scheduling(): constructs.Guests['scheduling'] {
    return this.open('scheduling').scheduling;
  }

  /** Allowed connections to and from the guests. */
  get connections(): constructs.Guests['connections'] {
    return this.open('connections').connections;
  }

  /** Creates a Service, `<vm>-<name>`, for a port of the guests. */
  expose(name: string, options: constructs.ExposeOptions): constructs.GuestService {
    return this.open('expose').expose(name, options);
  }

  /** The construct, for another component to write into (a policy labels the guests that it applies to). */
  guests(): C {
    return this.open('guests');
  }
}
