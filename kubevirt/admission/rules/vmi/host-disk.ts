import { quantityValue } from '../../../../kube/quantity';
import { vmiRules } from '../../engine/rule';
import { gateClosed, unlessOneOf } from '../shared/messages';

/** A third volume and its disk. */
const third = (source: object) => ({
  'volumes[2]': { name: 'data', ...source },
  'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } },
});
const gate = (name: string) => ({ developerConfiguration: { featureGates: [name] } });

export const HOST_DISK = vmiRules(
  'volumes',
  [
    {
      id: 'VOL-12',
      name: 'host-disk-feature-gate',
      title: '`hostDisk` without its feature gate',
      paths: ['volumes[].hostDisk'],
      forEach: 'volumes',
      check: ({ hostDisk }, { cluster }) =>
        hostDisk !== undefined && !cluster.gate('HostDisk')
          ? gateClosed('', 'A hostDisk volume (a file on the node)', 'HostDisk')
          : undefined,
      good: { edit: third({ hostDisk: { path: '/data/disk.img', type: 'Disk' } }), configuration: gate('HostDisk') },
      bad: third({ hostDisk: { path: '/data/disk.img', type: 'Disk' } }),
    },
    {
      id: 'VOL-13',
      name: 'host-disk-without-path',
      title: '`hostDisk` without a `path`',
      paths: ['volumes[].hostDisk.path'],
      forEach: 'volumes',
      check: ({ hostDisk }) =>
        hostDisk !== undefined && !hostDisk.path
          ? {
              at: 'hostDisk.path',
              message: 'hostDisk has no path. Set path to the file on the node, such as /data/disk.img.',
            }
          : undefined,
      good: { edit: third({ hostDisk: { path: '/data/disk.img', type: 'Disk' } }), configuration: gate('HostDisk') },
      bad: { edit: third({ hostDisk: { path: '', type: 'Disk' } }), configuration: gate('HostDisk') },
    },
    {
      id: 'VOL-14',
      name: 'unknown-host-disk-type',
      title: 'Unknown `hostDisk.type`',
      paths: ['volumes[].hostDisk.type'],
      forEach: 'volumes',
      check: ({ hostDisk }) =>
        hostDisk &&
        unlessOneOf('hostDisk.type', hostDisk.type ?? '', ['Disk', 'DiskOrCreate'], 'a valid hostDisk type'),
      good: {
        edit: third({ hostDisk: { path: '/data/disk.img', type: 'DiskOrCreate', capacity: '1Gi' } }),
        configuration: gate('HostDisk'),
      },
      bad: { edit: third({ hostDisk: { path: '/data/disk.img', type: 'disk' } }), configuration: gate('HostDisk') },
    },
    {
      id: 'VOL-15',
      name: 'capacity-of-existing-host-disk',
      title: '`hostDisk.capacity` with `type: Disk`',
      paths: ['volumes[].hostDisk.capacity'],
      forEach: 'volumes',
      check: ({ hostDisk }) =>
        hostDisk?.type === 'Disk' && (quantityValue(hostDisk.capacity) ?? 0) !== 0
          ? {
              at: 'hostDisk.capacity',
              message:
                'capacity is set, but with type: Disk the file already exists and has a size. Remove capacity, or set type: DiskOrCreate.',
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
  ],
  { when: 'volumes[].hostDisk', sameOnTemplateAndGuest: true },
);
