import { rejectFleetOptions } from './check-options';
import { fluxFleets } from './flux-fleet';
import { checkFluxOptions, type FluxOptions } from './flux-options';
import { treeOf } from './flux-tree';
import type { GitOpsTarget } from './target';

export function flux(options: FluxOptions): GitOpsTarget {
  checkFluxOptions(options);
  return {
    tree(placed, fileOf) {
      rejectFleetOptions('GitOps.flux', options);
      return treeOf(options, placed, fileOf);
    },
    fleets: (fleets) => fluxFleets(options, fleets),
  };
}
