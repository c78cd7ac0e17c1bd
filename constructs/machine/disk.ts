import { type NameRef, type NamespacedRef, nameOf, namespaceOf, type Quantity } from '../base';
import type { Image } from './image';

/**
 * A disk of a guest: where its data comes from, and how it is attached. A literal such as
 * `{ import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' }`; the factories make the same.
 */
export type Disk = DiskSource & DiskOptions;

export type DiskSource =
  | ImportDisk
  | CloneDisk
  | BlankDisk
  | UploadDisk
  | PvcDisk
  | DataVolumeDisk
  | ContainerDisk
  | EmptyDisk
  | EphemeralDisk
  | HostDisk
  | EmptyTray
  | ConfigMapVolume
  | SecretVolume
  | ServiceAccountVolume
  | DownwardApiVolume;

/** A disk that an image is imported into. */
export interface ImportDisk extends MadeDisk {
  /** @change DataVolume/spec.source */
  readonly import: Image;
  /** @change DataVolume/spec.storage.resources */
  readonly size: Quantity;
}
/** A copy of a disk that exists. */
export interface CloneDisk extends MadeDisk {
  /** @change DataVolume/spec.source */
  readonly clone: CloneSource;
  /**
   * Default: the size of the source.
   * @change DataVolume/spec.storage.resources
   */
  readonly size?: Quantity;
}
/** An empty disk that stays. */
export interface BlankDisk extends MadeDisk {
  /** @change DataVolume/spec.source */
  readonly blank: Record<string, never>;
  /** @change DataVolume/spec.storage.resources */
  readonly size: Quantity;
}
/** A disk that waits for its data: `virtctl image-upload`. */
export interface UploadDisk extends MadeDisk {
  /** @change DataVolume/spec.source */
  readonly upload: Record<string, never>;
  /** @change DataVolume/spec.storage.resources */
  readonly size: Quantity;
}
/** A PersistentVolumeClaim that exists. */
export interface PvcDisk {
  /** @change volumes[] */
  readonly pvc: NameRef;
}
/** A DataVolume that exists. */
export interface DataVolumeDisk {
  /** @change volumes[] */
  readonly dataVolume: NameRef;
}
/** A disk in a container image. What the guest writes is lost when it stops. */
export interface ContainerDisk {
  /** @change volumes[].containerDisk.image */
  readonly containerDisk: string;
  /** @change volumes[].containerDisk.imagePullPolicy */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** @change volumes[].containerDisk.imagePullSecret */
  readonly imagePullSecret?: NameRef;
  /**
   * Where the disk is in the image. Default: the only file in `/disk`.
   * @change volumes[].containerDisk.path
   */
  readonly path?: string;
}
/** An empty disk that lives as long as the running guest. */
export interface EmptyDisk {
  /** @change volumes[].emptyDisk.capacity */
  readonly empty: Quantity;
}
/** A claim that is read and never written: what the guest writes is lost when it stops. */
export interface EphemeralDisk {
  /** @change volumes[].ephemeral.persistentVolumeClaim */
  readonly ephemeral: NameRef;
}
/** A file on the node. Needs the feature gate HostDisk. */
export interface HostDisk {
  /** @change volumes[].hostDisk.path */
  readonly hostDisk: string;
  /**
   * `DiskOrCreate` makes the file where it is missing, and needs `capacity`. Default `Disk`.
   * @change volumes[].hostDisk.type
   */
  readonly type?: 'Disk' | 'DiskOrCreate';
  /** @change volumes[].hostDisk.capacity */
  readonly capacity?: Quantity;
}
/** A CD-ROM drive with nothing in it. */
export interface EmptyTray {
  /** @change domain.devices.disks[].cdrom */
  readonly emptyTray: true;
}
export interface ConfigMapVolume {
  /** @change volumes[].configMap.name */
  readonly configMap: NameRef;
  /** @change volumes[].configMap.volumeLabel */
  readonly volumeLabel?: string;
}
export interface SecretVolume {
  /** @change volumes[].secret.secretName */
  readonly secret: NameRef;
  /** @change volumes[].secret.volumeLabel */
  readonly volumeLabel?: string;
}
export interface ServiceAccountVolume {
  /** @change volumes[].serviceAccount.serviceAccountName */
  readonly serviceAccount: NameRef;
}
export interface DownwardApiVolume {
  /**
   * File name to field of the object: `{ labels: 'metadata.labels' }`.
   * @change volumes[].downwardAPI.fields
   */
  readonly downwardApi: Readonly<Record<string, string>>;
  /** @change volumes[].downwardAPI.volumeLabel */
  readonly volumeLabel?: string;
}

/** A disk that is made here, as a DataVolume. */
export interface MadeDisk {
  /**
   * Default: the cluster's default StorageClass for virtual machines.
   * @change DataVolume/spec.storage.storageClassName
   */
  readonly storageClass?: string;
  /**
   * Default: what CDI knows of the StorageClass, ReadWriteMany where it can: without it the guest cannot be migrated live.
   * @change DataVolume/spec.storage.accessModes
   */
  readonly accessMode?: AccessMode;
  /**
   * Default: what CDI knows of the StorageClass.
   * @change DataVolume/spec.storage.volumeMode
   */
  readonly volumeMode?: 'Block' | 'Filesystem';
  /**
   * Whether the disk outlives its machine. `true`: a DataVolume of its own, which Argo CD and Flux are told to keep. `false`:
   * it is deleted with the machine. Default `true`.
   * @change /spec.dataVolumeTemplates
   */
  readonly retain?: boolean;
}
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** What a disk can be a copy of. Without a namespace it is looked for in that of the machine. */
export type CloneSource =
  | {
      /** @change DataVolume/spec.source */
      readonly dataSource: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    }
  | {
      /** @change DataVolume/spec.source */
      readonly pvc: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    }
  | {
      /** @change DataVolume/spec.source */
      readonly dataVolume: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    }
  | {
      /** @change DataVolume/spec.source */
      readonly volumeSnapshot: string;
      /** @change DataVolume/spec.source */
      readonly namespace?: string;
    };

/** How a disk is attached. */
export interface DiskOptions {
  /**
   * Name of the disk within the machine, and of the DataVolume made for it: `<machine>-<name>`. Default: `root` for the boot disk,
   * the claim's name for a claim that exists; any other disk must be named, since its data hangs on it.
   * @change volumes[]
   */
  readonly name?: string;
  /**
   * As what the guest sees it. Default `disk`. `filesystem`: shared with virtiofs and mounted by its name.
   * @change domain.devices.disks[].disk
   */
  readonly as?: 'disk' | 'cdrom' | 'lun' | 'filesystem';
  /**
   * Default: what the preference prefers, else `virtio`; `scsi` where hotpluggable; `sata` for a CD-ROM.
   * @change domain.devices.disks[].disk.bus
   */
  readonly bus?: 'virtio' | 'sata' | 'scsi' | 'usb';
  /**
   * Place in the boot order, from 1. Default: the order in which disks are listed.
   * @change domain.devices.disks[].bootOrder
   */
  readonly bootOrder?: number;
  /** @change domain.devices.disks[].cache */
  readonly cache?: 'none' | 'writethrough' | 'writeback';
  /** @change domain.devices.disks[].io */
  readonly io?: 'native' | 'threads';
  /** @change domain.devices.disks[].errorPolicy */
  readonly errorPolicy?: 'stop' | 'ignore' | 'report' | 'enospace';
  /**
   * Serial number that the guest sees, in `/dev/disk/by-id`.
   * @change domain.devices.disks[].serial
   */
  readonly serial?: string;
  /** @change domain.devices.disks[].blockSize */
  readonly blockSize?: { readonly logical: number; readonly physical: number } | 'matchVolume';
  /**
   * Can be attached to and removed from the running guest: adding it, or taking it out of the list, is live.
   * @change volumes[].hotpluggable
   */
  readonly hotpluggable?: boolean;
  /**
   * Attached to several machines at once.
   * @change domain.devices.disks[].shareable
   */
  readonly shareable?: boolean;
  /** @change domain.devices.disks[].disk.readonly */
  readonly readonly?: boolean;
  /**
   * Default: what the preference prefers.
   * @change domain.devices.disks[].dedicatedIOThread
   */
  readonly dedicatedIoThread?: boolean;
  /**
   * Of a CD-ROM. Default `closed`.
   * @change domain.devices.disks[].cdrom.tray
   */
  readonly tray?: 'open' | 'closed';
}

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

interface Where {
  /** Default: the namespace of the machine. */
  readonly namespace?: string;
}

const named = (ref: NamespacedRef, where: Where) => {
  const namespace = where.namespace ?? namespaceOf(ref);
  return { name: nameOf(ref), rest: namespace === undefined ? {} : { namespace } };
};

/** A DataSource of CDI: the current state of a golden image. */
export const DataSource = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    dataSource: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
export const PersistentVolumeClaim = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    pvc: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
export const DataVolume = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    dataVolume: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
export const VolumeSnapshot = {
  ref: (ref: NamespacedRef, where: Where = {}): CloneSource => ({
    volumeSnapshot: named(ref, where).name,
    ...named(ref, where).rest,
  }),
};
