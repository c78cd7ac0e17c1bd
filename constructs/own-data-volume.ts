import { Dependable, type IDependable } from 'constructs';
import { Manifest, type Resource } from './base';
import { dataVolumeName, grownSize, type Json, type MadeDiskSource } from './machine';
import { OWN_DATA_VOLUME, RETAINED } from './retention-annotations';

/** Creates the DataVolume of a disk that outlives its guest, with the claim that it has grown to, and returns its name. */
export function ownDataVolume(owner: Resource, disk: MadeDiskSource, diskName: string, spec: Json): string {
  const name = dataVolumeName(owner.name, disk, diskName);
  const dataVolume = new Manifest(owner, `disk-${diskName}`, {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: {
      name,
      namespace: owner.namespace,
      labels: disk.labels && { ...disk.labels },
      annotations: { ...OWN_DATA_VOLUME, ...disk.annotations },
    },
    spec,
  });
  growClaim(owner, disk, diskName, { name, after: dataVolume, annotations: RETAINED });
  return name;
}

/** Grows the claim of a disk that is created and deleted with its VM. */
export function growOwnedClaim(owner: Resource, disk: MadeDiskSource, diskName: string, vm: () => Manifest): void {
  const name = dataVolumeName(owner.name, disk, diskName);
  growClaim(owner, disk, diskName, { name, after: dependable(vm) });
}

/** CDI creates the claim of a disk; a request that is applied to it grows it in place. */
function growClaim(
  owner: Resource,
  disk: MadeDiskSource,
  diskName: string,
  { name, after, annotations }: { name: string; after: IDependable; annotations?: Readonly<Record<string, string>> },
): void {
  const storage = grownSize(owner, disk, diskName);
  if (storage === undefined) return;
  const claim = new Manifest(owner, `claim-${diskName}`, {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: owner.namespace, annotations: annotations && { ...annotations } },
    spec: { resources: { requests: { storage } } },
  });
  claim.node.addDependency(after);
}

/** A dependency on an object that is created later. */
function dependable(object: () => Manifest): IDependable {
  const result: IDependable = {};
  Dependable.implement(result, {
    get dependencyRoots() {
      return [object()];
    },
  });
  return result;
}
