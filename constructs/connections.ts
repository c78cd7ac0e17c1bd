import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from './base';
import type { Json, LabelledGuests, Port } from './machine';

/** The other end of a connection: the guests of a VM or pool, or a `Peer`. */
export type ConnectionPeer = LabelledGuests | Peer;

/** A peer other than a VM or pool of this program. */
export interface Peer {
  readonly peer: Json;
}

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

export const Peer = {
  /** Pods with these labels, in the namespace of the VM unless another is given. */
  pods: (labels: Record<string, string>, namespace?: string): Peer => ({
    peer: { podSelector: { matchLabels: labels }, ...(namespace === undefined ? {} : inNamespace(namespace)) },
  }),
  /** All pods of a namespace. */
  namespace: (namespace: string): Peer => ({ peer: inNamespace(namespace) }),
  /** A range of addresses, such as `10.0.0.0/8`, except for some. */
  ipBlock: (cidr: string, except?: readonly string[]): Peer => ({ peer: { ipBlock: { cidr, except } } }),
};

function inNamespace(namespace: string): Json {
  return { namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: namespace } } };
}

type Direction = 'ingress' | 'egress';

/**
 * NetworkPolicies for the guests of a VM or pool, one for each direction. As with every NetworkPolicy, the first rule of a direction denies
 * all other traffic in that direction. They apply to the pod network only.
 */
export class Connections {
  private readonly rules: Partial<Record<Direction, Json[]>> = {};

  constructor(
    private readonly scope: Construct,
    private readonly name: string,
    private readonly guests: LabelledGuests,
  ) {}

  /** Allows traffic from `other` to the guests, on these ports or on all. */
  allowFrom(other: ConnectionPeer, ...ports: Port[]): void {
    this.open('ingress').push({ from: [this.peer(other)], ports: portList(ports) });
  }

  /** Allows traffic from the guests to `other`, on these ports or on all. DNS needs a rule of its own. */
  allowTo(other: ConnectionPeer, ...ports: Port[]): void {
    this.open('egress').push({ to: [this.peer(other)], ports: portList(ports) });
  }

  /** Denies all traffic in these directions (by default both) that no other call allows. */
  isolate(...directions: Direction[]): void {
    for (const direction of directions.length ? directions : (['ingress', 'egress'] as const)) this.open(direction);
  }

  private open(direction: Direction): Json[] {
    const known = this.rules[direction];
    if (known) return known;
    const rules: Json[] = [];
    this.rules[direction] = rules;
    new Manifest(this.scope, `${direction}-policy`, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `${this.name}-${direction}`, namespace: this.guests.namespace },
      spec: Lazy.any({
        produce: () => ({
          podSelector: { matchLabels: { ...this.guests.guestSelector } },
          policyTypes: [direction === 'ingress' ? 'Ingress' : 'Egress'],
          [direction]: rules,
        }),
      }),
    });
    return rules;
  }

  private peer(other: ConnectionPeer): Json {
    if ('peer' in other) return other.peer;
    const elsewhere = other.namespace !== undefined && other.namespace !== this.guests.namespace;
    return {
      podSelector: { matchLabels: { ...other.guestSelector } },
      ...(elsewhere ? inNamespace(other.namespace!) : {}),
    };
  }
}

const portList = (ports: readonly Port[]): Json[] | undefined =>
  ports.length ? ports.map(({ port, protocol }) => ({ port, protocol: protocol ?? 'TCP' })) : undefined;
