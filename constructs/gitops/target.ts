import type { ApiObject } from 'cdk8s';
import type { KubeObject } from '../../kube/object';

/** An object of the app as it will be applied, with the construct that makes it and the wave in which that is done. */
export interface Placed {
  /** Construct that makes it. */
  readonly construct: ApiObject;
  /** The object, rendered. */
  readonly object: KubeObject;
  /** 0 for what depends on nothing, otherwise one more than the last wave of all that it depends on. */
  readonly wave: number;
}

/** What is written for a tool. */
export interface GitOpsTree {
  /** Text of each file, by its path below the output folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that are applied by hand, once, to start the tool. */
  readonly start: readonly string[];
}

/** How a tree is laid out for a tool that applies a repository: what `GitOps.argoCd()` and `GitOps.flux()` return. */
export interface GitOpsTarget {
  /** Throws where the tool would do harm with an object, in one paragraph with the repair. `placed` is in the order of application. */
  tree(placed: readonly Placed[], fileOf: (object: ApiObject) => string): GitOpsTree;
}
