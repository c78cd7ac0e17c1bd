import type * as pulumi from '@pulumi/pulumi';
import type { IConstruct } from 'constructs';
import type * as constructs from '../../constructs';
import { ConstructComponent } from './component';
import { type ExposedService, exposedService } from './exposed-service';

/** The common base of the components VirtualMachine and VMPool. Its methods can be called until the program's turn ends. */
export abstract class GuestsComponent<C extends constructs.Guests> extends ConstructComponent<C> {
  /** The name in the cluster. */
  get name(): pulumi.Output<string> {
    return this.observed(({ metadata }) => metadata.apply(({ name }) => name));
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

  /** The Services of `expose`, by their names there. */
  get services(): Readonly<Record<string, ExposedService>> {
    return this.childrenNamed('service-', (child) =>
      exposedService(this.resourceOf(child), (child as constructs.GuestService).port, (select) =>
        this.observedAt(child, select as never),
      ),
    );
  }

  /** Creates a Service, `<vm>-<name>`, for a port of the guests. Its outputs can be used in other resources. */
  expose(name: string, options: constructs.ExposeOptions): ExposedService {
    this.open('expose').expose(name, options);
    return this.services[name]!;
  }

  /** What each child of the construct whose id starts with a prefix is mapped to, by the rest of its id. */
  protected childrenNamed<T>(prefix: string, map: (child: IConstruct) => T): Record<string, T> {
    const children = this.construct.node.children.filter(({ node }) => node.id.startsWith(prefix));
    return Object.fromEntries(children.map((child) => [child.node.id.slice(prefix.length), map(child)]));
  }

  /** The construct, for another component to write into (a policy labels the guests that it applies to). */
  guests(): C {
    return this.open('guests');
  }
}
