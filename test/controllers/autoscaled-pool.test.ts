/** A pool whose replicas an autoscaler changes, applied by Argo CD itself. */
import { POOL, VM } from '../integration/simulator-objects';
import { writesOf, written } from '../support/controllers/controllers';
import { type Environment, environment } from '../support/controllers/environment';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(900_000);

let on: Environment;
beforeAll(async () => {
  on = await environment('Argo CD');
}, 1_200_000);
afterAll(() => on?.stop());

const workers = { name: 'workers', namespace: 'shop' };
const scaleTo = (replicas: number) => on.cluster.patch(POOL, workers, { type: 'merge', body: { spec: { replicas } } });
const pool = async () => (await on.cluster.get(POOL, workers)).spec!;

test('keeps the replicas that the autoscaler decided on, also where it undoes an edit', async () => {
  writePlatformTree({ outdir: on.tree, gitops: on.tool.gitops, releases: on.releases, guests: ['web'], pool: true });
  await on.tool.begin();
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
  // A VM beside it, in the same Application.
  await on.cluster.patch(VM, { name: 'web', namespace: 'shop' }, { type: 'merge', body: { spec: memory } });
  await on.tool.refresh();
  await until(async () => (JSON.stringify(await pool()) === JSON.stringify(before) ? [] : ['edited']));
  await on.settled();
  expect(await pool()).toMatchObject({ replicas: 3 });
  const undone = new Date();
  await on.tool.refresh();
  await on.settled();
  expect(writesOf(on.sandbox, on.tool.userAgent, undone).map(written)).toEqual([]);
});
