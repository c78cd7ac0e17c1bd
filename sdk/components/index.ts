export type { LifecycleArgs } from './arguments';
export {
  VirtualMachineInstance,
  type VirtualMachineInstanceArgs,
  VirtualMachineInstanceReplicaSet,
  type VirtualMachineInstanceReplicaSetArgs,
} from './bare-guests';
export type { ExposedService } from './exposed-service';
export * from './generated/plain-components';
export type { GuestsArgs, GuestsComponent } from './guests';
export { HyperConvergedStack, type HyperConvergedStackArgs } from './hyperconverged-stack';
export { GoldenImage, type GoldenImageArgs, WindowsImage, type WindowsImageArgs } from './images';
export type { LeafInput } from './leaf-input';
export { MigrationPolicy, type MigrationPolicyArgs } from './migration-policy';
export { OpenShiftVirtualization, type OpenShiftVirtualizationArgs } from './openshift-virtualization';
export type { ComponentOptions } from './options';
export { Template, type TemplateArgs } from './template';
export { VirtualMachine, type VirtualMachineArgs } from './virtual-machine';
export { VirtualizationStack, type VirtualizationStackArgs } from './virtualization-stack';
export { VMPool, type VMPoolArgs } from './vm-pool';
