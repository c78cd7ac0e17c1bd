/** The running guest (the VMI) as the model sees it. Handlers patch it, as the controller patches the VMI. */
import { isObject } from '../../../kube/json';
import type { LiveState } from '../verdict';
import type { VmiMetadata, VmiSpec } from './read-vm';

export interface Vmi {
  metadata: VmiMetadata;
  spec: VmiSpec;
  /** Room for CPU sockets, fixed when it booted. */
  readonly maxSockets: number;
  /** Room for memory in bytes, fixed when it booted; undefined where memory cannot be plugged. */
  readonly maxGuest: number | undefined;
  /** Memory in bytes that it was booted with. */
  readonly guestAtBoot: number | undefined;
  /** What earlier changes have started and a migration has yet to finish. */
  pending: Pending;
}

export interface Pending {
  cpu: boolean;
  memory: boolean;
  /** The claims that volumes are being copied from, by volume. */
  volumes: ReadonlyMap<string, string>;
}

export const NOTHING_PENDING: Pending = { cpu: false, memory: false, volumes: new Map() };

export function isPending({ cpu, memory, volumes }: Pending): boolean {
  return cpu || memory || volumes.size > 0;
}

/** The facts about a running guest with the gaps filled: running and migratable, as most guests are. */
export interface LiveFacts {
  liveMigratable: boolean;
  storageLiveMigratable: boolean;
  migrating: boolean;
  phaseRunning: boolean;
  dynamicNetworksController: boolean;
  ordinalPodIfaces: boolean;
  cpuHotplugInProgress: boolean;
  memoryHotplugInProgress: boolean;
  memoryHotplugFailed: boolean;
}

export function factsOfLive(given: LiveState | undefined): LiveFacts {
  const live: LiveState = isObject(given) ? given : {};
  const condition = (type: string, status: string) =>
    (Array.isArray(live.extraConditions) ? live.extraConditions : []).some(
      (found) => found?.type === type && found?.status === status,
    );
  return {
    liveMigratable: live.liveMigratable !== false,
    storageLiveMigratable: live.storageLiveMigratable !== false,
    migrating: live.migrating === true,
    phaseRunning: (live.phase ?? 'Running') === 'Running',
    dynamicNetworksController: live.dynamicNetworksController === true,
    ordinalPodIfaces: live.ordinalPodIfaces === true,
    cpuHotplugInProgress: condition('HotVCPUChange', 'True'),
    memoryHotplugInProgress: condition('HotMemoryChange', 'True'),
    memoryHotplugFailed: condition('HotMemoryChange', 'False'),
  };
}
