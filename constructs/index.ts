export {
  ConstructError,
  Manifest,
  type ManifestProps,
  type NameRef,
  type NamespacedRef,
  type Quantity,
  type ResourceProps,
  type TimeSpan,
} from './base';
export { type ConstructFinding, Rules } from './check';
export { type ConnectionPeer, type Connections, Peer } from './connections';
export * from './generated/objects';
export { GoldenImage, type GoldenImageProps } from './golden-image';
export type { Guests } from './guests';
export { HeadlessService, type HeadlessServiceProps } from './headless-service';
export { Instancetype, type InstancetypeProps } from './instancetype';
export * from './machine/public';
export { MigrationPolicy, type MigrationPolicyProps } from './migration-policy';
export {
  BridgeNetwork,
  type BridgeNetworkProps,
  Network,
  type NetworkProps,
  OvsNetwork,
  type OvsNetworkProps,
  SriovNetwork,
  type SriovNetworkProps,
} from './network';
export type { ObjectClass, ObjectProps } from './object-class';
export * from './platform';
export { type PoolSelection, PoolUpdate, ScaleIn } from './pool-strategies';
export { Preference, type PreferenceProps } from './preference';
export { type ExposeOptions, type GuestService, ServiceType } from './service';
export { type SynthLayout, type SynthOptions, type SynthResult, synth } from './synth';
export { Template, TemplateKind, type TemplateMachine, type TemplateProps } from './template';
export { Parameter } from './template-parameter';
export {
  type IVirtualMachine,
  VirtualMachine,
  type VirtualMachineOwnProps,
  type VirtualMachineProps,
} from './virtual-machine';
export { type IVMPool, VMPool, type VMPoolProps } from './vm-pool';
