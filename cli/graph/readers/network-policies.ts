/** Who may talk to whom, where NetworkPolicies isolate guests. Guests that none selects talk to all, and have no edge for it. */
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from '../../../kube/json';
import { letsPass, opensFor, selectsPod, type TrafficEnd, type TrafficPort } from '../../../kube/network-policy';
import type { KubeObject } from '../../../kube/object';
import { namespaceOf } from '../../../kubevirt/guests';
import { distinct, type Ref } from '../model';
import { type Drawn, details, type Guest, type Reader, refOf, type Scene, text } from './reader';
import { selectorText } from './selector-text';
import { OUTSIDE, portText } from './traffic';

const DIRECTIONS = ['ingress', 'egress'] as const;
type Direction = (typeof DIRECTIONS)[number];
const PEERS = { ingress: 'from', egress: 'to' } as const;

/** A policy for every Pod of its namespace is a ground rule: a card without edges. What others allow is drawn from guest to guest. */
export const networkPolicy: Reader = (object) => {
  if (!selectsAll(object)) return {};
  const rules = DIRECTIONS.flatMap((direction) =>
    rulesOf(object, direction)
      .flatMap(({ peers }) => (peers.length === 0 ? ['all'] : peers.map((peer) => peerText(peer, object))))
      .map((peer) => `${PEERS[direction]} ${peer}`),
  );
  const shown = rules.length === 0 ? [`denies ${directionsOf(object).join(' and ')}`] : distinct(rules);
  return { nodes: [{ ...refOf(object), details: details(...shown) }] };
};

const selectsAll = ({ spec }: KubeObject): boolean => selectorText(valueAt(spec, 'podSelector')) === '';

const directionsOf = ({ spec }: KubeObject): string[] => {
  const types = valueAt(spec, 'policyTypes');
  return Array.isArray(types) && types.length > 0 ? types.map((one) => String(one).toLowerCase()) : ['ingress'];
};

interface PolicyRule {
  readonly policy: KubeObject;
  readonly direction: Direction;
  readonly rule: JsonObject;
  /** None: the rule is about all. */
  readonly peers: readonly JsonObject[];
}

const rulesOf = (policy: KubeObject, direction: Direction): PolicyRule[] =>
  objectsAt(policy, 'spec', direction).map((rule) => {
    const peers = rule[PEERS[direction]];
    return { policy, direction, rule, peers: Array.isArray(peers) ? peers.filter(isObject) : [] };
  });

/** A guest with the policies that select it. */
interface End {
  readonly guest: Guest;
  readonly traffic: { readonly pod: NonNullable<TrafficEnd['pod']> };
  readonly policies: readonly KubeObject[];
}

/** What the policies let pass between guests, and between a guest and what is not one. */
export function connections(scene: Scene): Drawn {
  const policies = scene.index.given('NetworkPolicy');
  if (policies.length === 0) return {};
  const ends = scene.guests.map((guest): End => {
    const { namespace, labels } = guest;
    const pod = { namespace, labels, namespaceLabels: scene.namespaceLabels(namespace) };
    return { guest, traffic: { pod }, policies: policies.filter((policy) => selectsPod(policy, pod)) };
  });
  const rules = policies
    .filter((policy) => !selectsAll(policy))
    .flatMap((policy) => DIRECTIONS.flatMap((direction) => rulesOf(policy, direction)));
  const parts = rules.map((rule) => connectionsOf(rule, ends));
  return { nodes: parts.flatMap(({ nodes = [] }) => nodes), links: parts.flatMap(({ links = [] }) => links) };
}

/** What one rule allows, as far as the other policies of both ends agree. */
function connectionsOf(one: PolicyRule, ends: readonly End[]): Drawn {
  const { policy, direction, rule, peers } = one;
  const own = ends.filter(({ policies }) => policies.includes(policy));
  if (own.length === 0) return {};
  const named = peers.map((peer) => {
    // Which guest has an address of a range is not known.
    const guests = blockOf(peer)
      ? []
      : ends.filter(({ traffic }) => opensFor(asIngress(policy, peer), 'ingress', traffic));
    return { guests, other: guests.length === 0 ? peerRef(peer, policy) : undefined };
  });
  const others = distinctRefs(peers.length === 0 ? [OUTSIDE] : named.flatMap(({ other }) => other ?? []));
  const pairs = own.flatMap((end) => [
    ...named.flatMap(({ guests }) =>
      guests.filter((peer) => peer !== end).map((peer) => ({ end, peer, ref: peer.guest.ref })),
    ),
    ...others.map((ref) => ({ end, peer: undefined, ref })),
  ]);
  const links = pairs.flatMap(({ end, peer, ref }) => {
    // What Pods that are not in the picture may do is only known from this side.
    const other = peer?.traffic ?? (ref.kind === 'Outside' ? {} : undefined);
    const all = [...end.policies, ...(peer?.policies ?? [])];
    const [from, to] = direction === 'ingress' ? [other, end.traffic] : [end.traffic, other];
    const labels = from && to ? passing(all, from, to, probes(rule, peer, direction)) : distinct(portLabels(rule));
    const [tail, head] = direction === 'ingress' ? [ref, end.guest.ref] : [end.guest.ref, ref];
    return labels.map((label) => ({ from: tail, to: head, relation: 'reaches' as const, label }));
  });
  return { nodes: others.map((ref) => ({ ...ref, details: [] })), links };
}

const asIngress = (policy: KubeObject, peer: JsonObject): KubeObject => ({
  ...policy,
  spec: { ingress: [{ from: [peer] }] },
});

const distinctRefs = (refs: readonly Ref[]): Ref[] => [
  ...new Map(refs.map((ref) => [`${ref.kind}/${ref.name}`, ref])).values(),
];

/** A port to ask about, and how the edge names it. */
interface Probe {
  readonly port: TrafficPort;
  readonly label: string;
}

/** Not a port of anything, so only rules about all ports let it pass. */
const UNNAMED = 0;
const ANY = 'all ports';

/** The ports of the rule; of one about all ports, also those to which the other end limits it. */
function probes(rule: JsonObject, peer: End | undefined, direction: Direction): Probe[] {
  const ports = objectsAt(rule, 'ports');
  if (ports.length > 0) return ports.map(probe);
  const opposite = direction === 'ingress' ? 'egress' : 'ingress';
  const limits = (peer?.policies ?? []).flatMap((policy) =>
    rulesOf(policy, opposite).flatMap((one) => objectsAt(one.rule, 'ports')),
  );
  return [{ port: { port: UNNAMED, protocol: 'TCP' }, label: ANY }, ...limits.map(probe)];
}

function probe(port: JsonObject): Probe {
  const { protocol } = port;
  const number = typeof port['port'] === 'number' ? port['port'] : UNNAMED;
  return {
    port: { port: number, protocol: protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP' },
    label: portLabel(port),
  };
}

function portLabel({ port, endPort, protocol }: JsonObject): string {
  if (port === undefined) return protocol === undefined ? ANY : `all ports/${String(protocol)}`;
  return portText(endPort === undefined ? port : `${String(port)}-${String(endPort)}`, protocol);
}

function portLabels(rule: JsonObject): string[] {
  const ports = objectsAt(rule, 'ports');
  return ports.length === 0 ? [ANY] : ports.map(portLabel);
}

/** Labels of those that pass; of all ports, only that. */
function passing(policies: readonly KubeObject[], from: TrafficEnd, to: TrafficEnd, asked: readonly Probe[]): string[] {
  const labels = distinct(asked.filter(({ port }) => letsPass(policies, from, to, port)).map(({ label }) => label));
  return labels.includes(ANY) ? [ANY] : labels;
}

/** A peer that is not a guest of the picture. */
function peerRef(peer: JsonObject, policy: KubeObject): Ref {
  const block = blockOf(peer);
  if (block === undefined) return { kind: 'Pods', name: peerText(peer, policy) };
  return EVERYWHERE.has(block) ? OUTSIDE : { kind: 'Outside', name: block };
}

const blockOf = (peer: JsonObject): string | undefined => text(objectAt(peer, 'ipBlock')?.['cidr']);

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/** `k8s-app=kube-dns in kube-system`. */
function peerText(peer: JsonObject, policy: KubeObject): string {
  const block = blockOf(peer);
  if (block !== undefined) return block;
  const pods = selectorText(peer['podSelector']) || 'all Pods';
  const { namespaceSelector } = peer;
  if (namespaceSelector === undefined) return `${pods} in ${namespaceOf(policy)}`;
  const namespaces = selectorText(namespaceSelector).replace(
    /^kubernetes\.io\/metadata\.name(?:=| in \((.*)\)$)/,
    '$1',
  );
  return `${pods} in ${namespaces || 'all namespaces'}`;
}
