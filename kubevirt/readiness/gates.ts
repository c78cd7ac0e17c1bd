import { OPERATORS } from '../operators';
import type { KindGate } from './gate';
import * as guests from './guests';
import * as kubernetes from './kubernetes';
import { nodeMaintenance } from './node-maintenance';
import { nodeNetwork } from './node-network';
import * as operators from './operators';
import * as pools from './pool';
import * as storage from './storage';
import { subscription } from './subscription';
import { virtualMachine } from './virtual-machine';

/** The gate of every kind that has one, by API group and kind: a new version of an API reports readiness in the same way. */
export const GATES: Readonly<Record<string, KindGate>> = {
  'kubevirt.io/VirtualMachine': virtualMachine,
  'kubevirt.io/VirtualMachineInstance': guests.virtualMachineInstance,
  'kubevirt.io/VirtualMachineInstanceReplicaSet': pools.replicaSet,
  'kubevirt.io/VirtualMachineInstanceMigration': guests.migration,
  'kubevirt.io/KubeVirt': operators.kubevirt,
  'pool.kubevirt.io/VirtualMachinePool': pools.pool,
  'snapshot.kubevirt.io/VirtualMachineSnapshot': storage.snapshot,
  'snapshot.kubevirt.io/VirtualMachineRestore': storage.restore,
  'clone.kubevirt.io/VirtualMachineClone': storage.clone,
  'export.kubevirt.io/VirtualMachineExport': storage.exported,
  'backup.kubevirt.io/VirtualMachineBackup': storage.backup,
  'template.kubevirt.io/VirtualMachineTemplate': kubernetes.readyCondition,
  'template.kubevirt.io/VirtualMachineTemplateRequest': kubernetes.readyCondition,
  'cdi.kubevirt.io/CDI': operators.cdi,
  'cdi.kubevirt.io/DataVolume': storage.dataVolume,
  'cdi.kubevirt.io/DataSource': storage.dataSource,
  'hostpathprovisioner.kubevirt.io/HostPathProvisioner': operators.operatorConfig(OPERATORS.hostpathProvisioner),
  'networkaddonsoperator.network.kubevirt.io/NetworkAddonsConfig': operators.operatorConfig(OPERATORS.networkAddons),
  'nmstate.io/NMState': operators.operatorConfig(OPERATORS.nmstate),
  'nmstate.io/NodeNetworkConfigurationPolicy': nodeNetwork,
  'nodemaintenance.medik8s.io/NodeMaintenance': nodeMaintenance,
  'ssp.kubevirt.io/SSP': operators.operatorConfig(OPERATORS.ssp),
  'aaq.kubevirt.io/AAQ': operators.operatorConfig(OPERATORS.applicationAwareQuota),
  'hco.kubevirt.io/HyperConverged': operators.operatorConfig(OPERATORS.hyperconverged),
  'operators.coreos.com/Subscription': subscription,
  'apiextensions.k8s.io/CustomResourceDefinition': kubernetes.customResourceDefinition,
  'apiregistration.k8s.io/APIService': kubernetes.apiService,
  'apps/Deployment': kubernetes.deployment,
  'apps/DaemonSet': kubernetes.daemonSet,
  'apps/StatefulSet': kubernetes.statefulSet,
  'batch/Job': kubernetes.job,
  '/Namespace': kubernetes.namespace,
  '/PersistentVolumeClaim': storage.persistentVolumeClaim,
  '/Pod': kubernetes.pod,
  '/Service': kubernetes.service,
};

export function kindGateOf(apiVersion: string, kind: string): KindGate | undefined {
  const key = `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`;
  return Object.hasOwn(GATES, key) ? GATES[key] : undefined;
}
