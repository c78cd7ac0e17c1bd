/** A platform that is not healthy, applied by Argo CD and Flux themselves. */
import { installCrds } from '../../sandbox/crds';
import { KUBEVIRT, VM } from '../integration/simulator-objects';
import { type Crds, writesOf } from '../support/controllers/controllers';
import { type Environment, environment, TOOLS, type Tool } from '../support/controllers/environment';
import { built, kindIn } from '../support/gitops-applier';
import { writePlatformTree } from '../support/gitops-tree';
import { until } from '../support/until';

jest.setTimeout(1_500_000);

/** Argo CD shows the sentence of the gate; Flux names the object. */
const FAILED: Readonly<Record<Tool, RegExp>> = {
  'Argo CD': /guests-platform.*virt-operator does not follow this object: a cluster has one KubeVirt object/,
  Flux: /guests-platform.*KubeVirt\/kubevirt\/kubevirt status: 'Failed'/,
};

describe.each(TOOLS)('%s', (name) => {
  let on: Environment;
  beforeAll(async () => {
    on = await environment(name);
  }, 1_200_000);
  afterAll(() => on?.stop());

  const write = (...guests: string[]): void =>
    writePlatformTree({ outdir: on.tree, gitops: on.tool.gitops, releases: on.releases, guests });
  const says = (text: RegExp): Promise<void> =>
    until(async () => {
      const open = await on.tool.open();
      return text.test(open.join()) ? [] : [`nothing like ${text} in ${open.join()}`];
    }, 300);
  const guest = (of: string) => on.cluster.find(VM, { name: of, namespace: 'shop' });

  /** A KubeVirt object beside that of the tree: virt-operator follows neither. */
  const another = { name: 'kubevirt', namespace: 'elsewhere' };
  const create = () =>
    on.cluster.apply(KUBEVIRT, { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: another, spec: {} });

  test('a gate that fails stops what depends on it, and once it is repaired everything goes on', async () => {
    write('web');
    const crds = (await built(`${on.tree}/guests-platform`)).filter(
      ({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata?.name === 'kubevirts.kubevirt.io',
    );
    await installCrds(on.cluster, crds as Crds);
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: another.namespace } };
    await on.cluster.apply(kindIn(namespace), namespace);
    await create();
    await on.tool.begin();
    await says(FAILED[name]);
    const ofShop = writesOf(on.sandbox, on.tool.userAgent).filter(({ path }) => /\/namespaces\/shop\b/.test(path));
    expect(ofShop).toEqual([]);

    await on.cluster.delete(KUBEVIRT, another);
    await on.settled();
    expect(await guest('web')).toBeDefined();
  });

  test('a later commit to the guests waits for the platform with Flux, and not with Argo CD', async () => {
    await create();
    await on.tool.refresh();
    await says(FAILED[name]);
    write('web', 'late');
    await on.tool.commit();
    if (name === 'Flux') await says(/guests-shop: dependency 'flux-system\/guests-platform.*' is not ready/);
    else await until(async () => ((await guest('late')) ? [] : ['late is missing']));
    expect((await guest('late')) !== undefined).toBe(name !== 'Flux');
  });
});
