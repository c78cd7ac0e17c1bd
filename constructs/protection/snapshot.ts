import type { Construct } from 'constructs';
import {
  goDuration,
  type IResource,
  Manifest,
  type NamespacedRef,
  nameOf,
  type ResourceProps,
  type TimeSpan,
} from '../base';
import { RETAINED } from '../retention-annotations';
import { existing, vmRef, type Whereabouts } from './reference';
import { ReferringResource } from './referring-resource';

/** Options of a snapshot. */
export interface SnapshotOptions extends Omit<ResourceProps, 'namespace'> {
  /**
   * Time after which KubeVirt gives the snapshot up; `0s` for never.
   * @default 5m
   * @change VirtualMachineSnapshot/spec.failureDeadline
   */
  readonly failureDeadline?: TimeSpan;
  /**
   * What becomes of the data when the snapshot is deleted.
   * @default Delete
   * @change VirtualMachineSnapshot/spec.deletionPolicy
   */
  readonly deletionPolicy?: 'Delete' | 'Retain';
  /**
   * Whether Argo CD and Flux keep the snapshot when it leaves the program.
   * @default true
   * @change VirtualMachineSnapshot/metadata.annotations
   */
  readonly retain?: boolean;
}

/** Props of a snapshot. */
export interface SnapshotProps extends SnapshotOptions, Pick<ResourceProps, 'namespace'> {
  /**
   * The VM.
   * @change VirtualMachineSnapshot/spec.source
   */
  readonly of: NamespacedRef;
}

/** A snapshot: one that this program takes, or an existing one. */
export interface ISnapshot extends IResource {
  /** Name of the VM; `undefined` for an existing snapshot. */
  readonly source?: string;
}

/**
 * A snapshot of a VM, taken once, when the object is first applied: its spec and its disks on claims. A guest with the guest agent has its file
 * systems frozen meanwhile; without, the disks are as after a power failure. The storage must support snapshots.
 * @see https://kubevirt.io/user-guide/storage/snapshot_restore_api/
 */
export class Snapshot extends ReferringResource<SnapshotProps> implements ISnapshot {
  /** A snapshot that exists already, to restore, clone or export. */
  static fromSnapshotName(scope: Construct, id: string, name: string, options: Whereabouts = {}): ISnapshot {
    return existing(scope, id, name, options);
  }

  readonly source: string;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: SnapshotProps) {
    super(scope, id, props, { kind: 'VirtualMachineSnapshot', refs: ({ of }) => [of] });
    this.source = nameOf(props.of);
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'snapshot.kubevirt.io/v1beta1',
      kind: 'VirtualMachineSnapshot',
      metadata: this.objectMeta({ annotations: props.retain === false ? {} : RETAINED }),
      spec: {
        source: vmRef(props.of),
        failureDeadline: props.failureDeadline === undefined ? undefined : goDuration(props.failureDeadline),
        deletionPolicy: props.deletionPolicy,
      },
    });
  }
}
