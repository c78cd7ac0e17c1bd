import type { KubeObject } from '../../kube/object';
import { READY } from './conditions';
import type { Gate, Readiness } from './gate';
import * as guests from './guests';
import { AWAIT_LEVELS, type AwaitLevel } from './levels';
import { nodeMaintenance } from './node-maintenance';
import { nodeNetwork } from './node-network';
import * as platform from './platform';
import * as pools from './pool';
import * as storage from './storage';
import { virtualMachine } from './virtual-machine';

export type { Gate, Readiness } from './gate';
export { AWAIT_LEVELS, type AwaitLevel, guestAgent } from './levels';

/** The gate of every kind that has one, by API group and kind: a new version of an API reports readiness in the same way. */
const GATES: Readonly<Record<string, Gate>> = {
  'kubevirt.io/VirtualMachine': virtualMachine,
  'kubevirt.io/VirtualMachineInstance': guests.virtualMachineInstance,
  'kubevirt.io/VirtualMachineInstanceReplicaSet': pools.replicaSet,
  'kubevirt.io/VirtualMachineInstanceMigration': guests.migration,
  'kubevirt.io/KubeVirt': platform.kubevirt,
  'pool.kubevirt.io/VirtualMachinePool': pools.pool,
  'snapshot.kubevirt.io/VirtualMachineSnapshot': storage.snapshot,
  'snapshot.kubevirt.io/VirtualMachineRestore': storage.restore,
  'clone.kubevirt.io/VirtualMachineClone': storage.clone,
  'export.kubevirt.io/VirtualMachineExport': storage.exported,
  'backup.kubevirt.io/VirtualMachineBackup': storage.backup,
  'template.kubevirt.io/VirtualMachineTemplate': platform.readyCondition,
  'template.kubevirt.io/VirtualMachineTemplateRequest': platform.readyCondition,
  'cdi.kubevirt.io/CDI': platform.cdi,
  'cdi.kubevirt.io/DataVolume': storage.dataVolume,
  'cdi.kubevirt.io/DataSource': storage.dataSource,
  'hostpathprovisioner.kubevirt.io/HostPathProvisioner': platform.operatorConfig,
  'networkaddonsoperator.network.kubevirt.io/NetworkAddonsConfig': platform.operatorConfig,
  'nmstate.io/NMState': platform.operatorConfig,
  'nmstate.io/NodeNetworkConfigurationPolicy': nodeNetwork,
  'nodemaintenance.medik8s.io/NodeMaintenance': nodeMaintenance,
  'ssp.kubevirt.io/SSP': platform.operatorConfig,
  'hco.kubevirt.io/HyperConverged': platform.operatorConfig,
  'operators.coreos.com/Subscription': platform.subscription,
  'apiextensions.k8s.io/CustomResourceDefinition': platform.customResourceDefinition,
  'apiregistration.k8s.io/APIService': platform.apiService,
  'apps/Deployment': platform.deployment,
  'apps/DaemonSet': platform.daemonSet,
  'apps/StatefulSet': platform.statefulSet,
  'batch/Job': platform.job,
  '/Namespace': platform.namespace,
  '/PersistentVolumeClaim': storage.persistentVolumeClaim,
  '/Pod': platform.pod,
  '/Service': platform.service,
};

/**
 * Whether the object exists and works. A kind without a gate is ready when it exists.
 *
 * `related`: objects beside it that complete the picture: the VMs of a pool (which of them has the new template), the KubeVirt object (whether
 * a live change is carried to the guest), the VMI of a VM (its address). `level`: how far a guest must have come, `ready` by default.
 */
export function readinessOf(live: KubeObject, related?: readonly KubeObject[], level: AwaitLevel = 'ready'): Readiness {
  const gate = gateOf(live.apiVersion, live.kind);
  if (live.metadata?.deletionTimestamp !== undefined) return { state: 'waiting', message: 'it is being deleted' };
  return gate ? AWAIT_LEVELS[level].gate(live, gate, related) : READY;
}

export function gateOf(apiVersion: string, kind: string): Gate | undefined {
  const key = `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`;
  return Object.hasOwn(GATES, key) ? GATES[key] : undefined;
}
