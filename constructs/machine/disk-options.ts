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
