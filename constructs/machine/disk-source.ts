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
  | DownwardApiVolume
  | DownwardMetricsVolume
  | ContainerPathVolume
  | MemoryDumpVolume;

/** A disk on a claim, which can be added to and removed from a running guest. */
export type ClaimDisk = ImportDisk | CloneDisk | BlankDisk | UploadDisk | PvcDisk | DataVolumeDisk;

/** A disk filled with an imported image. */
export interface ImportDisk extends MadeDisk {
  /**
   * Image to import.
   * @change DataVolume/spec.source
   */
  readonly import: Image;
  /**
   * Size of the disk; at least the virtual size of the image.
   * @change DataVolume/spec.storage.resources
   */
  readonly size: Quantity;
}
/** A copy of a disk or snapshot. */
export interface CloneDisk extends MadeDisk {
  /**
   * Disk or snapshot to copy.
   * @change DataVolume/spec.source
   */
  readonly clone: CloneSource;
  /**
   * Size of the copy.
   * @default - the size of the source
   * @change DataVolume/spec.storage.resources
   */
  readonly size?: Quantity;
}
/** A persistent empty disk. */
export interface BlankDisk extends MadeDisk {
  /**
   * Always `{}`.
   * @change DataVolume/spec.source
   */
  readonly blank: Record<string, never>;
  /**
   * Size of the disk.
   * @change DataVolume/spec.storage.resources
   */
  readonly size: Quantity;
}
/** A disk that waits for an upload: `virtctl image-upload`. */
export interface UploadDisk extends MadeDisk {
  /**
   * Always `{}`.
   * @change DataVolume/spec.source
   */
  readonly upload: Record<string, never>;
  /**
   * Size of the disk; at least the virtual size of the image.
   * @change DataVolume/spec.storage.resources
   */
  readonly size: Quantity;
}
/** An existing PersistentVolumeClaim. */
export interface PvcDisk {
  /**
   * PersistentVolumeClaim in the namespace of the VM.
   * @change volumes[]
   */
  readonly pvc: NameRef;
}
/** An existing DataVolume. */
export interface DataVolumeDisk {
  /**
   * DataVolume in the namespace of the VM.
   * @change volumes[]
   */
  readonly dataVolume: NameRef;
}
/** A disk in a container image. Changes are lost when the guest stops. */
export interface ContainerDisk {
  /**
   * Reference of the container image.
   * @change volumes[].containerDisk.image
   */
  readonly containerDisk: string;
  /**
   * When the node pulls the image.
   * @default - `Always` for the tag `latest`, otherwise `IfNotPresent`
   * @change volumes[].containerDisk.imagePullPolicy
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Secret with the credentials of the registry.
   * @default - none
   * @change volumes[].containerDisk.imagePullSecret
   */
  readonly imagePullSecret?: NameRef;
  /**
   * Path of the disk in the image.
   * @default - the only file in `/disk`
   * @change volumes[].containerDisk.path
   */
  readonly path?: string;
}
/** An empty disk that is deleted when the guest stops. */
export interface EmptyDisk {
  /**
   * Capacity of the disk.
   * @change volumes[].emptyDisk.capacity
   */
  readonly empty: Quantity;
}
/** A copy-on-write overlay on a claim: the claim is only read, and changes are lost when the guest stops. */
export interface EphemeralDisk {
  /**
   * PersistentVolumeClaim in the namespace of the VM.
   * @change volumes[].ephemeral.persistentVolumeClaim
   */
  readonly ephemeral: NameRef;
}
/** A file on the node. Needs the feature gate `HostDisk`. */
export interface HostDisk {
  /**
   * Path of the file on the node.
   * @change volumes[].hostDisk.path
   */
  readonly hostDisk: string;
  /**
   * Whether the file must exist (`Disk`), or is created with `capacity` (`DiskOrCreate`).
   * @default Disk
   * @change volumes[].hostDisk.type
   */
  readonly type?: 'Disk' | 'DiskOrCreate';
  /**
   * Size of the file to create.
   * @default - none; required with `DiskOrCreate`
   * @change volumes[].hostDisk.capacity
   */
  readonly capacity?: Quantity;
}
/** An empty CD-ROM drive. */
export interface EmptyTray {
  /**
   * Always `true`.
   * @change domain.devices.disks[].cdrom
   */
  readonly emptyTray: true;
}
/** Whether a volume may be missing. */
export interface OptionalVolume {
  /**
   * Whether the guest starts without the object if it does not exist.
   * @default false
   * @change volumes[]
   */
  readonly optional?: boolean;
}
/** The files of a ConfigMap. */
export interface ConfigMapVolume extends OptionalVolume {
  /**
   * ConfigMap in the namespace of the VM.
   * @change volumes[].configMap.name
   */
  readonly configMap: NameRef;
  /**
   * Label of the volume in the guest.
   * @default - none
   * @change volumes[].configMap.volumeLabel
   */
  readonly volumeLabel?: string;
}
/** The files of a Secret. */
export interface SecretVolume extends OptionalVolume {
  /**
   * Secret in the namespace of the VM.
   * @change volumes[].secret.secretName
   */
  readonly secret: NameRef;
  /**
   * Label of the volume in the guest.
   * @default - none
   * @change volumes[].secret.volumeLabel
   */
  readonly volumeLabel?: string;
}
/** The token of a ServiceAccount. */
export interface ServiceAccountVolume {
  /**
   * ServiceAccount in the namespace of the VM.
   * @change volumes[].serviceAccount.serviceAccountName
   */
  readonly serviceAccount: NameRef;
}
/** Files with fields of the guest's object. */
export interface DownwardApiVolume {
  /**
   * File names, and the field of the object that each holds: `{ labels: 'metadata.labels' }`.
   * @change volumes[].downwardAPI.fields
   */
  readonly downwardApi: Readonly<Record<string, string>>;
  /**
   * Label of the volume in the guest.
   * @default - none
   * @change volumes[].downwardAPI.volumeLabel
   */
  readonly volumeLabel?: string;
}

/** Metrics of the node, which the guest reads with `vm-dump-metrics`. Needs the feature gate `DownwardMetrics`. */
export interface DownwardMetricsVolume {
  /**
   * Always `{}`.
   * @change volumes[].downwardMetrics
   */
  readonly downwardMetrics: Record<string, never>;
}
/** A directory of the virt-launcher container, such as a token that another webhook puts there. Needs the feature gate `ContainerPathVolumes`. */
export interface ContainerPathVolume {
  /**
   * Path of the directory in the container. Always read-only, and shared as a filesystem.
   * @change volumes[].containerPath.path
   */
  readonly containerPath: string;
}
/** A claim that KubeVirt writes the memory of the guest to. The guest does not see it. */
export interface MemoryDumpVolume {
  /**
   * PersistentVolumeClaim in the namespace of the VM, large enough for the memory of the guest and 100Mi more.
   * @change volumes[].memoryDump
   */
  readonly memoryDump: NameRef;
}

/** Options of a disk that is created as a DataVolume. */
export interface MadeDisk {
  /**
   * Size that the disk was created with, once `size` has been raised since. A DataVolume cannot be changed, so it keeps
   * this size, and the claim gets `size`: the disk grows in place, where the StorageClass allows expansion. Pulumi needs
   * no `initialSize`: there, raise `size` alone. Not in a pool or template, whose claims have names of their own.
   * @default - the value of `size`
   * @change PersistentVolumeClaim/spec.resources
   */
  readonly initialSize?: Quantity;
  /**
   * Name of the DataVolume and its claim, to keep those of a disk that exists.
   * @default - `<vm>-<disk>`, such as `web-root`
   * @change DataVolume/metadata.name
   */
  readonly dataVolumeName?: string;
  /**
   * How the volume of the VM names the disk: by its DataVolume, or by the claim that the DataVolume fills. The guest gets
   * the same disk; a guest that runs keeps the manifest that it was started with.
   * @default dataVolume
   * @change volumes[]
   */
  readonly volumeType?: 'dataVolume' | 'persistentVolumeClaim';
  /**
   * Labels of the DataVolume.
   * @default - none
   * @change /metadata.labels
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the DataVolume: `{ 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' }` fills a disk on storage
   * that otherwise waits for the first guest.
   * @default - none
   * @change /metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Name of the PriorityClass of the pods that fill the disk.
   * @default - none
   * @change DataVolume/spec.priorityClassName
   */
  readonly priorityClass?: string;
  /**
   * Whether to allocate all of the space at once.
   * @default - false, unless CDI is configured otherwise
   * @change DataVolume/spec.preallocation
   */
  readonly preallocation?: boolean;
  /**
   * Name of the StorageClass.
   * @default - the default StorageClass for virtual machines, or that of the cluster
   * @change DataVolume/spec.storage.storageClassName
   */
  readonly storageClass?: string;
  /**
   * Access mode of the claim. Without ReadWriteMany the guest cannot be migrated live.
   * @default - the one that CDI's StorageProfile recommends, ReadWriteMany where possible
   * @change DataVolume/spec.storage.accessModes
   */
  readonly accessMode?: AccessMode;
  /**
   * Volume mode of the claim.
   * @default - the one that CDI's StorageProfile recommends
   * @change DataVolume/spec.storage.volumeMode
   */
  readonly volumeMode?: 'Block' | 'Filesystem';
  /**
   * Whether the disk outlives its VM. `true` creates a DataVolume of its own, which Argo CD and Flux keep;
   * `false` deletes the disk with the VM. Pools and templates accept `false` only.
   * @default - true; false in a pool or template
   * @change /spec.dataVolumeTemplates
   */
  readonly retain?: boolean;
}
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';
