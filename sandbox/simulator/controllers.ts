import { backups } from './backup';
import { certManager } from './cert-manager';
import { clones } from './clone';
import type { Controller } from './controller';
import { daemonSets } from './daemon-sets';
import { dataVolumes } from './data-volume';
import { deployments } from './deployments';
import { endpoints } from './endpoints';
import { evacuation } from './evacuation';
import { events } from './events';
import { garbage } from './garbage';
import { instanceReplicaSets } from './instance-replica-set';
import { pods } from './kubelet';
import { migrations } from './migration';
import { nodeMaintenance } from './node-maintenance';
import { nodes } from './nodes';
import { type OperandCrds, operators } from './operators';
import { pools } from './pool';
import { probes } from './probes';
import { remediation } from './remediation';
import { resourceQuotas } from './resource-quota';
import { restores } from './restore';
import { snapshots } from './snapshot';
import { storage } from './storage';
import { templates } from './template';
import { cdiConfigs, diskExports, type Endpoint } from './transfers';
import { unservedWebhooks } from './unserved-webhooks';
import { virtHandlers } from './virt-handler';
import { virtualMachines } from './vm';
import { instances } from './vmi';
import { workloadUpdater } from './workload-updater';
import { workloads } from './workloads';

/** All controllers of the simulator. Without operand CRDs, KubeVirt and CDI count as installed. `endpoint`: where disks are transferred. */
export const controllersOf = (crds: OperandCrds | undefined, endpoint?: Endpoint): readonly Controller[] => [
  nodes,
  virtHandlers(crds === undefined),
  pods,
  ...deployments,
  daemonSets,
  ...workloads,
  probes,
  ...operators(crds),
  ...unservedWebhooks,
  ...certManager,
  ...remediation,
  nodeMaintenance,
  ...storage,
  resourceQuotas,
  endpoints,
  ...dataVolumes,
  virtualMachines,
  instances,
  migrations,
  evacuation,
  workloadUpdater,
  pools,
  instanceReplicaSets,
  snapshots,
  restores,
  clones,
  backups,
  templates,
  ...events,
  ...(endpoint ? [diskExports(endpoint), cdiConfigs(endpoint)] : []),
  ...garbage,
];
