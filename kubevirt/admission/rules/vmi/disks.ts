import { isPciAddress } from '../../../../kube/addresses';
import { labelProblem } from '../../../../kube/names';
import { vmiRules } from '../../engine/rule';
import { nearest, show } from '../../engine/suggest';
import { bootOrderBelowOne, gateClosed, repeated, unlessOneOf } from '../shared/messages';
import { METRICS_GATE, metrics, targetsOf, third } from './disk-target';

const MAX_SERIAL = 256;

export const DISKS = vmiRules(
  'disks',
  [
    {
      id: 'DSK-01',
      name: 'disk-without-volume',
      title: 'Disk without a volume',
      paths: ['domain.devices.disks[].name', 'volumes[].name'],
      forEach: 'disks',
      check: (disk, vmi) => {
        const { name = '' } = disk;
        if (disk.cdrom !== undefined || vmi.volume(name)) return undefined;
        const taken = new Set(vmi.disks.map((other) => other.name));
        const free = vmi.volumes.map((volume) => volume.name).filter((volume) => !taken.has(volume));
        const meant = nearest(name, free) ?? (free.length === 1 ? free[0] : undefined);
        return {
          at: 'name',
          message: `The disk "${name}" has no volume. Every disk needs an entry of the same name in volumes that provides its data. ${meant ? `Did you mean "${meant}", which has no disk?` : `Add a volume "${name}", or remove the disk.`}`,
          found: name,
          allowed: vmi.volumes.map((volume) => volume.name).join(', '),
          ...(meant && { suggestion: meant }),
        };
      },
      good: third({ disk: { bus: 'virtio' } }),
      bad: { 'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } } },
    },
    {
      id: 'DSK-02',
      name: 'empty-cdrom-feature-gate',
      title: 'Empty CD-ROM without its feature gate',
      paths: ['domain.devices.disks[].cdrom'],
      forEach: 'disks',
      when: 'domain.devices.disks[].cdrom',
      check: (disk, vmi) =>
        disk.cdrom !== undefined && !vmi.volume(disk.name ?? '') && !vmi.cluster.gate('DeclarativeHotplugVolumes')
          ? gateClosed('name', 'A CD-ROM without a volume (an empty drive)', 'DeclarativeHotplugVolumes', disk.name)
          : undefined,
      good: { 'domain.devices.disks[2]': { name: 'tray', cdrom: { bus: 'sata' } } },
      bad: {
        edit: { 'domain.devices.disks[2]': { name: 'tray', cdrom: { bus: 'sata' } } },
        configuration: { developerConfiguration: { disabledFeatureGates: ['DeclarativeHotplugVolumes'] } },
      },
    },
    {
      id: 'DSK-03',
      name: 'lun-without-claim',
      title: '`lun` on a volume that is neither a PVC nor a DataVolume',
      paths: ['domain.devices.disks[].lun'],
      forEach: 'disks',
      when: 'domain.devices.disks[].lun',
      check: ({ name = '', lun }, vmi) => {
        const volume = lun && vmi.volume(name);
        return volume && !volume.persistentVolumeClaim && !volume.dataVolume
          ? {
              at: 'lun',
              message: `lun passes a block device through to the guest, but the volume "${name}" is not a PVC or DataVolume. Use a persistentVolumeClaim or dataVolume volume (volumeMode: Block), or disk: {} instead of lun: {}.`,
              suggestion: 'disk',
            }
          : undefined;
      },
      good: third({ lun: { bus: 'scsi' } }),
      bad: { 'domain.devices.disks[0]': { name: 'root', lun: { bus: 'scsi' } } },
    },
    {
      id: 'DSK-04',
      name: 'downward-metrics-not-a-disk',
      title: '`downwardMetrics` volume whose target is not `disk`',
      paths: ['domain.devices.disks[].disk'],
      forEach: 'disks',
      when: 'volumes[].downwardMetrics',
      check: (disk, vmi) =>
        disk.disk === undefined && vmi.volume(disk.name ?? '')?.downwardMetrics !== undefined
          ? {
              at: 'disk',
              message: `The volume "${disk.name ?? ''}" provides host metrics (downwardMetrics), which the guest reads from a virtio disk. Use { name: ${disk.name ?? '...'}, disk: { bus: virtio } }.`,
              suggestion: 'disk: { bus: virtio }',
            }
          : undefined,
      good: { edit: third({ disk: { bus: 'virtio' } }, metrics), configuration: METRICS_GATE },
      bad: { edit: third({}, metrics), configuration: METRICS_GATE, also: ['DSK-05'] },
    },
    {
      id: 'DSK-06',
      name: 'duplicate-disk-name',
      presets: true,
      title: 'Duplicate disk name',
      paths: ['domain.devices.disks[].name'],
      check: ({ disks }) =>
        repeated(disks, ({ name }) => name ?? '').map(({ index, key }) => ({
          at: `domain.devices.disks[${index}].name`,
          message: `Another disk is already named "${key}". Rename this one, together with its volume.`,
          found: key,
        })),
      good: third({ disk: { bus: 'virtio' } }),
      bad: { 'domain.devices.disks[2]': { name: 'root', disk: { bus: 'virtio' } } },
    },
    {
      id: 'DSK-07',
      name: 'multiple-disk-targets',
      presets: true,
      title: 'Disk with more than one of `disk`, `lun` and `cdrom`',
      paths: ['domain.devices.disks[]'],
      forEach: 'disks',
      when: ['domain.devices.disks[].lun', 'domain.devices.disks[].cdrom'],
      check: (disk) => {
        const targets = targetsOf(disk);
        return targets.length > 1
          ? {
              message: `The disk "${disk.name ?? ''}" sets ${targets.join(' and ')}. Keep exactly one of disk, lun and cdrom.`,
              found: targets,
              allowed: 'one of disk, lun, cdrom',
            }
          : undefined;
      },
      good: third({ disk: { bus: 'virtio' } }),
      bad: third({ disk: { bus: 'scsi' }, cdrom: { bus: 'sata' } }),
    },
    {
      id: 'DSK-09',
      name: 'malformed-disk-pci-address',
      presets: true,
      title: 'Malformed `pciAddress` of a disk',
      paths: ['domain.devices.disks[].disk.pciAddress'],
      forEach: 'disks',
      when: 'domain.devices.disks[].disk.pciAddress',
      check: ({ disk }) =>
        disk?.pciAddress && !isPciAddress(disk.pciAddress)
          ? {
              at: 'disk.pciAddress',
              message: `"${disk.pciAddress}" is not a valid PCI address. Use the form 0000:81:01.0: domain, bus, slot, and a function from 0 to 7.`,
              found: disk.pciAddress,
              allowed: 'dddd:bb:ss.f',
            }
          : undefined,
      good: third({ disk: { bus: 'virtio', pciAddress: '0000:81:01.7' } }),
      bad: third({ disk: { bus: 'virtio', pciAddress: '0000:81:01.8' } }),
    },
    {
      id: 'DSK-10',
      name: 'disk-boot-order-below-one',
      presets: true,
      title: '`bootOrder` of a disk below 1',
      paths: ['domain.devices.disks[].bootOrder'],
      forEach: 'disks',
      when: 'domain.devices.disks[].bootOrder',
      check: ({ bootOrder }) => bootOrderBelowOne(bootOrder),
      good: { 'domain.devices.disks[0].bootOrder': 1 },
      bad: { 'domain.devices.disks[0].bootOrder': 0 },
    },
    {
      id: 'DSK-16',
      name: 'malformed-disk-serial',
      presets: true,
      title: 'Invalid characters in a disk `serial`',
      paths: ['domain.devices.disks[].serial'],
      forEach: 'disks',
      when: 'domain.devices.disks[].serial',
      check: ({ serial }) =>
        serial && !/^[A-Za-z0-9_.+-]+$/.test(serial)
          ? {
              at: 'serial',
              message: `${show(serial)} is not a valid serial number: it may contain only letters, digits and _ . + -. Replace the other characters.`,
              found: serial,
              suggestion: serial.replace(/[^A-Za-z0-9_.+-]+/g, '-'),
            }
          : undefined,
      good: { 'domain.devices.disks[0].serial': 'WD-1.0_a+b' },
      bad: { 'domain.devices.disks[0].serial': 'WD 1' },
    },
    {
      id: 'DSK-17',
      name: 'disk-serial-too-long',
      presets: true,
      title: 'Disk `serial` longer than 256 characters',
      paths: ['domain.devices.disks[].serial'],
      forEach: 'disks',
      when: 'domain.devices.disks[].serial',
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
      name: 'unknown-disk-cache',
      presets: true,
      title: 'Unknown disk `cache` mode',
      paths: ['domain.devices.disks[].cache'],
      forEach: 'disks',
      when: 'domain.devices.disks[].cache',
      check: ({ cache }) =>
        unlessOneOf('cache', cache || undefined, ['none', 'writethrough', 'writeback'], 'a valid cache mode'),
      good: { 'domain.devices.disks[0].cache': 'none' },
      bad: { 'domain.devices.disks[0].cache': 'unsafe' },
    },
    {
      id: 'DSK-19',
      name: 'unknown-disk-io',
      presets: true,
      title: 'Unknown disk `io` mode',
      paths: ['domain.devices.disks[].io'],
      forEach: 'disks',
      when: 'domain.devices.disks[].io',
      check: ({ io }) => unlessOneOf('io', io || undefined, ['native', 'threads'], 'a valid IO mode'),
      good: { 'domain.devices.disks[0].io': 'native' },
      bad: { 'domain.devices.disks[0].io': 'io_uring' },
    },
    {
      id: 'DSK-20',
      name: 'unknown-disk-error-policy',
      presets: true,
      title: 'Unknown disk `errorPolicy`',
      paths: ['domain.devices.disks[].errorPolicy'],
      forEach: 'disks',
      when: 'domain.devices.disks[].errorPolicy',
      check: ({ errorPolicy }) =>
        unlessOneOf('errorPolicy', errorPolicy, ['stop', 'ignore', 'report', 'enospace'], 'a valid error policy'),
      good: { 'domain.devices.disks[0].errorPolicy': 'report' },
      bad: { 'domain.devices.disks[0].errorPolicy': 'retry' },
    },
    {
      id: 'DSK-21',
      name: 'malformed-disk-name',
      presets: true,
      title: 'Malformed disk name',
      paths: ['domain.devices.disks[].name'],
      forEach: 'disks',
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
          message: `"${name}" is not a valid disk name, because KubeVirt names containers after disks: ${problem}. Rename it here and in volumes.`,
          found: name,
          allowed: 'a DNS-1123 label',
          ...(suggestion && { suggestion }),
        };
      },
      good: third({ disk: { bus: 'virtio' } }),
      bad: { 'domain.devices.disks[0].name': 'root_disk', 'volumes[0].name': 'root_disk' },
    },
    {
      id: 'DSK-28',
      name: 'scsi-reservations-disabled',
      title: '`lun.reservation` where persistent reservations are disabled',
      paths: ['domain.devices.disks[].lun.reservation'],
      forEach: 'disks',
      when: 'domain.devices.disks[].lun.reservation',
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
                'SCSI persistent reservations are disabled in this cluster. Ask an administrator to set spec.configuration.persistentReservationConfiguration.enabled to true in the KubeVirt object (and set it in the cluster profile used for this check), or remove reservation.',
              found: true,
              lacking: { setting: 'persistentReservationConfiguration.enabled', value: true },
            };
      },
      good: {
        edit: third({ lun: { bus: 'scsi', reservation: true } }),
        configuration: { persistentReservationConfiguration: { enabled: true } },
      },
      bad: third({ lun: { bus: 'scsi', reservation: true } }),
    },
  ],
  { sameOnTemplateAndGuest: true },
);
