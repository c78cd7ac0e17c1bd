import type * as pulumi from '@pulumi/pulumi';
import { Action, type ActionArgs } from './action';

export interface ExportArgs extends ActionArgs {
  /** VirtualMachine whose disk is exported. It must be stopped. Exactly one of vm, snapshot and claim. */
  vm?: pulumi.Input<string>;
  /** VirtualMachineSnapshot whose disk is exported. */
  snapshot?: pulumi.Input<string>;
  /** PersistentVolumeClaim that is exported. No Pod may use it. */
  claim?: pulumi.Input<string>;
  /** PersistentVolumeClaim to download, where the source has several. Default: the only one. */
  volume?: pulumi.Input<string>;
  /** Path of the file, which is overwritten. A relative one is relative to the folder of the program. */
  path: pulumi.Input<string>;
  /** Format; `tar.gz` is that of a claim that holds files. Only raw can be continued after an interruption. Default: `gzip`, or `tar.gz`. */
  format?: pulumi.Input<'gzip' | 'raw' | 'tar.gz'>;
  /** Expected SHA-256 of the file. Default: any. */
  sha256?: pulumi.Input<string>;
  /** Duration for which the download is offered, such as `4h`. Default: `2h`. */
  ttlDuration?: pulumi.Input<string>;
  /** `external`, by the Ingress or Route of virt-exportproxy, or `internal`, from within the cluster. Default: `external`. */
  link?: pulumi.Input<'external' | 'internal'>;
}

/**
 * Download of a disk to a file on the machine that runs the program, again whenever an input changes. The disk must not be in use: stop the
 * VirtualMachine, or export a snapshot. The file appears when it is complete and has the expected checksum. Deleting the resource keeps it.
 */
export class Export extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Export';
  /** Path of the file. */
  declare readonly path: pulumi.Output<string>;
  /** SHA-256 of the file. */
  declare readonly sha256: pulumi.Output<string>;
  /** Size of the file in bytes. */
  declare readonly bytes: pulumi.Output<number>;

  constructor(name: string, args: ExportArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = ['vm', 'snapshot', 'claim', 'volume', 'path', 'format', 'sha256', 'ttlDuration', 'link'];
    super(Export.__pulumiType, name, args, [...inputs, 'bytes'], opts);
  }
}

export interface UploadArgs extends ActionArgs {
  /** Path of the image: raw, qcow2, or compressed with gzip or xz. A relative one is relative to the folder of the program. */
  file: pulumi.Input<string>;
  /** Name of the DataVolume. Default: that of the resource, with a part that changes with the content. */
  name?: pulumi.Input<string>;
  /** Size of the disk, such as `10Gi`. Default: that in the image; required for a compressed one. */
  size?: pulumi.Input<string>;
  /** StorageClass of the disk. Default: that of the cluster. */
  storageClassName?: pulumi.Input<string>;
  /** Access mode, such as `ReadWriteMany`. Default: that of the StorageProfile. */
  accessMode?: pulumi.Input<string>;
  /** SHA-256 of the file, which is not uploaded if it has another. Default: computed, so that a change of the content is a change. */
  sha256?: pulumi.Input<string>;
  /** Address of cdi-uploadproxy. Default: that in CDIConfig. */
  uploadProxyUrl?: pulumi.Input<string>;
  /** Certificate, in PEM, that must have signed that of cdi-uploadproxy. Default: that in CDIConfig. */
  uploadProxyCa?: pulumi.Input<string>;
  /** Whether the DataVolume is deleted with all its data when the resource is deleted or replaced. Default: false. */
  deleteDisk?: pulumi.Input<boolean>;
}

/**
 * Upload of a disk image from a file on the machine that runs the program to a new DataVolume, and to another one whenever the content of
 * the file changes. Ends when the DataVolume is filled. Deleting the resource keeps the DataVolume, unless `deleteDisk` is true.
 *
 * @example
 * const image = new kubevirt.actions.Upload('golden', { file: 'build/golden.qcow2', namespace: 'images' });
 * export const disk = image.dataVolume;
 */
export class Upload extends Action {
  static readonly __pulumiType = 'kubevirt:actions:Upload';
  /** Name of the DataVolume. */
  declare readonly dataVolume: pulumi.Output<string>;
  /** SHA-256 of the file. */
  declare readonly sha256: pulumi.Output<string>;
  /** Size of the file in bytes. */
  declare readonly bytes: pulumi.Output<number>;

  constructor(name: string, args: UploadArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = [
      'file',
      'name',
      'size',
      'storageClassName',
      'accessMode',
      'sha256',
      'uploadProxyUrl',
      'uploadProxyCa',
    ];
    super(Upload.__pulumiType, name, args, [...inputs, 'deleteDisk', 'dataVolume', 'bytes'], opts);
  }
}
