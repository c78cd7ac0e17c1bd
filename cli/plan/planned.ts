/** A plan that has been made, and what its reports refer to. */
import type { Manifest } from '../manifests';
import type { parseFailOn } from './fail-on';
import type { SitePlan } from './sites';

/** The manifests of one side, and where they come from. */
export interface Side {
  /** For messages: `manifests at origin/main`. */
  name: string;
  /** File or folder, as it was given. */
  path: string;
  manifests: readonly Manifest[];
}

export interface Planned {
  /** The plan of each site; a single one where the manifests are not those of a fleet. */
  plans: readonly SitePlan[];
  fleet: boolean;
  old: Side;
  now: Side;
  failOn: ReturnType<typeof parseFailOn>;
}
