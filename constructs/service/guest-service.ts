import { Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import {
  checkedProps,
  constructError,
  ImportedResource,
  type IResource,
  isKnown,
  Manifest,
  Resource,
  type ResourceProps,
} from '../base';
import type { Json, LabelledGuests } from '../machine';
import { HttpRoute, type HttpRouteProps } from './http-route';
import { Ingress, type IngressProps } from './ingress';
import { OpenShiftRoute, type OpenShiftRouteProps } from './openshift-route';
import { serviceProblem } from './service-problems';
import type { ServiceOptions, ServicePort } from './service-props';

/** Guests that a Service can select: those of this program get a label, and say which ports reach them. */
export interface ServedGuests extends IConstruct, LabelledGuests {
  readonly guestLabels?: Readonly<Record<string, string>>;
  addGuestLabel?(key: string, value: string): unknown;
  /** Throws if no Service can reach this port of the guests. */
  checkPort?(port: number): void;
  /** Gives each guest a DNS name under a headless Service. */
  joinSubdomain?(service: string): unknown;
}

export interface GuestServiceProps extends Omit<ResourceProps, 'namespace'>, ServiceOptions {
  /**
   * Namespace of the Service, which is that of its guests.
   * @default - the namespace of the guests
   * @change /metadata.namespace
   */
  readonly namespace?: string;
  /**
   * VMs and pools behind the Service, all of one namespace. Several of them get a label, unless `selector` is given.
   * @change /spec.template.metadata.labels
   */
  readonly guests: readonly ServedGuests[];
  /**
   * Ports of the Service by name, each a number or a port with its options: `{ http: 80, https: { port: 443, targetPort:
   * 8443 } }`.
   * @default - none, which only a headless Service may have
   * @change Service/spec.ports
   */
  readonly ports?: Readonly<Record<string, number | ServicePort>>;
  /**
   * Labels that all of the guests have, and no others in the namespace.
   * @default - of one VM or pool: the label that identifies its guests. Of several: a label that is added to their guests
   * for this Service, and that a running guest gets at its next boot
   * @change Service/spec.selector
   */
  readonly selector?: Readonly<Record<string, string>>;
}

/** A Service for guests: one that this program creates, or an existing one. */
export interface IGuestService extends IResource {
  /** Ports of the Service, by name. */
  readonly ports: Readonly<Record<string, ServicePort>>;
  /** Host name inside the cluster: `<service>.<namespace>.svc`. */
  readonly hostname: string;
  /** Publishes a port at a host name and path, through the cluster's Ingress controller. */
  ingress(props: IngressProps): Ingress;
  /** Publishes a port through a Gateway of the Gateway API. */
  httpRoute(props: HttpRouteProps): HttpRoute;
  /** Publishes a port through the router of OpenShift. */
  route(props?: OpenShiftRouteProps): OpenShiftRoute;
}

export interface ImportedServiceOptions {
  /**
   * Namespace of the Service.
   * @default - the namespace of what refers to it
   */
  readonly namespace?: string;
  /** Ports of the Service, by name. */
  readonly ports: Readonly<Record<string, number | ServicePort>>;
}

const portsOf = (ports: Readonly<Record<string, number | ServicePort>>): Record<string, ServicePort> =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, isPlainPort(port) ? port : { port }]));

/** An unresolved number is an object, too. */
const isPlainPort = (port: number | ServicePort): port is ServicePort =>
  typeof port === 'object' && !isUnresolved(port);

const hostnameIn = (name: string, namespace: string | undefined): string =>
  mapUnresolved({ name, namespace }, (known) =>
    known.namespace === undefined ? known.name : `${known.name}.${known.namespace}.svc`,
  ) as string;

/** A Service that this program does not create. */
class ImportedService extends ImportedResource implements IGuestService {
  readonly ports: Readonly<Record<string, ServicePort>>;

  constructor(scope: Construct, id: string, name: string, options: ImportedServiceOptions) {
    super(scope, id, name, options.namespace);
    this.ports = portsOf(options.ports);
  }

  get hostname(): string {
    return hostnameIn(this.name, this.namespace);
  }

  ingress(props: IngressProps): Ingress {
    return new Ingress(this, 'ingress', props);
  }

  httpRoute(props: HttpRouteProps): HttpRoute {
    return new HttpRoute(this, 'http-route', props);
  }

  route(props: OpenShiftRouteProps = {}): OpenShiftRoute {
    return new OpenShiftRoute(this, 'route', props);
  }
}

/**
 * A Service for the guests of VMs and pools.
 * @see https://kubevirt.io/user-guide/network/service_objects/
 */
export class GuestService extends Resource implements IGuestService {
  /** An existing Service, to be published by an Ingress or a route. */
  static fromServiceName(scope: Construct, id: string, name: string, options: ImportedServiceOptions): IGuestService {
    return new ImportedService(scope, id, name, options);
  }

  readonly ports: Readonly<Record<string, ServicePort>>;
  protected readonly apiObject: Manifest;
  private readonly guests: ServedGuests[] = [];
  private readonly given?: Readonly<Record<string, string>>;
  private readonly headless: boolean;

  constructor(scope: Construct, id: string, props: GuestServiceProps) {
    const { guests, ports, selector, headless, ...options } = checkedProps(scope, id, new.target, props);
    const [first] = guests;
    super(
      scope,
      id,
      { ...props, namespace: props.namespace ?? first?.namespace },
      { kind: 'Service', nameRule: 'label' },
    );
    if (!first) {
      throw constructError(this, '`guests` is empty, so the Service would select nothing. Name a VM or a pool.');
    }
    this.ports = portsOf(ports ?? {});
    this.given = selector;
    if (!isKnown(headless)) {
      throw constructError(
        this,
        '`headless` decides whether guests get DNS names, so it must be known at synth. Set it to true or false.',
      );
    }
    this.headless = headless === true;
    const problem = serviceProblem(props, this.ports);
    if (problem) throw constructError(this, problem);
    this.serve(...guests);
    const { type, externalTrafficPolicy, sessionAffinity, ipFamilyPolicy } = options;
    const { publishNotReadyAddresses, loadBalancerClass, loadBalancerSourceRanges } = options;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.objectMeta(),
      spec: Lazy.any({
        produce: () => ({
          type: type ?? 'ClusterIP',
          clusterIP: this.headless ? 'None' : undefined,
          selector: { ...this.selector },
          loadBalancerClass,
          loadBalancerSourceRanges,
          externalTrafficPolicy,
          sessionAffinity,
          ipFamilyPolicy,
          publishNotReadyAddresses,
          ports: this.portList(),
        }),
      }),
    });
    this.node.addValidation({ validate: () => this.unselected() });
  }

  /** Labels by which the Service selects the guests. */
  get selector(): Readonly<Record<string, string>> {
    if (this.given) return this.given;
    return this.guests.length === 1 ? this.guests[0]!.guestSelector : this.sharedLabel();
  }

  /** Port of the Service; the first one if it has several. */
  get port(): number {
    return Object.values(this.ports)[0]?.port as number;
  }

  get hostname(): string {
    return hostnameIn(this.name, this.namespace);
  }

  /** Host name of one guest under this Service, given its own: `<guest>.<service>.<namespace>.svc`. Throws unless the Service is headless. */
  hostnameOf(guest: string | { readonly hostname: string }): string {
    if (!this.headless) {
      throw constructError(
        this,
        'guests have no DNS names of their own under a Service with an address. Set `headless: true`, in a Service of its own if need be.',
      );
    }
    const host = typeof guest === 'string' || isUnresolved(guest) ? guest : guest.hostname;
    return mapUnresolved({ host, service: this.hostname }, (known) => `${known.host}.${known.service}`) as string;
  }

  /**
   * Adds VMs and pools behind the Service. With the second one, the Service selects by a label of its own, which a running guest gets at its next
   * boot: give a `selector` where guests run already.
   * @change /spec.template.metadata.labels
   */
  serve(...guests: ServedGuests[]): this {
    for (const one of guests) {
      this.check(one);
      this.guests.push(one);
      if (this.headless) one.joinSubdomain?.(this.name);
    }
    if (this.given || this.guests.length < 2) return this;
    for (const [key, value] of Object.entries(this.sharedLabel()))
      for (const one of this.guests) this.label(one, key, value);
    return this;
  }

  ingress(props: IngressProps): Ingress {
    return new Ingress(this, 'ingress', props);
  }

  httpRoute(props: HttpRouteProps): HttpRoute {
    return new HttpRoute(this, 'http-route', props);
  }

  route(props: OpenShiftRouteProps = {}): OpenShiftRoute {
    return new OpenShiftRoute(this, 'route', props);
  }

  /** None for a headless Service without ports. */
  private portList(): Json[] | undefined {
    const ports = Object.entries(this.ports).map(([name, { port, targetPort, protocol, nodePort }]) => ({
      name,
      port,
      targetPort: targetPort ?? port,
      protocol: protocol ?? 'TCP',
      nodePort,
    }));
    return ports.length > 0 ? ports : undefined;
  }

  private check(guests: ServedGuests): void {
    const { namespace } = guests;
    if (isKnown(namespace) && isKnown(this.namespace) && namespace !== this.namespace) {
      throw constructError(
        this,
        `the Service is in the namespace ${this.namespace ?? '(none)'}, and guests that it should select are in ${namespace ?? '(none)'}. A Service selects guests of its own namespace only: make one in each.`,
      );
    }
    for (const { port, targetPort } of Object.values(this.ports)) guests.checkPort?.(targetPort ?? port);
  }

  private sharedLabel(): Record<string, string> {
    if (isKnown(this.name)) return { [`service.kubevirt-iac/${this.name}`]: 'true' };
    throw constructError(
      this,
      'the name of the Service is not known yet, and the label that its guests would get contains it. Set `name` to plain text, or `selector` to labels that all of the guests have.',
    );
  }

  private label(guests: ServedGuests, key: string, value: string): void {
    if (guests.addGuestLabel) {
      guests.addGuestLabel(key, value);
      return;
    }
    throw constructError(
      this,
      `the guests of an existing VM or pool (${inWords(guests.guestSelector)}) cannot get a label from this program. Set \`selector\` to labels that all of the guests have.`,
    );
  }

  /** Asked at synth, because labels may be added until then. */
  private unselected(): string[] {
    const wanted = Object.entries(this.selector);
    return this.guests
      .filter(({ guestLabels }) => guestLabels && wanted.some(([key, value]) => guestLabels[key] !== value))
      .map(
        ({ guestSelector }) =>
          `the Service selects ${inWords(this.selector)}, which the guests of ${inWords(guestSelector)} do not have. Add it to their \`guestLabels\`, or change \`selector\`.`,
      );
  }
}

const inWords = (labels: Readonly<Record<string, unknown>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${isKnown(value) ? value : '(not known yet)'}`)
    .join(', ');
