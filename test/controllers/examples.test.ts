/** The examples for Argo CD and Flux, as a user runs them, applied by Argo CD and Flux themselves. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { valueAt } from '../../kube/json';
import { VM } from '../integration/simulator-objects';
import { outOfOrder, writesOf, written } from '../support/controllers/controllers';
import { type Environment, environment, TOOLS, type Tool } from '../support/controllers/environment';
import { until } from '../support/until';

jest.setTimeout(1_500_000);

const EXAMPLES: Readonly<Record<Tool, string>> = { 'Argo CD': 'gitops-argocd', Flux: 'gitops-flux' };
const APPLICATION = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  plural: 'applications',
  namespaced: true,
};

describe.each(TOOLS)('%s', (name) => {
  let on: Environment;
  beforeAll(async () => {
    on = await environment(name);
  }, 1_200_000);
  afterAll(() => on?.stop());

  test('the example comes to health, in order, and a second comparison writes nothing', async () => {
    run(EXAMPLES[name], on);
    await on.tool.begin();
    if (name === 'Argo CD') await synchronizeGuests();
    await on.settled();
    const web = { name: 'web', namespace: 'shop' };
    await until(async () => {
      const { status } = await on.cluster.get(VM, web);
      return status?.['printableStatus'] === 'Running' ? [] : [`web is ${status?.['printableStatus']}`];
    });
    const sequences = await on.tool.sequences();
    for (const sequence of sequences) expect(await outOfOrder(on.cluster, sequence)).toEqual([]);
    const since = new Date();
    await on.tool.refresh();
    await on.settled();
    expect(writesOf(on.sandbox, on.tool.userAgent, since).map(written)).toEqual([]);
  });

  /** As a user does outside of the window for restarts: `argocd app sync`. */
  async function synchronizeGuests(): Promise<void> {
    const guests = { name: 'shop-vms-shop', namespace: 'argocd' };
    await until(async () => ((await on.cluster.find(APPLICATION, guests)) ? [] : await on.tool.open()), 300);
    const application = await on.cluster.get(APPLICATION, guests);
    const syncOptions = valueAt(application, 'spec', 'syncPolicy', 'syncOptions');
    const operation = { initiatedBy: { username: 'user' }, sync: { prune: true, syncOptions } };
    await on.cluster.patch(APPLICATION, guests, { type: 'merge', body: { operation } });
  }
});

/** Runs an example, and lets its tree name the repository of the test. */
function run(example: string, { tree, releases, git }: Environment): void {
  const before = { ...process.env };
  Object.assign(process.env, { CDK8S_OUTDIR: tree, RELEASES: releases, LOCK_FILE: join(releases, '..', 'lock.json') });
  try {
    jest.isolateModules(() => require(join(__dirname, '../../examples', example)));
  } finally {
    process.env = before;
  }
  for (const file of readdirSync(tree, { recursive: true, encoding: 'utf8' })) {
    if (!/^(argocd|applications|flux)\/.*\.yaml$/.test(file)) continue;
    const text = readFileSync(join(tree, file), 'utf8');
    writeFileSync(join(tree, file), text.replaceAll('https://git.example.com/shop/vms.git', git.url));
  }
}
