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
 * A disk of a guest: where its data comes from, and how it is attached. A literal such as
 * `{ import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' }`; the factories make the same.
 */
export type Disk = DiskSource & DiskOptions;

type Made = MadeDisk & DiskOptions;

export const Disk = {
  /** A disk that an image is imported into. */
  import: (image: Image, options: Made & { readonly size: Quantity }): ImportDisk & DiskOptions => ({
    import: image,
    ...options,
  }),
  /** A copy of a golden image, a claim, a DataVolume or a snapshot. */
  clone: (source: CloneSource, options: Made & { readonly size?: Quantity } = {}): CloneDisk & DiskOptions => ({
    clone: source,
    ...options,
  }),
  /** An empty disk that stays. */
  blank: (options: Made & { readonly size: Quantity }): BlankDisk & DiskOptions => ({ blank: {}, ...options }),
  /** A disk that waits for its data. */
  upload: (options: Made & { readonly size: Quantity }): UploadDisk & DiskOptions => ({ upload: {}, ...options }),
  fromPvc: (pvc: NameRef, options: DiskOptions = {}): PvcDisk & DiskOptions => ({ pvc: nameOf(pvc), ...options }),
  fromDataVolume: (dataVolume: NameRef, options: DiskOptions = {}): DataVolumeDisk & DiskOptions => ({
    dataVolume: nameOf(dataVolume),
    ...options,
  }),
  /** A disk in a container image, back to its first state at every start. */
  containerDisk: (
    image: string,
    options: DiskOptions & Omit<ContainerDisk, 'containerDisk'> = {},
  ): ContainerDisk & DiskOptions => ({
    containerDisk: image,
    ...options,
  }),
  /** An empty disk that lives as long as the running guest. */
  empty: (size: Quantity, options: DiskOptions = {}): EmptyDisk & DiskOptions => ({ empty: size, ...options }),
  /** A claim that is read and never written. */
  ephemeral: (pvc: NameRef, options: DiskOptions = {}): EphemeralDisk & DiskOptions => ({
    ephemeral: nameOf(pvc),
    ...options,
  }),
  /** A file on the node. Needs the feature gate HostDisk. */
  hostDisk: (path: string, options: DiskOptions & Omit<HostDisk, 'hostDisk'> = {}): HostDisk & DiskOptions => ({
    hostDisk: path,
    ...options,
  }),
};

export const CdRom = {
  /** The disk as a CD-ROM in its drive. */
  from: (disk: Disk, options: DiskOptions = {}): Disk => ({ ...disk, ...options, as: 'cdrom' }),
  /** A drive with nothing in it: media can be inserted while the guest runs, a drive cannot be added. */
  emptyTray: (options: DiskOptions = {}): Disk => ({ emptyTray: true, name: 'cdrom', ...options, as: 'cdrom' }),
};

export const Lun = {
  /** The claim passed through as a SCSI device. */
  fromPvc: (pvc: NameRef, options: DiskOptions = {}): Disk => ({ ...Disk.fromPvc(pvc, options), as: 'lun' }),
  fromDataVolume: (dataVolume: NameRef, options: DiskOptions = {}): Disk => ({
    ...Disk.fromDataVolume(dataVolume, options),
    as: 'lun',
  }),
};

/** Objects of the cluster that the guest reads, as a small disk or (see `Filesystem`) as a directory. */
export const Volume = {
  configMap: (configMap: NameRef, options: DiskOptions & { readonly volumeLabel?: string } = {}): Disk => ({
    configMap: nameOf(configMap),
    ...options,
  }),
  secret: (secret: NameRef, options: DiskOptions & { readonly volumeLabel?: string } = {}): Disk => ({
    secret: nameOf(secret),
    ...options,
  }),
  serviceAccount: (serviceAccount: NameRef, options: DiskOptions = {}): Disk => ({
    serviceAccount: nameOf(serviceAccount),
    ...options,
  }),
  downwardApi: (
    files: Record<string, string>,
    options: DiskOptions & { readonly volumeLabel?: string } = {},
  ): Disk => ({
    downwardApi: files,
    ...options,
  }),
};

export const Filesystem = {
  /** The volume as a directory: `mount -t virtiofs <name> /mnt`. On a claim it needs the feature gate EnableVirtioFsStorageVolumes. */
  virtiofs: (volume: Disk): Disk => ({ ...volume, as: 'filesystem' }),
};
