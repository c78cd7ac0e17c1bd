/** Rules on the bus of a disk. They are asked of the guest again, because a disk without a bus is given one when it starts. */
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { unlessOneOf } from '../shared/messages';
import { busOf, busPath, METRICS_GATE, metrics, targetOf, targetsOf, third } from './disk-target';

const BUSES = ['virtio', 'sata', 'scsi', 'usb'];

export const DISK_BUS = vmiRules('disk-bus', [
  {
    id: 'DSK-05',
    name: 'downward-metrics-not-virtio',
    title: '`downwardMetrics` disk on a bus other than virtio',
    paths: ['domain.devices.disks[].disk.bus'],
    forEach: 'disks',
    check: ({ name = '', disk }, vmi) =>
      disk?.bus && disk.bus !== 'virtio' && vmi.volume(name)?.downwardMetrics !== undefined
        ? {
            at: 'disk.bus',
            message: `The volume "${name}" holds metrics of the host (downwardMetrics), which the guest reads from a virtio disk; found the bus ${show(disk.bus)}. Write bus: virtio.`,
            found: disk.bus,
            allowed: 'virtio',
            suggestion: 'virtio',
          }
        : undefined,
    good: { edit: third({ disk: { bus: 'virtio' } }, metrics), configuration: METRICS_GATE },
    bad: { edit: third({ disk: { bus: 'sata' } }, metrics), configuration: METRICS_GATE },
  },
  {
    id: 'DSK-08',
    name: 'disk-pci-address-not-virtio',
    presets: true,
    title: '`pciAddress` on a disk that is not virtio',
    paths: ['domain.devices.disks[].disk.pciAddress'],
    forEach: 'disks',
    check: ({ disk }) =>
      disk?.pciAddress && disk.bus !== 'virtio'
        ? {
            at: 'disk.pciAddress',
            message:
              'pciAddress is set, but only a virtio disk is a PCI device of its own. Write bus: virtio, or remove pciAddress.',
            found: disk.pciAddress,
            suggestion: 'bus: virtio',
          }
        : undefined,
    good: third({ disk: { bus: 'virtio', pciAddress: '0000:81:01.0' } }),
    bad: third({ disk: { bus: 'scsi', pciAddress: '0000:81:01.0' } }),
  },
  {
    id: 'DSK-11',
    name: 'ide-disk-bus',
    presets: true,
    title: 'Disk on the IDE bus',
    paths: ['domain.devices.disks[].disk.bus'],
    forEach: 'disks',
    check: (disk) =>
      busOf(disk) === 'ide'
        ? {
            at: busPath(disk),
            message:
              "KubeVirt's machines (type q35) have no IDE bus. Use sata, which nearly every guest with IDE drivers knows, or virtio, which is fastest.",
            found: 'ide',
            allowed: BUSES.join(', '),
            suggestion: 'sata',
          }
        : undefined,
    good: third({ disk: { bus: 'sata' } }),
    bad: third({ disk: { bus: 'ide' } }),
  },
  {
    id: 'DSK-12',
    name: 'virtio-cdrom',
    presets: true,
    title: '`cdrom` on the virtio bus',
    paths: ['domain.devices.disks[].cdrom.bus'],
    forEach: 'disks',
    check: (disk, { architecture, view }) => {
      if (targetOf(disk) !== 'cdrom' || busOf(disk) !== 'virtio') return undefined;
      const why =
        view === 'guest' && architecture !== 'amd64'
          ? ` On ${architecture} a CD-ROM without a bus gets virtio, so it must be written.`
          : '';
      return {
        at: 'cdrom.bus',
        message: `There is no CD-ROM drive on the virtio bus.${why} Use ${architecture === 'amd64' ? 'sata' : 'scsi'}.`,
        found: 'virtio',
        allowed: 'sata, scsi, usb',
        suggestion: architecture === 'amd64' ? 'sata' : 'scsi',
      };
    },
    good: third({ cdrom: { bus: 'sata' } }),
    bad: third({ cdrom: { bus: 'virtio' } }),
  },
  {
    id: 'DSK-13',
    name: 'read-only-sata-disk',
    presets: true,
    title: '`readonly` disk on the SATA bus',
    paths: ['domain.devices.disks[].disk.readonly'],
    forEach: 'disks',
    check: (disk, { view }) =>
      disk.disk?.readonly === true && disk.disk.bus === 'sata'
        ? {
            at: 'disk.bus',
            message: `A hard disk on the SATA bus cannot be read-only${view === 'guest' ? ' (and sata is the default bus on amd64)' : ''}. Use virtio or scsi, or make it a cdrom.`,
            found: 'sata',
            allowed: 'virtio, scsi, usb',
            suggestion: 'virtio',
          }
        : undefined,
    good: third({ disk: { bus: 'virtio', readonly: true } }),
    bad: third({ disk: { bus: 'sata', readonly: true } }),
  },
  {
    id: 'DSK-14',
    name: 'unknown-disk-bus',
    presets: true,
    title: 'Unknown disk `bus`',
    paths: ['domain.devices.disks[].disk.bus'],
    forEach: 'disks',
    check: (disk) =>
      ['', 'ide'].includes(busOf(disk)) ? undefined : unlessOneOf(busPath(disk), busOf(disk), BUSES, 'a bus of a disk'),
    good: third({ disk: { bus: 'usb' } }),
    bad: third({ disk: { bus: 'VirtIO' } }),
  },
  {
    id: 'DSK-15',
    name: 'dedicated-io-thread-not-virtio',
    presets: true,
    title: '`dedicatedIOThread` on a disk that is not virtio',
    paths: ['domain.devices.disks[].dedicatedIOThread'],
    forEach: 'disks',
    check: (disk) => {
      const bus = busOf(disk);
      return disk.dedicatedIOThread === true && bus !== '' && bus !== 'virtio'
        ? {
            at: 'dedicatedIOThread',
            message: `Only virtio disks can have an IO thread of their own; this one is on the ${bus} bus. Use bus: virtio, or remove dedicatedIOThread.`,
            found: bus,
            allowed: 'virtio',
            suggestion: 'virtio',
          }
        : undefined;
    },
    good: third({ disk: { bus: 'virtio' }, dedicatedIOThread: true }),
    bad: third({ disk: { bus: 'scsi' }, dedicatedIOThread: true }),
  },
  {
    id: 'DSK-29',
    name: 'unsupported-disk-bus-on-arm64',
    title: 'Unsupported disk `bus` on arm64',
    paths: ['domain.devices.disks[].disk.bus'],
    forEach: 'disks',
    view: 'guest',
    check: (disk, { architecture }) => {
      if (architecture !== 'arm64') return undefined;
      return targetsOf(disk)
        .filter((target) => !['', 'virtio', 'scsi'].includes(disk[target]!.bus ?? ''))
        .map((target) => ({
          at: `${target}.bus`,
          message: `An arm64 machine has no ${disk[target]!.bus} bus. Use virtio (scsi for a CD-ROM).`,
          found: disk[target]!.bus,
          allowed: 'virtio, scsi',
          suggestion: target === 'cdrom' ? 'scsi' : 'virtio',
        }));
    },
    good: { architecture: 'arm64', ...third({ disk: { bus: 'scsi' } }) },
    bad: { architecture: 'arm64', ...third({ disk: { bus: 'usb' } }) },
  },
]);
