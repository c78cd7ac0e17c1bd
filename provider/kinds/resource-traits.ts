import { splitApiVersion } from '../../kubevirt/kinds';

/** Traits of a kind beyond its schema. Paths are dotted property paths. */
export interface ResourceTraits {
  /** Paths whose changes the API server or a webhook rejects: only a new object can have them. Name, namespace and kind always count. */
  immutable?: readonly string[];
  /** Paths below an immutable one that can change. */
  mutable?: readonly string[];
  /** Whether dependents are deleted first, and the deletion waits for them. */
  foreground?: boolean;
  /** Time until the object must be ready, unless customTimeouts sets another. */
  timeoutMinutes?: number;
  /** Keys of `status` that are outputs. */
  status?: readonly string[];
  /** Keys of `spec` that the cluster sets where the program does not, and that are outputs. */
  assigned?: readonly string[];
}

export const DEFAULT_TIMEOUT_MINUTES = 10;

const ONE_SHOT: ResourceTraits = { immutable: ['spec'] };
const WORKLOAD = ['replicas', 'readyReplicas', 'availableReplicas'];

/** By API group and kind. */
const TRAITS: Readonly<Record<string, ResourceTraits>> = {
  'kubevirt.io/VirtualMachine': {
    timeoutMinutes: 30,
    status: ['created', 'ready', 'printableStatus', 'volumeRequests'],
  },
  'kubevirt.io/VirtualMachineInstance': { ...ONE_SHOT, status: ['phase', 'nodeName', 'migrationMethod'] },
  'kubevirt.io/VirtualMachineInstanceMigration': { ...ONE_SHOT, timeoutMinutes: 30, status: ['phase'] },
  'kubevirt.io/VirtualMachineInstanceReplicaSet': { foreground: true, status: ['replicas', 'readyReplicas'] },
  'kubevirt.io/KubeVirt': {
    timeoutMinutes: 20,
    status: [
      'phase',
      'operatorVersion',
      'observedKubeVirtVersion',
      'targetKubeVirtVersion',
      'outdatedVirtualMachineInstanceWorkloads',
    ],
  },
  'pool.kubevirt.io/VirtualMachinePool': {
    immutable: ['spec.selector'],
    foreground: true,
    timeoutMinutes: 30,
    status: ['replicas', 'readyReplicas', 'labelSelector'],
  },
  'snapshot.kubevirt.io/VirtualMachineSnapshot': {
    ...ONE_SHOT,
    status: ['readyToUse', 'phase', 'creationTime', 'indications', 'virtualMachineSnapshotContentName'],
  },
  'snapshot.kubevirt.io/VirtualMachineRestore': {
    ...ONE_SHOT,
    timeoutMinutes: 30,
    status: ['complete', 'restoreTime'],
  },
  'clone.kubevirt.io/VirtualMachineClone': {
    ...ONE_SHOT,
    timeoutMinutes: 30,
    status: ['phase', 'targetName', 'snapshotName'],
  },
  'export.kubevirt.io/VirtualMachineExport': {
    ...ONE_SHOT,
    status: ['phase', 'links', 'tokenSecretRef', 'ttlExpirationTime'],
  },
  'backup.kubevirt.io/VirtualMachineBackup': { ...ONE_SHOT, timeoutMinutes: 60, status: ['type', 'checkpointName'] },
  'backup.kubevirt.io/VirtualMachineBackupTracker': { ...ONE_SHOT, status: ['latestCheckpoint'] },
  'template.kubevirt.io/VirtualMachineTemplateRequest': { ...ONE_SHOT, timeoutMinutes: 30, status: ['templateRef'] },
  'cdi.kubevirt.io/CDI': {
    timeoutMinutes: 20,
    status: ['phase', 'operatorVersion', 'observedVersion', 'targetVersion'],
  },
  'cdi.kubevirt.io/DataVolume': {
    immutable: ['spec'],
    mutable: ['spec.checkpoints', 'spec.finalCheckpoint'],
    foreground: true,
    timeoutMinutes: 60,
    status: ['phase', 'progress', 'claimName', 'restartCount'],
  },
  'hco.kubevirt.io/HyperConverged': { timeoutMinutes: 30, status: ['systemHealthStatus'] },
  'nodemaintenance.medik8s.io/NodeMaintenance': {
    immutable: ['spec.nodeName'],
    timeoutMinutes: 60,
    status: ['phase', 'drainProgress'],
  },
  'apiextensions.k8s.io/CustomResourceDefinition': { immutable: ['spec.group', 'spec.scope', 'spec.names.plural'] },
  'apps/DaemonSet': {
    immutable: ['spec.selector'],
    foreground: true,
    status: ['desiredNumberScheduled', 'numberReady', 'numberAvailable'],
  },
  'apps/Deployment': { immutable: ['spec.selector'], foreground: true, status: WORKLOAD },
  'apps/ReplicaSet': { immutable: ['spec.selector'], foreground: true, status: WORKLOAD },
  'apps/StatefulSet': {
    immutable: ['spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'],
    foreground: true,
    status: WORKLOAD,
  },
  'batch/CronJob': { foreground: true },
  'batch/Job': {
    immutable: ['spec.template', 'spec.selector', 'spec.completions', 'spec.completionMode'],
    foreground: true,
    status: ['succeeded', 'failed', 'completionTime'],
  },
  'rbac.authorization.k8s.io/ClusterRoleBinding': { immutable: ['roleRef'] },
  'rbac.authorization.k8s.io/RoleBinding': { immutable: ['roleRef'] },
  'scheduling.k8s.io/PriorityClass': { immutable: ['value', 'preemptionPolicy'] },
  'snapshot.storage.k8s.io/VolumeSnapshot': { immutable: ['spec.source'], status: ['readyToUse', 'restoreSize'] },
  'storage.k8s.io/StorageClass': { immutable: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'] },
  '/PersistentVolumeClaim': {
    immutable: ['spec'],
    mutable: ['spec.resources.requests', 'spec.volumeAttributesClassName'],
    status: ['phase', 'capacity'],
    assigned: ['volumeName'],
  },
  '/Pod': { immutable: ['spec'], status: ['phase', 'podIP'] },
  '/Secret': { immutable: ['type'] },
  '/Service': { immutable: ['spec.clusterIP'], status: ['loadBalancer'], assigned: ['clusterIP'] },
};

export function traitsOf(apiVersion: string, kind: string): ResourceTraits {
  const key = `${splitApiVersion(apiVersion).group}/${kind}`;
  return Object.hasOwn(TRAITS, key) ? TRAITS[key]! : {};
}
