import type { ClusterProfile } from '../../kubevirt/config';
import type { ConstructFinding } from '../check';
import type { GitOpsTarget } from '../gitops';
import type { SynthLayout } from './layout';

export interface SynthOptions {
  /**
   * Folder for the manifests. Everything in it belongs to synth, so it must be empty or written by an earlier synth.
   * Under `cdk8s synth`, the folder of that command is used instead.
   * @default - the outdir of the app: `dist`
   */
  readonly outdir?: string;
  /**
   * Distribution of objects over files: `object` writes a file for each, in folders by namespace; `chart` a file for each chart, as
   * plain cdk8s does; `namespace` a file for each namespace, and `_cluster.yaml` for objects without one. `object` shows best in a
   * pull request what changed.
   * @default 'object'
   */
  readonly layout?: SynthLayout;
  /**
   * Cluster that the manifests are for, such as `Cluster.fromFile('cluster.yaml')` or `Cluster.openshift('4.20')`; rules that depend on it are
   * checked against this profile. Every field of it has a default.
   * @default - what the app's own KubeVirt or HyperConverged object says, otherwise KubeVirt v1.9.0 as released
   */
  readonly cluster?: Partial<ClusterProfile>;
  /**
   * Whether to set `argocd.argoproj.io/sync-wave` on objects that depend on others, so that Argo CD applies them in
   * order.
   * @default - false; `kubevirt-iac graph --app` sets it, to show the order
   */
  readonly syncWaves?: boolean;
  /**
   * Tool that applies the output folder from a repository: `GitOps.argoCd({ repoURL })` or `GitOps.flux({ source })`. The objects are then written into a
   * folder for each Application or Kustomization, which waits for those before it; `kustomization.yaml` applies these, once. Of an app with a fleet, each
   * site has a tree of its own, and the folder `hub` what Argo CD has to know of all of them.
   * @default - the objects alone
   */
  readonly gitops?: GitOpsTarget;
  /**
   * Called with every finding that is legal but likely wrong.
   * @default - prints a line for each on stderr
   */
  readonly onWarning?: (finding: ConstructFinding) => void;
}

/** The same for one tree, however it is laid out. */
export type TreeOptions = Omit<SynthOptions, 'gitops'> & { readonly gitops?: Pick<GitOpsTarget, 'tree'> };

export interface SynthResult {
  /** Paths of the files below the folder, in the order of application. */
  readonly files: readonly string[];
  /** Whether anything in the folder changed. */
  readonly changed: boolean;
}
