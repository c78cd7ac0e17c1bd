/** Rules on the bus of a disk. They run on the guest again, because a disk without a bus gets a default when it starts. */
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
    when: 'volumes[].downwardMetrics',
    check: ({ name = '', disk }, vmi) =>
      disk?.bus && disk.bus !== 'virtio' && vmi.volume(name)?.downwardMetrics !== undefined
        ? {
            at: 'disk.bus',
            message: `The volume "${name}" provides host metrics (downwardMetrics), which the guest reads from a virtio disk; found bus: ${show(disk.bus)}. Set bus: virtio.`,
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
    when: 'domain.devices.disks[].disk.pciAddress',
    check: ({ disk }) =>
      disk?.pciAddress && disk.bus !== 'virtio'
        ? {
            at: 'disk.pciAddress',
            message: 'pciAddress is set, but only virtio disks are PCI devices. Set bus: virtio, or remove pciAddress.',
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
              'KubeVirt guests (machine type q35) have no IDE bus. Use sata, which nearly every guest operating system supports, or virtio, which is the fastest.',
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
    when: 'domain.devices.disks[].cdrom',
    check: (disk, { architecture, view }) => {
      if (targetOf(disk) !== 'cdrom' || busOf(disk) !== 'virtio') return undefined;
      const why =
        view === 'guest' && architecture !== 'amd64'
          ? ` On ${architecture}, virtio is the default bus of a CD-ROM, so the bus must be set.`
          : '';
      return {
        at: 'cdrom.bus',
        message: `CD-ROM drives do not support the virtio bus.${why} Use ${architecture === 'amd64' ? 'sata' : 'scsi'}.`,
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
    when: 'domain.devices.disks[].disk.readonly',
    check: (disk, { view }) =>
      disk.disk?.readonly === true && disk.disk.bus === 'sata'
        ? {
            at: 'disk.bus',
            message: `SATA disks cannot be read-only${view === 'guest' ? ' (and sata is the default bus on amd64)' : ''}. Use virtio or scsi, or a cdrom.`,
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
      ['', 'ide'].includes(busOf(disk))
        ? undefined
        : unlessOneOf(busPath(disk), busOf(disk), BUSES, 'a valid disk bus'),
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
    when: 'domain.devices.disks[].dedicatedIOThread',
    check: (disk) => {
      const bus = busOf(disk);
      return disk.dedicatedIOThread === true && bus !== '' && bus !== 'virtio'
        ? {
            at: 'dedicatedIOThread',
            message: `dedicatedIOThread requires a virtio disk; this one is on the ${bus} bus. Set bus: virtio, or remove dedicatedIOThread.`,
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
          message: `arm64 guests have no ${disk[target]!.bus} bus. Use virtio (scsi for a CD-ROM).`,
          found: disk[target]!.bus,
          allowed: 'virtio, scsi',
          suggestion: target === 'cdrom' ? 'scsi' : 'virtio',
        }));
    },
    good: { architecture: 'arm64', ...third({ disk: { bus: 'scsi' } }) },
    bad: { architecture: 'arm64', ...third({ disk: { bus: 'usb' } }) },
  },
]);
