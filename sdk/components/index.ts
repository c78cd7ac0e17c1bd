export type { LifecycleArgs } from './component';
export type { LeafInput } from './leaf-input';
export { VirtualMachine, type VirtualMachineArgs } from './virtual-machine';
export { VirtualizationStack, type VirtualizationStackArgs } from './virtualization-stack';
