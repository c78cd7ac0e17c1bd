import { argoCdFleets } from './argo-cd-fleet';
import { type ArgoCdOptions, checkArgoCdOptions } from './argo-cd-options';
import { applied, withArgoCd } from './argo-cd-tree';
import { rejectFleetOptions } from './check-options';
import type { GitOpsTarget } from './target';

export function argoCd(options: ArgoCdOptions): GitOpsTarget {
  checkArgoCdOptions(options);
  return {
    tree(placed, fileOf) {
      rejectFleetOptions('GitOps.argoCd', options);
      return withArgoCd(options, applied(options, placed, fileOf));
    },
    fleets: (fleets) => argoCdFleets(options, fleets),
    ...(options.restartWindow && { restartWindow: options.restartWindow }),
  };
}
