/** Actions as resources: what is done once, and again whenever an input changes. */
export { Action, type ActionArgs, type VirtualMachineActionArgs } from './action';
export { Drain, type DrainArgs } from './drain';
export { HotplugInterface, type HotplugInterfaceArgs, HotplugVolume, type HotplugVolumeArgs } from './hotplug';
export {
  Backup,
  type BackupArgs,
  Clone,
  type CloneArgs,
  Migration,
  type MigrationArgs,
  Restore,
  type RestoreArgs,
  Snapshot,
  type SnapshotArgs,
} from './object-actions';
export { GuestAction, Pause, Restart, Start, Stop, type StopArgs } from './power';
export { Export, type ExportArgs, Upload, type UploadArgs } from './transfer';
