import type * as pulumi from '@pulumi/pulumi';
import type { Construct, IConstruct } from 'constructs';
import type * as constructs from '../../constructs';
import type { AllowMethod, ConnectionRule, GuestInputs } from '../../constructs/inputs';
import { guestInputs, constructs as loaded, services } from '../bridge/constructs';
import type { KubernetesResource } from '../resources';
import { type LifecycleArgs, splitArgs, withConstructs } from './arguments';
import { NamedComponent, type Registered } from './component';
import { type ExposedService, exposedService } from './exposed-service';
import type { LeafInput } from './leaf-input';
import type { ComponentOptions } from './options';

/** The props of a construct with guests, what its methods add, and the lifecycle settings. */
export type GuestsArgs<Props> = LeafInput<Props> & LeafInput<GuestInputs> & LifecycleArgs;

type GuestsKind = 'VirtualMachine' | 'VMPool' | 'VirtualMachineInstance' | 'VirtualMachineInstanceReplicaSet';

/**
 * The common base of the components with guests. Its methods can be called until the program's turn ends, and do what `services`,
 * `connections` and `placement` do as arguments.
 */
export abstract class GuestsComponent<C extends constructs.Guests> extends NamedComponent<C> {
  protected constructor(kind: GuestsKind, name: string, args: LifecycleArgs, opts?: ComponentOptions) {
    const { settings, inputs, props, options } = splitArgs(kind, name, args, opts);
    const make = loaded()[kind] as unknown as new (scope: Construct, id: string, props: unknown) => C;
    super(`kubevirt:index:${kind}`, name, settings, (scope, id) => new make(scope, id, props), options);
    if (Object.keys(inputs).length > 0) guestInputs().applyGuestInputs(this.construct, inputs);
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
    return this.childrenNamed('service-', (child) => this.serviceAt(child as constructs.GuestService));
  }

  /** Creates a Service, `<vm>-<name>`, for a port of the guests. Its outputs can be used in other resources. */
  expose(name: string, options: constructs.ExposeOptions): ExposedService {
    this.open('expose').expose(name, options);
    return this.services[name]!;
  }

  /** `expose` once the objects are registered: for a program in another language, whose call comes after. */
  exposeLater(name: string, options: constructs.ExposeOptions): ExposedService {
    const { made, registered } = this.addLater((scope) => services().expose(scope, this.construct, name, options));
    return this.serviceAt(made, registered);
  }

  /**
   * A rule of `connections` once the objects are registered, as a NetworkPolicy of its own, `<vm>-<name>-ingress` or `-egress`: for a program in another
   * language, whose call comes after. Its result is the name of the policy.
   */
  allowLater(method: AllowMethod, name: string, rule: ConnectionRule): pulumi.Output<string> {
    const given = withConstructs(rule) as ConnectionRule;
    const { made, registered } = this.addLater((scope) =>
      guestInputs().allow(scope, this.construct, method, name, given),
    );
    return this.observedAt<KubernetesResource, string>(
      made,
      ({ metadata }) => metadata.apply((meta) => meta.name),
      registered,
    );
  }

  private serviceAt(service: constructs.GuestService, registered?: Promise<Registered>): ExposedService {
    return exposedService(this.resourceOf(service, registered), service.port, (select) =>
      this.observedAt(service, select as never, registered),
    );
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
