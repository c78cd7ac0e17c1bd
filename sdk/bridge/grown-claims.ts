import type { ApiObject } from 'cdk8s';
import { objectAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/**
 * A disk that has grown is a DataVolume with its first size and a claim with the present one, because a file in Git can say no more. The
 * provider grows the claim of a DataVolume itself: here the DataVolume gets the present size, and the claim is not a resource of its own.
 */
export function withGrownDisks(manifests: ReadonlyMap<ApiObject, KubeObject>): Map<ApiObject, KubeObject> {
  const result = new Map(manifests);
  for (const claim of manifests.keys()) {
    const dataVolume = claim.kind === 'PersistentVolumeClaim' ? filledBy(claim) : undefined;
    const manifest = dataVolume && manifests.get(dataVolume);
    const requests = manifest && objectAt(manifest, 'spec', 'storage', 'resources', 'requests');
    const size = objectAt(manifests.get(claim), 'spec', 'resources', 'requests')?.['storage'];
    if (!requests || size === undefined) continue;
    requests['storage'] = size;
    result.delete(claim);
  }
  return result;
}

/** The DataVolume of the same name that a claim depends on. */
const filledBy = (claim: ApiObject): ApiObject | undefined =>
  claim.node.dependencies.find(
    (other): other is ApiObject =>
      'kind' in other && other.kind === 'DataVolume' && (other as ApiObject).name === claim.name,
  );
