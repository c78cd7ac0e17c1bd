export type { ClusterProfile } from '../kubevirt/config';
export { Access, type AccessProps, type AccessSubjects, MachineAccess, Subject } from './access';
export { type AutoscaleOptions, Autoscaler, type AutoscalerProps, ScaleMetric } from './autoscaler';
export {
  ConstructError,
  type IResource,
  Manifest,
  type ManifestProps,
  type NameRef,
  type NamespacedRef,
  type Quantity,
  type ResourceProps,
  type TimeSpan,
} from './base';
export { type ConstructFinding, Rules } from './check';
export { Cluster } from './cluster';
export {
  type ConnectionPeer,
  type Connections,
  DefaultDeny,
  type DefaultDenyProps,
  type DenyException,
  Peer,
} from './connections';
export { Clusters, Fleet, type FleetCluster, type FleetProps, type FleetWave, type Site } from './fleet';
export * from './generated/objects';
export {
  type ArgoCdFleet,
  type ArgoCdOptions,
  type FleetGenerator,
  type FleetTarget,
  type FluxFleet,
  type FluxOptions,
  type FluxSource,
  GitOps,
  type GitOpsTarget,
  type GitOpsTree,
  type Placed,
  type RestartWindow,
  type TargetFleet,
  type TargetSite,
} from './gitops';
export { GoldenImage, type GoldenImageProps, type IGoldenImage } from './golden-image';
export type { Guests } from './guests';
export { Instancetype, type InstancetypeProps } from './instancetype';
export { LocalImage } from './local-image';
export * from './machine/public';
export { MigrationPolicy, type MigrationPolicyProps } from './migration-policy';
export { Monitoring, type MonitoringProps } from './monitoring';
export {
  BridgeNetwork,
  type BridgeNetworkProps,
  ClusterUserDefinedNetwork,
  type ClusterUserDefinedNetworkProps,
  type INodeInterface,
  MacvtapNetwork,
  type MacvtapNetworkProps,
  Network,
  type NetworkProps,
  type NodeInterface,
  OvnNetwork,
  type OvnNetworkProps,
  OvsNetwork,
  type OvsNetworkProps,
  SriovNetwork,
  type SriovNetworkProps,
  UserDefinedNetwork,
  type UserDefinedNetworkProps,
} from './networks';
export type { ObjectClass, ObjectProps } from './object-class';
export * from './platform';
export type { PoolMember } from './pool-member';
export { type PoolSelection, PoolUpdate, ScaleIn } from './pool-strategies';
export { Preference, type PreferenceProps } from './preference';
export * from './protection';
export {
  type ExposeOptions,
  GuestService,
  type GuestServiceProps,
  type HttpRoute,
  type HttpRouteProps,
  type IGuestService,
  type Ingress,
  type IngressProps,
  type OpenShiftRoute,
  type OpenShiftRouteProps,
  type ServedGuests,
  type ServiceOptions,
  type ServicePort,
  ServiceType,
} from './service';
export { type SynthLayout, type SynthOptions, type SynthResult, synth } from './synth';
export { Template, TemplateKind, type TemplateMachine, type TemplateProps, type WithPlaceholders } from './template';
export type { ConsoleEntry } from './template-console';
export { Parameter, type Parameters, type ParameterValue } from './template-parameter';
export { VirtualMachineTemplateRequest, type VirtualMachineTemplateRequestProps } from './template-request';
export { type ITenant, Tenant, type TenantProps, type TenantQuota } from './tenant';
export {
  type TenantAllowance,
  type TenantImage,
  type TenantList,
  type TenantMachine,
  type TenantMember,
  type TenantOffers,
  type TenantOptions,
  type TenantOverride,
  type TenantPeer,
  type TenantSites,
  Tenants,
  type TenantsProps,
  type TenantTraffic,
  type TenantValues,
} from './tenants';
export {
  type IVirtualMachine,
  VirtualMachine,
  type VirtualMachineOwnProps,
  type VirtualMachineProps,
} from './virtual-machine';
export {
  type BareMachineProps,
  type IVirtualMachineInstance,
  VirtualMachineInstance,
  type VirtualMachineInstanceProps,
} from './virtual-machine-instance';
export {
  type IVirtualMachineInstanceReplicaSet,
  VirtualMachineInstanceReplicaSet,
  type VirtualMachineInstanceReplicaSetProps,
} from './virtual-machine-instance-replica-set';
export { type IVMPool, VMPool, type VMPoolProps } from './vm-pool';
export {
  type VmwareDatastore,
  VmwareImport,
  type VmwareImportProps,
  type VmwareNetwork,
  type VmwareRef,
  type VmwareTarget,
  type VmwareVm,
} from './vmware-import';
export { WindowsImage, type WindowsImageProps } from './windows-image';
