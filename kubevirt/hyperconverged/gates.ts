/** The feature gates of KubeVirt that HyperConverged opens, by its release, and those of its own that open more. */
import type { KubeObject } from '../../kube/object';
import { FEATURE_GATES, featureStage } from '../config';
import { fieldOf, gateOf } from './fields';

/** Minors of HyperConverged in which something holds. */
interface Span {
  since?: number;
  until?: number;
}

const holds = ({ since = 0, until = Number.POSITIVE_INFINITY }: Span, minor: number): boolean =>
  minor >= since && minor <= until;

/** Opened always. No field closes them. */
const HARD_CODED: Readonly<Record<string, Span>> = {
  CPUManager: {},
  Snapshot: {},
  HostDevices: {},
  KubevirtSeccompProfile: {},
  // Not where guests are emulated, which the object does not say.
  HypervStrictCheck: {},
  ExpandDisks: { until: 18 },
  VMExport: { until: 18 },
  LiveUpdateNADRef: { since: 18, until: 18 },
  VMPersistentState: { until: 16 },
  InstancetypeReferencePolicy: { until: 16 },
};

interface OwnGate extends Span {
  /** Gates of KubeVirt that it opens. */
  opens: readonly string[];
  /** Opened instead where it is off. */
  otherwise?: readonly string[];
  /** First minor in which it is on unless disabled; never, if not given. */
  onSince?: number;
}

/** Feature gates of HyperConverged that concern KubeVirt, by name. */
const OWN: Readonly<Record<string, OwnGate>> = {
  alignCPUs: { opens: ['AlignCPUs'] },
  containerPathVolumes: { since: 18, opens: ['ContainerPathVolumes'] },
  decentralizedLiveMigration: { since: 16, opens: ['DecentralizedLiveMigration'], onSince: 18 },
  declarativeHotplugVolumes: {
    since: 16,
    opens: ['DeclarativeHotplugVolumes'],
    otherwise: ['HotplugVolumes'],
    onSince: 19,
  },
  disableMDevConfiguration: { until: 17, opens: ['DisableMDEVConfiguration'] },
  downwardMetrics: { opens: ['DownwardMetrics'] },
  enableMultiArchBootImageImport: { until: 17, opens: ['MultiArchitecture'] },
  incrementalBackup: { since: 18, opens: ['IncrementalBackup', 'UtilityVolumes'] },
  objectGraph: { since: 17, opens: ['ObjectGraph'] },
  persistentReservation: { until: 18, opens: ['PersistentReservation'] },
  template: { since: 19, opens: ['Template'], onSince: 19 },
  videoConfig: { since: 17, until: 18, opens: ['VideoConfig'], onSince: 17 },
};

/** Feature gates of HyperConverged that concern other components, or nothing any more. */
const ELSEWHERE = [
  'autoResourceLimits',
  'deployKubeSecondaryDNS',
  'deployKubevirtIpamController',
  'deployObservabilityController',
  'deployTektonTaskResources',
  'deployVmConsoleProxy',
  'enableApplicationAwareQuota',
  'enableCommonBootImageImport',
  'enableManagedTenantQuota',
  'nonRoot',
  'primaryUserDefinedNetworkBinding',
  'withHostPassthroughCPU',
] as const;

/** Names of the feature gates that some release of HyperConverged knows. It ignores any other, whatever its case. */
export const HYPERCONVERGED_GATES: readonly string[] = [...Object.keys(OWN), ...ELSEWHERE];

const ANNOTATION = 'hco.kubevirt.io/deployPasstNetworkBinding';

/** `developerConfiguration` of the KubeVirt object that HyperConverged makes: what it opens, and what it closes of KubeVirt's own defaults. */
export function kubevirtGates(
  hyperConverged: KubeObject,
  minor: number,
  kubevirtVersion: string,
): { featureGates: string[]; disabledFeatureGates?: string[] } {
  const { annotations } = hyperConverged.metadata ?? {};
  const open = new Set(Object.keys(HARD_CODED).filter((gate) => holds(HARD_CODED[gate]!, minor)));
  for (const [name, gate] of Object.entries(OWN)) {
    if (!holds(gate, minor)) continue;
    const { opens, otherwise = [], onSince = Number.POSITIVE_INFINITY } = gate;
    for (const one of (gateOf(hyperConverged, name) ?? minor >= onSince) ? opens : otherwise) open.add(one);
  }
  if (minor < 16) open.add('HotplugVolumes');
  if (minor >= 18 && annotations?.[ANNOTATION] === 'true') open.add('PasstBinding');
  if (minor >= 18 && Array.isArray(fieldOf(hyperConverged, 'virtualization.hypervisors')))
    open.add('ConfigurableHypervisor');
  if (minor >= 18 && fieldOf(hyperConverged, 'virtualization.roleAggregationStrategy') !== undefined)
    open.add('OptOutRoleAggregation');
  // The webhook of its injector is deployed unless declined, and the gate follows once it runs.
  if (minor >= 19 && fieldOf(hyperConverged, 'deployment.deployNetworkResourcesInjector') !== false)
    open.add('ExternalNetResourceInjection');
  const featureGates = [...open].sort();
  // From 1.19 on it closes each Beta feature that it does not want, since KubeVirt 1.9 has them on.
  const closed =
    minor < 19
      ? []
      : FEATURE_GATES.filter((gate) => featureStage(gate, kubevirtVersion) === 'Beta' && !open.has(gate)).sort();
  return { featureGates, ...(closed.length > 0 && { disabledFeatureGates: closed }) };
}
