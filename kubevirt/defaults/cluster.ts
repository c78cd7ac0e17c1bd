/** What defaults read of a cluster: its architecture, and `spec.configuration` of its KubeVirt object. */
import { isFilled, valueAt } from '../json';
import type { ClusterProfile } from '../profile';

export type DefaultsProfile = Pick<ClusterProfile, 'architecture' | 'configuration'>;

/** The architecture of a guest that names none. */
export function defaultArchitecture({ architecture, configuration }: DefaultsProfile): string {
  const declared = valueAt(configuration, 'architectureConfiguration', 'defaultArchitecture');
  return typeof declared === 'string' && declared !== '' ? declared : architecture;
}

/** Machine types by architecture, where neither VM nor configuration names one. */
const MACHINES: Readonly<Record<string, string>> = { amd64: 'q35', arm64: 'virt', s390x: 's390-ccw-virtio' };

/** The machine type of a guest of that architecture. An unknown architecture gets that of amd64, as in KubeVirt. */
export function defaultMachine(architecture: unknown, { configuration }: DefaultsProfile): unknown {
  const known = typeof architecture === 'string' && Object.hasOwn(MACHINES, architecture) ? architecture : 'amd64';
  const everywhere = configuration['machineType'];
  const here = valueAt(configuration, 'architectureConfiguration', known, 'machineType');
  return isFilled(everywhere) ? everywhere : isFilled(here) ? here : MACHINES[known];
}

/** The binding of a NIC that nobody asked for. */
export function defaultBinding({ configuration }: DefaultsProfile): unknown {
  const written = valueAt(configuration, 'network', 'defaultNetworkInterface');
  return isFilled(written) ? written : 'bridge';
}

/** Whether a bridge may be on the pod network. */
export function permitsPodBridge({ configuration }: DefaultsProfile): boolean {
  return valueAt(configuration, 'network', 'permitBridgeInterfaceOnPodNetwork') !== false;
}

/** How far CPU and memory may grow while the guest runs, as a multiple of what it has; 4 unless configured. */
export function hotplugRatio({ configuration }: DefaultsProfile): number {
  const ratio = valueAt(configuration, 'liveUpdateConfiguration', 'maxHotplugRatio');
  return typeof ratio === 'number' ? ratio : 4;
}

/** Whether changes reach running guests: `vmRolloutStrategy`, LiveUpdate unless configured. */
export function updatesLive({ configuration }: DefaultsProfile): boolean {
  return (configuration.vmRolloutStrategy ?? 'LiveUpdate') === 'LiveUpdate';
}
