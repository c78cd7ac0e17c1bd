import { isObject } from '../../kube/json';
import { remembered } from '../../kube/memoize';
import { containsLate, isLate } from '../../kube/unresolved';
import { checkSchema } from '../admission/schema-check';
import { gateEnabled } from './feature-gates';
import type { Architecture, ClusterProfile, KubeVirtConfiguration } from './profile';

/** A profile as rules ask it. */
export interface Cluster {
  profile: ClusterProfile;
  /** Architecture of guests that do not say one. */
  architecture: Architecture;
  /** `spec.configuration` as KubeVirt heeds it: nothing of it where one value in it is impossible (rule KV-18). */
  configuration: KubeVirtConfiguration;
  /** Whether a feature gate is open. */
  gate(name: string): boolean;
  /** `LiveUpdate` unless configured otherwise. */
  liveUpdate: boolean;
}

const known = new WeakMap<ClusterProfile, Cluster>();

/** The same answer for the same profile object, so that a run over many objects asks each gate once. */
export function clusterOf(profile: ClusterProfile): Cluster {
  return remembered(known, profile, () => read(profile));
}

function read(profile: ClusterProfile): Cluster {
  const configuration = heeded(readable(profile.configuration));
  const heededProfile = { ...profile, configuration };
  const gates = new Map<string, boolean>();
  return {
    profile,
    architecture: defaultArchitecture(configuration) ?? profile.architecture,
    configuration,
    liveUpdate: configuration.vmRolloutStrategy !== 'Stage',
    gate: (name) => remembered(gates, name, () => gateEnabled(heededProfile, name)),
  };
}

/** What a person wrote of a cluster, without what KubeVirt's own schema does not know. */
function readable(configuration: unknown): KubeVirtConfiguration {
  const { object } = checkSchema({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt' },
    spec: { configuration },
  });
  const known = object?.spec?.['configuration'];
  return isObject(known) ? withoutLate(known) : {};
}

/** What a configuration says wrongly, or not yet, it does not say. */
function withoutLate(value: Record<string, unknown>): Record<string, unknown> {
  if (!containsLate(value)) return value;
  const said = Object.entries(value).filter(([, child]) => !isLate(child));
  return Object.fromEntries(said.map(([key, child]) => [key, isObject(child) ? withoutLate(child) : child]));
}

function defaultArchitecture(configuration: KubeVirtConfiguration): Architecture | undefined {
  const declared = (configuration['architectureConfiguration'] as { defaultArchitecture?: Architecture } | undefined)
    ?.defaultArchitecture;
  return declared || undefined;
}

/** What makes KubeVirt ignore its whole configuration, by path. */
const IMPOSSIBLE: readonly [path: readonly string[], impossible: (value: unknown) => boolean][] = [
  [['imagePullPolicy'], (value) => !['', 'Always', 'IfNotPresent', 'Never'].includes(value as string)],
  [['developerConfiguration', 'memoryOvercommit'], (value) => Number(value) <= 0],
  [['developerConfiguration', 'cpuAllocationRatio'], (value) => Number(value) <= 0],
  [['developerConfiguration', 'pvcTolerateLessSpaceUpToPercent'], (value) => Number(value) < 0 || Number(value) > 100],
  [['network', 'defaultNetworkInterface'], (value) => !['', 'bridge', 'masquerade', 'slirp'].includes(value as string)],
];

function heeded(configuration: KubeVirtConfiguration): KubeVirtConfiguration {
  const ignored = IMPOSSIBLE.some(([path, impossible]) => {
    const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], configuration);
    return value !== undefined && value !== null && impossible(value);
  });
  return ignored ? {} : configuration;
}
