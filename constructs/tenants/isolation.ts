/** Whether the NetworkPolicies of a program keep tenants apart that have not named each other. */
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { grouped } from '../../kube/grouped';
import { objectsAt } from '../../kube/json';
import { letsPass, opensFor, selectsPod, type TrafficEnd } from '../../kube/network-policy';
import type { KubeObject } from '../../kube/object';
import { type Subnet, subnetOf } from '../../kube/subnet';
import { guestsAmong } from '../../kubevirt/guests';
import { launcherLabels } from '../../kubevirt/launcher-pod';
import { objectIndex } from '../../kubevirt/object-index';
import { PRIVATE } from '../connections';
import { apiObjects } from '../render';
import { isAgreed } from './select';
import type { TenantValues } from './values';

interface Policy {
  readonly object: KubeObject;
  readonly path: string;
}

/** A port of a kind that values files name. */
interface Agreed {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** Ports that rules seldom name: one that lets them pass is not about ports. */
const SAMPLE: readonly Agreed[] = [
  { port: 65535, protocol: 'TCP' },
  { port: 65535, protocol: 'UDP' },
];

/**
 * Each pair of tenants of which the first reaches the second on a port for which the two have not named each other. The policies below `construct`
 * deny all that tenants do not name, so that only what others add can open it. `podNetworks`: where Pods have their addresses, if it is known.
 */
export function isolationProblems(
  construct: IConstruct,
  tenants: readonly TenantValues[],
  podNetworks: readonly string[] = [...PRIVATE.ipv4, ...PRIVATE.ipv6],
): string[] {
  const names = new Set(tenants.map(({ name }) => name));
  const all = apiObjects(construct.node.root);
  const policies = all
    .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && names.has(metadata.namespace ?? ''))
    .map((object): Policy => ({ object: object.toJson() as KubeObject, path: object.node.path }));
  const isAdded = ({ path }: Policy) => !path.startsWith(`${construct.node.path}/`);
  const policiesOf = grouped(policies, ({ object }) => object.metadata!.namespace!);
  const open = new Set([...policiesOf].filter(([, own]) => own.some(isAdded)).map(([name]) => name));
  if (open.size === 0) return [];
  const guests = guestsIn(
    all,
    names,
    podNetworks.flatMap((range) => subnetOf(range) ?? []),
  );
  return tenants.flatMap((from) =>
    tenants.flatMap((to) => {
      if (to === from || !(open.has(from.name) || open.has(to.name))) return [];
      const [sources, targets] = [guests.get(from.name)!, guests.get(to.name)!];
      const out = opening(policiesOf.get(from.name), 'egress', targets);
      const into = opening(policiesOf.get(to.name), 'ingress', sources);
      const ports = portsIn([...out, ...into]).filter((port) => !isAgreed(from, to, port));
      const port = portBetween(among(sources, out), among(targets, into), [...out, ...into], ports);
      if (!port) return [];
      const suspects = [...out, ...into].filter(isAdded).map(textOf).join(' and ');
      return [
        `guests of the tenant ${from.name} reach guests of ${to.name} on ${port.port}/${port.protocol}, for which the two have not named each other. ${suspects} may open it: remove it, or name ${to.name} in \`traffic.to\` of ${from.name} and ${from.name} in \`traffic.from\` of ${to.name}.`,
      ];
    }),
  );
}

/** The policies that let their Pods connect with one of the others. */
const opening = (policies: readonly Policy[] = [], direction: 'ingress' | 'egress', others: readonly TrafficEnd[]) =>
  policies.filter(({ object }) => others.some((other) => opensFor(object, direction, other)));

/** The guests that one of the policies is about. */
const among = (guests: readonly TrafficEnd[], policies: readonly Policy[]) =>
  guests.filter(({ pod }) => policies.some(({ object }) => selectsPod(object, pod!)));

/** A port on which one of the guests reaches one of the others, by policies that open something. */
function portBetween(
  from: readonly TrafficEnd[],
  to: readonly TrafficEnd[],
  policies: readonly Policy[],
  ports: readonly Agreed[],
): Agreed | undefined {
  const objects = policies.map(({ object }) => object);
  return ports.find((port) => from.some((one) => to.some((other) => letsPass(objects, one, other, port))));
}

/** The ports that policies name, and a sample of the others. */
function portsIn(policies: readonly Policy[]): Agreed[] {
  const named = policies.flatMap(({ object: { spec } }) =>
    [...objectsAt(spec, 'ingress'), ...objectsAt(spec, 'egress')].flatMap((rule) =>
      objectsAt(rule, 'ports').flatMap(({ port, protocol = 'TCP' }) =>
        typeof port === 'number' && (protocol === 'TCP' || protocol === 'UDP') ? [{ port, protocol } as const] : [],
      ),
    ),
  );
  const all = [...named, ...SAMPLE].map((port) => [`${port.port}/${port.protocol}`, port] as const);
  return [...new Map(all).values()];
}

/** The guests of the program by namespace, and one of which no label is known, because members deploy VMs themselves. */
function guestsIn(
  all: readonly ApiObject[],
  names: ReadonlySet<string>,
  within: readonly Subnet[],
): Map<string, TrafficEnd[]> {
  const endOf = (namespace: string, name: string, labels: object): TrafficEnd => ({
    pod: { namespace, labels: { ...labels, ...launcherLabels(name) } },
    within,
  });
  const objects = all
    .filter(({ metadata }) => names.has(metadata.namespace ?? ''))
    .map((object) => object.toJson() as KubeObject);
  const ends = new Map([...names].map((name) => [name, [endOf(name, 'any', {})]]));
  for (const { namespace, name, labels } of guestsAmong(objectIndex(objects)))
    ends.get(namespace)?.push(endOf(namespace, name, labels));
  return ends;
}

const textOf = ({ object: { metadata }, path }: Policy): string =>
  `NetworkPolicy ${metadata?.namespace}/${metadata?.name} (${path})`;
