/** What NetworkPolicies let pass, as Kubernetes defines it: they only ever allow, and isolate the Pods that one of them selects. */
import { isObject, type JsonObject, objectAt, objectsAt, valueAt } from './json';
import { DEFAULT_NAMESPACE, type KubeObject } from './object';
import { matchesSelector } from './selector';
import { overlaps, type Subnet, subnetOf } from './subnet';

/** One end of a connection: a Pod, or what is outside of the cluster. */
export interface TrafficEnd {
  /** The Pod; absent: no Pod. */
  readonly pod?: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, unknown>>;
    /** Labels of the namespace beside that of its name. */
    readonly namespaceLabels?: Readonly<Record<string, unknown>>;
  };
  /** Ranges in which its address may be; absent: any. */
  readonly within?: readonly Subnet[];
}

export interface TrafficPort {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

type Direction = 'ingress' | 'egress';

/**
 * Whether the policies let a connection pass, at both of its ends. Where that depends on an address or on the number of a named port, which no
 * policy says, the answer is that they do.
 */
export const letsPass = (
  policies: readonly KubeObject[],
  from: TrafficEnd,
  to: TrafficEnd,
  port: TrafficPort,
): boolean => allows(policies, 'egress', from, to, port) && allows(policies, 'ingress', to, from, port);

/** Whether the end itself may take part in it. */
function allows(
  policies: readonly KubeObject[],
  direction: Direction,
  { pod }: TrafficEnd,
  other: TrafficEnd,
  port: TrafficPort,
): boolean {
  if (!pod) return true;
  const isolating = policies.filter(
    (policy) => selectsPod(policy, pod) && directionsOf(policy.spec).includes(direction),
  );
  return (
    isolating.length === 0 ||
    isolating.some(({ spec }) =>
      objectsAt(spec, direction).some(
        (rule) => namesPeer(rule[PEERS[direction]], other, pod.namespace) && namesPort(rule['ports'], port),
      ),
    )
  );
}

/** Whether a policy is about a Pod. */
export const selectsPod = (policy: KubeObject, pod: NonNullable<TrafficEnd['pod']>): boolean =>
  namespaceOf(policy) === pod.namespace && matchesSelector(valueAt(policy.spec, 'podSelector'), pod.labels);

/** Whether a rule of a policy lets its Pods connect with the other end, on whatever port. */
export const opensFor = (policy: KubeObject, direction: Direction, other: TrafficEnd): boolean =>
  objectsAt(policy.spec, direction).some((rule) => namesPeer(rule[PEERS[direction]], other, namespaceOf(policy)));

const PEERS = { ingress: 'from', egress: 'to' } as const;

/** Without `policyTypes`, a policy is about ingress, and about egress where it has rules for that. */
function directionsOf(spec: unknown): readonly Direction[] {
  const types = valueAt(spec, 'policyTypes');
  if (Array.isArray(types) && types.length > 0) return types.map((type) => String(type).toLowerCase() as Direction);
  return objectsAt(spec, 'egress').length > 0 ? ['ingress', 'egress'] : ['ingress'];
}

/** A rule without peers is about all of them. */
function namesPeer(peers: unknown, end: TrafficEnd, home: string): boolean {
  if (!Array.isArray(peers) || peers.length === 0) return true;
  return peers.filter(isObject).some((peer) => {
    const block = objectAt(peer, 'ipBlock');
    return block ? mayBeIn(block, end) : selects(peer, end, home);
  });
}

function selects(peer: JsonObject, { pod }: TrafficEnd, home: string): boolean {
  if (!pod) return false;
  const { namespaceSelector, podSelector } = peer;
  const named = { ...pod.namespaceLabels, 'kubernetes.io/metadata.name': pod.namespace };
  const inNamespace =
    namespaceSelector === undefined ? pod.namespace === home : matchesSelector(namespaceSelector, named);
  return inNamespace && matchesSelector(podSelector, pod.labels);
}

/** Whether an address of the end may be in a block, and in none of its exceptions. */
function mayBeIn(block: JsonObject, { within }: TrafficEnd): boolean {
  const range = subnetOf(String(block['cidr']));
  if (!range) return false;
  if (!within) return true;
  const exceptions = Array.isArray(block['except']) ? block['except'].map((one) => subnetOf(String(one))) : [];
  return within.some((own) => {
    const common = own.prefix > range.prefix ? own : range;
    return (
      overlaps(own, range) && !exceptions.some((one) => one && overlaps(one, common) && one.prefix <= common.prefix)
    );
  });
}

/** A rule without ports is about all of them. */
function namesPort(ports: unknown, { port, protocol }: TrafficPort): boolean {
  if (!Array.isArray(ports) || ports.length === 0) return true;
  return ports.filter(isObject).some((rule) => {
    if ((rule['protocol'] ?? 'TCP') !== protocol) return false;
    const { port: first, endPort: last = first } = rule;
    if (typeof first !== 'number' || typeof last !== 'number') return true;
    return first <= port && port <= last;
  });
}

function namespaceOf({ metadata }: KubeObject): string {
  const namespace = valueAt(metadata, 'namespace');
  return typeof namespace === 'string' && namespace !== '' ? namespace : DEFAULT_NAMESPACE;
}
