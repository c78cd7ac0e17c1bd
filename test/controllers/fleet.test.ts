/** A fleet under one Argo CD: its own controllers make the Applications of all sites, by each generator, and go through the waves. */
import { readFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { type ArgoCdOptions, Disk, Fleet, type FleetCluster, GitOps, synth, VirtualMachine } from '../../constructs';
import type { KubeObject } from '../../kube/object';
import { VM } from '../integration/simulator-objects';
import { type Environment, environment } from '../support/controllers/environment';
import { kindIn } from '../support/gitops-applier';
import { until } from '../support/until';

jest.setTimeout(1_500_000);

const NAMESPACE = 'argocd';
const argo = (kind: string, name: string): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind,
  metadata: { name, namespace: NAMESPACE },
});

let on: Environment;
let sites: readonly FleetCluster[];

/** Two sites on one cluster, which Argo CD takes for two because their addresses differ. */
beforeAll(async () => {
  on = await environment('Argo CD', false);
  const { port } = new URL(on.sandbox.server);
  sites = [
    // Known to Argo CD by its name, the other one by its address.
    { name: 'lab' },
    { name: 'store', server: `https://localhost:${port}` },
  ];
  const { users } = JSON.parse(readFileSync(on.sandbox.kubeconfigPath, 'utf8')) as {
    users: { user: { token: string } }[];
  };
  const config = { bearerToken: users[0]!.user.token, tlsClientConfig: { insecure: true } };
  for (const { name, server = on.sandbox.server } of sites)
    await apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `cluster-${name}`,
        namespace: NAMESPACE,
        labels: { 'argocd.argoproj.io/secret-type': 'cluster', fleet: 'stores' },
      },
      stringData: { name, server, config: JSON.stringify(config) },
    });
}, 1_200_000);
afterAll(() => on?.stop());

const apply = (object: KubeObject) => on.cluster.apply(kindIn(object), object);
const found = async (object: KubeObject) =>
  on.cluster.find(kindIn(object), { name: object.metadata!.name!, namespace: NAMESPACE });

const GENERATORS: readonly NonNullable<ArgoCdOptions['fleet']>[] = [
  { generator: 'list' },
  { generator: 'git' },
  { generator: 'clusters', clusterLabels: { fleet: 'stores' } },
  { generator: 'matrix', clusterLabels: { fleet: 'stores' } },
];

test.each(GENERATORS)(
  'the sites of the generator $generator get their guests wave by wave, and keep them when they leave the fleet',
  async (options) => {
    const fleet = `by-${options.generator}`;
    const namespace = (site: string): string => `${fleet}-${site}`;
    for (const { name } of sites)
      await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace(name) } });
    write(fleet, namespace, options);
    await on.tool.begin('hub');
    await refreshed(fleet);
    const applications = sites.map(({ name }) => argo('Application', `${fleet}.${name}`));
    await until(async () => {
      const set = await found(argo('ApplicationSet', fleet));
      const missing = (await Promise.all(applications.map(found))).filter((one) => one === undefined).length;
      return missing === 0 ? [] : [`${missing} Applications are missing: ${JSON.stringify(set?.status)}`];
    }, 300);
    await on.settled();

    const [lab, store] = await Promise.all(
      sites.map(({ name }) => on.cluster.get(VM, { name: 'till', namespace: namespace(name) })),
    );
    const conditions = lab!.status!['conditions'] as { type: string; status: string; lastTransitionTime: string }[];
    const ready = conditions.find(({ type }) => type === 'Ready');
    expect(ready?.status).toBe('True');
    expect(Date.parse(store!.metadata!.creationTimestamp as string)).toBeGreaterThanOrEqual(
      Date.parse(ready!.lastTransitionTime),
    );

    const set = argo('ApplicationSet', fleet);
    await on.cluster.delete(kindIn(set), { name: fleet, namespace: NAMESPACE });
    await until(async () => ((await Promise.all(applications.map(found))).some(Boolean) ? ['Applications'] : []), 300);
    for (const vm of [lab, store])
      expect((await on.cluster.get(VM, vm!.metadata as { name: string })).metadata!.uid).toBe(vm!.metadata!.uid);
  },
);

/** As a webhook of the repository does it: otherwise Argo CD looks for the new revision after some minutes. */
async function refreshed(fleet: string): Promise<void> {
  const annotations = { 'argocd.argoproj.io/application-set-refresh': 'true' };
  const set = argo('ApplicationSet', fleet);
  await on.cluster.patch(
    kindIn(set),
    { name: fleet, namespace: NAMESPACE },
    { type: 'merge', body: { metadata: { annotations } } },
  );
}

function write(fleet: string, namespace: (site: string) => string, options: ArgoCdOptions['fleet']): void {
  const app = new App();
  new Fleet(app, fleet, {
    clusters: sites,
    waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
    site: ({ app, name }) => {
      new VirtualMachine(new Chart(app, 'shop', { namespace: namespace(name) }), 'till', {
        cpu: 1,
        memory: '1Gi',
        bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
      });
    },
  });
  synth(app, { outdir: on.tree, gitops: GitOps.argoCd({ repoURL: on.git.url, fleet: options }), onWarning: () => {} });
}
