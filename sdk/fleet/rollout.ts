/** The sites of a fleet, wave by wave. */
import type { SiteResult } from './report';

/** A site of which it is known whether there is something to do. */
export interface PreparedSite {
  /** What an earlier run has done already; undefined where it is to be done. */
  done(): SiteResult | undefined;
  run(): Promise<SiteResult>;
}

export interface Rollout {
  readonly waves: ReadonlyMap<string, readonly string[]>;
  /** Sites that are worked on at a time. */
  readonly concurrency: number;
  /** Failed sites of a wave with which the next wave still begins. */
  readonly tolerate: number;
  /** Called once for each site. */
  prepare(site: string, wave: string): PreparedSite;
  /** Called after each site. */
  onResult(result: SiteResult): void;
}

/**
 * Works through the waves, in each at several sites at a time. A site that fails leaves the others of its wave alone; if too many fail, the next
 * wave does not begin. A site that is unreachable or locked says nothing about the change, and does not count.
 */
export async function rollOut({ waves, concurrency, tolerate, prepare, onResult }: Rollout): Promise<void> {
  let stopped: string | undefined;
  for (const [wave, sites] of waves) {
    if (stopped !== undefined) {
      for (const site of sites)
        onResult(prepare(site, wave).done() ?? { site, wave, outcome: 'waiting', reason: stopped });
      continue;
    }
    let failed = 0;
    await inParallel(sites, concurrency, async (site) => {
      const prepared = prepare(site, wave);
      const result = prepared.done() ?? (await prepared.run());
      if (result.outcome === 'failed') failed++;
      onResult(result);
    });
    if (failed > tolerate) stopped = `${failed} of ${sites.length} sites of the wave ${wave} failed`;
  }
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
