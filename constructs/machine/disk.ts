import { type NameRef, nameOf, type Quantity } from '../base';
import type { CloneSource } from './clone-source';
import type { DiskOptions } from './disk-options';
import type {
  BlankDisk,
  CloneDisk,
  ContainerDisk,
  DataVolumeDisk,
  DiskSource,
  EmptyDisk,
  EphemeralDisk,
  HostDisk,
  ImportDisk,
  MadeDisk,
  PvcDisk,
  UploadDisk,
} from './disk-source';
import type { Image } from './image';

/**
 * A disk of a guest: where its data comes from, and how it is attached. Plain data, as the factories return it:
 * `{ import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' }`.
 * @see https://kubevirt.io/user-guide/storage/disks_and_volumes/
 */
export type Disk = DiskSource & DiskOptions;

type Made = MadeDisk & DiskOptions;

export const Disk = {
  /** A disk filled with an imported image. */
  import: (image: Image, options: Made & { readonly size: Quantity }): ImportDisk & DiskOptions => ({
    import: image,
    ...options,
  }),
  /** A copy of a golden image, a claim, a DataVolume or a snapshot. */
  clone: (source: CloneSource, options: Made & { readonly size?: Quantity } = {}): CloneDisk & DiskOptions => ({
    clone: source,
    ...options,
  }),
  /** A persistent empty disk. */
  blank: (options: Made & { readonly size: Quantity }): BlankDisk & DiskOptions => ({ blank: {}, ...options }),
  /** A disk that waits for an upload: `virtctl image-upload`. */
  upload: (options: Made & { readonly size: Quantity }): UploadDisk & DiskOptions => ({ upload: {}, ...options }),
  /** An existing PersistentVolumeClaim. */
  fromPvc: (pvc: NameRef, options: DiskOptions = {}): PvcDisk & DiskOptions => ({ pvc: nameOf(pvc), ...options }),
  /** An existing DataVolume. */
  fromDataVolume: (dataVolume: NameRef, options: DiskOptions = {}): DataVolumeDisk & DiskOptions => ({
    dataVolume: nameOf(dataVolume),
    ...options,
  }),
  /** A disk in a container image. Changes are lost when the guest stops. */
  containerDisk: (
    image: string,
    options: DiskOptions & Omit<ContainerDisk, 'containerDisk'> = {},
  ): ContainerDisk & DiskOptions => ({
    containerDisk: image,
    ...options,
  }),
  /** An empty disk that is deleted when the guest stops. */
  empty: (size: Quantity, options: DiskOptions = {}): EmptyDisk & DiskOptions => ({ empty: size, ...options }),
  /** A copy-on-write overlay on a claim. Changes are lost when the guest stops. */
  ephemeral: (pvc: NameRef, options: DiskOptions = {}): EphemeralDisk & DiskOptions => ({
    ephemeral: nameOf(pvc),
    ...options,
  }),
  /** A file on the node. Needs the feature gate `HostDisk`. */
  hostDisk: (path: string, options: DiskOptions & Omit<HostDisk, 'hostDisk'> = {}): HostDisk & DiskOptions => ({
    hostDisk: path,
    ...options,
  }),
};

/** CD-ROM drives. */
export const CdRom = {
  /** A CD-ROM drive with the disk in it. */
  from: (disk: Disk, options: DiskOptions = {}): Disk => ({ ...disk, ...options, as: 'cdrom' }),
  /** An empty CD-ROM drive: media can be inserted while the guest runs, a drive cannot be added. */
  emptyTray: (options: DiskOptions = {}): Disk => ({ emptyTray: true, name: 'cdrom', ...options, as: 'cdrom' }),
};

/** SCSI devices that are passed through. */
export const Lun = {
  /** A claim, passed through as a SCSI device. */
  fromPvc: (pvc: NameRef, options: DiskOptions = {}): Disk => ({ ...Disk.fromPvc(pvc, options), as: 'lun' }),
  /** A DataVolume, passed through as a SCSI device. */
  fromDataVolume: (dataVolume: NameRef, options: DiskOptions = {}): Disk => ({
    ...Disk.fromDataVolume(dataVolume, options),
    as: 'lun',
  }),
};

/** Kubernetes objects that the guest reads as a small disk or, with `Filesystem.virtiofs`, as a directory. */
export const Volume = {
  /** The files of a ConfigMap. */
  configMap: (configMap: NameRef, options: DiskOptions & { readonly volumeLabel?: string } = {}): Disk => ({
    configMap: nameOf(configMap),
    ...options,
  }),
  /** The files of a Secret. */
  secret: (secret: NameRef, options: DiskOptions & { readonly volumeLabel?: string } = {}): Disk => ({
    secret: nameOf(secret),
    ...options,
  }),
  /** The token of a ServiceAccount. */
  serviceAccount: (serviceAccount: NameRef, options: DiskOptions = {}): Disk => ({
    serviceAccount: nameOf(serviceAccount),
    ...options,
  }),
  /** Files with fields of the guest's object. */
  downwardApi: (
    files: Record<string, string>,
    options: DiskOptions & { readonly volumeLabel?: string } = {},
  ): Disk => ({
    downwardApi: files,
    ...options,
  }),
};

/** Directories that are shared with the guest. */
export const Filesystem = {
  /** A volume as a directory: `mount -t virtiofs <name> /mnt`. A claim needs the feature gate `EnableVirtioFsStorageVolumes`. */
  virtiofs: (volume: Disk): Disk => ({ ...volume, as: 'filesystem' }),
};
