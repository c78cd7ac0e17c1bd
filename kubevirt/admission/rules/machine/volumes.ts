import { pathProblem } from '../../../../kube/names';
import { quantityValue } from '../../../../kube/quantity';
import type { core } from '../../../types';
import { machineRules } from '../../rule';
import { nearest, oneOf, show } from '../../suggest';
import { gateClosed, repeated, unlessOneOf } from './words';

/** What a volume can be. */
export const VOLUME_SOURCES = [
  'cloudInitConfigDrive',
  'cloudInitNoCloud',
  'configMap',
  'containerDisk',
  'containerPath',
  'dataVolume',
  'downwardAPI',
  'downwardMetrics',
  'emptyDisk',
  'ephemeral',
  'hostDisk',
  'memoryDump',
  'persistentVolumeClaim',
  'secret',
  'serviceAccount',
  'sysprep',
] as const;

type Source = (typeof VOLUME_SOURCES)[number];

export const sourcesOf = (volume: core.Volume): Source[] =>
  VOLUME_SOURCES.filter((source) => volume[source] !== undefined);

/** A third volume and its disk. */
const third = (source: object) => ({
  'volumes[2]': { name: 'data', ...source },
  'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } },
});
const gate = (name: string) => ({ developerConfiguration: { featureGates: [name] } });

/** A volume source that needs one text field. */
const needs = (id: string, source: Source, field: string, title: string, what: string) =>
  ({
    id,
    title,
    paths: [`volumes[].${source}.${field}`],
    each: 'volumes',
    check: (volume: core.Volume) => {
      const given = volume[source] as Record<string, unknown> | undefined;
      return given && !given[field]
        ? {
            at: `${source}.${field}`,
            message: `The volume "${volume.name ?? ''}" must name ${what}, and does not. Write ${field}: NAME.`,
          }
        : undefined;
    },
    good: third({ [source]: { [field]: 'data' } }),
    bad: third({ [source]: { [field]: '' } }),
  }) as const;

/** A volume source of which a machine takes one. */
const atMostOne = (id: string, source: Source, title: string, sample: object, configuration?: object) =>
  ({
    id,
    title,
    paths: [`volumes[].${source}`],
    check: ({ volumes }: { volumes: readonly core.Volume[] }) => {
      const names = volumes.filter((volume) => volume[source] !== undefined).map(({ name }) => name);
      return names.length > 1
        ? {
            at: 'volumes',
            message: `Found ${names.length} ${source} volumes (${names.map((name) => `"${name}"`).join(', ')}); a machine takes one. Remove the others.`,
            found: names.length,
            allowed: 'one',
          }
        : undefined;
    },
    good: { edit: third({ [source]: sample }), ...(configuration && { configuration }) },
    bad: {
      edit: {
        ...third({ [source]: sample }),
        'volumes[3]': { name: 'more', [source]: sample },
        'domain.devices.disks[3]': { name: 'more', disk: { bus: 'virtio' } },
      },
      ...(configuration && { configuration }),
    },
  }) as const;

export const VOLUMES = machineRules(
  'volumes',
  [
    {
      id: 'VOL-01',
      title: 'Two volumes of one name',
      paths: ['volumes[].name'],
      check: ({ volumes }) =>
        repeated(volumes, ({ name }) => name ?? '').map(({ index, key }) => ({
          at: `volumes[${index}].name`,
          message: `Another volume is called "${key}" already. Rename one of the two, and its disk with it.`,
          found: key,
        })),
      good: third({ emptyDisk: { capacity: '1Gi' } }),
      bad: { 'volumes[2]': { name: 'root', emptyDisk: { capacity: '1Gi' } } },
    },
    {
      id: 'VOL-02',
      title: 'A volume with no source, or more than one',
      paths: ['volumes[]'],
      each: 'volumes',
      check: (volume) => {
        const sources = sourcesOf(volume);
        if (sources.length === 1) return undefined;
        const found = sources.length === 0 ? 'it says nothing' : `it says ${sources.join(' and ')}`;
        const meant = Object.keys(volume)
          .map((key) => nearest(key, VOLUME_SOURCES))
          .find((source) => source !== undefined);
        return {
          message: `The volume "${volume.name ?? ''}" must say in exactly one way where its data is; ${found}. Choose from ${oneOf(VOLUME_SOURCES)}.`,
          found: sources,
          allowed: `one of ${VOLUME_SOURCES.join(', ')}`,
          ...(sources.length === 0 && meant && { suggestion: meant }),
        };
      },
      good: third({ emptyDisk: { capacity: '1Gi' } }),
      bad: third({ emptyDisk: { capacity: '1Gi' }, persistentVolumeClaim: { claimName: 'data' } }),
    },
    needs('VOL-03', 'dataVolume', 'name', 'A DataVolume without a name', 'a DataVolume'),
    {
      id: 'VOL-11',
      title: 'A volume of host metrics without its feature gate',
      paths: ['volumes[].downwardMetrics'],
      each: 'volumes',
      check: ({ downwardMetrics }, { cluster }) =>
        downwardMetrics !== undefined && !cluster.gate('DownwardMetrics')
          ? gateClosed('', 'A volume with metrics of the host (downwardMetrics)', 'DownwardMetrics')
          : undefined,
      good: { edit: third({ downwardMetrics: {} }), configuration: gate('DownwardMetrics') },
      bad: third({ downwardMetrics: {} }),
    },
    {
      id: 'VOL-12',
      title: 'A disk of the host without its feature gate',
      paths: ['volumes[].hostDisk'],
      each: 'volumes',
      check: ({ hostDisk }, { cluster }) =>
        hostDisk !== undefined && !cluster.gate('HostDisk')
          ? gateClosed('', 'A file of the host as a disk (hostDisk)', 'HostDisk')
          : undefined,
      good: { edit: third({ hostDisk: { path: '/data/disk.img', type: 'Disk' } }), configuration: gate('HostDisk') },
      bad: third({ hostDisk: { path: '/data/disk.img', type: 'Disk' } }),
    },
    {
      id: 'VOL-13',
      title: 'A disk of the host without a path',
      paths: ['volumes[].hostDisk.path'],
      each: 'volumes',
      check: ({ hostDisk }) =>
        hostDisk !== undefined && !hostDisk.path
          ? {
              at: 'hostDisk.path',
              message:
                'hostDisk names no file. Write path: PATH, where the file is on the node, such as /data/disk.img.',
            }
          : undefined,
      good: { edit: third({ hostDisk: { path: '/data/disk.img', type: 'Disk' } }), configuration: gate('HostDisk') },
      bad: { edit: third({ hostDisk: { path: '', type: 'Disk' } }), configuration: gate('HostDisk') },
    },
    {
      id: 'VOL-14',
      title: 'An unknown type of a host disk',
      paths: ['volumes[].hostDisk.type'],
      each: 'volumes',
      check: ({ hostDisk }) =>
        hostDisk &&
        unlessOneOf('hostDisk.type', hostDisk.type ?? '', ['Disk', 'DiskOrCreate'], 'a type of a host disk'),
      good: {
        edit: third({ hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }),
        configuration: gate('HostDisk'),
      },
      bad: { edit: third({ hostDisk: { path: '/data/disk.img', type: 'disk' } }), configuration: gate('HostDisk') },
    },
    {
      id: 'VOL-15',
      title: 'A capacity for a host disk that exists',
      paths: ['volumes[].hostDisk.capacity'],
      each: 'volumes',
      check: ({ hostDisk }) =>
        hostDisk?.type === 'Disk' && (quantityValue(hostDisk.capacity) ?? 0) !== 0
          ? {
              at: 'hostDisk.capacity',
              message:
                'capacity is set, but with type Disk the file exists already and has its size. Remove "capacity", or write type: DiskOrCreate.',
              found: hostDisk.capacity,
              suggestion: 'DiskOrCreate',
            }
          : undefined,
      good: {
        edit: third({ hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }),
        configuration: gate('HostDisk'),
      },
      bad: {
        edit: third({ hostDisk: { path: '/data/disk.img', type: 'Disk', capacity: '1Gi' } }),
        configuration: gate('HostDisk'),
      },
    },
    needs('VOL-16', 'configMap', 'name', 'A ConfigMap volume without a name', 'a ConfigMap'),
    needs('VOL-17', 'secret', 'secretName', 'A Secret volume without a name', 'a Secret'),
    needs(
      'VOL-18',
      'serviceAccount',
      'serviceAccountName',
      'A ServiceAccount volume without a name',
      'a ServiceAccount',
    ),
    atMostOne('VOL-19', 'serviceAccount', 'Two ServiceAccount volumes', { serviceAccountName: 'robot' }),
    atMostOne('VOL-20', 'downwardMetrics', 'Two volumes of host metrics', {}, gate('DownwardMetrics')),
    {
      ...atMostOne('VOL-21', 'memoryDump', 'Two memory dump volumes', { claimName: 'dump' }),
      good: { 'volumes[2]': { name: 'dump', memoryDump: { claimName: 'dump' } } },
      bad: {
        'volumes[2]': { name: 'dump', memoryDump: { claimName: 'dump' } },
        'volumes[3]': { name: 'more', memoryDump: { claimName: 'more' } },
      },
    },
    {
      id: 'VOL-22',
      title: 'A bad path inside a container disk',
      paths: ['volumes[].containerDisk.path'],
      each: 'volumes',
      check: ({ containerDisk }) => {
        const path = containerDisk?.path;
        const problem = path && pathProblem(path);
        return problem
          ? {
              at: 'containerDisk',
              message: `${show(path)} cannot be the path of the disk in its image: ${problem}. Leave it out where the image keeps its disk under /disk/, which is the default.`,
              found: path,
              allowed: 'an absolute path without ".", ".." or double slashes',
            }
          : undefined;
      },
      good: { 'volumes[0].containerDisk.path': '/custom/disk.qcow2' },
      bad: { 'volumes[0].containerDisk.path': 'custom/disk.qcow2' },
    },
    {
      id: 'VOL-23',
      title: 'Utility volumes in a manifest',
      paths: ['utilityVolumes'],
      check: ({ spec: { utilityVolumes }, kind }) =>
        utilityVolumes !== undefined &&
        (utilityVolumes.length > 0 || kind === 'VirtualMachinePool' || kind === 'VirtualMachineInstanceReplicaSet')
          ? {
              at: 'utilityVolumes',
              message:
                'Utility volumes are plugged into running guests by KubeVirt itself (for backups, for memory dumps) and cannot stand in a manifest. Remove them.',
            }
          : undefined,
      good: third({ emptyDisk: { capacity: '1Gi' } }),
      bad: { utilityVolumes: [{ name: 'backup', claimName: 'backup' }] },
    },
    {
      id: 'VOL-24',
      title: 'A claim as a filesystem without its feature gate',
      paths: ['domain.devices.filesystems[]'],
      check: (machine) =>
        (machine.devices.filesystems ?? []).flatMap(({ name = '' }, i) => {
          const volume = machine.volume(name);
          return (volume?.persistentVolumeClaim || volume?.dataVolume) &&
            !machine.cluster.gate('EnableVirtioFsStorageVolumes')
            ? [
                gateClosed(
                  `domain.devices.filesystems[${i}]`,
                  `Sharing the claim "${name}" with the guest as a filesystem`,
                  'EnableVirtioFsStorageVolumes',
                ),
              ]
            : [];
        }),
      good: {
        edit: {
          'volumes[2]': { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
          'domain.devices.filesystems': [{ name: 'data', virtiofs: {} }],
        },
        configuration: gate('EnableVirtioFsStorageVolumes'),
      },
      bad: {
        'volumes[2]': { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
        'domain.devices.filesystems': [{ name: 'data', virtiofs: {} }],
      },
    },
    {
      id: 'VOL-26',
      title: 'A path of the launcher as a disk',
      paths: ['volumes[].containerPath', 'domain.devices.disks[].name'],
      each: 'volumes',
      only: 'guest',
      check: ({ name = '', containerPath }, machine) =>
        containerPath !== undefined && machine.disk(name) && isFilesystem(machine.devices, name)
          ? {
              at: 'containerPath',
              message: `The volume "${name}" is a directory, which a guest can see as a filesystem but not as a disk. Remove the disk "${name}".`,
            }
          : undefined,
      good: shared('/opt/data'),
      bad: { ...shared('/opt/data'), 'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } } },
    },
    {
      id: 'VOL-27',
      title: 'A path of the launcher without a filesystem',
      paths: ['volumes[].containerPath', 'domain.devices.filesystems[].name'],
      each: 'volumes',
      only: 'guest',
      check: ({ name = '', containerPath }, machine) =>
        containerPath !== undefined && !isFilesystem(machine.devices, name)
          ? {
              at: 'containerPath',
              message: `The volume "${name}" is a directory, which a guest sees as a filesystem: add { name: ${name}, virtiofs: {} } to domain.devices.filesystems, and no disk of that name.`,
              suggestion: `{ name: ${name}, virtiofs: {} }`,
            }
          : undefined,
      good: shared('/opt/data'),
      bad: { 'volumes[2]': { name: 'data', containerPath: { path: '/opt/data' } } },
    },
    {
      id: 'VOL-28',
      title: 'A reserved path of the launcher',
      paths: ['volumes[].containerPath.path'],
      each: 'volumes',
      only: 'guest',
      check: ({ containerPath }) => {
        const reserved = RESERVED_PATHS.find((prefix) => containerPath?.path?.startsWith(prefix));
        if (!reserved) return undefined;
        return {
          at: 'containerPath.path',
          message: `${show(containerPath!.path)} is KubeVirt's own, as is every path that begins with ${reserved}. Use another path.`,
          found: containerPath!.path,
        };
      },
      good: shared('/opt/data'),
      bad: shared('/var/run/kubevirt/private'),
    },
    {
      id: 'SCH-11',
      title: 'A path of the launcher that is not absolute, or climbs',
      paths: ['volumes[].containerPath.path'],
      each: 'volumes',
      check: ({ containerPath }) => {
        const path = containerPath && (containerPath.path ?? '');
        return path === undefined || (path.startsWith('/') && !path.includes('..') && path.length <= MAX_PATH)
          ? undefined
          : {
              at: 'containerPath.path',
              message: `${show(path)} cannot be the path of a directory in the pod that runs the guest. Write an absolute path without "..", of at most ${MAX_PATH} characters.`,
              found: path,
              allowed: 'an absolute path without ".."',
            };
      },
      good: shared('/opt/data'),
      bad: shared('opt/data'),
    },
    {
      id: 'SCH-12',
      title: 'A path of the launcher to write to',
      paths: ['volumes[].containerPath.readOnly'],
      each: 'volumes',
      check: ({ containerPath }) =>
        containerPath?.readOnly === false
          ? {
              at: 'containerPath.readOnly',
              message:
                'A containerPath volume shares a directory of the pod that runs the guest, which can only be read; found readOnly: false. Write readOnly: true, or leave it out.',
              found: false,
              allowed: 'true',
              suggestion: 'true',
            }
          : undefined,
      good: shared('/opt/data'),
      bad: { ...shared('/opt/data'), 'volumes[2].containerPath.readOnly': false },
    },
  ],
  { settled: true },
);

const RESERVED_PATHS = ['/var/run/kubevirt', '/var/run/libvirt'];
const MAX_PATH = 4096;

const isFilesystem = (devices: core.Devices, name: string) =>
  (devices.filesystems ?? []).some((filesystem) => filesystem.name === name);

function shared(path: string) {
  return {
    'volumes[2]': { name: 'data', containerPath: { path } },
    'domain.devices.filesystems': [{ name: 'data', virtiofs: {} }],
  };
}
