/** The facts that users and tools read of guests, disks, nodes and the platform, as the tracks of values that they took. */
import type { AnyLive } from '../../../sandbox/simulator/live-object';
import type { LiveTrack } from '../../verdicts/read';

interface Status {
  conditions?: { type: string; status: string; reason?: string }[];
  stateChangeRequests?: { action: string }[];
  migrationState?: { failed?: boolean; completed?: boolean; startTimestamp?: string };
  memory?: { guestCurrent?: string };
  currentCPUTopology?: { sockets?: number };
  [key: string]: unknown;
}

const OF_VM = ['Ready', 'RestartRequired', 'Paused', 'Failure'];
const OF_GUEST = [
  'Ready',
  'Paused',
  'AgentConnected',
  'LiveMigratable',
  'HotMemoryChange',
  'HotVCPUChange',
  'PodScheduled',
  'Synchronized',
];
const OF_VOLUME = ['Bound', 'Ready', 'Running'];
const OF_KUBEVIRT = ['Available', 'Progressing', 'Degraded', 'Created', 'Synchronized'];
const OF_CDI = ['Available', 'Progressing', 'Degraded'];
const OF_POOL = ['ReplicaFailure', 'ReplicaPaused'];

type Facts = Record<string, unknown>;
type Read = (status: Status, object: AnyLive, firstGeneration: number) => Facts;

/** By kind; the first fact is the one that says that an object is gone. */
const FACTS: Readonly<Record<string, Read>> = {
  VirtualMachine: (status, { metadata }, first) => {
    const since = (generation: unknown) => (typeof generation === 'number' ? generation - first : null);
    return {
      printableStatus: status['printableStatus'],
      ...conditions(status, OF_VM),
      generations: [metadata.generation, status['desiredGeneration'], status['observedGeneration']].map(since),
      runStrategy: status['runStrategy'],
      stateChangeRequests: status.stateChangeRequests?.map(({ action }) => action),
    };
  },
  VirtualMachineInstance: (status, object) => ({
    phase: status['phase'],
    ...conditions(status, OF_GUEST),
    memory: status.memory?.guestCurrent,
    sockets: status.currentCPUTopology?.sockets,
    migration: migrationOf(status),
    node: status['nodeName'],
    evacuation: status['evacuationNodeName'] !== undefined || undefined,
    deleting: deletingOf(object),
  }),
  VirtualMachineInstanceMigration: ({ phase }, object) => ({ phase, deleting: deletingOf(object) }),
  DataVolume: (status) => ({
    phase: status['phase'],
    ...conditions(status, OF_VOLUME),
    restartCount: status['restartCount'],
  }),
  VirtualMachinePool: (status) => ({
    replicas: status['replicas'],
    readyReplicas: status['readyReplicas'],
    ...conditions(status, OF_POOL),
  }),
  PersistentVolumeClaim: (status, object) => ({ phase: status['phase'], deleting: deletingOf(object) }),
  KubeVirt: (status, object, first) => ({
    phase: status['phase'],
    ...conditions(status, OF_KUBEVIRT),
    generations: generationsOf(status, object, first),
    observedVersion: status['observedKubeVirtVersion'],
    targetVersion: status['targetKubeVirtVersion'],
    deleting: deletingOf(object),
  }),
  CDI: (status, object) => ({
    phase: status['phase'],
    ...conditions(status, OF_CDI),
    observedVersion: status['observedVersion'],
    targetVersion: status['targetVersion'],
    deleting: deletingOf(object),
  }),
  Node: (status, object) => {
    const { taints, unschedulable } = (object as { spec?: { taints?: Taint[]; unschedulable?: boolean } }).spec ?? {};
    return {
      ...conditions(status, ['Ready']),
      taints: taints?.map(({ key, effect }) => `${key.replace('node.kubernetes.io/', '')}:${effect}`),
      unschedulable,
      schedulable: object.metadata.labels?.['kubevirt.io/schedulable'],
    };
  },
  Deployment: (status, object, first) => ({
    ...conditions(status, ['Available', 'Progressing']),
    replicas: status['replicas'],
    readyReplicas: status['readyReplicas'],
    generations: generationsOf(status, object, first),
  }),
  DaemonSet: (status, object, first) => ({
    desired: status['desiredNumberScheduled'],
    ready: status['numberReady'],
    generations: generationsOf(status, object, first),
  }),
};

interface Taint {
  key: string;
  effect: string;
}

const deletingOf = ({ metadata }: AnyLive): true | undefined => metadata.deletionTimestamp !== undefined || undefined;

/** What it is at, and what was observed of it, counted from the first that was seen. */
const generationsOf = (status: Status, { metadata }: AnyLive, first: number): (number | null)[] =>
  [metadata.generation, status['observedGeneration']].map((one) => (typeof one === 'number' ? one - first : null));

function conditions({ conditions: list = [] }: Status, types: readonly string[]): Facts {
  const of = (type: string) => list.find((condition) => condition.type === type);
  return Object.fromEntries(
    types.map((type) => {
      const found = of(type);
      return [type, found && (found.reason ? `${found.status} ${found.reason}` : found.status)];
    }),
  );
}

function migrationOf({ migrationState: state }: Status): string | undefined {
  if (!state) return undefined;
  if (state.failed) return 'failed';
  if (state.completed) return 'completed';
  return state.startTimestamp ? 'running' : 'pending';
}

/** Which node a guest is on is up to a scheduler; whether it is another one is not. */
function inOrder(nodes: Map<string, unknown[]>, key: string, node: unknown): number {
  const known = nodes.get(key) ?? [];
  if (!known.includes(node)) nodes.set(key, [...known, node]);
  return nodes.get(key)!.indexOf(node);
}

/**
 * What was seen, as tracks: each fact of each object with the values that it took one after the other. What was not there at first is no
 * value, unless it was there `before`.
 */
export function tracksOf(
  events: readonly { object: AnyLive; gone: boolean }[],
  before: readonly LiveTrack[] = [],
): LiveTrack[] {
  const had = new Set(
    before
      .filter(({ values }) => ![null, 'deleted'].includes(values.at(-1) as never))
      .map(({ object, fact }) => `${object} ${fact}`),
  );
  const tracks = new Map<string, { object: string; fact: string; values: unknown[] }>();
  const generations = new Map<string, number>();
  const nodes = new Map<string, unknown[]>();
  for (const { object, gone } of events) {
    const read = FACTS[object.kind];
    if (!read) continue;
    // Migrations have random names: they go by their guests.
    const name = (object as { spec?: { vmiName?: string } }).spec?.vmiName ?? object.metadata.name;
    const key = `${object.kind} ${name}`;
    if (!generations.has(key)) generations.set(key, object.metadata.generation ?? 0);
    const facts = Object.entries(read((object.status ?? {}) as Status, object, generations.get(key)!));
    for (const [index, [fact, found]] of facts.entries()) {
      const seen = fact === 'node' && found !== undefined ? inOrder(nodes, key, found) : found;
      const value = gone ? (index === 0 ? 'deleted' : null) : (seen ?? null);
      const track = tracks.get(`${key} ${fact}`) ?? { object: key, fact, values: [] };
      const last = track.values.at(-1);
      if (value === null && (last === 'deleted' || (last === undefined && !had.has(`${key} ${fact}`)))) continue;
      if (track.values.length === 0 || JSON.stringify(last) !== JSON.stringify(value)) track.values.push(value);
      tracks.set(`${key} ${fact}`, track);
    }
  }
  return [...tracks.values()];
}
