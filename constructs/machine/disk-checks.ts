import { isKnown, nameOf } from '../base';
import type { Disk } from './disk';
import type { DiskOptions } from './disk-options';
import { type SourceKey, sourceKeysOf } from './volume-source';

/** Volumes on a claim, the only ones that can be hotplugged. */
const ON_CLAIM: readonly SourceKey[] = ['import', 'clone', 'blank', 'upload', 'pvc', 'dataVolume'];
/** Volumes that virtiofs can share. */
const SHAREABLE: readonly SourceKey[] = [
  ...ON_CLAIM,
  'configMap',
  'secret',
  'serviceAccount',
  'downwardApi',
  'containerPath',
];
/** The device types that have an option; options that all of them have are not listed. */
const DEVICES_WITH: Readonly<Partial<Record<keyof DiskOptions, readonly string[]>>> = {
  tray: ['cdrom'],
  reservation: ['lun'],
  pciAddress: ['disk'],
  dedicatedIoThread: ['disk', 'lun'],
};

/** What is wrong with a disk, and how to repair it: what TypeScript rejects already, for programs in JavaScript. */
export function diskProblem(disk: Disk): string | undefined {
  const sources = sourceKeysOf(disk);
  const [source] = sources;
  if (source === undefined) return undefined;
  if (sources.length > 1) return `has ${sources.length} sources: ${sources.join(', ')}. Keep one of them.`;
  const { as = 'disk' } = disk;
  if (!isKnown(as)) return undefined;
  for (const [option, devices] of Object.entries(DEVICES_WITH)) {
    if (disk[option as keyof DiskOptions] !== undefined && !devices.includes(as))
      return `sets \`${option}\`, which a device of the type ${as} does not have (only ${devices.join(' and ')}). Remove \`${option}\`${devices[0] === 'cdrom' ? ', or use CdRom.from(disk)' : devices[0] === 'lun' ? ', or use Lun.fromPvc(...)' : ''}.`;
  }
  if (as === 'cdrom' && (disk.bus as string) === 'virtio')
    return 'is a CD-ROM drive on the virtio bus, which has none. Use sata, scsi or usb.';
  if (disk.hotpluggable && !ON_CLAIM.includes(source))
    return `is hotpluggable, which only disks on a claim can be, and not one from \`${source}\`. Remove \`hotpluggable\`.`;
  if (as === 'filesystem' && !SHAREABLE.includes(source))
    return `is shared as a filesystem, which a volume from \`${source}\` cannot be. Use a claim, Volume.configMap, secret, serviceAccount, downwardApi or containerPath.`;
  if (source === 'containerPath' && as !== 'filesystem')
    return 'is a directory, which cannot be attached as a disk. Use Filesystem.virtiofs(Volume.containerPath(...)).';
  if (as === 'filesystem' && disk.hotpluggable)
    return 'is a filesystem, which cannot be hotplugged. Remove `hotpluggable`.';
  return undefined;
}

/** Default names: those of existing objects, and of volumes of which a guest has one at most. */
export function defaultDiskName(disk: Disk): string | undefined {
  if ('pvc' in disk) return nameOf(disk.pvc);
  if ('dataVolume' in disk) return nameOf(disk.dataVolume);
  if ('memoryDump' in disk) return nameOf(disk.memoryDump);
  return 'downwardMetrics' in disk ? 'downward-metrics' : undefined;
}

/** The bus of a disk, unless only the preference knows it. Hotplug and LUNs need SCSI; CD-ROM drives have no virtio, and arm64 no SATA. */
export function busOf(disk: Disk, preferred: string | undefined, architecture: string | undefined): string | undefined {
  const { as = 'disk', bus } = disk;
  if (bus !== undefined) return bus;
  if (as === 'cdrom') return isKnown(architecture) && architecture === 'arm64' ? 'scsi' : 'sata';
  if (as === 'lun' || disk.hotpluggable) return 'scsi';
  return 'downwardMetrics' in disk ? 'virtio' : preferred;
}
