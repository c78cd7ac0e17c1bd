export { VmAccess, type VmAccessProps } from './access';
export type { CdiProps } from './cdi';
export { DeletionProtection } from './deletion-protection';
export { Descheduler, type DeschedulerProfile, type DeschedulerProps } from './descheduler';
export type { DeschedulerPolicyProps } from './descheduler-policy';
export { Drain, type DrainProps } from './drain';
export { type GoldenImageName, GoldenImages, type GoldenImagesProps } from './golden-images';
export type { HostPathProvisionerProps, StoragePool } from './hostpath-provisioner';
export { HyperConvergedStack, type HyperConvergedStackProps } from './hyperconverged-stack';
export type { ReleaseProps } from './installation';
export type { KubeVirtProps, Overcommit } from './kubevirt';
export { MacRange } from './mac-range';
export type { StackMonitoringProps } from './monitoring';
export type { NetworkAddonsProps } from './network-addons';
export {
  NodeHealthCheck,
  type NodeHealthCheckProps,
  NodeMaintenance,
  type NodeMaintenanceProps,
  type RemediationTemplate,
} from './node-health';
export { type BondMode, type NodeAddresses, NodeNetwork, type NodeNetworkProps } from './node-network';
export type { NMStateProps, NodeOperatorsProps } from './node-operators';
export { NodeSelector, type Nodes } from './node-selector';
export { OpenShiftVirtualization, type OpenShiftVirtualizationProps } from './openshift-virtualization';
export {
  type InlineRelease,
  type MirroredRelease,
  type ReleaseFolder,
  ReleaseSource,
  type UpstreamRelease,
} from './release-source';
export { Rights, type RightsProps } from './rights';
export type {
  NamedSnapshotClass,
  NamedStorageClass,
  QuotaProps,
  TektonTasksProps,
  VirtualizationStackProps,
} from './stack-props';
export {
  StorageClass,
  type StorageClassProps,
  type StorageProfile,
  VolumeSnapshotClass,
  type VolumeSnapshotClassProps,
} from './storage-class';
export {
  type ContainerResources,
  type PlacementTransform,
  type ProxyTransform,
  Transform,
  type TransformChange,
} from './transforms';
export { VirtualizationStack } from './virtualization-stack';
export { WorkloadUpdates } from './workload-updates';
