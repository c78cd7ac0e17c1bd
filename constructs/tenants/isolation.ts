/** Whether the NetworkPolicies of a program keep tenants apart that have not named each other. */
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { objectsAt } from '../../kube/json';
import { letsPass, type TrafficEnd } from '../../kube/network-policy';
import type { KubeObject } from '../../kube/object';
import { guestsAmong } from '../../kubevirt/guests';
import { launcherLabels } from '../../kubevirt/launcher-pod';
import { objectIndex } from '../../kubevirt/object-index';
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
 * Each pair of tenants of which the first reaches the second on a port for which the two have not named each other. Policies below `construct` open nothing more than what
 * tenants name, so that only what others add is searched.
 */
export function isolationProblems(construct: IConstruct, tenants: readonly TenantValues[]): string[] {
  const names = new Set(tenants.map(({ name }) => name));
  const all = apiObjects(construct.node.root);
  const policies = all.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && names.has(metadata.namespace ?? ''));
  const added = policies.filter(({ node }) => !node.path.startsWith(`${construct.node.path}/`));
  if (added.length === 0) return [];
  const policiesOf = grouped(policies);
  const addedTo = grouped(added);
  const guests = guestsIn(all, names);
  return tenants.flatMap((from) =>
    tenants.flatMap((to) => {
      const suspects = [...(addedTo.get(from.name) ?? []), ...(addedTo.get(to.name) ?? [])];
      if (to === from || suspects.length === 0) return [];
      const both = [...(policiesOf.get(from.name) ?? []), ...(policiesOf.get(to.name) ?? [])];
      const ports = [...suspects.flatMap(portsIn), ...SAMPLE].filter((port) => !isAgreed(from, to, port));
      const port = portBetween(guests.get(from.name)!, guests.get(to.name)!, both, ports);
      if (!port) return [];
      return [
        `guests of the tenant ${from.name} reach guests of ${to.name} on ${port.port}/${port.protocol}, for which the two have not named each other. ${suspects.map(textOf).join(' and ')} may open it: remove it, or name ${to.name} in \`traffic.to\` of ${from.name} and ${from.name} in \`traffic.from\` of ${to.name}.`,
      ];
    }),
  );
}

/** A port on which one of the guests reaches one of the others. */
function portBetween(
  from: readonly TrafficEnd[],
  to: readonly TrafficEnd[],
  policies: readonly Policy[],
  ports: readonly Agreed[],
): Agreed | undefined {
  const objects = policies.map(({ object }) => object);
  return ports.find((port) => from.some((one) => to.some((other) => letsPass(objects, one, other, port))));
}

const portsIn = ({ object: { spec } }: Policy): Agreed[] =>
  [...objectsAt(spec, 'ingress'), ...objectsAt(spec, 'egress')].flatMap((rule) =>
    objectsAt(rule, 'ports').flatMap(({ port, protocol = 'TCP' }) =>
      typeof port === 'number' && (protocol === 'TCP' || protocol === 'UDP') ? [{ port, protocol }] : [],
    ),
  );

/** The guests of the program by namespace, and one of which no label is known, because members deploy VMs themselves. */
function guestsIn(all: readonly ApiObject[], names: ReadonlySet<string>): Map<string, TrafficEnd[]> {
  const objects = all
    .filter(({ metadata }) => names.has(metadata.namespace ?? ''))
    .map((object) => object.toJson() as KubeObject);
  const ends = new Map([...names].map((name) => [name, [endOf(name, 'any', {})]]));
  for (const { namespace, name, labels } of guestsAmong(objectIndex(objects)))
    ends.get(namespace)?.push(endOf(namespace, name, labels));
  return ends;
}

const endOf = (namespace: string, name: string, labels: object): TrafficEnd => ({
  pod: { namespace, labels: { ...labels, ...launcherLabels(name) } },
});

function grouped(objects: readonly ApiObject[]): Map<string, Policy[]> {
  const groups = new Map<string, Policy[]>();
  for (const object of objects) {
    const namespace = object.metadata.namespace!;
    const policy = { object: object.toJson() as KubeObject, path: object.node.path };
    groups.set(namespace, [...(groups.get(namespace) ?? []), policy]);
  }
  return groups;
}

const textOf = ({ object: { metadata }, path }: Policy): string =>
  `NetworkPolicy ${metadata?.namespace}/${metadata?.name} (${path})`;
