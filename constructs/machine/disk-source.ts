import type { NameRef, Quantity } from '../base';
import type { CloneSource } from './clone-source';
import type { Image } from './image';

/** Where the data of a disk comes from. */
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
