/** A guest that starts and finds nothing to boot from. */
import { isObject, objectsAt, valueAt } from '../../../../kube/json';
import type { core } from '../../../types';
import { vmiRules } from '../../engine/rule';
import { type VmiSpecView, virtualMachineSpecOf } from '../../engine/vmi-spec-view';

/** Volumes that can hold an operating system. All others hold settings, or are empty. */
const BOOTABLE = ['containerDisk', 'persistentVolumeClaim', 'dataVolume', 'ephemeral', 'hostDisk'] as const;

/** Whether the volume is a disk that is made empty. */
function isBlank({ dataVolume }: core.Volume, { object, related }: VmiSpecView): boolean {
  if (!dataVolume) return false;
  const { name } = dataVolume;
  const template = objectsAt(virtualMachineSpecOf(object), 'dataVolumeTemplates').find(
    (one) => valueAt(one, 'metadata', 'name') === name,
  );
  const made = template ?? related.find('DataVolume', name, object.metadata?.namespace);
  return isObject(valueAt(made, 'spec', 'source', 'blank'));
}

const canBoot = (volume: core.Volume, vmi: VmiSpecView): boolean =>
  BOOTABLE.some((kind) => volume[kind] !== undefined) && !isBlank(volume, vmi);

/** A tray that a medium can be put into later, a place before the first disk, network boot, or a kernel from outside. */
const bootsOtherwise = (vmi: VmiSpecView): boolean =>
  vmi.domain.firmware?.kernelBoot !== undefined ||
  vmi.interfaces.some(({ bootOrder }) => bootOrder !== undefined) ||
  vmi.disks.some(({ cdrom, name }) => cdrom !== undefined && vmi.volume(name) === undefined) ||
  (vmi.disks.some(({ bootOrder }) => bootOrder !== undefined) && !vmi.disks.some(({ bootOrder }) => bootOrder === 1));

const BLANK = { spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '20Gi' } } } } };
const onBlank = {
  '/spec.dataVolumeTemplates': [{ metadata: { name: 'root' }, ...BLANK }],
  'volumes[0]': { name: 'root', dataVolume: { name: 'root' } },
};

export const BOOT = vmiRules('booting', [
  {
    id: 'BOOT-01',
    name: 'no-bootable-disk',
    title: 'Guest without a disk to boot from',
    paths: ['volumes', 'domain.devices.disks'],
    severity: 'warning',
    view: 'guest',
    check: (vmi) => {
      for (let i = 0; i < vmi.volumes.length; i++) {
        const volume = vmi.volumes[i]!;
        if (canBoot(volume, vmi) && !vmi.devices.filesystems?.some(({ name }) => name === volume.name))
          return undefined;
      }
      if (bootsOtherwise(vmi)) return undefined;
      const empty = vmi.volumes.some((volume) => volume.dataVolume || volume.emptyDisk);
      return {
        at: 'volumes',
        message: `The guest has no disk to boot from${empty ? ': its disks are made empty' : ''}. It starts and stays in its firmware. Add a volume with an operating system (containerDisk, dataVolume, persistentVolumeClaim), an installation medium as a cdrom, or boot it from the network with bootOrder: 1 on an interface.`,
        allowed: 'a volume with an operating system, a cdrom, a kernel, or network boot',
      };
    },
    good: {
      ...onBlank,
      'domain.devices.interfaces[0]': { name: 'default', masquerade: {}, bootOrder: 1 },
    },
    bad: onBlank,
  },
]);
