/** A PersistentVolumeClaim: a disk can grow, and nothing else. */

import { covers } from '../../../kube/differences';
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
