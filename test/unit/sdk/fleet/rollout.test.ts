import type { SiteOutcome, SiteResult } from '../../../../sdk/fleet/report';
import { rollOut } from '../../../../sdk/fleet/rollout';

const waves = new Map([
  ['canary', ['lab']],
  ['rest', ['a', 'b', 'c', 'd']],
]);

/** Rolls out with what becomes of each site that is not done; answers what was tried, and what is reported. */
async function rolled(outcomes: Record<string, SiteOutcome>, options: { tolerate?: number; before?: string[] } = {}) {
  const tried: string[] = [];
  const results: SiteResult[] = [];
  let atOnce = 0;
  let most = 0;
  await rollOut({
    waves,
    concurrency: 2,
    tolerate: options.tolerate ?? 0,
    prepare: (site, wave) => ({
      done: () => (options.before?.includes(site) ? { site, wave: 'before', outcome: 'done' } : undefined),
      async run() {
        tried.push(site);
        most = Math.max(most, ++atOnce);
        await Promise.resolve();
        atOnce--;
        return { site, wave, outcome: outcomes[site] ?? 'done' };
      },
    }),
    onResult: (result) => results.push(result),
  });
  return { tried, most, outcomes: Object.fromEntries(results.map(({ site, outcome }) => [site, outcome])) };
}

it('does one wave after the other, and in each as many sites at a time as is allowed', async () => {
  const { tried, most, outcomes } = await rolled({});
  expect(tried[0]).toBe('lab');
  expect(tried).toHaveLength(5);
  expect(most).toBe(2);
  expect(new Set(Object.values(outcomes))).toEqual(new Set(['done']));
});

it('begins no wave after one that failed, and says so for each site', async () => {
  const { tried, outcomes } = await rolled({ lab: 'failed' });
  expect(tried).toEqual(['lab']);
  expect(outcomes).toEqual({ lab: 'failed', a: 'waiting', b: 'waiting', c: 'waiting', d: 'waiting' });
});

it('goes on with the others of a wave, and after as many failures as are tolerated', async () => {
  expect((await rolled({ a: 'failed' })).outcomes).toEqual({
    lab: 'done',
    a: 'failed',
    b: 'done',
    c: 'done',
    d: 'done',
  });
  expect((await rolled({ lab: 'failed' }, { tolerate: 1 })).tried).toHaveLength(5);
});

it.each(['unreachable', 'locked'] as const)('a site that is %s does not stop the fleet', async (outcome) => {
  expect((await rolled({ lab: outcome })).tried).toHaveLength(5);
});

it('leaves alone what an earlier run has done', async () => {
  const { tried, outcomes } = await rolled({ a: 'failed' }, { before: ['lab', 'b', 'c'] });
  expect(tried.sort()).toEqual(['a', 'd']);
  expect(outcomes).toEqual({ lab: 'done', a: 'failed', b: 'done', c: 'done', d: 'done' });
});
