/** The public part of this folder. */

export * from '../clone-source';
export type { CloudConfig, Ethernet, NetworkConfig, WriteFile } from '../cloud-config';
export { User } from '../cloud-config';
export { CloudInit, type CloudInitOptions, type CloudInitSource } from '../cloud-init';
export {
  COMMON_INSTANCETYPES,
  COMMON_PREFERENCES,
  type CommonInstancetype,
  type CommonPreference,
} from '../common-instancetypes';
export { type ClaimedDevice, Clock, type Devices, type Features, Gpu, HostDevice, type Tpm } from '../devices';
export * from '../disk';
export type { BlockSize, CdRomOptions, DeviceOptions, DiskAttachment, DiskOptions, LunOptions } from '../disk-options';
export type * from '../disk-source';
export * from '../enums';
export { type AcpiTables, type BiosOptions, type EfiOptions, Firmware, type FirmwareOptions } from '../firmware';
export type { GuestConfigProps } from '../guest-config';
export type { HardwareProps, IoThreadPool } from '../hardware';
export * from '../image';
export { LaunchSecurity } from '../launch-security';
export * from '../nic';
export type { PodProps } from '../pod';
export type { PreferredDevices } from '../preference-devices';
export { Probe, type ProbeCheck, type ProbeTiming } from '../probe';
export type { MachineCommonProps, MachineProps } from '../props';
export { ResourceClaim, type ResourceClaimOptions } from '../resource-claim';
export * from '../scheduling';
export {
  Cpu,
  type CpuTopology,
  type InferredFromVolume,
  type InstancetypeRef,
  Memory,
  type MemoryProps,
  type PreferenceRef,
  type SizedByInstancetype,
  type SizedExplicitly,
  type Sizing,
} from '../sizing';
export { GuestPassword, SshKey, type SshKeySecret } from '../ssh-key';
export { type Ignition, Sysprep } from '../sysprep';
export {
  type PasswordSecret,
  type UnattendOptions,
  Windows,
  type WindowsImageOptions,
  type WindowsInstallOptions,
  type WindowsSetupOptions,
} from '../unattend';
