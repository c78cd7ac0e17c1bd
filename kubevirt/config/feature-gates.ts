import type { ClusterProfile } from './profile';

/**
 * How far a feature has come, which decides whether its gate is open: Alpha is closed until listed, Beta is open until disabled
 * (before v1.9: closed until listed), GA cannot be closed, Deprecated is closed until listed and will go, of a Discontinued one
 * only the gate's name is left.
 */
export type FeatureStage = 'Alpha' | 'Beta' | 'GA' | 'Deprecated' | 'Discontinued';

/** The releases whose gates are known, oldest first: the columns of the table below. */
export const GATED_RELEASES = ['v1.8', 'v1.9'] as const;

/** Every feature gate, with its stage in each of `GATED_RELEASES`. */
const STAGES: Readonly<Record<string, readonly (FeatureStage | undefined)[]>> = {
  AlignCPUs: ['Alpha', 'Alpha'],
  AutoResourceLimitsGate: ['GA', 'GA'],
  BochsDisplayForEFIGuests: ['GA', 'GA'],
  CPUManager: ['Alpha', 'Alpha'],
  CPUNodeDiscovery: ['GA', 'GA'],
  ClusterProfiler: ['GA', 'GA'],
  CommonInstancetypesDeploymentGate: ['GA', 'GA'],
  ConfigurableHypervisor: ['Alpha', 'Alpha'],
  ContainerPathVolumes: ['Alpha', 'Alpha'],
  CrossArchitectureVirtualization: [undefined, 'Alpha'],
  DecentralizedLiveMigration: ['Alpha', 'Alpha'],
  DeclarativeHotplugVolumes: ['Alpha', 'Beta'],
  DisableCustomSELinuxPolicy: ['GA', 'GA'],
  DisableMDEVConfiguration: ['Deprecated', 'Deprecated'],
  DockerSELinuxMCSWorkaround: ['Deprecated', 'Deprecated'],
  DownwardMetrics: ['Alpha', 'Alpha'],
  DynamicPodInterfaceNaming: ['GA', 'GA'],
  EnableVirtioFsConfigVolumes: ['GA', 'GA'],
  EnableVirtioFsStorageVolumes: ['Alpha', 'Alpha'],
  ExpandDisks: ['Alpha', 'GA'],
  ExperimentalIgnitionSupport: ['Alpha', 'Alpha'],
  ExperimentalVirtiofsSupport: ['Discontinued', 'Discontinued'],
  ExternalNetResourceInjection: ['Beta', 'Beta'],
  FirmwareAutoSelection: [undefined, 'Alpha'],
  GPU: ['GA', 'GA'],
  GPUsWithDRA: ['Alpha', 'Beta'],
  GraceIOVirtualization: [undefined, 'Alpha'],
  HostDevices: ['Alpha', 'Alpha'],
  HostDevicesWithDRA: ['Alpha', 'Beta'],
  HostDisk: ['Alpha', 'Alpha'],
  HotplugNICs: ['GA', 'GA'],
  HotplugVolumes: ['Alpha', 'Deprecated'],
  HypervStrictCheck: ['Alpha', 'Alpha'],
  IOMMUFD: [undefined, 'Alpha'],
  ImageVolume: ['Beta', 'Beta'],
  IncrementalBackup: ['Alpha', 'Alpha'],
  InstancetypeReferencePolicy: ['GA', 'GA'],
  KubevirtSeccompProfile: ['Beta', 'Beta'],
  LibvirtHooksServerAndClient: ['Alpha', 'Beta'],
  LiveMigration: ['GA', 'GA'],
  LiveUpdateNADRef: ['Beta', 'GA'],
  Macvtap: ['Discontinued', 'Discontinued'],
  MigrationPriorityQueue: ['Beta', 'GA'],
  MigrationStallDetection: [undefined, 'Alpha'],
  MultiArchitecture: ['Deprecated', 'Deprecated'],
  NUMA: ['GA', 'GA'],
  NetworkBindingPlugins: ['GA', 'GA'],
  NetworkDevicesWithDRA: [undefined, 'Alpha'],
  NodeRestriction: ['Beta', 'Beta'],
  NonRoot: ['GA', 'GA'],
  OCIExport: [undefined, 'Alpha'],
  ObjectGraph: ['Alpha', 'Alpha'],
  OptOutRoleAggregation: ['Alpha', 'Beta'],
  PCINUMAAwareTopology: ['Alpha', 'Alpha'],
  PSA: ['GA', 'GA'],
  PanicDevices: ['Beta', 'GA'],
  Passt: ['Discontinued', 'Discontinued'],
  PasstBinding: ['Beta', 'Beta'],
  PasstIPStackMigration: ['Discontinued', 'Discontinued'],
  PersistentReservation: ['Alpha', 'GA'],
  Plugins: [undefined, 'Alpha'],
  PodSecondaryInterfaceNamingUpgrade: ['Beta', 'Beta'],
  PortRangesSpec: [undefined, 'Alpha'],
  RebootPolicy: ['Alpha', 'Beta'],
  ReservedOverheadMemlock: ['Alpha', 'Alpha'],
  Root: ['Alpha', 'Alpha'],
  SRIOVLiveMigration: ['GA', 'GA'],
  SecureExecution: ['Beta', 'GA'],
  Sidecar: ['Alpha', 'Alpha'],
  Snapshot: ['Beta', 'Beta'],
  Template: ['Alpha', 'Beta'],
  UtilityVolumes: ['Alpha', 'Alpha'],
  VGPULiveMigration: [undefined, 'Alpha'],
  VMExport: ['Beta', 'GA'],
  VMLiveUpdateFeatures: ['GA', 'GA'],
  VMPersistentState: ['GA', 'GA'],
  VMStatsCollector: [undefined, 'Alpha'],
  VSOCK: ['Alpha', 'Alpha'],
  VideoConfig: ['Beta', 'GA'],
  VmiMemoryOverheadReport: ['Alpha', 'Beta'],
  VolumeMigration: ['GA', 'GA'],
  VolumesUpdateStrategy: ['GA', 'GA'],
  WorkloadEncryptionSEV: ['Alpha', 'Beta'],
  WorkloadEncryptionTDX: ['Alpha', 'Alpha'],
};

/** The name of a known feature gate. */
export type FeatureGate = string;

/** Since this release a Beta feature is on unless disabled. Before, it had to be listed like an Alpha one. */
const BETA_ON_SINCE = GATED_RELEASES.indexOf('v1.9');

/** The names of all gates that some known release has. */
export const FEATURE_GATES: readonly FeatureGate[] = Object.keys(STAGES);

/**
 * The stage of a gate in a release (`v1.9.0`); undefined where the release does not have it. A release newer than all known ones
 * reads as the newest, an older one as the oldest.
 */
export function featureStage(name: FeatureGate, kubevirtVersion: string): FeatureStage | undefined {
  return Object.hasOwn(STAGES, name) ? STAGES[name]![column(kubevirtVersion)] : undefined;
}

/**
 * Whether a feature is on in a cluster. Precedence: GA, then `featureGates`, then `disabledFeatureGates`, then on if Beta (v1.9).
 * A gate that the release does not know is off, whatever the configuration lists.
 */
export function gateEnabled(profile: ClusterProfile, name: FeatureGate): boolean {
  const stage = featureStage(name, profile.kubevirtVersion);
  if (stage === undefined) return false;
  if (stage === 'GA') return true;
  const listed = profile.configuration.developerConfiguration;
  if (lists(listed?.featureGates, name)) return true;
  if (lists(listed?.disabledFeatureGates, name)) return false;
  return stage === 'Beta' && column(profile.kubevirtVersion) >= BETA_ON_SINCE;
}

function column(kubevirtVersion: string): number {
  const minor = Number(/^v?1\.(\d+)/.exec(kubevirtVersion)?.[1] ?? Number.POSITIVE_INFINITY);
  const newest = GATED_RELEASES.length - 1;
  return Math.min(newest, Math.max(0, minor - 8));
}

/** Configuration comes from users' files: a list that is not one lists nothing. */
function lists(gates: unknown, name: string): boolean {
  return Array.isArray(gates) && gates.includes(name);
}
