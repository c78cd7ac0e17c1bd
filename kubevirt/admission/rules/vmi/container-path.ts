import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';

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

export const CONTAINER_PATH = vmiRules(
  'volumes',
  [
    {
      id: 'VOL-26',
      name: 'container-path-with-disk',
      title: '`containerPath` volume with a disk',
      paths: ['volumes[].containerPath', 'domain.devices.disks[].name'],
      forEach: 'volumes',
      view: 'guest',
      check: ({ name = '', containerPath }, vmi) =>
        containerPath !== undefined && vmi.disk(name) && isFilesystem(vmi.devices, name)
          ? {
              at: 'containerPath',
              message: `The containerPath volume "${name}" is a directory, which can be shared as a filesystem but not attached as a disk. Remove the disk "${name}".`,
            }
          : undefined,
      good: shared('/opt/data'),
      bad: { ...shared('/opt/data'), 'domain.devices.disks[2]': { name: 'data', disk: { bus: 'virtio' } } },
    },
    {
      id: 'VOL-27',
      name: 'container-path-without-filesystem',
      title: '`containerPath` volume without a filesystem',
      paths: ['volumes[].containerPath', 'domain.devices.filesystems[].name'],
      forEach: 'volumes',
      view: 'guest',
      check: ({ name = '', containerPath }, vmi) =>
        containerPath !== undefined && !isFilesystem(vmi.devices, name)
          ? {
              at: 'containerPath',
              message: `The containerPath volume "${name}" is a directory, which needs a filesystem of the same name. Add { name: ${name}, virtiofs: {} } to domain.devices.filesystems, and no disk of that name.`,
              suggestion: `{ name: ${name}, virtiofs: {} }`,
            }
          : undefined,
      good: shared('/opt/data'),
      bad: { 'volumes[2]': { name: 'data', containerPath: { path: '/opt/data' } } },
    },
    {
      id: 'VOL-28',
      name: 'reserved-container-path',
      title: 'Reserved `containerPath.path`',
      paths: ['volumes[].containerPath.path'],
      forEach: 'volumes',
      view: 'guest',
      check: ({ containerPath }) => {
        const reserved = RESERVED_PATHS.find((prefix) => containerPath?.path?.startsWith(prefix));
        if (!reserved) return undefined;
        return {
          at: 'containerPath.path',
          message: `${show(containerPath!.path)} is reserved for KubeVirt, like every path under ${reserved}. Use another path.`,
          found: containerPath!.path,
        };
      },
      good: shared('/opt/data'),
      bad: shared('/var/run/kubevirt/private'),
    },
    {
      id: 'SCH-11',
      name: 'malformed-container-path',
      title: 'Malformed `containerPath.path`',
      paths: ['volumes[].containerPath.path'],
      forEach: 'volumes',
      check: ({ containerPath }) => {
        const path = containerPath && (containerPath.path ?? '');
        return path === undefined || (path.startsWith('/') && !path.includes('..') && path.length <= MAX_PATH)
          ? undefined
          : {
              at: 'containerPath.path',
              message: `${show(path)} is not a valid path in the virt-launcher pod. Use an absolute path without "..", of at most ${MAX_PATH} characters.`,
              found: path,
              allowed: 'an absolute path without ".."',
            };
      },
      good: shared('/opt/data'),
      bad: shared('opt/data'),
    },
    {
      id: 'SCH-12',
      name: 'writable-container-path',
      title: '`containerPath` with `readOnly: false`',
      paths: ['volumes[].containerPath.readOnly'],
      forEach: 'volumes',
      check: ({ containerPath }) =>
        containerPath?.readOnly === false
          ? {
              at: 'containerPath.readOnly',
              message:
                'A containerPath volume is always read-only; found readOnly: false. Set readOnly: true, or omit it.',
              found: false,
              allowed: 'true',
              suggestion: 'true',
            }
          : undefined,
      good: shared('/opt/data'),
      bad: { ...shared('/opt/data'), 'volumes[2].containerPath.readOnly': false },
    },
  ],
  { when: 'volumes[].containerPath', sameOnTemplateAndGuest: true },
);
