/** How a preference spreads an instancetype's vCPUs over sockets, cores and threads. */
import { isFilled, isGiven, type JsonObject, objectAt, valueAt } from '../../kube/json';

export interface Topology {
  sockets: number;
  cores: number;
  threads: number;
}

/** The preferred topology's name without the `prefer` of its deprecated form; `sockets` unless a preference says otherwise. */
export function preferredTopology(preference: JsonObject | undefined): string {
  const written = valueAt(preference, 'cpu', 'preferredCPUTopology');
  if (typeof written !== 'string') return 'sockets';
  return DEPRECATED_TOPOLOGIES[written] ?? written;
}

/** Deprecated names of topologies, and what to write instead. */
export const DEPRECATED_TOPOLOGIES: Readonly<Record<string, string>> = {
  preferSockets: 'sockets',
  preferCores: 'cores',
  preferThreads: 'threads',
  preferSpread: 'spread',
  preferAny: 'any',
};

/** The topologies that a preference may name. */
export const TOPOLOGIES = ['sockets', 'cores', 'threads', 'spread', 'any'] as const;

/** What `spread` may spread across, the default first. */
export const SPREAD_ACROSS = ['SocketsCores', 'CoresThreads', 'SocketsCoresThreads'] as const;

/** Threads of a core where vCPUs are spread over all three. */
const THREADS_PER_CORE = 2;

/** Across what vCPUs are spread, and in which ratio: 1 to 2 unless the preference says otherwise. */
export function spreadOptions(preference: JsonObject | undefined): { across: string; ratio: number } {
  const options = objectAt(preference, 'cpu', 'spreadOptions');
  const legacy = preference?.['preferSpreadSocketToCoreRatio'];
  const ratio = isGiven(options?.['ratio']) ? options?.['ratio'] : isFilled(legacy) ? legacy : 2;
  const across = options?.['across'];
  return { across: typeof across === 'string' ? across : 'SocketsCores', ratio: typeof ratio === 'number' ? ratio : 2 };
}

/** The topology that `vcpus` get. A ratio of zero, with which KubeVirt cannot divide, leaves them on sockets. */
export function topologyOf(vcpus: number, preference: JsonObject | undefined): Topology {
  const one = { sockets: 1, cores: 1, threads: 1 };
  if (vcpus === 1) return one;
  const topology = preferredTopology(preference);
  if (topology === 'cores') return { ...one, cores: vcpus };
  if (topology === 'threads') return { ...one, threads: vcpus };
  if (topology !== 'spread') return topology === 'sockets' || topology === 'any' ? { ...one, sockets: vcpus } : one;
  const { across, ratio } = spreadOptions(preference);
  if (ratio === 0) return { ...one, sockets: vcpus };
  const share = Math.floor(vcpus / ratio);
  if (across === 'SocketsCores') return { ...one, cores: ratio, sockets: share };
  if (across === 'CoresThreads') return { ...one, threads: ratio, cores: share };
  if (across !== 'SocketsCoresThreads') return one;
  const cores = Math.floor(vcpus / THREADS_PER_CORE);
  return { threads: THREADS_PER_CORE, cores: ratio, sockets: Math.floor(cores / ratio) };
}

/** By what the vCPUs of an instancetype must be divisible to be spread as the preference asks; 1 where anything is. */
export function spreadDivisor(preference: JsonObject | undefined): number {
  if (preferredTopology(preference) !== 'spread') return 1;
  const { across, ratio } = spreadOptions(preference);
  return across === 'SocketsCoresThreads' ? THREADS_PER_CORE * ratio : ratio;
}
