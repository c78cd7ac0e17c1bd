/** A cluster's configuration as KubeVirt applies it: its virt-config. Whatever depends on the cluster reads it here. */
import { isFilled, isObject, objectAt, valueAt } from '../../kube/json';
import { memoize } from '../../kube/memoize';
import { knownPart } from '../../kube/unresolved';
import { checkSchema } from '../admission/schema';
import { gateEnabled } from './feature-gates';
import type { Architecture, ClusterProfile, KubeVirtConfiguration } from './profile';

export interface ClusterConfig {
  profile: ClusterProfile;
  /** `spec.configuration` as KubeVirt applies it: nothing of it where one value in it is impossible (rule KV-18). */
  configuration: KubeVirtConfiguration;
  /** Architecture of guests that do not name one. */
  architecture: Architecture;
  /** Whether a feature gate is open. */
  gate(name: string): boolean;
  /** Machine type of a guest of that architecture that does not name one. An unknown architecture gets that of amd64. */
  machineType(architecture: unknown): string;
  /** Binding of a NIC that nobody asked for. */
  defaultNetworkInterface: string;
  /** Whether changes reach running guests: `vmRolloutStrategy`, LiveUpdate unless configured. */
  liveUpdate: boolean;
  /** How far CPU and memory may grow while the guest runs, as a multiple of what it has; 4 unless configured. */
  maxHotplugRatio: number;
  /** Sockets that guests may grow to; 0: `maxHotplugRatio` decides. */
  maxCpuSockets: number;
  /** Memory that guests may grow to, as configured; undefined: `maxHotplugRatio` decides. */
  maxGuest: unknown;
  /** Whether disks are plugged from the VM's spec. */
  declarativeHotplug: boolean;
  /** Whether KubeVirt migrates guests by itself to bring a change to them. */
  migrates: boolean;
  /** Whether it shuts those down that it cannot migrate. */
  evicts: boolean;
  /** Whether virt-controller writes instancetype and preference into every VM: `instancetype.referencePolicy: expandAll`. */
  expandsAll: boolean;
  /** Labels of the template that virt-controller keeps in step on running guests. */
  syncedLabels: readonly string[];
  /** The same for annotations. */
  syncedAnnotations: readonly string[];
}

const known = new WeakMap<ClusterProfile, ClusterConfig>();

/** The same answer for the same profile object, so that a run over many objects asks each gate once. */
export function clusterConfig(profile: ClusterProfile): ClusterConfig {
  return memoize(known, profile, () => read(profile));
}

/** Machine types by architecture, where neither VM nor configuration names one. */
const MACHINE_TYPES: Readonly<Record<string, string>> = { amd64: 'q35', arm64: 'virt', s390x: 's390-ccw-virtio' };

/** Annotations that virt-controller always keeps in step with the template. */
const DESCHEDULER = ['descheduler.alpha.kubernetes.io/evict', 'descheduler.alpha.kubernetes.io/prefer-no-eviction'];

function read(profile: ClusterProfile): ClusterConfig {
  const configuration = applied(readable(profile.configuration));
  const gates = new Map<string, boolean>();
  const gate = (name: string) => memoize(gates, name, () => gateEnabled({ ...profile, configuration }, name));
  const live = objectAt(configuration, 'liveUpdateConfiguration');
  const methods = profile.workloadUpdateMethods ?? [];
  const textAt = (...path: string[]) => {
    const value = valueAt(configuration, ...path);
    return isFilled(value) ? String(value) : undefined;
  };
  return {
    profile,
    configuration,
    architecture:
      (textAt('architectureConfiguration', 'defaultArchitecture') as Architecture | undefined) ?? profile.architecture,
    gate,
    machineType: (architecture) => {
      const named =
        typeof architecture === 'string' && Object.hasOwn(MACHINE_TYPES, architecture) ? architecture : 'amd64';
      return (
        textAt('machineType') ?? textAt('architectureConfiguration', named, 'machineType') ?? MACHINE_TYPES[named]!
      );
    },
    defaultNetworkInterface: textAt('network', 'defaultNetworkInterface') ?? 'bridge',
    liveUpdate: configuration.vmRolloutStrategy !== 'Stage',
    maxHotplugRatio: count(live?.['maxHotplugRatio']) || 4,
    maxCpuSockets: count(live?.['maxCpuSockets']),
    maxGuest: live?.['maxGuest'],
    declarativeHotplug: gate('DeclarativeHotplugVolumes') && !gate('HotplugVolumes'),
    migrates: methods.includes('LiveMigrate'),
    evicts: methods.includes('Evict'),
    expandsAll: textAt('instancetype', 'referencePolicy') === 'expandAll',
    syncedLabels: profile.additionalLauncherLabelsSync ?? [],
    syncedAnnotations: [...DESCHEDULER, ...(profile.additionalLauncherAnnotationsSync ?? [])],
  };
}

function count(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}

/** What a person wrote of a cluster, without what KubeVirt's own schema does not know. */
function readable(configuration: unknown): KubeVirtConfiguration {
  const { object } = checkSchema({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt' },
    spec: { configuration },
  });
  const read = object?.spec?.['configuration'];
  // What a configuration says wrongly, or not yet, it does not say.
  return isObject(read) ? knownPart(read) : {};
}

/** What makes KubeVirt ignore its whole configuration, by path. */
const IMPOSSIBLE: readonly [path: readonly string[], impossible: (value: unknown) => boolean][] = [
  [['imagePullPolicy'], (value) => !['', 'Always', 'IfNotPresent', 'Never'].includes(value as string)],
  [['developerConfiguration', 'memoryOvercommit'], (value) => Number(value) <= 0],
  [['developerConfiguration', 'cpuAllocationRatio'], (value) => Number(value) <= 0],
  [['developerConfiguration', 'pvcTolerateLessSpaceUpToPercent'], (value) => Number(value) < 0 || Number(value) > 100],
  [['network', 'defaultNetworkInterface'], (value) => !['', 'bridge', 'masquerade', 'slirp'].includes(value as string)],
];

function applied(configuration: KubeVirtConfiguration): KubeVirtConfiguration {
  const ignored = IMPOSSIBLE.some(([path, impossible]) => {
    const value = valueAt(configuration, ...path);
    return value !== undefined && value !== null && impossible(value);
  });
  return ignored ? {} : configuration;
}
