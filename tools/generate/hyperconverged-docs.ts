/** What only HyperConverged has, and where its two versions say the same, in our own words. */
import { OPERATOR_DOCS } from './operator-docs';

type Fields = Readonly<Record<string, string>>;

const v1 = (section: string): Fields => OPERATOR_DOCS[`hco.HyperConvergedSpec${section}`]!;

/** Fields that v1 has in a section and v1beta1 in the spec itself. */
function same(section: string, ...fields: string[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, v1(section)[field]!]));
}

const BY_DEFAULT = 'Deprecated, without effect: always on.';
const REMOVED = 'Deprecated, without effect.';

export const HYPERCONVERGED_DOCS: Readonly<Record<string, Fields>> = {
  'hco.HyperConvergedSpecFeatureGate': {
    name: 'Name of the feature, such as downwardMetrics.',
    state: 'Whether it is on. Default: Enabled.',
  },
  'hco.HyperConvergedSpecObservability': {
    allowedAlerts: 'Alerts that are made; others are omitted.',
    allowedRecordingRules: 'Recording rules that are made; others are omitted.',
    workloads: 'Metrics of guests.',
  },
  'hco.HyperConvergedSpecObservabilityWorkloads': {
    allowedMetrics: 'Metrics of guests that are kept; others are dropped.',
  },
  'hco.HyperConvergedV1beta1Spec': {
    ...same('Deployment', 'applicationAwareConfig', 'logVerbosityConfig', 'uninstallStrategy'),
    ...same('Security', 'certConfig', 'tlsSecurityProfile'),
    ...same('Networking', 'kubeMacPoolConfiguration', 'kubeSecondaryDNSNameServerIP', 'networkBinding'),
    ...same('Storage', 'filesystemOverhead', 'scratchSpaceStorageClass', 'storageImport', 'vmStateStorageClass'),
    ...same(
      'Virtualization',
      'changedBlockTrackingLabelSelectors',
      'evictionStrategy',
      'higherWorkloadDensity',
      'ksmConfiguration',
      'liveMigrationConfig',
      'liveUpdateConfiguration',
      'mediatedDevicesConfiguration',
      'permittedHostDevices',
      'roleAggregationStrategy',
      'tuningPolicy',
      'workloadUpdateStrategy',
    ),
    ...same('WorkloadSources', 'commonBootImageNamespace', 'commonTemplatesNamespace', 'dataImportCronTemplates'),
    CommonInstancetypesDeployment: 'Whether the common instancetypes and preferences are installed.',
    deployVmConsoleProxy: 'Whether the proxy for consoles of VMs is installed.',
    enableApplicationAwareQuota: 'Whether the application-aware quota is installed.',
    enableCommonBootImageImport: 'Whether the common golden images are imported.',
    featureGates: 'Features to turn on or off.',
    infra: 'Nodes of the controllers.',
    localStorageClassName: 'Deprecated: removed in v1.',
    obsoleteCPUs: 'CPU models that nodes do not offer.',
    resourceRequirements: 'CPU and memory of the Pods of CDI, and CPU of guests.',
    tektonPipelinesNamespace: 'Deprecated: Tekton pipelines are no longer installed.',
    tektonTasksNamespace: 'Deprecated: Tekton tasks are no longer installed.',
    vddkInitImage: 'Deprecated: image with the VDDK library, for imports from vSphere. Removed in v1.',
    virtualMachineOptions: 'Options of all guests.',
    workloads: 'Nodes that run guests.',
  },
  'hco.HyperConvergedV1beta1SpecApplicationAwareConfig': same(
    'DeploymentApplicationAwareConfig',
    'allowApplicationAwareClusterResourceQuota',
    'namespaceSelector',
    'vmiCalcConfigName',
  ),
  'hco.HyperConvergedV1beta1SpecFeatureGates': {
    alignCPUs: 'Whether an even number of CPUs is reserved for guests with an emulator thread of their own.',
    autoResourceLimits: BY_DEFAULT,
    containerPathVolumes: 'Whether guests may mount paths of their own Pod.',
    decentralizedLiveMigration: 'Whether guests may migrate between clusters and namespaces.',
    declarativeHotplugVolumes: 'Whether a change of the VM plugs volumes in and out.',
    deployKubeSecondaryDNS: 'Whether the DNS server of guests on secondary networks is installed.',
    deployKubevirtIpamController: BY_DEFAULT,
    deployTektonTaskResources: 'Deprecated: Tekton tasks are no longer installed.',
    deployVmConsoleProxy: 'Deprecated: use deployVmConsoleProxy of the spec.',
    disableMDevConfiguration: 'Whether mediated devices are left to another component.',
    downwardMetrics: 'Whether guests may read metrics of their node.',
    enableApplicationAwareQuota: 'Deprecated: use enableApplicationAwareQuota of the spec.',
    enableCommonBootImageImport: 'Deprecated: use enableCommonBootImageImport of the spec.',
    enableManagedTenantQuota: REMOVED,
    enableMultiArchBootImageImport: 'Whether golden images are imported for every architecture of the cluster.',
    incrementalBackup: 'Whether disks are tracked for incremental backups.',
    nonRoot: BY_DEFAULT,
    objectGraph: 'Whether the API serves the objects that a VM depends on.',
    persistentReservation: 'Whether guests may use SCSI persistent reservations.',
    primaryUserDefinedNetworkBinding: REMOVED,
    videoConfig: 'Whether guests may choose their video device.',
    withHostPassthroughCPU: REMOVED,
  },
  'hco.HyperConvergedV1beta1SpecHigherWorkloadDensity': {
    memoryOvercommitPercentage: 'Guest memory in percent of what its Pod requests.',
  },
  'hco.HyperConvergedSpecVirtualizationHigherWorkloadDensity': {
    memoryOvercommitPercentage: 'Guest memory in percent of what its Pod requests.',
  },
  'hco.HyperConvergedV1beta1SpecKubeMacPoolConfiguration': v1('NetworkingKubeMacPoolConfiguration'),
  'hco.HyperConvergedV1beta1SpecLiveMigrationConfig': v1('VirtualizationLiveMigrationConfig'),
  'hco.HyperConvergedV1beta1SpecObsoleteCPUs': {
    cpuModels: 'Models that nodes do not offer, even if they could.',
    minCPUModel: 'Deprecated, without effect.',
  },
  'hco.HyperConvergedV1beta1SpecResourceRequirements': {
    autoCPULimitNamespaceLabelSelector: v1('Virtualization')['autoCPULimitNamespaceLabelSelector']!,
    storageWorkloads: v1('Storage')['workloadResourceRequirements']!,
    vmiCPUAllocationRatio: 'Virtual CPUs per requested CPU.',
  },
  'hco.HyperConvergedV1beta1SpecWorkloadUpdateStrategy': v1('VirtualizationWorkloadUpdateStrategy'),
};
