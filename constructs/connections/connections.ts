import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { isUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError, Manifest, suffixed } from '../base';
import { type Json, type LabelledGuests, type NetworkRef, networkName, Port } from '../machine';
import { type ConnectionPeer, inNamespace, Peer } from './peer';

type Direction = 'ingress' | 'egress';

/** What the policies of one network have in common. */
interface PolicyKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

const NETWORK_POLICY: PolicyKind = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };

/** Ports of the Pods that resolve names: CoreDNS listens on the first, the DNS of OpenShift on the other. */
export const DNS_PORTS: readonly Port[] = [Port.udp(53), Port.tcp(53), Port.udp(5353), Port.tcp(5353)];

/** Guests that policies select: those of this program say which networks they are on. */
export interface ConnectedGuests extends LabelledGuests {
  /** Whether the guests have a NIC on the network. */
  isOn?(network: NetworkRef): boolean;
}

/**
 * NetworkPolicies for the guests of a VM or pool, one for each direction. As with every NetworkPolicy, the first rule of a direction denies
 * all other traffic in that direction. They apply to the pod network; `on(network)` has those of a secondary network.
 */
export class Connections {
  private readonly rules: Partial<Record<Direction, Json[]>> = {};
  private readonly networks = new Map<string, Connections>();

  constructor(
    private readonly scope: Construct,
    private readonly name: string,
    private readonly guests: ConnectedGuests,
    private readonly policy: PolicyKind = NETWORK_POLICY,
  ) {}

  /** Allows traffic from `other` to the guests, on these ports or on all. */
  allowFrom(other: ConnectionPeer, ...ports: Port[]): void {
    this.open('ingress').push(ruleFor('from', this.peers(other), this.checked(ports)));
  }

  /** Allows traffic from the guests to `other`, on these ports or on all. DNS needs a rule of its own: `allowDns()`. */
  allowTo(other: ConnectionPeer, ...ports: Port[]): void {
    this.open('egress').push(ruleFor('to', this.peers(other), this.checked(ports)));
  }

  /** Allows the guests to resolve names with the DNS of the cluster. A node-local cache needs a rule to its address: `allowTo(Peer.ipBlock('169.254.20.10/32'))`. */
  allowDns(): void {
    this.allowTo(Peer.dns(), ...DNS_PORTS);
  }

  /** Denies all traffic in these directions (by default both) that no other call allows. */
  isolate(...directions: Direction[]): void {
    for (const direction of directions.length ? directions : (['ingress', 'egress'] as const)) this.open(direction);
  }

  /**
   * Policies for a secondary network of the guests, in place of the pod network: MultiNetworkPolicies, which `multi-networkpolicy` or
   * OVN-Kubernetes must apply. On a network without addresses of its own (a bridge without IPAM), rules with `Peer.ipBlock` alone have an effect,
   * because the addresses of guests are not known to the cluster.
   */
  on(network: NetworkRef): Connections {
    const name = networkName(network, this.guests.namespace);
    const id = `on-${typeof name === 'string' ? name.replaceAll('/', '-') : this.networks.size}`;
    const known = this.networks.get(id);
    if (known) return known;
    const suffix = mapUnresolved(
      { own: this.name, name },
      (all) => `${all.own}-${all.name.replaceAll('/', '-')}`,
    ) as string;
    const connections = new Connections(new Construct(this.scope, id), suffix, this.guests, {
      apiVersion: 'k8s.cni.cncf.io/v1beta1',
      kind: 'MultiNetworkPolicy',
      annotations: { 'k8s.v1.cni.cncf.io/policy-for': name },
    });
    this.networks.set(id, connections);
    this.scope.node.addValidation({
      validate: () =>
        this.guests.isOn === undefined || this.guests.isOn(network)
          ? []
          : [
              `the guests have no NIC on the network ${name}, so policies for it select nothing. Add Nic.on(...) to \`nics\`.`,
            ],
    });
    return connections;
  }

  private open(direction: Direction): Json[] {
    const known = this.rules[direction];
    if (known) return known;
    const rules: Json[] = [];
    this.rules[direction] = rules;
    const { apiVersion, kind, annotations } = this.policy;
    new Manifest(this.scope, `${direction}-policy`, {
      apiVersion,
      kind,
      metadata: {
        name: suffixed(this.name, direction),
        namespace: this.guests.namespace,
        annotations,
      },
      spec: Lazy.any({
        produce: () => ({
          podSelector: { matchLabels: { ...this.guests.guestSelector } },
          policyTypes: [direction === 'ingress' ? 'Ingress' : 'Egress'],
          [direction]: rules.length > 0 ? rules : undefined,
        }),
      }),
    });
    return rules;
  }

  /** A value that is not a valid port would open all of them. */
  private checked(ports: readonly Port[]): readonly Port[] {
    const wrong = ports.find((one) => {
      const port: unknown = typeof one === 'object' ? one?.port : one;
      return typeof one !== 'object' || !(isUnresolved(port) || isPort(port));
    });
    if (wrong === undefined) return ports;
    const found = typeof wrong === 'object' ? wrong?.port : wrong;
    throw constructError(
      this.scope,
      `a port of a connection is ${String(found)}. Use Port.tcp(22) or Port.udp(53), with a whole number from 1 to 65535.`,
    );
  }

  private peers(other: ConnectionPeer): readonly Json[] {
    // Of what has no labels, a program without a compiler would select everything.
    if (typeof other !== 'object' || other === null || !('peers' in other || other.guestSelector))
      throw constructError(
        this.scope,
        "the other end of a connection must be a VM, a pool or a `Peer`, such as Peer.ipBlock('10.0.0.0/8').",
      );
    if ('peers' in other) return other.peers;
    const elsewhere = other.namespace !== undefined && other.namespace !== this.guests.namespace;
    return [
      { podSelector: { matchLabels: { ...other.guestSelector } }, ...(elsewhere ? inNamespace(other.namespace!) : {}) },
    ];
  }
}

/** A rule without peers allows all of them, one without ports all ports. */
export const ruleFor = (side: 'from' | 'to', peers: readonly Json[], ports: readonly Port[]): Json => ({
  [side]: peers.length > 0 ? [...peers] : undefined,
  ports: ports.length ? ports.map(({ port, protocol }) => ({ port, protocol: protocol ?? 'TCP' })) : undefined,
});

const isPort = (port: unknown): boolean => Number.isInteger(port) && Number(port) >= 1 && Number(port) <= 65535;
