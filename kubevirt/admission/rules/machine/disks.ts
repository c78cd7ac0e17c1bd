import type { core } from '../../../types';
import { isPciAddress, labelProblem } from '../../names';
import { machineRules } from '../../rule';
import { nearest, show } from '../../suggest';
import { gateClosed, repeated, unlessOneOf } from './words';

const BUSES = ['virtio', 'sata', 'scsi', 'usb'];
const TARGETS = ['disk', 'lun', 'cdrom'] as const;
const MAX_SERIAL = 256;

/** How the guest sees a disk; the first of these, as KubeVirt counts them. */
export const targetOf = (disk: core.Disk) => TARGETS.find((target) => disk[target] !== undefined);
const targetsOf = (disk: core.Disk) => TARGETS.filter((target) => disk[target] !== undefined);

/** The bus of a disk; empty where none is given. */
export function busOf(disk: core.Disk): string {
  const target = targetOf(disk);
  return (target && disk[target]!.bus) || '';
}

const busPath = (disk: core.Disk) => `${targetOf(disk) ?? 'disk'}.bus`;
const isEmptyTray = (disk: core.Disk) => disk.cdrom !== undefined;

const pvc = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };
/** A third disk, on a claim. */
const third = (disk: object, volume: object = pvc) => ({
  'domain.devices.disks[2]': { name: 'data', ...disk },
  'volumes[2]': volume,
});
const metrics = { name: 'data', downwardMetrics: {} };
const METRICS_GATE = { developerConfiguration: { featureGates: ['DownwardMetrics'] } };

export const DISKS = machineRules('disks', [
  {
    id: 'DSK-01',
    title: 'A disk without a volume',
    paths: ['domain.devices.disks[].name', 'volumes[].name'],
    each: 'disks',
    check: (disk, machine) => {
      const { name = '' } = disk;
      if (isEmptyTray(disk) || machine.volume(name)) return undefined;
      const taken = new Set(machine.disks.map((other) => other.name));
      const free = machine.volumes.map((volume) => volume.name).filter((volume) => !taken.has(volume));
      const meant = nearest(name, free) ?? (free.length === 1 ? free[0] : undefined);
      return {
        at: 'name',
        message: `No volume is called "${name}". Every disk needs an entry of the same name in "volumes" that says where its data is. ${meant ? `Did you mean "${meant}", which has no disk?` : `Add a volume "${name}", or remove the disk.`}`,
        found: name,
        allowed: machine.volumes.map((volume) => volume.name).join(', '),
        ...(meant && { suggestion: meant }),
      };
    },
    good: third({ disk: { bus: 'virtio' } }),
    bad: { 'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } } },
  },
  {
    id: 'DSK-02',
    title: 'An empty CD-ROM without its feature gate',
    paths: ['domain.devices.disks[].cdrom'],
    each: 'disks',
    check: (disk, machine) =>
      isEmptyTray(disk) && !machine.volume(disk.name ?? '') && !machine.cluster.gate('DeclarativeHotplugVolumes')
        ? gateClosed('name', 'A CD-ROM without a volume (an empty tray)', 'DeclarativeHotplugVolumes', disk.name)
        : undefined,
    good: { 'domain.devices.disks[2]': { name: 'tray', cdrom: { bus: 'sata' } } },
    bad: {
      edit: { 'domain.devices.disks[2]': { name: 'tray', cdrom: { bus: 'sata' } } },
      configuration: { developerConfiguration: { disabledFeatureGates: ['DeclarativeHotplugVolumes'] } },
    },
  },
  {
    id: 'DSK-03',
    title: 'A LUN that is no claim',
    paths: ['domain.devices.disks[].lun'],
    each: 'disks',
    check: ({ name = '', lun }, machine) => {
      const volume = lun && machine.volume(name);
      return volume && !volume.persistentVolumeClaim && !volume.dataVolume
        ? {
            at: 'lun',
            message: `A LUN hands a block device through to the guest, and the volume "${name}" is none. Use a persistentVolumeClaim or dataVolume volume (volumeMode: Block), or disk: {} instead of lun: {}.`,
            suggestion: 'disk',
          }
        : undefined;
    },
    good: third({ lun: { bus: 'scsi' } }),
    bad: { 'domain.devices.disks[0]': { name: 'root', lun: { bus: 'scsi' } } },
  },
  {
    id: 'DSK-04',
    title: 'Downward metrics on something else than a disk',
    paths: ['domain.devices.disks[].disk'],
    each: 'disks',
    check: (disk, machine) =>
      disk.disk === undefined && machine.volume(disk.name ?? '')?.downwardMetrics !== undefined
        ? {
            at: 'disk',
            message: `The volume "${disk.name ?? ''}" holds metrics of the host, which the guest reads from a virtio disk. Write { name: ${disk.name ?? '...'}, disk: { bus: virtio } }.`,
            suggestion: 'disk: { bus: virtio }',
          }
        : undefined,
    good: { edit: third({ disk: { bus: 'virtio' } }, metrics), configuration: METRICS_GATE },
    bad: { edit: third({}, metrics), configuration: METRICS_GATE, also: ['DSK-05'] },
  },
  {
    id: 'DSK-05',
    title: 'Downward metrics off the virtio bus',
    paths: ['domain.devices.disks[].disk.bus'],
    each: 'disks',
    check: ({ name = '', disk }, machine) =>
      disk?.bus && disk.bus !== 'virtio' && machine.volume(name)?.downwardMetrics !== undefined
        ? {
            at: 'disk.bus',
            message: `The volume "${name}" holds metrics of the host, which the guest reads from a virtio disk; found the bus ${show(disk.bus)}. Write bus: virtio.`,
            found: disk.bus,
            allowed: 'virtio',
            suggestion: 'virtio',
          }
        : undefined,
    good: { edit: third({ disk: { bus: 'virtio' } }, metrics), configuration: METRICS_GATE },
    bad: { edit: third({ disk: { bus: 'sata' } }, metrics), configuration: METRICS_GATE },
  },
  {
    id: 'DSK-06',
    presets: true,
    title: 'Two disks of one name',
    paths: ['domain.devices.disks[].name'],
    check: ({ disks }) =>
      repeated(disks, ({ name }) => name ?? '').map(({ index, key }) => ({
        at: `domain.devices.disks[${index}].name`,
        message: `Another disk is called "${key}" already. Rename this one, and give it a volume of its new name.`,
        found: key,
      })),
    good: third({ disk: { bus: 'virtio' } }),
    bad: { 'domain.devices.disks[2]': { name: 'root', disk: { bus: 'virtio' } } },
  },
  {
    id: 'DSK-07',
    presets: true,
    title: 'A disk of two kinds',
    paths: ['domain.devices.disks[]'],
    each: 'disks',
    check: (disk) => {
      const targets = targetsOf(disk);
      return targets.length > 1
        ? {
            message: `The disk "${disk.name ?? ''}" is ${targets.join(' and ')} at once. Keep one of them.`,
            found: targets,
            allowed: 'one of disk, lun, cdrom',
          }
        : undefined;
    },
    good: third({ disk: { bus: 'virtio' } }),
    bad: third({ disk: { bus: 'scsi' }, cdrom: { bus: 'sata' } }),
  },
  {
    id: 'DSK-08',
    presets: true,
    title: 'A PCI address on a disk that is not virtio',
    paths: ['domain.devices.disks[].disk.pciAddress'],
    each: 'disks',
    check: ({ disk }) =>
      disk?.pciAddress && disk.bus !== 'virtio'
        ? {
            at: 'disk.pciAddress',
            message: 'Only a virtio disk is a PCI device of its own. Write bus: virtio, or remove the pciAddress.',
            found: disk.pciAddress,
            suggestion: 'bus: virtio',
          }
        : undefined,
    good: third({ disk: { bus: 'virtio', pciAddress: '0000:81:01.0' } }),
    bad: third({ disk: { bus: 'scsi', pciAddress: '0000:81:01.0' } }),
  },
  {
    id: 'DSK-09',
    presets: true,
    title: 'A malformed PCI address of a disk',
    paths: ['domain.devices.disks[].disk.pciAddress'],
    each: 'disks',
    check: ({ disk }) =>
      disk?.pciAddress && !isPciAddress(disk.pciAddress)
        ? {
            at: 'disk.pciAddress',
            message: `"${disk.pciAddress}" is no PCI address. Write domain, bus, slot and function (0 to 7), as in 0000:81:01.0.`,
            found: disk.pciAddress,
            allowed: 'dddd:bb:ss.f',
          }
        : undefined,
    good: third({ disk: { bus: 'virtio', pciAddress: '0000:81:01.7' } }),
    bad: third({ disk: { bus: 'virtio', pciAddress: '0000:81:01.8' } }),
  },
  {
    id: 'DSK-10',
    presets: true,
    title: 'Boot order 0 of a disk',
    paths: ['domain.devices.disks[].bootOrder'],
    each: 'disks',
    check: ({ bootOrder }) =>
      bootOrder !== undefined && bootOrder < 1
        ? {
            at: 'bootOrder',
            message:
              'The boot order counts from 1. Use 1 or more, or leave it out so that the guest does not boot from here.',
            found: bootOrder,
            allowed: '1 or more',
          }
        : undefined,
    good: { 'domain.devices.disks[0].bootOrder': 1 },
    bad: { 'domain.devices.disks[0].bootOrder': 0 },
  },
  {
    id: 'DSK-11',
    presets: true,
    title: 'A disk on the IDE bus',
    paths: ['domain.devices.disks[].disk.bus'],
    each: 'disks',
    check: (disk) =>
      busOf(disk) === 'ide'
        ? {
            at: busPath(disk),
            message:
              'KubeVirt has no IDE bus: its machines are q35. Use sata, which every guest that knows IDE knows too, or virtio, which is fastest.',
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
    presets: true,
    title: 'A CD-ROM on the virtio bus',
    paths: ['domain.devices.disks[].cdrom.bus'],
    each: 'disks',
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
    presets: true,
    title: 'A read-only SATA disk',
    paths: ['domain.devices.disks[].disk.readonly'],
    each: 'disks',
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
    presets: true,
    title: 'An unknown bus of a disk',
    paths: ['domain.devices.disks[].disk.bus'],
    each: 'disks',
    check: (disk) =>
      ['', 'ide'].includes(busOf(disk)) ? undefined : unlessOneOf(busPath(disk), busOf(disk), BUSES, 'a bus of a disk'),
    good: third({ disk: { bus: 'usb' } }),
    bad: third({ disk: { bus: 'VirtIO' } }),
  },
  {
    id: 'DSK-15',
    presets: true,
    title: 'A dedicated IO thread for a disk that is not virtio',
    paths: ['domain.devices.disks[].dedicatedIOThread'],
    each: 'disks',
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
    id: 'DSK-16',
    presets: true,
    title: 'Characters that a serial number cannot hold',
    paths: ['domain.devices.disks[].serial'],
    each: 'disks',
    check: ({ serial }) =>
      serial && !/^[A-Za-z0-9_.+-]+$/.test(serial)
        ? {
            at: 'serial',
            message: `${show(serial)} cannot be a serial number: only letters, digits and _ . + - are allowed.`,
            found: serial,
            suggestion: serial.replace(/[^A-Za-z0-9_.+-]+/g, '-'),
          }
        : undefined,
    good: { 'domain.devices.disks[0].serial': 'WD-1.0_a+b' },
    bad: { 'domain.devices.disks[0].serial': 'WD 1' },
  },
  {
    id: 'DSK-17',
    presets: true,
    title: 'A serial number that is too long',
    paths: ['domain.devices.disks[].serial'],
    each: 'disks',
    check: ({ serial }) =>
      serial && serial.length > MAX_SERIAL && [...serial].length > MAX_SERIAL
        ? {
            at: 'serial',
            message: `This serial number has ${[...serial].length} characters; at most ${MAX_SERIAL} are allowed. Shorten it.`,
            allowed: `at most ${MAX_SERIAL} characters`,
          }
        : undefined,
    good: { 'domain.devices.disks[0].serial': 'a'.repeat(MAX_SERIAL) },
    bad: { 'domain.devices.disks[0].serial': 'a'.repeat(MAX_SERIAL + 1) },
  },
  {
    id: 'DSK-18',
    presets: true,
    title: 'An unknown cache mode',
    paths: ['domain.devices.disks[].cache'],
    each: 'disks',
    check: ({ cache }) =>
      unlessOneOf('cache', cache || undefined, ['none', 'writethrough', 'writeback'], 'a cache mode'),
    good: { 'domain.devices.disks[0].cache': 'none' },
    bad: { 'domain.devices.disks[0].cache': 'unsafe' },
  },
  {
    id: 'DSK-19',
    presets: true,
    title: 'An unknown IO mode',
    paths: ['domain.devices.disks[].io'],
    each: 'disks',
    check: ({ io }) => unlessOneOf('io', io || undefined, ['native', 'threads'], 'an IO mode'),
    good: { 'domain.devices.disks[0].io': 'native' },
    bad: { 'domain.devices.disks[0].io': 'io_uring' },
  },
  {
    id: 'DSK-20',
    presets: true,
    title: 'An unknown error policy',
    paths: ['domain.devices.disks[].errorPolicy'],
    each: 'disks',
    check: ({ errorPolicy }) =>
      unlessOneOf('errorPolicy', errorPolicy, ['stop', 'ignore', 'report', 'enospace'], 'an error policy'),
    good: { 'domain.devices.disks[0].errorPolicy': 'report' },
    bad: { 'domain.devices.disks[0].errorPolicy': 'retry' },
  },
  {
    id: 'DSK-21',
    presets: true,
    title: 'A bad name of a disk',
    paths: ['domain.devices.disks[].name'],
    each: 'disks',
    check: ({ name = '' }) => {
      const problem = labelProblem(name);
      if (problem === undefined) return undefined;
      const suggestion = name
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 63);
      return {
        at: 'name',
        message: `"${name}" cannot be the name of a disk, because containers are named after disks: ${problem}. Rename it here and in "volumes".`,
        found: name,
        allowed: 'a DNS-1123 label',
        ...(suggestion && { suggestion }),
      };
    },
    good: third({ disk: { bus: 'virtio' } }),
    bad: { 'domain.devices.disks[0].name': 'root_disk', 'volumes[0].name': 'root_disk' },
  },
  {
    id: 'DSK-22',
    presets: true,
    title: 'A custom block size beside the one of the volume',
    paths: ['domain.devices.disks[].blockSize'],
    each: 'disks',
    check: ({ blockSize }) =>
      matchesVolume(blockSize)
        ? {
            at: 'blockSize',
            message:
              'A block size is either taken from the volume (matchVolume) or given (custom). Keep one of the two.',
          }
        : undefined,
    good: {
      'domain.devices.disks[0].blockSize': {
        custom: { logical: 512, physical: 4096 },
        matchVolume: { enabled: false },
      },
    },
    bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4096 }, matchVolume: {} } },
  },
  {
    id: 'DSK-23',
    presets: true,
    title: 'A logical block larger than a physical one',
    paths: ['domain.devices.disks[].blockSize.custom.logical'],
    each: 'disks',
    check: (disk) => {
      const size = customSizeOf(disk);
      return size && size.logical > size.physical
        ? {
            at: 'blockSize.custom.logical',
            message: `A logical block of ${size.logical} bytes does not fit into a physical one of ${size.physical}. Make it ${size.physical} or less.`,
            found: size.logical,
            allowed: `at most ${size.physical}`,
          }
        : undefined;
    },
    good: { 'domain.devices.disks[0].blockSize': { custom: { logical: 4096, physical: 4096 } } },
    bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 4096, physical: 512 } } },
  },
  {
    id: 'DSK-24',
    presets: true,
    title: 'A logical block of a SATA disk that is not 512 bytes',
    paths: ['domain.devices.disks[].blockSize.custom.logical'],
    each: 'disks',
    check: (disk) => {
      const size = customSizeOf(disk);
      return size && size.logical <= size.physical && busOf(disk) === 'sata' && size.logical !== 512
        ? {
            at: 'blockSize.custom.logical',
            message: `A disk on the SATA bus has logical blocks of 512 bytes; found ${size.logical}. Use 512, or another bus.`,
            found: size.logical,
            allowed: '512',
            suggestion: '512',
          }
        : undefined;
    },
    good: third({ disk: { bus: 'sata' }, blockSize: { custom: { logical: 512, physical: 4096 } } }),
    bad: third({ disk: { bus: 'sata' }, blockSize: { custom: { logical: 4096, physical: 4096 } } }),
  },
  {
    id: 'DSK-25',
    presets: true,
    title: 'A discard granularity that does not fit the block size',
    paths: ['domain.devices.disks[].blockSize.custom.discardGranularity'],
    each: 'disks',
    check: (disk) => {
      const size = soundSizeOf(disk);
      return size?.discardGranularity !== undefined &&
        size.logical !== 0 &&
        size.discardGranularity % size.logical !== 0
        ? {
            at: 'blockSize.custom.discardGranularity',
            message: `${size.discardGranularity} is no multiple of the logical block of ${size.logical} bytes.`,
            found: size.discardGranularity,
            allowed: `a multiple of ${size.logical}`,
          }
        : undefined;
    },
    good: {
      'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4096, discardGranularity: 1024 } },
    },
    bad: {
      'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4096, discardGranularity: 1000 } },
    },
  },
  {
    id: 'DSK-26',
    presets: true,
    title: 'A block size out of range',
    paths: ['domain.devices.disks[].blockSize.custom.logical', 'domain.devices.disks[].blockSize.custom.physical'],
    each: 'disks',
    check: (disk) =>
      blockFaults(disk, (bytes) =>
        bytes < MIN_BLOCK || bytes > MAX_BLOCK
          ? `${bytes} bytes are no block size: allowed are ${MIN_BLOCK} to ${MAX_BLOCK}, in powers of two.`
          : undefined,
      ),
    good: { 'domain.devices.disks[0].blockSize': { custom: { logical: 2097152, physical: 2097152 } } },
    bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 512, physical: 4194304 } } },
  },
  {
    id: 'DSK-27',
    presets: true,
    title: 'A block size that is no power of two',
    paths: ['domain.devices.disks[].blockSize.custom.logical', 'domain.devices.disks[].blockSize.custom.physical'],
    each: 'disks',
    check: (disk) =>
      blockFaults(disk, (bytes) =>
        bytes >= MIN_BLOCK && bytes <= MAX_BLOCK && !Number.isInteger(Math.log2(bytes))
          ? `${bytes} is no power of two. Use 512, 1024, 2048, 4096 and so on.`
          : undefined,
      ),
    good: { 'domain.devices.disks[0].blockSize': { custom: { logical: 1024, physical: 4096 } } },
    bad: { 'domain.devices.disks[0].blockSize': { custom: { logical: 1000, physical: 4096 } } },
  },
  {
    id: 'DSK-28',
    title: 'SCSI reservations where they are off',
    paths: ['domain.devices.disks[].lun.reservation'],
    each: 'disks',
    check: ({ lun }, { cluster }) => {
      if (lun?.reservation !== true) return undefined;
      const { persistentReservationConfiguration: configured, developerConfiguration } = cluster.configuration as {
        persistentReservationConfiguration?: { enabled?: boolean };
        developerConfiguration?: { featureGates?: string[] };
      };
      const on =
        configured?.enabled === true || developerConfiguration?.featureGates?.includes('PersistentReservation');
      return on
        ? undefined
        : {
            at: 'lun.reservation',
            message:
              'SCSI persistent reservations are off in this cluster. Have an administrator set spec.configuration.persistentReservationConfiguration.enabled to true in the KubeVirt object (and declare it in the cluster profile), or remove "reservation".',
            found: true,
          };
    },
    good: {
      edit: third({ lun: { bus: 'scsi', reservation: true } }),
      configuration: { persistentReservationConfiguration: { enabled: true } },
    },
    bad: third({ lun: { bus: 'scsi', reservation: true } }),
  },
  {
    id: 'DSK-29',
    title: 'A bus that arm64 does not have',
    paths: ['domain.devices.disks[].disk.bus'],
    each: 'disks',
    only: 'guest',
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

const MIN_BLOCK = 512;
const MAX_BLOCK = 2 * 1024 * 1024;

interface BlockSize {
  logical: number;
  physical: number;
  discardGranularity?: number;
}

const matchesVolume = (blockSize: core.BlockSize | undefined) =>
  blockSize?.custom !== undefined && blockSize.matchVolume !== undefined && blockSize.matchVolume.enabled !== false;

/** A custom block size that is judged on its own. */
function customSizeOf({ blockSize }: core.Disk): BlockSize | undefined {
  if (!blockSize?.custom || matchesVolume(blockSize)) return undefined;
  const { logical = 0, physical = 0, discardGranularity } = blockSize.custom;
  return { logical, physical, ...(discardGranularity !== undefined && { discardGranularity }) };
}

/** The same, where its logical block fits the physical one and the bus. */
function soundSizeOf(disk: core.Disk): BlockSize | undefined {
  const size = customSizeOf(disk);
  return size && size.logical <= size.physical && !(busOf(disk) === 'sata' && size.logical !== MIN_BLOCK)
    ? size
    : undefined;
}

function blockFaults(disk: core.Disk, problem: (bytes: number) => string | undefined) {
  const size = soundSizeOf(disk);
  if (
    !size ||
    (size.discardGranularity !== undefined && size.logical !== 0 && size.discardGranularity % size.logical !== 0)
  )
    return undefined;
  return (['logical', 'physical'] as const).flatMap((key) => {
    const message = problem(size[key]);
    return message
      ? [
          {
            at: `blockSize.custom.${key}`,
            message,
            found: size[key],
            allowed: `a power of two from ${MIN_BLOCK} to ${MAX_BLOCK}`,
          },
        ]
      : [];
  });
}
