/** Causes of waiting, found in the objects around the one that waits. Pure functions over a thin layer that reads. */
import type { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';
import { causeOf, explains } from './explain';
import { Progress } from './progress';
import { removalCause } from './removal';
import { Surroundings } from './surroundings';

export type { Cause } from './cause';
export { FAILED_IMPORTS } from './disks';
export { FAILED_STARTS } from './explain';

/** Explains waits on one cluster, with reads that all waits share. */
export class Explainer {
  private readonly around: Surroundings;

  constructor(
    cluster: Pick<Cluster, 'list' | 'request'>,
    private readonly now: () => number = Date.now,
  ) {
    this.around = new Surroundings(cluster, now);
  }

  /** One wait. It remembers the progress that it has seen; undefined for a kind whose waits have no readers. */
  wait(of: Pick<KubeObject, 'apiVersion' | 'kind'>): ((live: KubeObject) => Promise<Cause | undefined>) | undefined {
    if (!explains(of)) return undefined;
    const progress = new Progress();
    return (live) => causeOf(live, { around: this.around, progress, now: this.now() });
  }

  /** Why an object that is being deleted still exists; undefined where nothing telling is found. */
  removal(live: KubeObject): Promise<Cause | undefined> {
    return removalCause(live, this.around, this.now());
  }
}
