import { argoCd } from './argo-cd';
import type { ArgoCdOptions } from './argo-cd-options';
import { flux } from './flux';
import type { FluxOptions } from './flux-options';
import type { GitOpsTarget } from './target';

export type { ArgoCdFleet, ArgoCdOptions, FleetGenerator } from './argo-cd-options';
export type { FluxFleet, FluxOptions, FluxSource } from './flux-options';
export { completeWindow, type RestartWindow, restartWindowProblems } from './restart-window';
export {
  type FleetTarget,
  type GitOpsTarget,
  type GitOpsTree,
  type Placed,
  siteKey,
  type TargetFleet,
  type TargetSite,
} from './target';

/** A tool that applies the output folder from a repository, as `synth(app, { gitops })` takes it. */
export const GitOps = {
  /**
   * Argo CD: the Applications, their waves and what they must not compare or delete, and the health scripts that its configuration needs. Throws if an
   * option is not valid; `synth` throws for objects that act once and are not hooks, and for charts that wait for each other.
   */
  argoCd: (options: ArgoCdOptions): GitOpsTarget => argoCd(options),
  /**
   * Flux: a Kustomization for each wave of each chart, in order, with health checks. Throws if an option is not valid; `synth` throws for objects that act
   * once.
   */
  flux: (options: FluxOptions): GitOpsTarget => flux(options),
};
