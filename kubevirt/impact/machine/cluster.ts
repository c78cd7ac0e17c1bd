/** What of a cluster's configuration decides how a change reaches a guest. */
import { defaultArchitecture, defaultMachine } from '../../defaults';
import { gateEnabled } from '../../feature-gates';
import { objectAt, valueAt } from '../../json';
import type { ClusterProfile } from '../../profile';
import { quantityValue } from '../../quantity';

export interface ClusterFacts {
  liveUpdate: boolean;
  architecture: string;
  machineType(architecture: string): unknown;
  maxHotplugRatio: number;
  maxCpuSockets: number;
  /** Bytes; undefined where the cluster sets none. */
  maxGuest: number | undefined;
  defaultNetworkInterface: string;
  /** Whether disks are plugged from the VM's spec. */
  declarativeHotplug: boolean;
  migrates: boolean;
  evicts: boolean;
  syncedLabels: readonly string[];
  syncedAnnotations: readonly string[];
}

const known = new WeakMap<ClusterProfile, ClusterFacts>();

export function factsOf(profile: ClusterProfile): ClusterFacts {
  const read = known.get(profile);
  if (read) return read;
  const facts = readFacts(profile);
  known.set(profile, facts);
  return facts;
}

/** Annotations that virt-controller always keeps in step with the template. */
const DESCHEDULER = ['descheduler.alpha.kubernetes.io/evict', 'descheduler.alpha.kubernetes.io/prefer-no-eviction'];

function readFacts(profile: ClusterProfile): ClusterFacts {
  const { configuration } = profile;
  const live = objectAt(configuration, 'liveUpdateConfiguration');
  const methods = profile.workloadUpdateMethods ?? [];
  return {
    liveUpdate: configuration.vmRolloutStrategy !== 'Stage',
    architecture: defaultArchitecture(profile),
    machineType: (of) => defaultMachine(of, profile),
    maxHotplugRatio: count(live?.['maxHotplugRatio']) || 4,
    maxCpuSockets: count(live?.['maxCpuSockets']),
    maxGuest: quantityValue(live?.['maxGuest']),
    defaultNetworkInterface: text(valueAt(configuration, 'network', 'defaultNetworkInterface')) ?? 'bridge',
    declarativeHotplug: gateEnabled(profile, 'DeclarativeHotplugVolumes') && !gateEnabled(profile, 'HotplugVolumes'),
    migrates: methods.includes('LiveMigrate'),
    evicts: methods.includes('Evict'),
    syncedLabels: profile.additionalLauncherLabelsSync ?? [],
    syncedAnnotations: [...DESCHEDULER, ...(profile.additionalLauncherAnnotationsSync ?? [])],
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function count(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}
