import type { IConstruct } from 'constructs';
import type { KubeObject } from '../../kube/object';
import {
  className,
  contradiction,
  defaultClassOf,
  driverOf,
  modesOfDriver,
  provisionerOf,
  STORAGE_NEEDS,
  type StorageNeed,
} from '../../kubevirt/storage';
import { objectsBelow, severalDefaults } from './storage-class';

/**
 * Why the StorageClasses and VolumeSnapshotClasses of a program cannot do what they say or what is required of them, with the repair; undefined where
 * they can, as far as their drivers are known. What the cluster has beside them, preflight judges.
 */
export function storageProblem(root: IConstruct, needs: readonly StorageNeed[]): string | undefined {
  const classes = objectsBelow(root, 'StorageClass');
  const snapshotClasses = objectsBelow(root, 'VolumeSnapshotClass');
  return (
    severalDefaults(root)[0]?.problem ??
    first(classes, wrongClass) ??
    first(snapshotClasses, wrongSnapshotClass) ??
    unmetNeed(defaultClassOf(classes), snapshotClasses, needs)
  );
}

const first = (objects: readonly KubeObject[], judge: (one: KubeObject) => string | undefined): string | undefined =>
  objects.map(judge).find((problem) => problem !== undefined);

function wrongClass(found: KubeObject): string | undefined {
  const wrong = contradiction(found);
  return (
    wrong &&
    `the StorageClass ${wrong.problem}, so that a guest cannot follow its disk. Set bindingMode: 'WaitForFirstConsumer', or omit it.`
  );
}

function wrongSnapshotClass(found: KubeObject): string | undefined {
  const driver = String(found['driver']);
  if (!driverOf(driver)?.noSnapshots) return undefined;
  return `the VolumeSnapshotClass ${className(found)} is of the driver ${driver}, which takes no snapshots. Omit it, or use storage whose driver does.`;
}

/** Needs are about the class that disks get that name none. */
function unmetNeed(
  found: KubeObject | undefined,
  snapshotClasses: readonly KubeObject[],
  needs: readonly StorageNeed[],
): string | undefined {
  if (!found) return undefined;
  for (const need of needs) {
    const { lacks, repair } = STORAGE_NEEDS[need];
    const problem = lacks(found, { modes: modesOfDriver(provisionerOf(found)), snapshotClasses });
    if (problem !== undefined)
      return `storageRequires has ${JSON.stringify(need)}, and the default StorageClass does not offer it: ${problem}. ${repair}`;
  }
  return undefined;
}
