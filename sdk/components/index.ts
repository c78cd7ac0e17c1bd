export type { LifecycleArgs } from './arguments';
export type { ExposedService } from './exposed-service';
export type { GuestsComponent } from './guests';
export {
  GoldenImage,
  type GoldenImageArgs,
  VmwareImport,
  type VmwareImportArgs,
  WindowsImage,
  type WindowsImageArgs,
} from './images';
export type { LeafInput } from './leaf-input';
export { MigrationPolicy, type MigrationPolicyArgs } from './migration-policy';
export type { ComponentOptions } from './options';
export { RestoreDrill, type RestoreDrillArgs, SnapshotSchedule, type SnapshotScheduleArgs } from './protection';
export type { VmInput } from './reference';
export { Template, type TemplateArgs } from './template';
export { VirtualMachine, type VirtualMachineArgs } from './virtual-machine';
export { VirtualizationStack, type VirtualizationStackArgs } from './virtualization-stack';
export { VMPool, type VMPoolArgs } from './vm-pool';
