import type { IConstruct } from 'constructs';
import { constructError, quantity } from '../base';
import type { CloneSource } from './clone-source';
import type { Disk } from './disk';
import type { BlankDisk, CloneDisk, ImportDisk, UploadDisk } from './disk-source';
import { imageSource } from './image-source';
import type { Json } from './json';

export type MadeDiskSource = ImportDisk | CloneDisk | BlankDisk | UploadDisk;

/** Whether a DataVolume is created for this disk. */
export function isMade(disk: Disk): disk is Disk & MadeDiskSource {
  return 'import' in disk || 'clone' in disk || 'blank' in disk || 'upload' in disk;
}

/** `spec` of the DataVolume for a disk. */
export function dataVolumeSpec(
  construct: IConstruct,
  disk: Disk & MadeDiskSource,
  namespace: string | undefined,
): Json {
  if (disk.size === undefined && !('clone' in disk)) throw new Error("`size` must be set, such as { size: '20Gi' }.");
  return {
    ...origin(construct, disk, namespace),
    storage: {
      resources: disk.size === undefined ? undefined : { requests: { storage: quantity(disk.size) } },
      storageClassName: disk.storageClass,
      accessModes: disk.accessMode === undefined ? undefined : [disk.accessMode],
      volumeMode: disk.volumeMode,
    },
  };
}

function origin(construct: IConstruct, disk: MadeDiskSource, namespace: string | undefined): Json {
  if ('import' in disk) return { source: imageSource(disk.import) };
  if ('blank' in disk) return { source: { blank: {} } };
  if ('upload' in disk) return { source: { upload: {} } };
  return cloneOrigin(construct, disk.clone, namespace);
}

function cloneOrigin(construct: IConstruct, clone: CloneSource, namespace: string | undefined): Json {
  const where = clone.namespace ?? namespace;
  if ('dataSource' in clone) return { sourceRef: { kind: 'DataSource', name: clone.dataSource, namespace: where } };
  if (where === undefined) {
    throw constructError(
      construct,
      'a disk is cloned from a source without a namespace, which CDI requires. ' +
        "Set the namespace of the chart, of the VM, or of the source: PersistentVolumeClaim.ref('base', { namespace: 'images' }).",
    );
  }
  if ('volumeSnapshot' in clone) return { source: { snapshot: { name: clone.volumeSnapshot, namespace: where } } };
  return { source: { pvc: { name: 'pvc' in clone ? clone.pvc : clone.dataVolume, namespace: where } } };
}
