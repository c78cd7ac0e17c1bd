export type { LifecycleArgs } from './component';
export type { GuestsComponent } from './guests';
export type { LeafInput } from './leaf-input';
export { MigrationPolicy, type MigrationPolicyArgs } from './migration-policy';
export { Template, type TemplateArgs } from './template';
export { VirtualMachine, type VirtualMachineArgs } from './virtual-machine';
export { VirtualizationStack, type VirtualizationStackArgs } from './virtualization-stack';
export { VMPool, type VMPoolArgs } from './vm-pool';
