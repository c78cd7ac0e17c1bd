/** What users of the package see of a machine. */

export * from './clone-source';
export type { CloudConfig, Ethernet, NetworkConfig, WriteFile } from './cloud-config';
export { User } from './cloud-config';
export { CloudInit, type CloudInitOptions, type CloudInitSource } from './cloud-init';
export {
  COMMON_INSTANCETYPES,
  COMMON_PREFERENCES,
  type CommonInstancetype,
  type CommonPreference,
} from './common-instancetypes';
export { Clock, type Devices, type Features, LaunchSecurity, type Tpm } from './devices';
export * from './disk';
export type { DiskOptions } from './disk-options';
export type * from './disk-source';
export * from './enums';
export { type BiosOptions, type EfiOptions, Firmware, type FirmwareOptions } from './firmware';
export type { GuestConfigProps } from './guest-config';
export * from './image';
export * from './nic';
export type { PreferredDevices } from './preference-devices';
export { Probe, type ProbeCheck, type ProbeTiming } from './probe';
export type { MachineCommonProps, MachineProps } from './props';
export * from './scheduling';
export {
  Cpu,
  type CpuTopology,
  type InstancetypeRef,
  Memory,
  type MemoryProps,
  type PreferenceRef,
  type SizedByInstancetype,
  type SizedExplicitly,
  type Sizing,
} from './sizing';
export { GuestPassword, SshKey, type SshKeySecret } from './ssh-key';
export { type Ignition, Sysprep } from './sysprep';
