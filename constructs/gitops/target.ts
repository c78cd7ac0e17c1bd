import type { ApiObject } from 'cdk8s';
import type { KubeObject } from '../../kube/object';
import type { RestartWindow } from './restart-window';

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

/** A site of a fleet, as far as the tool has to know it. */
export interface TargetSite {
  /** Name of the site, and of its cluster. */
  readonly name: string;
  /** Wave in which it gets changes. */
  readonly wave: string;
  /**
   * Address of its API server.
   * @default - the cluster is known by its name
   */
  readonly server?: string;
  /**
   * When its guests may be restarted.
   * @default - at any time
   */
  readonly restartWindow?: RestartWindow;
}

/** A fleet before its sites are written. */
export interface TargetFleet {
  /** Name of the fleet, and of the folder with the folders of its sites. */
  readonly name: string;
  /** Names of the waves, in their order. */
  readonly waves: readonly string[];
  /** Its sites, in the order of the list of clusters. */
  readonly sites: readonly TargetSite[];
}

/** How the trees of fleets are laid out. The tree of every site comes before that of the hub. */
export interface FleetTarget {
  /** The tree of a site, in a folder `FLEET/SITE` of the output folder. */
  site(fleet: TargetFleet, site: TargetSite, placed: readonly Placed[], fileOf: FileOf): GitOpsTree;
  /** The tree in the folder `hub`: objects of the app itself, and what the tool has to know of the sites. */
  hub(placed: readonly Placed[], fileOf: FileOf): GitOpsTree;
  /** Whether there is something in `hub` even if the app itself has no objects. */
  readonly appliesOnHub: boolean;
  /** Files of the output folder that the tools of the sites read, by fleet and site: those of others may stand beside them. */
  readonly siteFiles: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
}

/** Path of an object's file below the folder that holds it. */
export type FileOf = (object: ApiObject) => string;

/** How a tree is laid out for a tool that applies a repository: what `GitOps.argoCd()` and `GitOps.flux()` return. */
export interface GitOpsTarget {
  /** Throws where the tool would do harm with an object, in one paragraph with the repair. `placed` is in the order of application. */
  tree(placed: readonly Placed[], fileOf: FileOf): GitOpsTree;
  /** The same for an app with fleets. Throws where an option does not fit them. */
  fleets(fleets: readonly TargetFleet[]): FleetTarget;
  /**
   * When guests may be restarted, where a site has no window of its own.
   * @default - at any time
   */
  readonly restartWindow?: RestartWindow;
}

/** The key of a site in `siteFiles`. */
export const siteKey = ({ name }: { readonly name: string }, site: { readonly name: string }): string =>
  `${name}/${site.name}`;
