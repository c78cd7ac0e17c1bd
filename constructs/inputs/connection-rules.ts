import { Construct, type IConstruct } from 'constructs';
import { isKnown, suffixed } from '../base';
import { type ConnectedGuests, type ConnectionPeer, Connections, Peer } from '../connections';
import type { Port } from '../machine';
import { inputError, type OtherGuests, onlyOne } from './other-guests';

/** The other end of a connection, named by one of `guests`, `pods`, `namespace`, `namespaces`, `ipBlock` and `peer`, and the ports. */
export interface ConnectionRule {
  /**
   * The guests of another VM or pool: a component of this program.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly guests?: OtherGuests;
  /**
   * Labels of Pods, or of guests that this program does not create, in the namespace of the VM unless `namespace` is set.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly pods?: Readonly<Record<string, string>>;
  /**
   * Namespace of `pods`; without `pods`, all Pods of this namespace.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly namespace?: string;
  /**
   * Labels of namespaces, of which all Pods are meant; `{}` for all namespaces.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly namespaces?: Readonly<Record<string, string>>;
  /**
   * Range of addresses, such as `10.0.0.0/8`.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly ipBlock?: string;
  /**
   * Ranges within `ipBlock` that are not meant.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly except?: readonly string[];
  /**
   * A peer with a name: all addresses (`anywhere`), all public addresses (`internet`), the DNS of the cluster (`dns`), or the Pods that
   * `virtctl ssh` and `port-forward` come from (`virtctl`).
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly peer?: 'anywhere' | 'internet' | 'dns' | 'virtctl';
  /**
   * Ports that are allowed, those of the guests or of the other end.
   * @default - all ports
   * @change NetworkPolicy/spec
   */
  readonly ports?: readonly Port[];
}

/** Rules for one network. */
export interface TrafficRules {
  /**
   * Traffic to the guests.
   * @default - all, unless `isolate` denies it
   * @change NetworkPolicy/spec
   */
  readonly allowFrom?: readonly ConnectionRule[];
  /**
   * Traffic from the guests. Name resolution needs `allowDns`.
   * @default - all, unless `isolate` denies it
   * @change NetworkPolicy/spec
   */
  readonly allowTo?: readonly ConnectionRule[];
  /**
   * Whether the guests may resolve names with the DNS of the cluster.
   * @default false
   * @change NetworkPolicy/spec
   */
  readonly allowDns?: boolean;
  /**
   * Directions in which all traffic is denied that no rule allows.
   * @default - those that have a rule
   * @change NetworkPolicy/spec
   */
  readonly isolate?: readonly ('ingress' | 'egress')[];
}

/** Rules for the pod network, and for secondary networks. */
export interface ConnectionRules extends TrafficRules {
  /**
   * Rules for secondary networks, by the name of the network as the NICs refer to it: MultiNetworkPolicies.
   * @default - none
   * @change NetworkPolicy/spec
   */
  readonly networks?: Readonly<Record<string, TrafficRules>>;
}

export function applyConnections(guests: IConstruct, connections: Connections, rules: ConnectionRules): void {
  applyTraffic(guests, connections, rules, 'connections');
  for (const [network, traffic] of Object.entries(rules.networks ?? {}))
    applyTraffic(guests, connections.on(network), traffic, `connections.networks["${network}"]`);
}

/** Methods that allow a connection in one direction, with the direction of the policies. */
const DIRECTIONS = { allowFrom: 'ingress', allowTo: 'egress' } as const;
export type AllowMethod = keyof typeof DIRECTIONS;

/**
 * The NetworkPolicy `<guests>-<name>-ingress` or `-egress` for one rule, in a scope that stands for the guests. NetworkPolicies add up, so that it
 * goes beside those of `connections`.
 */
export function allow(
  scope: Construct,
  guests: ConnectedGuests & IConstruct & { readonly name: string },
  method: AllowMethod,
  name: string,
  rule: ConnectionRule,
): IConstruct {
  const own = new Construct(scope, `connection-${name}`);
  new Connections(own, suffixed(guests.name, name), guests)[method](
    peerOf(guests, rule, method),
    ...(rule.ports ?? []),
  );
  return own.node.findChild(`${DIRECTIONS[method]}-policy`);
}

function applyTraffic(guests: IConstruct, connections: Connections, rules: TrafficRules, path: string): void {
  if (!isKnown(rules.allowDns)) throw inputError(guests, `${path}.allowDns`, 'must be known: set true or false.');
  for (const method of Object.keys(DIRECTIONS) as AllowMethod[]) {
    for (const [index, rule] of (rules[method] ?? []).entries())
      connections[method](peerOf(guests, rule, `${path}.${method}[${index}]`), ...(rule.ports ?? []));
  }
  if (rules.allowDns) connections.allowDns();
  if (rules.isolate?.length) connections.isolate(...rules.isolate);
}

/** What each way to name a peer means. `namespace` comes after `pods`, which it may stand beside. */
const PEERS = {
  guests: ({ guests }) => guests!,
  pods: ({ pods, namespace }) => Peer.pods(pods!, namespace),
  namespace: ({ namespace }) => Peer.namespace(namespace!),
  namespaces: ({ namespaces }) => Peer.namespaces(namespaces),
  ipBlock: ({ ipBlock, except }) => Peer.ipBlock(ipBlock!, except),
  peer: ({ peer }) => NAMED[peer!]?.(),
} as const satisfies Partial<Record<keyof ConnectionRule, (rule: ConnectionRule) => ConnectionPeer | undefined>>;

const NAMED = { anywhere: Peer.anywhere, internet: Peer.internet, dns: Peer.dns, virtctl: Peer.virtctl };

function peerOf(guests: IConstruct, rule: ConnectionRule, path: string): ConnectionPeer {
  const { namespace, ...named } = rule;
  const way = onlyOne(guests, path, rule.pods ? named : rule, Object.keys(PEERS) as (keyof typeof PEERS)[]);
  const peer: ConnectionPeer | undefined = PEERS[way](rule);
  if (peer) return peer;
  throw inputError(guests, `${path}.peer`, `is not a valid peer. Choose from ${Object.keys(NAMED).join(', ')}.`);
}
