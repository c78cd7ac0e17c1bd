import type { Construct } from 'constructs';
import {
  constructError,
  goDuration,
  type IResource,
  Manifest,
  type NameRef,
  type NamespacedRef,
  nameOf,
  type ResourceProps,
  type TimeSpan,
} from '../base';
import { existing, localRef, vmRef, type Whereabouts } from './reference';
import { ReferringResource } from './referring-resource';

/** Props of a tracker of backups. */
export interface BackupTrackerProps extends ResourceProps {
  /**
   * The VM.
   * @change VirtualMachineBackupTracker/spec.source
   */
  readonly of: NamespacedRef;
}

/**
 * Remembers the last checkpoint of a VM, from which incremental backups start. It is part of the lasting state and belongs in Git, unlike the backups.
 * Needs the feature gate IncrementalBackup (alpha).
 */
export class BackupTracker extends ReferringResource<BackupTrackerProps> {
  /** A tracker that exists already. */
  static fromBackupTrackerName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: BackupTrackerProps) {
    super(scope, id, props, { kind: 'VirtualMachineBackupTracker', refs: ({ of }) => [of] });
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'backup.kubevirt.io/v1alpha1',
      kind: 'VirtualMachineBackupTracker',
      metadata: this.objectMeta(),
      spec: { source: vmRef(props.of) },
    });
  }
}

/** Props of a backup, apart from its source. */
export interface BackupOptions extends ResourceProps {
  /**
   * PersistentVolumeClaim that the backup is written to, or that a pull uses as scratch space.
   * @change VirtualMachineBackup/spec.pvcName
   */
  readonly claim: NamespacedRef;
  /**
   * Secret with the token that a download needs, under the key `token`. The backup is then pulled by a client instead
   * of pushed to the claim.
   * @default - none: the backup is pushed
   * @change VirtualMachineBackup/spec.tokenSecretRef
   */
  readonly pullToken?: NameRef;
  /**
   * Time for which a backup can be pulled.
   * @default 2h
   * @change VirtualMachineBackup/spec.ttlDuration
   */
  readonly ttl?: TimeSpan;
  /**
   * Whether everything is written although the tracker knows an earlier checkpoint.
   * @default false
   * @change VirtualMachineBackup/spec.forceFullBackup
   */
  readonly forceFullBackup?: boolean;
  /**
   * Whether the file systems of the guest are not frozen for the backup.
   * @default false
   * @change VirtualMachineBackup/spec.skipQuiesce
   */
  readonly skipQuiesce?: boolean;
}

/** Props of a backup: full of a VM, or incremental of the VM of a tracker. */
export type BackupProps = BackupOptions &
  (
    | {
        /**
         * The VM, for a full backup.
         * @change VirtualMachineBackup/spec.source
         */
        readonly of: NamespacedRef;
        readonly tracker?: never;
      }
    | {
        /**
         * The tracker, for an incremental backup of its VM.
         * @change VirtualMachineBackup/spec.source
         */
        readonly tracker: NamespacedRef;
        readonly of?: never;
      }
  );

/**
 * A backup of the disks of a running VM, made once, when the object is first applied. Needs the feature gate IncrementalBackup (alpha), and changed block
 * tracking of the VM.
 */
export class Backup extends ReferringResource<BackupProps> {
  /** A backup that exists already, to export. */
  static fromBackupName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id, props, {
      kind: 'VirtualMachineBackup',
      refs: ({ of, tracker, claim }) => [of ?? tracker, claim],
    });
    const ref = props.of ?? props.tracker;
    if (ref === undefined || (props.of !== undefined && props.tracker !== undefined)) {
      throw constructError(
        this,
        `a backup is full, of a VM, or incremental, of a tracker, and this one names ${ref === undefined ? 'neither' : 'both'}. Set either \`of\` or \`tracker\`.`,
      );
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'backup.kubevirt.io/v1alpha1',
      kind: 'VirtualMachineBackup',
      metadata: this.objectMeta(),
      spec: {
        source: props.of ? vmRef(ref) : localRef('backup.kubevirt.io', 'VirtualMachineBackupTracker', ref),
        mode: props.pullToken === undefined ? 'Push' : 'Pull',
        pvcName: nameOf(props.claim),
        tokenSecretRef: props.pullToken === undefined ? undefined : nameOf(props.pullToken),
        ttlDuration: props.ttl === undefined ? undefined : goDuration(props.ttl),
        forceFullBackup: props.forceFullBackup,
        skipQuiesce: props.skipQuiesce,
      },
    });
  }
}
