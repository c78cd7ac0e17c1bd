import type * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import { ConstructComponent } from './component';

/** What the components VirtualMachine and VMPool have in common. All of it counts until the program's turn ends. */
export abstract class GuestsComponent<C extends constructs.Guests> extends ConstructComponent<C> {
  /** The name in the cluster. */
  get name(): pulumi.Input<string> {
    return this.construct.name;
  }

  /** Labels of the guests: what a Service or a NetworkPolicy of your own selects them by. */
  get guestLabels(): Readonly<Record<string, string>> {
    return this.construct.guestLabels;
  }

  /** Where the guests may run, said in terms of other machines and of nodes. */
  get scheduling(): constructs.Guests['scheduling'] {
    return this.open('scheduling').scheduling;
  }

  /** Who may talk to the guests. */
  get connections(): constructs.Guests['connections'] {
    return this.open('connections').connections;
  }

  /** Makes a Service, `<machine>-<name>`, in front of a port of the guests. */
  expose(name: string, options: constructs.ExposeOptions): constructs.GuestService {
    return this.open('expose').expose(name, options);
  }

  /** The construct, for another component to write into (a policy labels the guests that it applies to). */
  guests(): C {
    return this.open('guests');
  }
}
