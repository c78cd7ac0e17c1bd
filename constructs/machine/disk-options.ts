/**
 * How a disk is attached to the guest.
 * @see https://kubevirt.io/user-guide/storage/disks_and_volumes/
 */
export interface DiskOptions {
  /**
   * Name of the disk in the VM, and suffix of the DataVolume created for it: `<vm>-<name>`. Required where no default
   * exists, because the data on the disk is found by this name.
   * @default - `root` for the boot disk, the name of the claim or DataVolume for an existing one
   * @change volumes[]
   */
  readonly name?: string;
  /**
   * Device type that the guest sees. `filesystem` shares the volume with virtiofs; the guest mounts it by its name.
   * @default disk
   * @change domain.devices.disks[].disk
   */
  readonly as?: 'disk' | 'cdrom' | 'lun' | 'filesystem';
  /**
   * Bus that the disk is attached to.
   * @default - the bus of the preference, or `virtio`; `scsi` if hotpluggable or a LUN; `sata` for a CD-ROM
   * @change domain.devices.disks[].disk.bus
   */
  readonly bus?: 'virtio' | 'sata' | 'scsi' | 'usb';
  /**
   * Position in the boot order, starting at 1.
   * @default - the order of the disks in the list
   * @change domain.devices.disks[].bootOrder
   */
  readonly bootOrder?: number;
  /**
   * Cache mode of the host.
   * @default - KubeVirt chooses: `none` where the storage supports direct I/O
   * @change domain.devices.disks[].cache
   */
  readonly cache?: 'none' | 'writethrough' | 'writeback';
  /**
   * I/O mode of QEMU.
   * @default - QEMU chooses
   * @change domain.devices.disks[].io
   */
  readonly io?: 'native' | 'threads';
  /**
   * Reaction to an I/O error.
   * @default stop
   * @change domain.devices.disks[].errorPolicy
   */
  readonly errorPolicy?: 'stop' | 'ignore' | 'report' | 'enospace';
  /**
   * Serial number that the guest sees, in `/dev/disk/by-id`.
   * @default - none
   * @change domain.devices.disks[].serial
   */
  readonly serial?: string;
  /**
   * Block size in bytes that the guest sees.
   * @default - 512
   * @change domain.devices.disks[].blockSize
   */
  readonly blockSize?: BlockSize | 'matchVolume';
  /**
   * Whether the disk can be added to and removed from the list while the guest runs. Only claims and DataVolumes can.
   * @default false
   * @change volumes[].hotpluggable
   * @see https://kubevirt.io/user-guide/storage/hotplug_volumes/
   */
  readonly hotpluggable?: boolean;
  /**
   * Whether several guests may attach the disk at once.
   * @default false
   * @change domain.devices.disks[].shareable
   */
  readonly shareable?: boolean;
  /**
   * Whether the guest may only read the disk.
   * @default false
   * @change domain.devices.disks[].disk.readonly
   */
  readonly readonly?: boolean;
  /**
   * Whether the disk has an I/O thread of its own.
   * @default - what the preference asks for
   * @change domain.devices.disks[].dedicatedIOThread
   */
  readonly dedicatedIoThread?: boolean;
  /**
   * State of the tray of a CD-ROM drive.
   * @default closed
   * @change domain.devices.disks[].cdrom.tray
   */
  readonly tray?: 'open' | 'closed';
  /**
   * Whether the guest may reserve a LUN for itself with SCSI persistent reservations, as Windows failover clusters do.
   * Needs `persistentReservationConfiguration` in the KubeVirt object, and such a guest cannot be migrated live.
   * @default false
   * @change domain.devices.disks[].lun.reservation
   */
  readonly reservation?: boolean;
  /**
   * PCI address of a virtio disk in the guest: `0000:81:01.0`.
   * @default - assigned by KubeVirt
   * @change domain.devices.disks[].disk.pciAddress
   */
  readonly pciAddress?: string;
  /**
   * Tag that the guest finds in the metadata of its config drive.
   * @default - none
   * @change domain.devices.disks[].tag
   */
  readonly tag?: string;
  /**
   * Whether QEMU remembers the blocks that change, for incremental backups. Needs the feature gate `IncrementalBackup`.
   * @default - what the labels of the VM and its namespace ask for
   * @change domain.devices.disks[].changedBlockTracking
   */
  readonly changedBlockTracking?: boolean;
}

/** Block size of a disk, in bytes. */
export interface BlockSize {
  /**
   * Size of the blocks that the guest addresses.
   * @change domain.devices.disks[].blockSize
   */
  readonly logical: number;
  /**
   * Size of the blocks that the storage writes at once.
   * @change domain.devices.disks[].blockSize
   */
  readonly physical: number;
  /**
   * Size of the blocks that can be discarded.
   * @default - chosen by QEMU
   * @change domain.devices.disks[].blockSize
   */
  readonly discardGranularity?: number;
}

type As<Device> = { readonly as: Device };
type Without<Key extends keyof DiskOptions> = { readonly [K in Key]?: never };
type OnBus<Bus> = { readonly bus?: Bus };

/** The options that a device type does not have: only a CD-ROM drive has a tray, only a LUN reservations, and so on. */
export type DeviceOptions =
  | (Partial<As<'disk'>> & Without<'tray' | 'reservation'>)
  | (As<'cdrom'> & OnBus<'sata' | 'scsi' | 'usb'> & Without<'reservation' | 'pciAddress' | 'dedicatedIoThread'>)
  | (As<'lun'> & Without<'tray' | 'pciAddress'>)
  | (As<'filesystem'> & Without<Exclude<keyof DiskOptions, 'name' | 'as'>>);

/** Options of a disk, as its device type has them. */
export type DiskAttachment = DiskOptions & DeviceOptions;

/** Options of a CD-ROM drive. */
export type CdRomOptions = Omit<DiskOptions, 'as' | 'bus' | 'reservation' | 'pciAddress' | 'dedicatedIoThread'> &
  OnBus<'sata' | 'scsi' | 'usb'>;

/** Options of a LUN. */
export type LunOptions = Omit<DiskOptions, 'as' | 'tray' | 'pciAddress'>;
