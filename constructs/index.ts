export { Manifest, type ManifestProps, type NameRef, type NamespacedRef, type Quantity, type TimeSpan } from './base';
export { type ConnectionPeer, type Connections, Peer } from './connections';
export * from './machine';
export * from './platform';
export { RETAIN_ANNOTATION } from './retain';
export { type ExposeOptions, type GuestService, ServiceType } from './service';
export { type ConstructFinding, Rules, type SynthOptions, type SynthResult, synth } from './synth';
export {
  type IVirtualMachine,
  VirtualMachine,
  type VirtualMachineOwnProps,
  type VirtualMachineProps,
} from './virtual-machine';
