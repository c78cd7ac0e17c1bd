/** Snapshots, backups, copies and moves of VMs: once, and on a schedule. */
export {
  Backup,
  type BackupOptions,
  type BackupProps,
  BackupTracker,
  type BackupTrackerProps,
} from './backup';
export { Clone, type CloneOptions, type ClonePatch, type CloneProps } from './clone';
export { Export, type ExportOptions, type ExportProps } from './export';
export { Migration, type MigrationProps } from './migration';
export { Restore, type RestoreProps } from './restore';
export { type DrilledVm, type RestorableVm, RestoreDrill, type RestoreDrillProps } from './restore-drill';
export type { ScheduledJobProps } from './scheduled-job';
export { type ISnapshot, Snapshot, type SnapshotOptions, type SnapshotProps } from './snapshot';
export { SnapshotSchedule, type SnapshotScheduleProps } from './snapshot-schedule';
