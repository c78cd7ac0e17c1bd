import type { ResourceKind } from '../../cluster';
import type { AnyLive, Live } from './live-object';
import type * as types from './types';

/** A kind that the simulator watches or writes, and the shape of its objects. */
export interface Kind<T extends AnyLive = AnyLive> extends ResourceKind {
  /** Whether its status is a subresource. */
  readonly statusSubresource: boolean;
  /** Only for the type checker. */
  readonly shape?: T;
}

function kind<T extends AnyLive>(
  apiVersion: string,
  name: string,
  plural: string,
  { namespaced = true, statusSubresource = true } = {},
): Kind<T> {
  return { apiVersion, kind: name, plural, namespaced, statusSubresource };
}

const CLUSTER_WIDE = { namespaced: false };
const NO_SUBRESOURCE = { statusSubresource: false };

export const NODE = kind<types.Node>('v1', 'Node', 'nodes', CLUSTER_WIDE);
export const NAMESPACE = kind<Live>('v1', 'Namespace', 'namespaces', CLUSTER_WIDE);
export const POD = kind<types.Pod>('v1', 'Pod', 'pods');
export const SECRET = kind<Live>('v1', 'Secret', 'secrets', NO_SUBRESOURCE);
export const SERVICE = kind<types.Service>('v1', 'Service', 'services');
export const ENDPOINT_SLICE = kind<types.EndpointSlice>(
  'discovery.k8s.io/v1',
  'EndpointSlice',
  'endpointslices',
  NO_SUBRESOURCE,
);
export const CLAIM = kind<types.Claim>('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims');
export const RESOURCE_QUOTA = kind<types.ResourceQuota>('v1', 'ResourceQuota', 'resourcequotas');
export const EVENT = kind<Live>('v1', 'Event', 'events', NO_SUBRESOURCE);
export const STORAGE_CLASS = kind<types.StorageClass>('storage.k8s.io/v1', 'StorageClass', 'storageclasses', {
  namespaced: false,
  statusSubresource: false,
});
export const DEPLOYMENT = kind<types.Workload>('apps/v1', 'Deployment', 'deployments');
export const DAEMON_SET = kind<types.Workload>('apps/v1', 'DaemonSet', 'daemonsets');
export const STATEFUL_SET = kind<types.Workload>('apps/v1', 'StatefulSet', 'statefulsets');
export const REPLICA_SET = kind<types.Workload>('apps/v1', 'ReplicaSet', 'replicasets');
export const JOB = kind<types.Workload>('batch/v1', 'Job', 'jobs');
export const CONTROLLER_REVISION = kind<types.ControllerRevision>(
  'apps/v1',
  'ControllerRevision',
  'controllerrevisions',
  NO_SUBRESOURCE,
);
export const CRD = kind<types.Crd>(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  'customresourcedefinitions',
  CLUSTER_WIDE,
);

export const API_SERVICE = kind<Live>('apiregistration.k8s.io/v1', 'APIService', 'apiservices', CLUSTER_WIDE);

export const WEBHOOKS = kind<Live>(
  'admissionregistration.k8s.io/v1',
  'ValidatingWebhookConfiguration',
  'validatingwebhookconfigurations',
  { namespaced: false, statusSubresource: false },
);

export const MUTATING_WEBHOOKS = kind<Live>(
  'admissionregistration.k8s.io/v1',
  'MutatingWebhookConfiguration',
  'mutatingwebhookconfigurations',
  { namespaced: false, statusSubresource: false },
);

export const KUBEVIRT = kind<types.KubeVirt>('kubevirt.io/v1', 'KubeVirt', 'kubevirts');
export const VM = kind<types.VirtualMachine>('kubevirt.io/v1', 'VirtualMachine', 'virtualmachines');
export const VMI = kind<types.Instance>(
  'kubevirt.io/v1',
  'VirtualMachineInstance',
  'virtualmachineinstances',
  NO_SUBRESOURCE,
);
export const MIGRATION = kind<types.Migration>(
  'kubevirt.io/v1',
  'VirtualMachineInstanceMigration',
  'virtualmachineinstancemigrations',
);
export const INSTANCE_REPLICA_SET = kind<types.InstanceReplicaSet>(
  'kubevirt.io/v1',
  'VirtualMachineInstanceReplicaSet',
  'virtualmachineinstancereplicasets',
);
export const POOL = kind<types.Pool>('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', 'virtualmachinepools');
export const MIGRATION_POLICY = kind<types.MigrationPolicy>(
  'migrations.kubevirt.io/v1alpha1',
  'MigrationPolicy',
  'migrationpolicies',
  CLUSTER_WIDE,
);
const SNAPSHOTS = 'snapshot.kubevirt.io/v1beta1';
export const SNAPSHOT = kind<types.Snapshot>(SNAPSHOTS, 'VirtualMachineSnapshot', 'virtualmachinesnapshots');
export const SNAPSHOT_CONTENT = kind<types.SnapshotContent>(
  SNAPSHOTS,
  'VirtualMachineSnapshotContent',
  'virtualmachinesnapshotcontents',
);
export const RESTORE = kind<types.Restore>(SNAPSHOTS, 'VirtualMachineRestore', 'virtualmachinerestores');
export const CLONE = kind<types.Clone>('clone.kubevirt.io/v1beta1', 'VirtualMachineClone', 'virtualmachineclones');
export const EXPORT = kind<types.Export>('export.kubevirt.io/v1', 'VirtualMachineExport', 'virtualmachineexports');
const BACKUPS = 'backup.kubevirt.io/v1alpha1';
export const BACKUP = kind<types.Backup>(BACKUPS, 'VirtualMachineBackup', 'virtualmachinebackups');
export const BACKUP_TRACKER = kind<types.BackupTracker>(
  BACKUPS,
  'VirtualMachineBackupTracker',
  'virtualmachinebackuptrackers',
);
const sizing = (name: string, plural: string, namespaced: boolean) =>
  kind<Live>('instancetype.kubevirt.io/v1beta1', name, plural, { namespaced, statusSubresource: false });
export const INSTANCETYPE = sizing('VirtualMachineInstancetype', 'virtualmachineinstancetypes', true);
export const CLUSTER_INSTANCETYPE = sizing(
  'VirtualMachineClusterInstancetype',
  'virtualmachineclusterinstancetypes',
  false,
);
export const PREFERENCE = sizing('VirtualMachinePreference', 'virtualmachinepreferences', true);
export const CLUSTER_PREFERENCE = sizing('VirtualMachineClusterPreference', 'virtualmachineclusterpreferences', false);

export const CDI = kind<types.CDI>('cdi.kubevirt.io/v1beta1', 'CDI', 'cdis', {
  namespaced: false,
  statusSubresource: false,
});
export const NETWORK_ADDONS_CONFIG = kind<types.AddonObject>(
  'networkaddonsoperator.network.kubevirt.io/v1',
  'NetworkAddonsConfig',
  'networkaddonsconfigs',
  CLUSTER_WIDE,
);
export const HOST_PATH_PROVISIONER = kind<types.AddonObject>(
  'hostpathprovisioner.kubevirt.io/v1beta1',
  'HostPathProvisioner',
  'hostpathprovisioners',
  { namespaced: false, statusSubresource: false },
);
export const NMSTATE = kind<types.AddonObject>('nmstate.io/v1', 'NMState', 'nmstates', CLUSTER_WIDE);
export const NODE_NETWORK_POLICY = kind<types.NodeNetworkPolicy>(
  'nmstate.io/v1',
  'NodeNetworkConfigurationPolicy',
  'nodenetworkconfigurationpolicies',
  CLUSTER_WIDE,
);
export const NODE_NETWORK_STATE = kind<types.NodeNetworkState>(
  'nmstate.io/v1beta1',
  'NodeNetworkState',
  'nodenetworkstates',
  CLUSTER_WIDE,
);
export const NODE_NETWORK_ENACTMENT = kind<types.NodeNetworkEnactment>(
  'nmstate.io/v1beta1',
  'NodeNetworkConfigurationEnactment',
  'nodenetworkconfigurationenactments',
  CLUSTER_WIDE,
);
export const NODE_HEALTH_CHECK = kind<types.NodeHealthCheck>(
  'remediation.medik8s.io/v1alpha1',
  'NodeHealthCheck',
  'nodehealthchecks',
  CLUSTER_WIDE,
);
export const SELF_NODE_REMEDIATION = kind<types.NodeRemediation>(
  'self-node-remediation.medik8s.io/v1alpha1',
  'SelfNodeRemediation',
  'selfnoderemediations',
);
export const NODE_MAINTENANCE = kind<types.NodeMaintenance>(
  'nodemaintenance.medik8s.io/v1beta1',
  'NodeMaintenance',
  'nodemaintenances',
  CLUSTER_WIDE,
);
const CERT_MANAGER = 'cert-manager.io/v1';
export const CERTIFICATE = kind<types.Certificate>(CERT_MANAGER, 'Certificate', 'certificates');
export const ISSUER = kind<types.Issuer>(CERT_MANAGER, 'Issuer', 'issuers');
export const CLUSTER_ISSUER = kind<types.Issuer>(CERT_MANAGER, 'ClusterIssuer', 'clusterissuers', CLUSTER_WIDE);
export const LEASE = kind<types.Lease>('coordination.k8s.io/v1', 'Lease', 'leases', NO_SUBRESOURCE);
export const TEMPLATE = kind<types.Template>(
  'template.kubevirt.io/v1beta1',
  'VirtualMachineTemplate',
  'virtualmachinetemplates',
);
export const CDI_CONFIG = kind<types.CdiConfig>('cdi.kubevirt.io/v1beta1', 'CDIConfig', 'cdiconfigs', {
  namespaced: false,
  statusSubresource: false,
});
export const DATA_VOLUME = kind<types.DataVolume>('cdi.kubevirt.io/v1beta1', 'DataVolume', 'datavolumes');
export const DATA_SOURCE = kind<types.DataSource>(
  'cdi.kubevirt.io/v1beta1',
  'DataSource',
  'datasources',
  NO_SUBRESOURCE,
);
export const STORAGE_PROFILE = kind<types.StorageProfile>(
  'cdi.kubevirt.io/v1beta1',
  'StorageProfile',
  'storageprofiles',
  CLUSTER_WIDE,
);

export const SSP = kind<types.AddonObject>('ssp.kubevirt.io/v1beta3', 'SSP', 'ssps');
export const AAQ = kind<types.AddonObject>('aaq.kubevirt.io/v1alpha1', 'AAQ', 'aaqs', CLUSTER_WIDE);
export const HYPERCONVERGED = kind<types.HyperConverged>('hco.kubevirt.io/v1', 'HyperConverged', 'hyperconvergeds');
export const DATA_IMPORT_CRON = kind<Live>('cdi.kubevirt.io/v1beta1', 'DataImportCron', 'dataimportcrons', {
  statusSubresource: false,
});
const ADMISSION = 'admissionregistration.k8s.io/v1';
export const ADMISSION_POLICY = kind<Live>(
  ADMISSION,
  'ValidatingAdmissionPolicy',
  'validatingadmissionpolicies',
  CLUSTER_WIDE,
);
export const ADMISSION_BINDING = kind<Live>(
  ADMISSION,
  'ValidatingAdmissionPolicyBinding',
  'validatingadmissionpolicybindings',
  { namespaced: false, statusSubresource: false },
);
const OLM = 'operators.coreos.com/v1alpha1';
export const CATALOG_SOURCE = kind<Live>(OLM, 'CatalogSource', 'catalogsources');
export const SUBSCRIPTION = kind<types.Subscription>(OLM, 'Subscription', 'subscriptions');
export const INSTALL_PLAN = kind<types.InstallPlan>(OLM, 'InstallPlan', 'installplans');
export const CLUSTER_SERVICE_VERSION = kind<types.ServiceVersion>(
  OLM,
  'ClusterServiceVersion',
  'clusterserviceversions',
);
export const OPERATOR_GROUP = kind<Live>('operators.coreos.com/v1', 'OperatorGroup', 'operatorgroups');

/** Every kind above, by what an object says of itself. */
const ALL = [
  NODE,
  NAMESPACE,
  POD,
  SECRET,
  SERVICE,
  ENDPOINT_SLICE,
  CLAIM,
  RESOURCE_QUOTA,
  EVENT,
  STORAGE_CLASS,
  DEPLOYMENT,
  DAEMON_SET,
  STATEFUL_SET,
  REPLICA_SET,
  JOB,
  CONTROLLER_REVISION,
  CRD,
  API_SERVICE,
  WEBHOOKS,
  MUTATING_WEBHOOKS,
  KUBEVIRT,
  VM,
  VMI,
  MIGRATION,
  INSTANCE_REPLICA_SET,
  POOL,
  MIGRATION_POLICY,
  SNAPSHOT,
  SNAPSHOT_CONTENT,
  RESTORE,
  CLONE,
  EXPORT,
  BACKUP,
  BACKUP_TRACKER,
  INSTANCETYPE,
  CLUSTER_INSTANCETYPE,
  PREFERENCE,
  CLUSTER_PREFERENCE,
  CDI,
  NETWORK_ADDONS_CONFIG,
  HOST_PATH_PROVISIONER,
  NMSTATE,
  NODE_NETWORK_POLICY,
  NODE_NETWORK_STATE,
  NODE_NETWORK_ENACTMENT,
  NODE_HEALTH_CHECK,
  SELF_NODE_REMEDIATION,
  NODE_MAINTENANCE,
  CERTIFICATE,
  ISSUER,
  CLUSTER_ISSUER,
  LEASE,
  TEMPLATE,
  CDI_CONFIG,
  DATA_VOLUME,
  DATA_SOURCE,
  STORAGE_PROFILE,
  SSP,
  AAQ,
  HYPERCONVERGED,
  DATA_IMPORT_CRON,
  ADMISSION_POLICY,
  ADMISSION_BINDING,
  CATALOG_SOURCE,
  SUBSCRIPTION,
  INSTALL_PLAN,
  CLUSTER_SERVICE_VERSION,
  OPERATOR_GROUP,
] as readonly Kind[];

const BY_NAME = new Map(ALL.map((one) => [`${one.apiVersion}/${one.kind}`, one]));

export function kindOf({ apiVersion, kind: name }: { apiVersion: string; kind: string }): Kind {
  const found = BY_NAME.get(`${apiVersion}/${name}`);
  if (!found)
    throw new Error(`The simulator does not know ${apiVersion} ${name}: add it to sandbox/simulator/kinds.ts.`);
  return found;
}
