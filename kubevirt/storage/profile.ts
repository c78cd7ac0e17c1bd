import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { className, provisionerOf } from './classes';
import { type AccessMode, modesOfDriver } from './drivers';

/** CDI's StorageProfile of a class, which has its name. */
export const profileOfClass = (found: KubeObject, storageProfiles: readonly KubeObject[]): KubeObject | undefined =>
  storageProfiles.find((one) => className(one) === className(found));

/** Access and volume modes as CDI's StorageProfile knows them; else as they are known of the driver; else undefined. */
export function modesOfClass(found: KubeObject, storageProfiles: readonly KubeObject[]): AccessMode[] | undefined {
  const sets = objectsAt(profileOfClass(found, storageProfiles), 'status', 'claimPropertySets').flatMap((set) =>
    (Array.isArray(set['accessModes']) ? set['accessModes'] : []).map((mode) => ({
      mode: String(mode),
      volumeMode: String(set['volumeMode'] ?? 'Filesystem'),
    })),
  );
  return sets.length > 0 ? sets : modesOfDriver(provisionerOf(found));
}
