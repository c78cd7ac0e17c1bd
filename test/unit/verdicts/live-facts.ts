/** The facts of a guest's life that users and tools read, as the tracks of values that they took. */
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
      stateChangeRequests: status.stateChangeRequests?.map(({ action }) => action),
    };
  },
  VirtualMachineInstance: (status, { metadata }) => ({
    phase: status['phase'],
    ...conditions(status, OF_GUEST),
    memory: status.memory?.guestCurrent,
    sockets: status.currentCPUTopology?.sockets,
    migration: migrationOf(status),
    deleting: metadata.deletionTimestamp !== undefined || undefined,
  }),
  VirtualMachineInstanceMigration: ({ phase }) => ({ phase }),
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
};

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

/** What was seen, as tracks: each fact of each object with the values that it took one after the other. */
export function tracksOf(events: readonly { object: AnyLive; gone: boolean }[]): LiveTrack[] {
  const tracks = new Map<string, { object: string; fact: string; values: unknown[] }>();
  const generations = new Map<string, number>();
  for (const { object, gone } of events) {
    const read = FACTS[object.kind];
    if (!read) continue;
    // Migrations have random names; there is one guest.
    const name = object.kind === 'VirtualMachineInstanceMigration' ? 'vm' : object.metadata.name;
    const key = `${object.kind} ${name}`;
    if (!generations.has(key)) generations.set(key, object.metadata.generation ?? 0);
    const facts = Object.entries(read((object.status ?? {}) as Status, object, generations.get(key)!));
    for (const [index, [fact, found]] of facts.entries()) {
      const value = gone ? (index === 0 ? 'deleted' : null) : (found ?? null);
      const track = tracks.get(`${key} ${fact}`) ?? { object: key, fact, values: [] };
      if (value === null && [undefined, 'deleted'].includes(track.values.at(-1) as never)) continue;
      if (JSON.stringify(track.values.at(-1)) !== JSON.stringify(value)) track.values.push(value);
      tracks.set(`${key} ${fact}`, track);
    }
  }
  return [...tracks.values()];
}
