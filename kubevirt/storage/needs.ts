import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { className, provisionerOf } from './classes';
import { type AccessMode, driverOf } from './drivers';

/** What disks of guests must be able to do. */
export type StorageNeed = 'live-migration' | 'snapshots' | 'expansion' | 'block';

/** What is known beside a StorageClass. */
export interface StorageAround {
  /** Undefined where its driver is not known. */
  readonly modes: readonly AccessMode[] | undefined;
  readonly snapshotClasses: readonly KubeObject[];
}

interface Need {
  /** Why disks of a class cannot; undefined where they can, or where it is unknown. */
  readonly lacks: (found: KubeObject, around: StorageAround) => string | undefined;
  readonly repair: string;
}

export const STORAGE_NEEDS: Readonly<Record<StorageNeed, Need>> = {
  'live-migration': {
    lacks: (found, { modes }) =>
      modes && !modes.some(({ mode }) => mode === 'ReadWriteMany')
        ? `${className(found)} has no ReadWriteMany: guests with its disks stay on their node`
        : undefined,
    repair: 'Use storage with ReadWriteMany, such as Ceph or NFS, for guests that must move.',
  },
  block: {
    lacks: (found, { modes }) =>
      modes && !modes.some(({ volumeMode }) => volumeMode === 'Block')
        ? `${className(found)} has no block volumes`
        : undefined,
    repair: 'Use a StorageClass whose driver offers volumeMode Block.',
  },
  expansion: {
    lacks: (found) =>
      valueAt(found, 'allowVolumeExpansion') === true && !driverOf(provisionerOf(found))?.fixedSize
        ? undefined
        : `${className(found)} does not grow its volumes`,
    repair: 'Set `allowVolumeExpansion: true`, if the driver can expand volumes.',
  },
  snapshots: {
    lacks: (found, { snapshotClasses }) => {
      const driver = provisionerOf(found);
      if (snapshotClasses.some((one) => valueAt(one, 'driver') === driver)) return undefined;
      const names = snapshotClasses.map(className);
      const others = names.length > 0 ? `; there are ${names.join(', ')} of other drivers` : '';
      return `no VolumeSnapshotClass has the driver ${driver}${others}`;
    },
    repair: 'Install the snapshot CRDs and controller, and create a VolumeSnapshotClass of this driver.',
  },
};

/** A setting that never does what it says; undefined where there is none. */
export function contradiction(found: KubeObject): { problem: string; repair: string } | undefined {
  const driver = driverOf(provisionerOf(found));
  if (driver?.local && valueAt(found, 'volumeBindingMode') !== 'WaitForFirstConsumer')
    return {
      problem: `${className(found)} binds at once although its volumes are local to a node`,
      repair: 'Create the StorageClass anew with `volumeBindingMode: WaitForFirstConsumer`.',
    };
  return undefined;
}
