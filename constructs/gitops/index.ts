import { type ArgoCdOptions, argoCd } from './argo-cd';
import { type FluxOptions, flux } from './flux';
import type { GitOpsTarget } from './target';

export type { ArgoCdOptions } from './argo-cd';
export type { FluxOptions, FluxSource } from './flux';
export type { GitOpsTarget, GitOpsTree, Placed } from './target';

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
