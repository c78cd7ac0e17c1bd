import type { ApiObject } from 'cdk8s';
import type { KubeObject } from '../../kube/object';

/** An object of the app as it will be applied, with the construct that makes it and the wave in which that is done. */
export interface Placed {
  readonly construct: ApiObject;
  readonly object: KubeObject;
  readonly wave: number;
}

/** The text of each file below the output folder, and those that are applied by hand, once, to start the tool. */
export interface GitOpsTree {
  readonly files: ReadonlyMap<string, string>;
  readonly start: readonly string[];
}

/** How a tree is laid out for a tool that applies a repository: what `GitOps.argoCd()` and `GitOps.flux()` return. */
export interface GitOpsTarget {
  /** Throws where the tool would do harm with an object, in one paragraph with the repair. `placed` is in the order of application. */
  tree(placed: readonly Placed[], fileOf: (object: ApiObject) => string): GitOpsTree;
}
