/** The sites of a fleet, wave by wave. */
import type { SiteResult } from './report';

export interface Rollout {
  readonly waves: ReadonlyMap<string, readonly string[]>;
  /** Sites that are worked on at a time. */
  readonly concurrency: number;
  /** Failed sites of a wave with which the next wave still begins. */
  readonly tolerate: number;
  /** What an earlier run has done already; undefined for what is to be done. */
  done(site: string): SiteResult | undefined;
  run(site: string, wave: string): Promise<SiteResult>;
  /** Called after each site. */
  onResult(result: SiteResult): void;
}

/**
 * Works through the waves, in each at several sites at a time. A site that fails leaves the others of its wave alone; if too many fail, the next
 * wave does not begin. A site that is unreachable or locked says nothing about the change, and does not count.
 */
export async function rollOut({ waves, concurrency, tolerate, done, run, onResult }: Rollout): Promise<void> {
  let stopped: string | undefined;
  for (const [wave, sites] of waves) {
    if (stopped !== undefined) {
      for (const site of sites) onResult(done(site) ?? { site, wave, outcome: 'waiting', reason: stopped });
      continue;
    }
    let failed = 0;
    await inParallel(sites, concurrency, async (site) => {
      const result = done(site) ?? (await run(site, wave));
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
