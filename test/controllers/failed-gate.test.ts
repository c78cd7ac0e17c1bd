/** A platform that cannot be installed, applied by Argo CD and Flux themselves. */
import { installCrds } from '../../sandbox/crds';
import { KUBEVIRT, VM } from '../integration/simulator-objects';
import { type Crds, writesOf } from '../support/controllers/controllers';
import { type Environment, environment, TOOLS, type Tool } from '../support/controllers/environment';
import { built, kindIn } from '../support/gitops-applier';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(900_000);

/** Argo CD shows the sentence of the gate; Flux names the object. */
const SAYS: Readonly<Record<Tool, RegExp>> = {
  'Argo CD': /guests-platform.*virt-operator does not follow this object: a cluster has one KubeVirt object/,
  Flux: /guests-platform.*KubeVirt\/kubevirt\/kubevirt status: 'Failed'/,
};

describe.each(TOOLS)('%s', (name) => {
  let on: Environment;
  beforeAll(async () => {
    on = await environment(name);
  }, 1_200_000);
  afterAll(() => on?.stop());

  const elsewhere = { name: 'kubevirt', namespace: 'elsewhere' };

  test('a gate that fails stops what depends on it, and what repairs it lets everything go on', async () => {
    writePlatformTree({ outdir: on.tree, gitops: on.tool.gitops, releases: on.releases, guests: ['web'] });
    const crds = (await built(`${on.tree}/guests-platform`)).filter(
      ({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata?.name === 'kubevirts.kubevirt.io',
    );
    await installCrds(on.cluster, crds as Crds);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: elsewhere.namespace } };
    await on.cluster.apply(kindIn(namespace), namespace);
    await on.cluster.apply(KUBEVIRT, { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: elsewhere, spec: {} });

    await on.tool.begin();
    await until(async () => {
      const open = await on.tool.open();
      return SAYS[name].test(open.join()) ? [] : open;
    }, 300);
    const ofShop = writesOf(on.sandbox, on.tool.userAgent).filter(({ path }) => /\/namespaces\/shop\b/.test(path));
    expect(ofShop).toEqual([]);

    await on.cluster.delete(KUBEVIRT, elsewhere);
    await on.settled();
    expect(await on.cluster.find(VM, { name: 'web', namespace: 'shop' })).toBeDefined();
  });
});
