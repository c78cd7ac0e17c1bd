/** The devices that a preference asks for. */
export interface PreferredDevices {
  /** @change domain.devices.disks[].disk.bus */
  readonly diskBus: 'virtio' | 'sata' | 'scsi';
  /** @change domain.devices.interfaces[].model */
  readonly interfaceModel: 'virtio' | 'e1000' | 'e1000e' | 'rtl8139';
}

export const VIRTIO: PreferredDevices = { diskBus: 'virtio', interfaceModel: 'virtio' };
const EMULATED: PreferredDevices = { diskBus: 'sata', interfaceModel: 'e1000e' };
const OLD: PreferredDevices = { diskBus: 'sata', interfaceModel: 'e1000' };

/** The common preferences whose guests have no virtio drivers of their own; all others are virtio. */
export const WITHOUT_VIRTIO: Readonly<Record<string, PreferredDevices>> = {
  legacy: OLD,
  'windows.10': EMULATED,
  'windows.11': EMULATED,
  'windows.2k12': EMULATED,
  'windows.2k16': EMULATED,
  'windows.2k19': EMULATED,
  'windows.2k22': EMULATED,
  'windows.2k25': EMULATED,
  'windows.2k3': { diskBus: 'sata', interfaceModel: 'rtl8139' },
  'windows.2k8': OLD,
  'windows.7': EMULATED,
  'windows.xp': EMULATED,
};
