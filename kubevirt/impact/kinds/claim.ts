/** A PersistentVolumeClaim: a disk can grow, and nothing else. */

import { covers } from '../../../kube/differences';
import { objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { quantityValue } from '../../../kube/quantity';
import { changeBy } from '../change';
import type { Impact } from '../verdict';
import { impactOfChanges, userChanges } from './by-field';

export function claimImpact(old: unknown, object: unknown): Impact {
  return impactOfChanges(
    userChanges(old, object).map((difference) => {
      if (!covers('spec', difference.path)) return changeBy('not-a-guest', difference);
      const from = quantityValue(difference.from);
      const to = quantityValue(difference.to);
      const grows =
        difference.path === 'spec.resources.requests.storage' && from !== undefined && to !== undefined && to > from;
      return changeBy(grows ? 'claim-grown' : 'claim-immutable', difference);
    }),
  );
}

/**
 * A claim as CDI has made it for one of these objects: a DataVolume of its name, or a VM that makes one. It differs from `claim` in its size
 * alone; `undefined` if none of them makes it, or none says its size.
 */
export function madeClaim(
  claim: Record<string, unknown>,
  objects: readonly KubeObject[],
): Record<string, unknown> | undefined {
  const { namespace } = (claim['metadata'] ?? {}) as { namespace?: string };
  const name = valueAt(claim, 'metadata', 'name');
  const specs = objects
    .filter(({ metadata }) => metadata?.namespace === namespace)
    .flatMap((object) => [
      ...(object.kind === 'DataVolume' ? [object] : []),
      ...(object.kind === 'VirtualMachine' ? objectsAt(object, 'spec', 'dataVolumeTemplates') : []),
    ])
    .filter((dataVolume) => valueAt(dataVolume, 'metadata', 'name') === name)
    .map((dataVolume) => valueAt(dataVolume, 'spec'));
  const storage = specs
    .flatMap((spec) => ['storage', 'pvc'].map((key) => valueAt(spec, key, 'resources', 'requests', 'storage')))
    .find((size) => size !== undefined);
  if (storage === undefined) return undefined;
  return { ...claim, spec: { ...(claim['spec'] as object), resources: { requests: { storage } } } };
}
