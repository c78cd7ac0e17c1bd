/** Who reads which kind. */

import type { KubeObject } from '../../../kube/object';
import { splitApiVersion } from '../../../kubevirt/kinds';
import { claim, dataImportCron, dataSource, dataVolume, volumeSource } from './disks';
import { act, migrationPolicy, schedule, sizes, template } from './governing';
import { machine } from './machines';
import { connections, networkPolicy } from './network-policies';
import { networkAttachment, nodeNetwork, userDefinedNetwork } from './networks';
import { gitOps, platform } from './platform';
import type { Drawn, Reader, Scene } from './reader';
import { autoscaler, gateway, httpRoute, ingress, route, service } from './traffic';

export { type Drawn, type Found, type Link, type Scene, sceneOf } from './reader';

/** By group and kind. What is named here is also what `--live` lists. */
const READERS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  '': { PersistentVolumeClaim: claim, Service: service },
  batch: { CronJob: schedule },
  autoscaling: { HorizontalPodAutoscaler: autoscaler },
  'networking.k8s.io': { Ingress: ingress, NetworkPolicy: networkPolicy },
  'gateway.networking.k8s.io': { Gateway: gateway, HTTPRoute: httpRoute },
  'route.openshift.io': { Route: route },
  'kubevirt.io': {
    VirtualMachine: machine,
    VirtualMachineInstance: machine,
    VirtualMachineInstanceReplicaSet: machine,
  },
  'pool.kubevirt.io': { VirtualMachinePool: machine },
  'template.kubevirt.io': { VirtualMachineTemplate: template },
  'cdi.kubevirt.io': {
    DataVolume: dataVolume,
    DataSource: dataSource,
    DataImportCron: dataImportCron,
    VolumeImportSource: volumeSource,
    VolumeCloneSource: volumeSource,
    VolumeUploadSource: volumeSource,
  },
  'k8s.cni.cncf.io': { NetworkAttachmentDefinition: networkAttachment },
  'k8s.ovn.org': { UserDefinedNetwork: userDefinedNetwork, ClusterUserDefinedNetwork: userDefinedNetwork },
  'nmstate.io': { NodeNetworkConfigurationPolicy: nodeNetwork },
  'migrations.kubevirt.io': { MigrationPolicy: migrationPolicy },
  'instancetype.kubevirt.io': {
    VirtualMachineInstancetype: sizes,
    VirtualMachineClusterInstancetype: sizes,
    VirtualMachinePreference: sizes,
    VirtualMachineClusterPreference: sizes,
  },
  'snapshot.kubevirt.io': { VirtualMachineSnapshot: act, VirtualMachineRestore: act },
  'clone.kubevirt.io': { VirtualMachineClone: act },
  'backup.kubevirt.io': { VirtualMachineBackup: act },
  'export.kubevirt.io': { VirtualMachineExport: act },
};

export function readerOf({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): Reader | undefined {
  const { group } = splitApiVersion(String(apiVersion));
  const kinds = Object.hasOwn(READERS, group) ? READERS[group]! : {};
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** What concerns all objects at once. */
const WHOLE: readonly ((scene: Scene) => Drawn)[] = [connections, platform, gitOps];

export const drawnOf = (objects: readonly KubeObject[], scene: Scene): Drawn[] => [
  ...objects.map((object) => readerOf(object)?.(object, scene) ?? {}),
  ...WHOLE.map((read) => read(scene)),
];
