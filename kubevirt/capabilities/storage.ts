import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import {
  type AccessMode,
  className,
  DEFAULT_MARKS,
  isMarked,
  modesOfClass,
  profileOfClass,
  provisionerOf,
  STORAGE_NEEDS,
  type StorageNeed,
} from '../storage';

/** What a StorageClass can do for disks. */
export interface StorageCapabilities {
  name: string;
  provisioner: string;
  /** Whether disks get it that name no class, in Kubernetes, and for VMs before that. */
  isDefault: boolean;
  isDefaultForVms: boolean;
  /** Access modes with the volume mode of each; empty where neither CDI nor this package knows the driver. */
  modes: AccessMode[];
  /** How CDI clones: `snapshot`, `csi-clone` or `copy`. */
  cloneStrategy?: string;
  /** VolumeSnapshotClass of its snapshots. */
  snapshotClass?: string;
  volumeBindingMode: string;
  /** Whether guests with its disks can move; undefined where the driver is not known. */
  liveMigration?: boolean;
  block?: boolean;
  snapshots: boolean;
  expansion: boolean;
  /** Why it cannot do what it cannot. */
  limits: string[];
}

interface Around {
  readonly storageProfiles: readonly KubeObject[];
  readonly snapshotClasses: readonly KubeObject[];
}

export function storageCapabilities(
  found: KubeObject,
  { storageProfiles, snapshotClasses }: Around,
): StorageCapabilities {
  const modes = modesOfClass(found, storageProfiles);
  const profile = profileOfClass(found, storageProfiles);
  const lacks = (need: StorageNeed) => STORAGE_NEEDS[need].lacks(found, { modes, snapshotClasses });
  const limits = (['live-migration', 'block', 'snapshots', 'expansion'] as const).flatMap((need) => lacks(need) ?? []);
  const cloneStrategy = textAt(profile, 'status', 'cloneStrategy');
  const ofDriver = snapshotClasses.find((one) => valueAt(one, 'driver') === provisionerOf(found));
  const snapshotClass = textAt(profile, 'status', 'snapshotClass') ?? (ofDriver && className(ofDriver));
  return {
    name: className(found),
    provisioner: provisionerOf(found),
    isDefault: isMarked(DEFAULT_MARKS.ofCluster)(found),
    isDefaultForVms: isMarked(DEFAULT_MARKS.forVms)(found),
    modes: modes ?? [],
    ...(cloneStrategy !== undefined && { cloneStrategy }),
    ...(snapshotClass !== undefined && { snapshotClass }),
    volumeBindingMode: textAt(found, 'volumeBindingMode') ?? 'Immediate',
    ...(modes && { liveMigration: lacks('live-migration') === undefined, block: lacks('block') === undefined }),
    snapshots: lacks('snapshots') === undefined,
    expansion: lacks('expansion') === undefined,
    limits,
  };
}

function textAt(from: unknown, ...path: string[]): string | undefined {
  const found = valueAt(from, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
