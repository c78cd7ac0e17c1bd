import { pathProblem } from '../../../../kube/names';
import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { nearest, oneOf, show } from '../../engine/suggest';
import { gateClosed, repeated } from '../shared/messages';

/** The source types of a volume. */
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

/** The sources of a volume in the order of the alphabet. By its own keys, of which it has two, not sixteen. */
function sourcesOf(volume: core.Volume): Source[] {
  const sources: Source[] = [];
  for (const key in volume) if (isSource(key) && volume[key] !== undefined) sources.push(key);
  return sources.length > 1 ? sources.sort() : sources;
}

const SOURCES: ReadonlySet<string> = new Set(VOLUME_SOURCES);
const isSource = (key: string): key is Source => SOURCES.has(key);

/** A third volume and its disk. */
const third = (source: object) => ({
  'volumes[2]': { name: 'data', ...source },
  'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } },
});
const gate = (name: string) => ({ developerConfiguration: { featureGates: [name] } });

/** A volume source that needs one text field. */
const needs = (id: string, name: string, title: string, source: Source, field: string, what: string) =>
  ({
    id,
    name,
    title,
    paths: [`volumes[].${source}.${field}`],
    when: `volumes[].${source}`,
    forEach: 'volumes',
    check: (volume: core.Volume) => {
      const given = volume[source] as Record<string, unknown> | undefined;
      return given && !given[field]
        ? {
            at: `${source}.${field}`,
            message: `The volume "${volume.name ?? ''}" does not name ${what}. Set ${source}.${field}.`,
          }
        : undefined;
    },
    good: third({ [source]: { [field]: 'data' } }),
    bad: third({ [source]: { [field]: '' } }),
  }) as const;

/** A volume source of which a VM can have only one. */
const atMostOne = (id: string, name: string, title: string, source: Source, sample: object, configuration?: object) =>
  ({
    id,
    name,
    title,
    paths: [`volumes[].${source}`],
    when: `volumes[].${source}`,
    check: ({ volumes }: { volumes: readonly core.Volume[] }) => {
      const names = volumes.filter((volume) => volume[source] !== undefined).map(({ name }) => name);
      return names.length > 1
        ? {
            at: 'volumes',
            message: `Found ${names.length} ${source} volumes (${names.map((name) => `"${name}"`).join(', ')}); a VM can have only one. Remove the others.`,
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

export const VOLUMES = vmiRules(
  'volumes',
  [
    {
      id: 'VOL-01',
      name: 'duplicate-volume-name',
      title: 'Duplicate volume name',
      paths: ['volumes[].name'],
      check: ({ volumes }) =>
        repeated(volumes, ({ name }) => name ?? '').map(({ index, key }) => ({
          at: `volumes[${index}].name`,
          message: `Another volume is already named "${key}". Rename one of them, together with its disk.`,
          found: key,
        })),
      good: third({ emptyDisk: { capacity: '1Gi' } }),
      bad: { 'volumes[2]': { name: 'root', emptyDisk: { capacity: '1Gi' } } },
    },
    {
      id: 'VOL-02',
      name: 'volume-source-not-exactly-one',
      title: 'Volume with no source, or more than one',
      paths: ['volumes[]'],
      forEach: 'volumes',
      check: (volume) => {
        const sources = sourcesOf(volume);
        if (sources.length === 1) return undefined;
        const found = sources.length === 0 ? 'none' : sources.join(' and ');
        const meant = Object.keys(volume)
          .map((key) => nearest(key, VOLUME_SOURCES))
          .find((source) => source !== undefined);
        return {
          message: `The volume "${volume.name ?? ''}" must have exactly one source; found ${found}. Use one of ${oneOf(VOLUME_SOURCES)}.`,
          found: sources,
          allowed: `one of ${VOLUME_SOURCES.join(', ')}`,
          ...(sources.length === 0 && meant && { suggestion: meant }),
        };
      },
      good: third({ emptyDisk: { capacity: '1Gi' } }),
      bad: third({ emptyDisk: { capacity: '1Gi' }, persistentVolumeClaim: { claimName: 'data' } }),
    },
    needs('VOL-03', 'data-volume-without-name', '`dataVolume` without a name', 'dataVolume', 'name', 'a DataVolume'),
    {
      id: 'VOL-11',
      name: 'downward-metrics-volume-feature-gate',
      title: '`downwardMetrics` volume without its feature gate',
      paths: ['volumes[].downwardMetrics'],
      forEach: 'volumes',
      when: 'volumes[].downwardMetrics',
      check: ({ downwardMetrics }, { cluster }) =>
        downwardMetrics !== undefined && !cluster.gate('DownwardMetrics')
          ? gateClosed('', 'A downwardMetrics volume (host metrics)', 'DownwardMetrics')
          : undefined,
      good: { edit: third({ downwardMetrics: {} }), configuration: gate('DownwardMetrics') },
      bad: third({ downwardMetrics: {} }),
    },
    needs(
      'VOL-16',
      'config-map-volume-without-name',
      '`configMap` volume without a name',
      'configMap',
      'name',
      'a ConfigMap',
    ),
    needs('VOL-17', 'secret-volume-without-name', '`secret` volume without a name', 'secret', 'secretName', 'a Secret'),
    needs(
      'VOL-18',
      'service-account-volume-without-name',
      '`serviceAccount` volume without a name',
      'serviceAccount',
      'serviceAccountName',
      'a ServiceAccount',
    ),
    atMostOne('VOL-19', 'multiple-service-account-volumes', 'More than one `serviceAccount` volume', 'serviceAccount', {
      serviceAccountName: 'robot',
    }),
    atMostOne(
      'VOL-20',
      'multiple-downward-metrics-volumes',
      'More than one `downwardMetrics` volume',
      'downwardMetrics',
      {},
      gate('DownwardMetrics'),
    ),
    {
      ...atMostOne('VOL-21', 'multiple-memory-dump-volumes', 'More than one `memoryDump` volume', 'memoryDump', {
        claimName: 'dump',
      }),
      good: { 'volumes[2]': { name: 'dump', memoryDump: { claimName: 'dump' } } },
      bad: {
        'volumes[2]': { name: 'dump', memoryDump: { claimName: 'dump' } },
        'volumes[3]': { name: 'more', memoryDump: { claimName: 'more' } },
      },
    },
    {
      id: 'VOL-22',
      name: 'malformed-container-disk-path',
      title: 'Malformed `containerDisk.path`',
      paths: ['volumes[].containerDisk.path'],
      forEach: 'volumes',
      when: 'volumes[].containerDisk.path',
      check: ({ containerDisk }) => {
        const path = containerDisk?.path;
        const problem = path && pathProblem(path);
        return problem
          ? {
              at: 'containerDisk',
              message: `${show(path)} is not a valid path of a disk in an image: ${problem}. Omit it if the image keeps its disk under /disk/, the default.`,
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
      name: 'utility-volumes-in-manifest',
      title: '`utilityVolumes` in a manifest',
      paths: ['utilityVolumes'],
      when: 'utilityVolumes',
      check: ({ spec: { utilityVolumes }, kind }) =>
        utilityVolumes !== undefined &&
        (utilityVolumes.length > 0 || kind === 'VirtualMachinePool' || kind === 'VirtualMachineInstanceReplicaSet')
          ? {
              at: 'utilityVolumes',
              message:
                'utilityVolumes are reserved for KubeVirt, which attaches them to running guests for backups and memory dumps. Remove them.',
            }
          : undefined,
      good: third({ emptyDisk: { capacity: '1Gi' } }),
      bad: { utilityVolumes: [{ name: 'backup', claimName: 'backup' }] },
    },
    {
      id: 'VOL-24',
      name: 'virtiofs-storage-feature-gate',
      title: 'Filesystem on a PVC or DataVolume without its feature gate',
      paths: ['domain.devices.filesystems[]'],
      when: 'domain.devices.filesystems',
      check: (vmi) =>
        (vmi.devices.filesystems ?? []).flatMap(({ name = '' }, i) => {
          const volume = vmi.volume(name);
          return (volume?.persistentVolumeClaim || volume?.dataVolume) &&
            !vmi.cluster.gate('EnableVirtioFsStorageVolumes')
            ? [
                gateClosed(
                  `domain.devices.filesystems[${i}]`,
                  `Sharing the PVC or DataVolume "${name}" with the guest as a filesystem`,
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
  ],
  { sameOnTemplateAndGuest: true },
);
