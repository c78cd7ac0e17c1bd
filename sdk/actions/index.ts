/** Actions as resources: what is done once, and again whenever an input changes. */
export { Action, type ActionArgs, type VirtualMachineActionArgs } from './action';
export {
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
