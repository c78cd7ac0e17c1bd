import { type NameRef, nameOf, type Quantity } from '../base';
import type { CloneSource } from './clone-source';
import type { CdRomOptions, DiskAttachment, LunOptions } from './disk-options';
import type {
  BlankDisk,
  ClaimDisk,
  CloneDisk,
  ContainerDisk,
  DataVolumeDisk,
  DiskSource,
  EmptyDisk,
  EphemeralDisk,
  HostDisk,
  ImportDisk,
  MadeDisk,
  OptionalVolume,
  PvcDisk,
  UploadDisk,
} from './disk-source';
import type { Image } from './image';

/**
 * A disk of a guest: where its data comes from, and how it is attached. Plain data, as the factories return it:
 * `{ import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' }`.
 * @see https://kubevirt.io/user-guide/storage/disks_and_volumes/
 */
export type Disk = DiskSource & DiskAttachment;

type Made = MadeDisk & DiskAttachment;

export const Disk = {
  /** A disk filled with an imported image. */
  import: (image: Image, options: Made & { readonly size: Quantity }): ImportDisk & DiskAttachment => ({
    import: image,
    ...options,
  }),
  /** A copy of a golden image, a claim, a DataVolume or a snapshot. */
  clone: (source: CloneSource, options: Made & { readonly size?: Quantity } = {}): CloneDisk & DiskAttachment => ({
    clone: source,
    ...options,
  }),
  /** A persistent empty disk. */
  blank: (options: Made & { readonly size: Quantity }): BlankDisk & DiskAttachment => ({ blank: {}, ...options }),
  /** A disk that waits for an upload: `virtctl image-upload`. */
  upload: (options: Made & { readonly size: Quantity }): UploadDisk & DiskAttachment => ({ upload: {}, ...options }),
  /** An existing PersistentVolumeClaim. */
  fromPvc: (pvc: NameRef, options: DiskAttachment = {}): PvcDisk & DiskAttachment => ({ pvc: nameOf(pvc), ...options }),
  /** An existing DataVolume. */
  fromDataVolume: (dataVolume: NameRef, options: DiskAttachment = {}): DataVolumeDisk & DiskAttachment => ({
    dataVolume: nameOf(dataVolume),
    ...options,
  }),
  /** A disk in a container image. Changes are lost when the guest stops. */
  containerDisk: (
    image: string,
    options: DiskAttachment & Omit<ContainerDisk, 'containerDisk'> = {},
  ): ContainerDisk & DiskAttachment => ({
    containerDisk: image,
    ...options,
  }),
  /** An empty disk that is deleted when the guest stops. */
  empty: (size: Quantity, options: DiskAttachment = {}): EmptyDisk & DiskAttachment => ({ empty: size, ...options }),
  /** A copy-on-write overlay on a claim. Changes are lost when the guest stops. */
  ephemeral: (pvc: NameRef, options: DiskAttachment = {}): EphemeralDisk & DiskAttachment => ({
    ephemeral: nameOf(pvc),
    ...options,
  }),
  /** A file on the node. Needs the feature gate `HostDisk`. */
  hostDisk: (path: string, options: DiskAttachment & Omit<HostDisk, 'hostDisk'> = {}): HostDisk & DiskAttachment => ({
    hostDisk: path,
    ...options,
  }),
};

/** CD-ROM drives. A drive cannot be added to a running guest, but the medium in it can be changed. */
export const CdRom = {
  /** A CD-ROM drive with the disk in it. */
  from: (disk: Disk, options: CdRomOptions = {}): Disk => ({ ...disk, ...options, as: 'cdrom' }) as Disk,
  /** An empty CD-ROM drive, named `cdrom`: replace it by `CdRom.inserted` to insert a medium while the guest runs. */
  emptyTray: (options: CdRomOptions = {}): Disk =>
    ({ emptyTray: true, name: 'cdrom', ...options, as: 'cdrom' }) as Disk,
  /**
   * A medium in the drive `cdrom`, on a claim. Replace it by another one to change it while the guest runs, and by
   * `CdRom.emptyTray()` to eject it; the drive keeps its name.
   */
  inserted: (medium: ClaimDisk, options: CdRomOptions = {}): Disk =>
    ({ ...medium, name: 'cdrom', hotpluggable: true, ...options, as: 'cdrom' }) as Disk,
};

/** SCSI devices that are passed through. */
export const Lun = {
  /** A claim, passed through as a SCSI device. */
  fromPvc: (pvc: NameRef, options: LunOptions = {}): Disk => ({ pvc: nameOf(pvc), ...options, as: 'lun' }) as Disk,
  /** A DataVolume, passed through as a SCSI device. */
  fromDataVolume: (dataVolume: NameRef, options: LunOptions = {}): Disk =>
    ({ dataVolume: nameOf(dataVolume), ...options, as: 'lun' }) as Disk,
};

type Labelled = DiskAttachment & { readonly volumeLabel?: string };

/** Kubernetes objects that the guest reads as a small disk or, with `Filesystem.virtiofs`, as a directory. */
export const Volume = {
  /** The files of a ConfigMap. */
  configMap: (configMap: NameRef, options: Labelled & OptionalVolume = {}): Disk => ({
    configMap: nameOf(configMap),
    ...options,
  }),
  /** The files of a Secret. */
  secret: (secret: NameRef, options: Labelled & OptionalVolume = {}): Disk => ({
    secret: nameOf(secret),
    ...options,
  }),
  /** The token of a ServiceAccount. */
  serviceAccount: (serviceAccount: NameRef, options: DiskAttachment = {}): Disk => ({
    serviceAccount: nameOf(serviceAccount),
    ...options,
  }),
  /** Files with fields of the guest's object. */
  downwardApi: (files: Record<string, string>, options: Labelled = {}): Disk => ({
    downwardApi: files,
    ...options,
  }),
  /** Metrics of the node, named `downward-metrics`. Needs the feature gate `DownwardMetrics`. */
  downwardMetrics: (options: DiskAttachment = {}): Disk => ({ downwardMetrics: {}, ...options }),
  /** A directory of the virt-launcher container, for `Filesystem.virtiofs`. Needs the feature gate `ContainerPathVolumes`. */
  containerPath: (path: string, options: { readonly name: string }): Disk => ({ containerPath: path, ...options }),
  /** A claim for dumps of the guest's memory (`virtctl memory-dump`). The guest does not see it. */
  memoryDump: (pvc: NameRef, options: { readonly name?: string } = {}): Disk => ({
    memoryDump: nameOf(pvc),
    ...options,
  }),
};

/** Directories that are shared with the guest. */
export const Filesystem = {
  /** A volume as a directory: `mount -t virtiofs <name> /mnt`. A claim needs the feature gate `EnableVirtioFsStorageVolumes`. */
  virtiofs: (volume: Disk): Disk => ({ ...volume, as: 'filesystem' }) as Disk,
};
