/** A pool whose replicas an autoscaler changes, applied by Argo CD and Flux themselves. */
import { POOL, VM } from '../integration/simulator-objects';
import { writesOf, written } from '../support/controllers/controllers';
import { type Environment, environment, TOOLS } from '../support/controllers/environment';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(1_500_000);

const AUTOSCALER = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  plural: 'horizontalpodautoscalers',
  namespaced: true,
};

describe.each(TOOLS)('%s', (name) => {
  let on: Environment;
  beforeAll(async () => {
    on = await environment(name);
  }, 1_200_000);
  afterAll(() => on?.stop());

  const workers = { name: 'workers', namespace: 'shop' };
  const scaleTo = (replicas: number) =>
    on.cluster.patch(POOL, workers, { type: 'merge', body: { spec: { replicas } } });
  const pool = async () => (await on.cluster.get(POOL, workers)).spec!;

  /** What its controller writes, which a sandbox does not have: Argo CD waits for it. */
  async function autoscalerBegins(): Promise<void> {
    await until(async () => ((await on.cluster.find(AUTOSCALER, workers)) ? [] : await on.tool.open()), 600);
    const able = {
      type: 'AbleToScale',
      status: 'True',
      reason: 'ReadyForNewScale',
      message: 'recommended size matches',
    };
    await on.cluster.patchStatus(AUTOSCALER, workers, {
      currentReplicas: 1,
      desiredReplicas: 1,
      conditions: [{ ...able, lastTransitionTime: new Date().toISOString() }],
    });
  }

  test('keeps the replicas that the autoscaler decided on, also where it undoes an edit', async () => {
    writePlatformTree({ outdir: on.tree, gitops: on.tool.gitops, releases: on.releases, guests: ['web'], pool: true });
    await on.tool.begin();
    await autoscalerBegins();
    await on.settled();
    expect(await pool()).toMatchObject({ replicas: 1 });
    const since = new Date();
    await scaleTo(3);
    await on.tool.refresh();
    await on.settled();
    expect(writesOf(on.sandbox, on.tool.userAgent, since).map(written)).toEqual([]);

    const before = await pool();
    const memory = { template: { spec: { domain: { memory: { guest: '2Gi' } } } } };
    await on.cluster.patch(POOL, workers, {
      type: 'merge',
      body: { spec: { virtualMachineTemplate: { spec: memory } } },
    });
    // A VM beside it, applied with it.
    await on.cluster.patch(VM, { name: 'web', namespace: 'shop' }, { type: 'merge', body: { spec: memory } });
    await on.tool.refresh();
    await until(async () => (JSON.stringify(await pool()) === JSON.stringify(before) ? [] : ['edited']), 600);
    await on.settled();
    expect(await pool()).toMatchObject({ replicas: 3 });
    const undone = new Date();
    await on.tool.refresh();
    await on.settled();
    expect(writesOf(on.sandbox, on.tool.userAgent, undone).map(written)).toEqual([]);
  });
});
