import type { Construct } from 'constructs';
import {
  constructError,
  type IResource,
  isKnown,
  Manifest,
  type NamespacedRef,
  nameOf,
  type ResourceProps,
} from '../base';
import { existing, vmRef, type Whereabouts } from './reference';
import { ReferringResource } from './referring-resource';
import type { ISnapshot } from './snapshot';

/** Props of a restore. */
export interface RestoreProps extends ResourceProps {
  /**
   * The VM that is put back: the one that the snapshot was taken of.
   * @change VirtualMachineRestore/spec.target
   */
  readonly of: NamespacedRef;
  /**
   * The snapshot.
   * @change VirtualMachineRestore/spec.virtualMachineSnapshotName
   */
  readonly from: ISnapshot | NamespacedRef;
  /**
   * Reaction to a guest that runs: wait 5 minutes for its end and fail then (`WaitGracePeriod`), stop it (`StopTarget`;
   * it stays stopped until it is started again), wait for as long as it takes, or fail at once.
   * @default WaitGracePeriod
   * @change VirtualMachineRestore/spec.targetReadinessPolicy
   */
  readonly targetReadinessPolicy?: 'WaitGracePeriod' | 'StopTarget' | 'WaitEventually' | 'FailImmediate';
  /**
   * Names of the restored claims. `InPlace` replaces the claims, so that the VM and its DataVolumes stay as the program
   * has them. The other two make new claims and point the VM at them, which the next synchronization from Git undoes:
   * the guest would start from the old disks.
   * @default InPlace
   * @change VirtualMachineRestore/spec.volumeRestorePolicy
   */
  readonly volumeRestorePolicy?: 'InPlace' | 'PrefixTargetName' | 'RandomizeNames';
}

/**
 * Puts a VM back to a snapshot, once, when the object is first applied. The disks as they were before the restore are lost: take a snapshot first. For a
 * copy beside the VM, use `Clone`.
 * @see https://kubevirt.io/user-guide/storage/snapshot_restore_api/
 */
export class Restore extends ReferringResource<RestoreProps> {
  /** A restore that exists already. */
  static fromRestoreName(scope: Construct, id: string, name: string, options: Whereabouts = {}): IResource {
    return existing(scope, id, name, options);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: RestoreProps) {
    super(scope, id, props, { kind: 'VirtualMachineRestore', refs: ({ of, from }) => [of, from] });
    const { of, from } = props;
    const source = typeof from === 'object' && 'source' in from ? from.source : undefined;
    if (source !== undefined && isKnown(source) && isKnown(nameOf(of)) && source !== nameOf(of)) {
      throw constructError(
        this,
        `the snapshot "${nameOf(from)}" is of the VM "${source}", so "${nameOf(of)}" cannot be put back to it. Restore "${source}", or make another VM with new Clone(..., { snapshot, to: '${nameOf(of)}' }).`,
      );
    }
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'snapshot.kubevirt.io/v1beta1',
      kind: 'VirtualMachineRestore',
      metadata: this.objectMeta(),
      spec: {
        target: vmRef(of),
        virtualMachineSnapshotName: nameOf(from),
        targetReadinessPolicy: props.targetReadinessPolicy,
        volumeRestorePolicy: props.volumeRestorePolicy ?? 'InPlace',
      },
    });
  }
}
