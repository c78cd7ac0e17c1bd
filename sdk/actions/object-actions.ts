import type * as pulumi from '@pulumi/pulumi';
import { Action, type ActionArgs, type VirtualMachineActionArgs } from './action';

export interface MigrationArgs extends VirtualMachineActionArgs {
  /** Labels that the target node must have, in addition to the node selector of the guest, such as `kubernetes.io/hostname: node-2`. */
  addedNodeSelector?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Live migration of the guest to another node, again whenever an input changes. Ends when the guest runs on its new node. */
export class Migration extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Migration';
  /** Name of the VirtualMachineInstanceMigration. */
  declare readonly name: pulumi.Output<string>;
  /** Node that the guest ran on. */
  declare readonly sourceNode: pulumi.Output<string | undefined>;
  /** Node that the guest moved to. */
  declare readonly targetNode: pulumi.Output<string | undefined>;

  constructor(name: string, args: MigrationArgs, opts?: pulumi.CustomResourceOptions) {
    super(Migration.__pulumiType, name, args, ['vm', 'addedNodeSelector', 'name', 'sourceNode', 'targetNode'], opts);
  }
}

export interface SnapshotArgs extends VirtualMachineActionArgs {
  /** Duration after which the snapshot is given up, such as `10m`. Default: `5m`. */
  failureDeadline?: pulumi.Input<string>;
}

/** Snapshot of a VirtualMachine with its disks; another one is taken whenever an input changes, before the earlier one is deleted. */
export class Snapshot extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Snapshot';
  /** Name of the VirtualMachineSnapshot. */
  declare readonly name: pulumi.Output<string>;
  /** Time at which the snapshot was taken. */
  declare readonly creationTime: pulumi.Output<string | undefined>;
  /** How it was taken, such as `Online`, `GuestAgent`. */
  declare readonly indications: pulumi.Output<string[] | undefined>;

  constructor(name: string, args: SnapshotArgs, opts?: pulumi.CustomResourceOptions) {
    super(Snapshot.__pulumiType, name, args, ['vm', 'failureDeadline', 'name', 'creationTime', 'indications'], opts);
  }
}

export interface RestoreArgs extends VirtualMachineActionArgs {
  /** Name of the VirtualMachineSnapshot. */
  snapshot: pulumi.Input<string>;
}

/** Restore of the disks of a stopped VirtualMachine from a snapshot. The disks as they were before the restore are lost. */
export class Restore extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Restore';
  /** Name of the VirtualMachineRestore. */
  declare readonly name: pulumi.Output<string>;
  /** Time at which the restore was complete. */
  declare readonly restoreTime: pulumi.Output<string | undefined>;

  constructor(name: string, args: RestoreArgs, opts?: pulumi.CustomResourceOptions) {
    super(Restore.__pulumiType, name, args, ['vm', 'snapshot', 'name', 'restoreTime'], opts);
  }
}

export interface CloneArgs extends VirtualMachineActionArgs {
  /** Name of the new VirtualMachine. */
  target: pulumi.Input<string>;
}

/** Copy of a VirtualMachine with its disks. It does not keep the labels by which Services select its source; deleting the resource keeps the copy. */
export class Clone extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Clone';
  /** Name of the VirtualMachineClone. */
  declare readonly name: pulumi.Output<string>;
  /** Name of the new VirtualMachine. */
  declare readonly targetName: pulumi.Output<string | undefined>;

  constructor(name: string, args: CloneArgs, opts?: pulumi.CustomResourceOptions) {
    super(Clone.__pulumiType, name, args, ['vm', 'target', 'name', 'targetName'], opts);
  }
}

export interface BackupArgs extends ActionArgs {
  /** Name of the VirtualMachine, for a full backup. Exactly one of vm and tracker. */
  vm?: pulumi.Input<string>;
  /** Name of the VirtualMachineBackupTracker, for an incremental backup of its VirtualMachine. */
  tracker?: pulumi.Input<string>;
  /** Name of the PersistentVolumeClaim that is written to. */
  claim: pulumi.Input<string>;
  /** Whether everything is written although a tracker knows an earlier backup. Default: false. */
  forceFullBackup?: pulumi.Input<boolean>;
  /** Whether the file systems of the guest are not frozen for the backup. Default: false. */
  skipQuiesce?: pulumi.Input<boolean>;
}

/**
 * Backup of the disks of a running VirtualMachine to a PersistentVolumeClaim, and another one whenever an input changes. Needs the feature
 * gate IncrementalBackup (alpha). Deleting the resource keeps what was written.
 */
export class Backup extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Backup';
  /** Name of the VirtualMachineBackup. */
  declare readonly name: pulumi.Output<string>;
  /** `Full` or `Incremental`. */
  declare readonly type: pulumi.Output<string | undefined>;
  /** Checkpoint from which the next incremental backup starts. */
  declare readonly checkpointName: pulumi.Output<string | undefined>;
  /** Names of the volumes in the backup. */
  declare readonly includedVolumes: pulumi.Output<string[]>;

  constructor(name: string, args: BackupArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = ['vm', 'tracker', 'claim', 'forceFullBackup', 'skipQuiesce'];
    super(Backup.__pulumiType, name, args, [...inputs, 'name', 'type', 'checkpointName', 'includedVolumes'], opts);
  }
}
