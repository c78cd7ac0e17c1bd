/** Objects of a cluster to what a page shows of them: pure, and computed anew from all objects whenever one of them changes. */
import { objectAt, objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { quantityValue } from '../../kube/quantity';
import { kindOf } from '../../kubevirt/kinds';
import { type Readiness, readinessOf } from '../../kubevirt/readiness';

/** How a thing is, for its colour and its sign: works, on its way, in trouble, at rest. */
export type Tone = 'good' | 'busy' | 'bad' | 'off';

export interface GuestRow {
  readonly name: string;
  readonly namespace: string;
  /** As `kubectl get vm` shows it. */
  readonly state: string;
  readonly tone: Tone;
  /** What it waits for, or what is wrong. */
  readonly detail?: string;
  readonly node?: string;
  /** Where a migration takes it. */
  readonly target?: string;
  readonly address?: string;
  readonly cpus?: number;
  readonly memory?: string;
  readonly since?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** What may be asked of it. */
  readonly actions: readonly ActionName[];
}

export interface NodeRow {
  readonly name: string;
  readonly state: string;
  readonly tone: Tone;
  readonly detail?: string;
  /** Memory in bytes: what guests may have, and what those on it have. */
  readonly memory: { readonly total: number; readonly used: number };
}

export interface ComponentRow {
  readonly name: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly tone: Tone;
  readonly detail: string;
  readonly version?: string;
}

export interface EventRow {
  readonly at: string;
  readonly warning: boolean;
  readonly reason: string;
  readonly about: string;
  readonly message: string;
  readonly count: number;
}

/** Subresources of VirtualMachines that a page may offer. */
export const ACTION_NAMES = ['start', 'stop', 'migrate'] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

/** Rows by kind of row, then by a key that stays. */
export type View = Readonly<Record<string, Readonly<Record<string, object>>>>;
export type Rows = Readonly<{
  nodes: Readonly<Record<string, NodeRow>>;
  guests: Readonly<Record<string, GuestRow>>;
  components: Readonly<Record<string, ComponentRow>>;
  events: Readonly<Record<string, EventRow>>;
}>;

/** What says of an operator whether what it installs is there. */
export const OPERANDS: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['kubevirt.io/v1', 'KubeVirt'],
  ['cdi.kubevirt.io/v1beta1', 'CDI'],
  ['hco.kubevirt.io/v1beta1', 'HyperConverged'],
  ['networkaddonsoperator.network.kubevirt.io/v1', 'NetworkAddonsConfig'],
  ['ssp.kubevirt.io/v1beta3', 'SSP'],
  ['aaq.kubevirt.io/v1alpha1', 'AAQ'],
  ['hostpathprovisioner.kubevirt.io/v1beta1', 'HostPathProvisioner'],
  ['nmstate.io/v1', 'NMState'],
];
const WORKLOADS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'DaemonSet'],
] as const;

/** The kinds to watch. */
export const WATCHED = [
  ['v1', 'Node'],
  ['v1', 'Event'],
  ['kubevirt.io/v1', 'VirtualMachine'],
  ['kubevirt.io/v1', 'VirtualMachineInstance'],
  ['kubevirt.io/v1', 'VirtualMachineInstanceMigration'],
  ...OPERANDS,
  ...WORKLOADS,
].map(([apiVersion, kind]) => kindOf(apiVersion!, kind!)!);

const COMPONENT_KINDS = new Set([...OPERANDS, ...WORKLOADS].map(([, kind]) => kind));

/** Events that are kept on a page. */
const EVENTS = 60;

export function viewOf(objects: readonly KubeObject[]): Rows {
  const of = (kind: string) => objects.filter((one) => one.kind === kind);
  const guests = guestsOf(of('VirtualMachine'), of('VirtualMachineInstance'));
  return {
    guests,
    nodes: rows(of('Node'), (node) => nodeRow(node, Object.values(guests))),
    components: rows(
      objects.filter(({ kind }) => COMPONENT_KINDS.has(kind)),
      componentRow,
    ),
    events: rows(of('Event').sort(latest).slice(0, EVENTS), eventRow),
  };
}

/** What must be changed to come from one view to the other; null: the row is gone. */
export function difference(before: View, after: View): Record<string, Record<string, object | null>> {
  const changes: Record<string, Record<string, object | null>> = {};
  for (const part of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[part] ?? {}, after[part] ?? {}];
    const changed = [
      ...Object.entries(now).filter(([key, row]) => JSON.stringify(row) !== JSON.stringify(old[key])),
      ...Object.keys(old)
        .filter((key) => !Object.hasOwn(now, key))
        .map((key) => [key, null] as const),
    ];
    if (changed.length > 0) changes[part] = Object.fromEntries(changed);
  }
  return changes;
}

export const keyOf = ({ kind, metadata }: KubeObject): string =>
  [COMPONENT_KINDS.has(kind) && kind, metadata?.namespace, metadata?.name].filter(Boolean).join('/');

const rows = <T>(objects: readonly KubeObject[], row: (object: KubeObject) => T): Record<string, T> =>
  Object.fromEntries(objects.map((object) => [keyOf(object), row(object)]));

/** A VirtualMachine and its guest are one row; a guest without a VirtualMachine has a row of its own. */
function guestsOf(vms: readonly KubeObject[], instances: readonly KubeObject[]): Record<string, GuestRow> {
  const guests = new Map(instances.map((vmi) => [keyOf(vmi), vmi]));
  const both = vms.map((vm) => [keyOf(vm), guestRow(vm, guests.get(keyOf(vm)))] as const);
  const known = new Set(both.map(([key]) => key));
  const bare = instances.filter((vmi) => !known.has(keyOf(vmi))).map((vmi) => [keyOf(vmi), guestRow(undefined, vmi)]);
  return Object.fromEntries([...both, ...bare]);
}

function guestRow(vm: KubeObject | undefined, vmi: KubeObject | undefined): GuestRow {
  const one = (vm ?? vmi)!;
  const { target } = migrationOf(vmi);
  const readiness = readinessOf(one, vmi && [vmi]);
  const state = target ? 'Migrating' : (text(vm?.status?.['printableStatus'] ?? vmi?.status?.['phase']) ?? 'Created');
  const topology = objectAt(vmi, 'status', 'currentCPUTopology') ?? objectAt(vmi, 'spec', 'domain', 'cpu');
  return {
    name: one.metadata?.name ?? '',
    namespace: one.metadata?.namespace ?? '',
    state,
    tone: state === 'Stopped' || state === 'Halted' ? 'off' : target ? 'busy' : TONES[readiness.state],
    detail: sentence(readiness),
    node: text(vmi?.status?.['nodeName']),
    target,
    address: text(objectsAt(vmi, 'status', 'interfaces')[0]?.['ipAddress']),
    cpus:
      topology && ['cores', 'sockets', 'threads'].reduce((product, part) => product * (Number(topology[part]) || 1), 1),
    memory: text(valueAt(vmi, 'status', 'memory', 'guestCurrent') ?? valueAt(vmi, 'spec', 'domain', 'memory', 'guest')),
    since: vmi?.metadata?.creationTimestamp,
    labels: one.metadata?.labels ?? {},
    annotations: shown(one.metadata?.annotations),
    actions: vm ? actionsOf(vmi) : [],
  };
}

/** The nodes of the migration that is on its way. */
export function migrationOf(holder: KubeObject | undefined): { source?: string; target?: string } {
  const state = objectAt(holder, 'status', 'migrationState');
  if (!state || state['completed'] === true || state['failed'] === true) return {};
  return { source: text(state['sourceNode']), target: text(state['targetNode']) };
}

function actionsOf(vmi: KubeObject | undefined): ActionName[] {
  if (!vmi) return ['start'];
  const movable = hasCondition(vmi, 'LiveMigratable') && migrationOf(vmi).target === undefined;
  return movable ? ['stop', 'migrate'] : ['stop'];
}

function nodeRow(node: KubeObject, guests: readonly GuestRow[]): NodeRow {
  const name = node.metadata?.name ?? '';
  const ready = objectsAt(node, 'status', 'conditions').find((one) => one['type'] === 'Ready');
  const used = guests
    .filter((guest) => guest.node === name)
    .reduce((sum, { memory }) => sum + (quantityValue(memory) ?? 0), 0);
  const total = quantityValue(valueAt(node, 'status', 'allocatable', 'memory')) ?? 0;
  const memory = { total, used };
  const lost = ready?.['status'] === 'Unknown';
  if (ready?.['status'] !== 'True')
    return {
      name,
      state: lost ? 'Lost' : 'Not ready',
      tone: lost ? 'bad' : 'busy',
      detail: text(ready?.['message']),
      memory,
    };
  if (node.spec?.['unschedulable'] === true) return { name, state: 'Cordoned', tone: 'busy', memory };
  return { name, state: 'Ready', tone: 'good', memory };
}

function componentRow(live: KubeObject): ComponentRow {
  const readiness = readinessOf(live);
  const { status } = live;
  const [ready, wanted] = [
    status?.['numberReady'] ?? status?.['readyReplicas'] ?? 0,
    status?.['desiredNumberScheduled'] ?? live.spec?.['replicas'],
  ];
  const said = sentence(readiness) ?? readiness.state;
  return {
    name: live.metadata?.name ?? '',
    kind: live.kind,
    namespace: live.metadata?.namespace,
    tone: TONES[readiness.state],
    detail:
      wanted === undefined ? said : `${ready} of ${wanted} Pods ready${readiness.state === 'ready' ? '' : `; ${said}`}`,
    version: text(status?.['observedKubeVirtVersion'] ?? status?.['observedVersion']),
  };
}

function eventRow(event: KubeObject): EventRow {
  const about = objectAt(event, 'involvedObject');
  return {
    at: timeOf(event),
    warning: event['type'] === 'Warning',
    reason: text(event['reason']) ?? '',
    about: [about?.['kind'], [about?.['namespace'], about?.['name']].filter(Boolean).join('/')]
      .filter(Boolean)
      .join(' '),
    message: text(event['message']) ?? '',
    count: Number(event['count'] ?? valueAt(event, 'series', 'count') ?? 1),
  };
}

const timeOf = (event: KubeObject): string =>
  text(
    valueAt(event, 'series', 'lastObservedTime') ??
      event['lastTimestamp'] ??
      event['eventTime'] ??
      event.metadata?.creationTimestamp,
  ) ?? '';

const latest = (a: KubeObject, b: KubeObject): number => timeOf(b).localeCompare(timeOf(a));

const TONES: Readonly<Record<Readiness['state'], Tone>> = { ready: 'good', waiting: 'busy', failed: 'bad' };

const sentence = (readiness: Readiness): string | undefined =>
  [readiness.message, 'next' in readiness && readiness.next].filter(Boolean).join('. ') || undefined;

/** The whole manifest again, with whatever secret stands in it. */
const NOT_SHOWN = 'kubectl.kubernetes.io/last-applied-configuration';

const shown = ({ [NOT_SHOWN]: _, ...annotations }: Record<string, string> = {}): Record<string, string> => annotations;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const hasCondition = (live: KubeObject, type: string): boolean =>
  objectsAt(live, 'status', 'conditions').some((one) => one['type'] === type && one['status'] === 'True');
