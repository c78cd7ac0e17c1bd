import type { IConstruct } from 'constructs';
import { quantityValue } from '../../kube/quantity';
import { constructError, quantity, suffixed } from '../base';
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

/** Name of the DataVolume for a disk. */
export function dataVolumeName(vmName: string, disk: MadeDiskSource, diskName: string): string {
  return disk.dataVolumeName ?? suffixed(vmName, diskName);
}

/** `spec` of the DataVolume for a disk. */
export function dataVolumeSpec(
  construct: IConstruct,
  disk: Disk & MadeDiskSource,
  namespace: string | undefined,
): Json {
  const size = disk.initialSize ?? disk.size;
  if (size === undefined && !('clone' in disk)) throw new Error("`size` must be set, such as { size: '20Gi' }.");
  return {
    ...origin(construct, disk, namespace),
    preallocation: disk.preallocation,
    priorityClassName: disk.priorityClass,
    storage: {
      resources: size === undefined ? undefined : { requests: { storage: quantity(size) } },
      storageClassName: disk.storageClass,
      accessModes: disk.accessMode === undefined ? undefined : [disk.accessMode],
      volumeMode: disk.volumeMode,
    },
  };
}

/**
 * The size that a disk has grown to since it was created; `undefined` if it has not. Throws if it would shrink.
 */
export function grownSize(construct: IConstruct, disk: Disk & MadeDiskSource, name: string): string | undefined {
  const { size, initialSize } = disk;
  if (initialSize === undefined) return undefined;
  if (size === undefined) {
    throw constructError(
      construct,
      `disk "${name}" has an \`initialSize\` and no \`size\`. Set \`size\` to the size that it grows to, or remove \`initialSize\`.`,
    );
  }
  const [from, to] = [quantity(initialSize), quantity(size)];
  const bytes = [quantityValue(from), quantityValue(to)] as const;
  if (bytes[0] !== undefined && bytes[1] !== undefined) {
    if (bytes[1] < bytes[0]) {
      throw constructError(
        construct,
        `disk "${name}" was created with ${from} (\`initialSize\`) and would shrink to ${to} (\`size\`), which Kubernetes does not support. Set \`size\` to ${from} or more.`,
      );
    }
    if (bytes[1] === bytes[0]) return undefined;
  }
  return to;
}

/** Throws if a disk that many VMs have one of each is said to have grown: their claims have names of their own. */
export function rejectGrowth(construct: IConstruct, { initialSize }: MadeDiskSource, name: string): void {
  if (initialSize === undefined) return;
  throw constructError(
    construct,
    `disk "${name}" cannot have an \`initialSize\`, because every VM has a claim of its own. Remove it: VMs that are created from now on get \`size\`; grow the claims of the others one by one.`,
  );
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
