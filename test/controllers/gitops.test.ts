/** The trees of `GitOps`, from an empty cluster to 200 guests that run, by Argo CD and Flux themselves. */
import { readinessOf } from '../../kubevirt/readiness';
import { DATA_VOLUME, KUBEVIRT, VM } from '../integration/simulator-objects';
import { outOfOrder, writesOf, written } from '../support/controllers/controllers';
import { type Environment, environment, TOOLS } from '../support/controllers/environment';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(1_500_000);

/** Fewer with `GUESTS=2`, for a look at something. */
const GUESTS = Array.from({ length: Number(process.env['GUESTS'] ?? 200) }, (_, at) => `guest-${at}`);
const shop = (name: string) => ({ name, namespace: 'shop' });

describe.each(TOOLS)('%s', (name) => {
  let on: Environment;
  beforeAll(async () => {
    on = await environment(name);
  }, 1_200_000);
  afterAll(() => on?.stop());

  const write = (guests: readonly string[]): void =>
    writePlatformTree({ outdir: on.tree, gitops: on.tool.gitops, releases: on.releases, guests });
  const guest = async (name: string): Promise<unknown> => (await on.cluster.get(VM, shop(name))).spec?.['template'];
  const writes = (since?: Date) => writesOf(on.sandbox, on.tool.userAgent, since);

  test('brings an empty cluster to running guests in one go, each step once the one before is healthy', async () => {
    write(GUESTS);
    await on.tool.begin();
    await on.settled();
    const platform = await on.cluster.get(KUBEVIRT, { name: 'kubevirt', namespace: 'kubevirt' });
    expect(readinessOf(platform)).toEqual({ state: 'ready' });
    const sequences = await on.tool.sequences();
    for (const sequence of sequences) expect(await outOfOrder(on.cluster, sequence)).toEqual([]);
    expect(sequences.flat().length).toBeGreaterThan(3);
  });

  test('finds nothing to do the second time', async () => {
    await until(async () => {
      const { items } = await on.cluster.list(VM, { namespace: 'shop' });
      const open = items.filter(({ status }) => status?.['printableStatus'] !== 'Running');
      return open.map(({ metadata, status }) => `${metadata?.name} is ${status?.['printableStatus']}`);
    }, 900);
    const since = new Date();
    await on.tool.refresh();
    await on.settled();
    expect(writes(since).map(written)).toEqual([]);
  });

  test('undoes what a person changed, and is done with it', async () => {
    const before = await guest('guest-0');
    const since = new Date();
    await on.cluster.patch(VM, shop('guest-0'), {
      type: 'merge',
      body: { spec: { template: { spec: { domain: { memory: { guest: '3Gi' } } } } } },
    });
    await on.tool.refresh();
    await until(async () => (JSON.stringify(await guest('guest-0')) === JSON.stringify(before) ? [] : ['edited']), 600);
    await on.settled();
    expect(new Set(writes(since).map(({ name }) => name))).toEqual(new Set(['guest-0']));
    const undone = new Date();
    await on.tool.refresh();
    await on.settled();
    expect(writes(undone).map(written)).toEqual([]);
  });

  test('deletes a guest that left Git, and keeps its disk', async () => {
    const since = new Date();
    write(GUESTS.slice(1));
    await on.tool.commit();
    await until(async () => ((await on.cluster.find(VM, shop('guest-0'))) ? ['guest-0 is there'] : []), 600);
    await on.settled();
    expect(await on.cluster.find(DATA_VOLUME, shop('guest-0-root'))).toBeDefined();
    const deleted = writes(since).filter(({ verb }) => verb.startsWith('delete'));
    expect(deleted.map(({ name }) => name)).toEqual(['guest-0']);
  });
});
