import type { clone, core, snapshot } from '../../kubevirt/types';
import type { Condition } from './conditions';
import type { Live } from './live-object';

/** The parts of the objects that the simulator reads and writes, as the API has them. */
type WithConditions<Status> = Omit<Status, 'conditions'> & { conditions?: Condition[] };

export type VmiSpec = core.VirtualMachineInstanceSpec;
export type VirtualMachine = Live<core.VirtualMachineSpec, WithConditions<core.VirtualMachineStatus>>;
export type Instance = Live<VmiSpec, WithConditions<core.VirtualMachineInstanceStatus>>;
export type Migration = Live<
  core.VirtualMachineInstanceMigrationSpec,
  WithConditions<core.VirtualMachineInstanceMigrationStatus>
>;
export type InstanceReplicaSet = Live<
  core.VirtualMachineInstanceReplicaSetSpec,
  WithConditions<core.VirtualMachineInstanceReplicaSetStatus>
>;

export type Labels = Record<string, string>;

export interface Taint {
  key: string;
  value?: string;
  effect: string;
}

export interface Toleration {
  key?: string;
  operator?: string;
  value?: string;
  effect?: string;
  tolerationSeconds?: number;
}

export interface ContainerStatus {
  name: string;
  image: string;
  imageID: string;
  ready: boolean;
  restartCount: number;
  started?: boolean;
  state: {
    waiting?: { reason: string; message?: string };
    running?: { startedAt: string };
    terminated?: { reason: string; exitCode: number; message?: string; startedAt?: string; finishedAt?: string };
  };
}

export type Pod = Live<
  {
    nodeName?: string;
    nodeSelector?: Labels;
    affinity?: object;
    tolerations?: Toleration[];
    containers: { name: string; image: string; resources?: { requests?: Labels } }[];
    [field: string]: unknown;
  },
  {
    phase?: string;
    reason?: string;
    podIP?: string;
    startTime?: string;
    conditions?: Condition[];
    containerStatuses?: ContainerStatus[];
  }
>;

export type Node = Live<
  { taints?: Taint[]; unschedulable?: boolean; providerID?: string },
  { capacity?: Labels; allocatable?: Labels; conditions?: Condition[]; addresses?: object[]; nodeInfo?: object }
>;

export type Service = Live<
  {
    type?: string;
    clusterIP?: string;
    ipFamilies?: string[];
    selector?: Labels;
    ports?: { name?: string; protocol?: string; port: number; targetPort?: number | string }[];
  },
  { loadBalancer?: { ingress?: { ip?: string }[] } }
>;

export type EndpointSlice = Live & {
  addressType: string;
  endpoints: {
    addresses: string[];
    conditions: { ready: boolean; serving: boolean };
    nodeName?: string;
  }[];
  ports: { name: string; protocol: string; port: number }[];
};

export type Claim = Live<
  {
    accessModes?: string[];
    volumeMode?: string;
    storageClassName?: string;
    volumeName?: string;
    resources?: { requests?: { storage?: string } };
  },
  { phase?: string; accessModes?: string[]; capacity?: { storage?: string } }
>;

export type ResourceQuota = Live<{ hard?: Labels }, { hard?: Labels; used?: Labels }>;

export type StorageClass = Live & { provisioner: string; volumeBindingMode?: string };

export type Workload = Live<
  {
    replicas?: number;
    completions?: number;
    parallelism?: number;
    selector?: { matchLabels?: Labels };
    template?: {
      metadata?: { labels?: Labels; annotations?: Labels };
      spec?: {
        nodeName?: string;
        nodeSelector?: Labels;
        tolerations?: Toleration[];
        containers?: { name: string; image: string }[];
      };
    };
  },
  Record<string, unknown> & { conditions?: Condition[] }
>;

export type ControllerRevision = Live & { revision: number; data: Record<string, unknown> };

export type KubeVirt = Live<
  {
    imageTag?: string;
    imageRegistry?: string;
    uninstallStrategy?: string;
    workloadUpdateStrategy?: { workloadUpdateMethods?: ('LiveMigrate' | 'Evict')[] };
    configuration?: Record<string, unknown>;
  },
  {
    phase?: string;
    observedGeneration?: number;
    observedKubeVirtVersion?: string;
    targetKubeVirtVersion?: string;
    observedDeploymentID?: string;
    targetDeploymentID?: string;
    conditions?: Condition[];
  } & Record<string, unknown>
>;

export type CDI = Live<
  { uninstallStrategy?: string },
  {
    phase?: string;
    observedVersion?: string;
    targetVersion?: string;
    operatorVersion?: string;
    conditions?: Condition[];
  }
>;

/** The object of an operator that says no more of itself than versions and conditions. */
export type AddonObject = Live<
  Record<string, unknown>,
  { operatorVersion?: string; observedVersion?: string; targetVersion?: string; conditions?: Condition[] }
>;

export type Issuer = Live<object, { conditions?: Condition[] }>;
export type Certificate = Live<
  {
    secretName: string;
    commonName?: string;
    dnsNames?: readonly string[];
    issuerRef: { name: string; kind?: string };
  },
  { conditions?: Condition[]; notBefore?: string; notAfter?: string; renewalTime?: string; revision?: number }
>;

/** An interface of a node in the words of NMState, as far as the simulator reads it. */
export interface NetworkInterface {
  name: string;
  type?: string;
  state?: string;
  bridge?: { port?: { name: string }[] };
  'link-aggregation'?: { port?: string[] };
  vlan?: { 'base-iface'?: string };
  [field: string]: unknown;
}
export type NodeNetworkPolicy = Live<
  { nodeSelector?: Labels; maxUnavailable?: number | string; desiredState?: { interfaces?: NetworkInterface[] } },
  { conditions?: Condition[] }
>;
export type NodeNetworkState = Live<Record<string, unknown>, { currentState?: { interfaces?: NetworkInterface[] } }>;
export type NodeNetworkEnactment = Live<
  Record<string, unknown>,
  { conditions?: Condition[]; policyGeneration?: number; desiredState?: object }
>;

export type NodeHealthCheck = Live<
  {
    selector?: object;
    minHealthy?: number | string;
    unhealthyConditions?: { type: string; status: string; duration: string }[];
    remediationTemplate: { kind: string; namespace?: string };
  },
  { observedNodes?: number; healthyNodes?: number; phase?: string; unhealthyNodes?: { name: string }[] }
>;
export type NodeRemediation = Live<Record<string, unknown>, { phase?: string }>;
export type NodeMaintenance = Live<
  { nodeName: string; reason?: string },
  {
    phase?: 'Running' | 'Succeeded' | 'Failed';
    drainProgress?: number;
    lastUpdate?: string;
    lastError?: string;
    pendingPods?: string[];
    pendingPodsRefs?: { namespace?: string; name: string }[];
    totalpods?: number;
    evictionPods?: number;
    errorOnLeaseCount?: number;
  }
>;
export type Template = Live<Record<string, unknown>, { conditions?: Condition[] }>;
export type Lease = Live<{
  holderIdentity?: string;
  leaseDurationSeconds?: number;
  acquireTime?: string;
  renewTime?: string;
}>;
/** HyperConverged, in either version of its API. */
export type HyperConverged = Live<
  Record<string, unknown>,
  {
    conditions?: Condition[];
    versions?: { name: string; version: string }[];
    observedGeneration?: number;
    systemHealthStatus?: string;
  } & Record<string, unknown>
>;

export type Subscription = Live<
  {
    name: string;
    source: string;
    sourceNamespace: string;
    channel?: string;
    startingCSV?: string;
    installPlanApproval?: 'Manual' | 'Automatic';
  },
  {
    state?: string;
    currentCSV?: string;
    installedCSV?: string;
    installPlanRef?: object;
    conditions?: Condition[];
  }
>;

export type InstallPlan = Live<
  { approval: string; approved: boolean; clusterServiceVersionNames: string[]; generation?: number },
  { phase?: string; conditions?: Condition[] }
>;

export type ServiceVersion = Live<
  { version: string; replaces?: string; displayName?: string },
  { phase?: string; reason?: string; message?: string }
>;

export interface DataVolumeSource {
  blank?: object;
  upload?: object;
  pvc?: { name: string; namespace?: string };
  snapshot?: { name: string; namespace?: string };
  [source: string]: unknown;
}

export interface ClaimRequest {
  accessModes?: string[];
  volumeMode?: string;
  storageClassName?: string;
  resources?: { requests?: { storage?: string } };
}

export type DataVolume = Live<
  {
    source?: DataVolumeSource;
    sourceRef?: { kind: string; name: string; namespace?: string };
    storage?: ClaimRequest;
    pvc?: ClaimRequest;
  },
  { phase?: string; progress?: string; claimName?: string; restartCount?: number; conditions?: Condition[] }
>;

export type DataSource = Live<{ source: DataVolumeSource }, { conditions?: Condition[]; source?: object }>;

export type StorageProfile = Live<
  { claimPropertySets?: object[] },
  {
    claimPropertySets?: { accessModes: string[]; volumeMode: string }[];
    provisioner?: string;
    storageClass?: string;
    cloneStrategy?: string;
  }
>;

export type Crd = Live<{
  group: string;
  names: { plural: string };
  versions: readonly { name: string; storage: boolean }[];
}>;

export type MigrationPolicy = Live<{
  selectors?: { namespaceSelector?: Labels; virtualMachineInstanceSelector?: Labels };
  [setting: string]: unknown;
}>;

export type Pool = Live<
  {
    replicas?: number;
    paused?: boolean;
    selector: { matchLabels?: Labels };
    virtualMachineTemplate: { metadata?: { labels?: Labels; annotations?: Labels }; spec: core.VirtualMachineSpec };
    nameGeneration?: { appendIndexToConfigMapRefs?: boolean; appendIndexToSecretRefs?: boolean };
    maxUnavailable?: number | string;
    updateStrategy?: { proactive?: object; opportunistic?: object; unmanaged?: object };
    scaleInStrategy?: {
      proactive?: { statePreservation?: string; selectionPolicy?: { sortPolicy?: string } };
      opportunistic?: { statePreservation?: string };
      unmanaged?: object;
    };
  },
  { replicas?: number; readyReplicas?: number; labelSelector?: string; conditions?: Condition[] }
>;

export type Snapshot = Live<snapshot.VirtualMachineSnapshotSpec, WithConditions<snapshot.VirtualMachineSnapshotStatus>>;
export type SnapshotContent = Live<
  snapshot.VirtualMachineSnapshotContentSpec,
  { readyToUse?: boolean; creationTime?: string }
>;
export type Restore = Live<snapshot.VirtualMachineRestoreSpec, WithConditions<snapshot.VirtualMachineRestoreStatus>>;
export type Clone = Live<clone.VirtualMachineCloneSpec, WithConditions<clone.VirtualMachineCloneStatus>>;

export type Export = Live<
  { source: { apiGroup?: string; kind: string; name: string }; tokenSecretRef?: string; ttlDuration?: string },
  {
    phase?: string;
    tokenSecretRef?: string;
    ttlExpirationTime?: string;
    links?: object;
    conditions?: Condition[];
  }
>;

export type CdiConfig = Live<{ uploadProxyURLOverride?: string }, { uploadProxyURL?: string; uploadProxyCA?: string }>;

export type Backup = Live<
  { source: { kind: string; name: string }; forceFullBackup?: boolean },
  { type?: string; checkpointName?: string; conditions?: Condition[] }
>;

export type BackupTracker = Live<{ source: { name: string } }, { latestCheckpoint?: { name?: string } }>;
