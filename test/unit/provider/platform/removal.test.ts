import type { KubeObject } from '../../../../kube/object';
import { OPERATORS } from '../../../../kubevirt/operators';
import { resourceKind } from '../../../../provider/platform';
import { FakeCluster, type Kept, Process } from '../fake-cluster';

const urnOf = (token: string, name: string) => `urn:pulumi:dev::platform::kubevirt:${token}::${name}`;

let cluster: FakeCluster;
beforeEach(() => {
  cluster = new FakeCluster();
});
const run = (): Process => new Process(cluster);

const KUBEVIRT = { await: 'created', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: {} };
const CDI = { await: 'created', metadata: { name: 'cdi' }, spec: {} };
const manifest = (apiVersion: string, kind: string, name: string, rest: object = {}) => ({
  apiVersion,
  kind,
  await: 'created',
  metadata: { name, ...(kind === 'Deployment' && { namespace: 'kubevirt' }) },
  ...rest,
});

const kubevirt = (rest: object = {}) => run().create(urnOf('core/v1:KubeVirt', 'kubevirt'), { ...KUBEVIRT, ...rest });
const cdi = (rest: object = {}) => run().create(urnOf('cdi/v1beta1:CDI', 'cdi'), { ...CDI, ...rest });
const made = (apiVersion: string, kind: string, name: string, rest: object = {}) =>
  run().create(urnOf('index:Manifest', name), manifest(apiVersion, kind, name, rest));

const vm = (name: string, uid = `uid-of-${name}`): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'vms', uid },
});
const disk = (name: string, phase: string, owner?: string): KubeObject => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: {
    name,
    namespace: 'vms',
    ...(owner && {
      ownerReferences: [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'web', uid: owner }],
    }),
  },
  status: { phase },
});
const claim = (name: string, labels: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'vms', labels },
  status: { phase: 'Bound' },
});
const CDI_LABEL = { app: 'containerized-data-importer' };

const deletions = () => cluster.writes.filter((write) => write.startsWith('delete'));

describe('what would take guests or disks with it is not deleted', () => {
  type Case = [name: string, keep: () => Promise<Kept>, exists: KubeObject[], says: RegExp];
  const many = Array.from({ length: 7 }, (_, index) => vm(`web-${index}`));
  const cases: Case[] = [
    [
      'KubeVirt, with guests',
      kubevirt,
      many,
      /Deleting KubeVirt kubevirt\/kubevirt deletes every guest with it, so nothing was deleted: there are 7 guests, vms\/web-0, .*vms\/web-4 and 2 more\..*`allow: \['remove-workloads'\]`/,
    ],
    [
      'KubeVirt, whatever its uninstallStrategy',
      () => kubevirt({ spec: { uninstallStrategy: 'RemoveWorkloads' } }),
      [vm('web')],
      /there is 1 guest, vms\/web\./,
    ],
    [
      'KubeVirt, whose guests own disks',
      () => kubevirt({ allow: ['remove-workloads'] }),
      [vm('web', 'w'), disk('web-root', 'Succeeded', 'w')],
      /deletes the disk web-root with all its data.*vms\/web-root.*`allow: \['web-root'\]`/,
    ],
    [
      'HyperConverged, with guests',
      () => made('hco.kubevirt.io/v1', 'HyperConverged', 'kubevirt-hyperconverged'),
      [vm('web')],
      /Deleting HyperConverged \S*kubevirt-hyperconverged deletes every guest with it, so nothing was deleted: there is 1 guest, vms\/web\./,
    ],
    [
      'HyperConverged, with disks',
      () => made('hco.kubevirt.io/v1', 'HyperConverged', 'kubevirt-hyperconverged'),
      [disk('root', 'Succeeded')],
      /deletes the disk root with all its data, so nothing was deleted: there is 1 disk, vms\/root/,
    ],
    [
      'its operator',
      () => made('apps/v1', 'Deployment', 'virt-operator'),
      [vm('web')],
      /Deleting Deployment kubevirt\/virt-operator deletes every guest/,
    ],
    [
      'P21: CDI, which would be gone before KubeVirt is refused',
      cdi,
      [vm('web')],
      /Deleting CDI \S*cdi takes the kinds of their disks from guests, .*there is 1 guest, vms\/web\..*`allow: \['remove-workloads'\]`/,
    ],
    [
      'CDI, with a filled disk',
      cdi,
      [disk('root', 'Succeeded')],
      /Deleting CDI \S*cdi deletes the disk root with all its data.*there is 1 disk, vms\/root/,
    ],
    [
      'CDI, with a disk that is being filled',
      cdi,
      [disk('root', 'ImportInProgress')],
      /disks that CDI has made or is filling.*vms\/root/,
    ],
    [
      'CDI, with a claim whose DataVolume is gone',
      cdi,
      [claim('golden', CDI_LABEL)],
      /deletes the disk golden .*vms\/golden/,
    ],
  ];
  test.each(cases)('%s', async (_, keep, exists, says) => {
    const kept = await keep();
    for (const one of exists) cluster.put(one);
    await expect(run().delete(kept)).rejects.toThrow(says);
    expect(deletions()).toEqual([]);
  });

  test('though it may not be known whether anything exists', async () => {
    const kept = await kubevirt();
    jest.spyOn(cluster, 'list').mockRejectedValue(new Error('virtualmachines is forbidden'));
    await expect(run().delete(kept)).rejects.toThrow(/forbidden/);
    expect(deletions()).toEqual([]);
  });
});

describe('it is deleted', () => {
  test('where nothing is left', async () => {
    await run().delete(await kubevirt());
    await run().delete(await cdi());
    expect(deletions()).toEqual(['delete KubeVirt kubevirt', 'delete CDI cdi']);
  });

  test('with its guests where allow agrees, and with the disks that allow names', async () => {
    const kept = await kubevirt({ allow: ['remove-workloads', 'web-root'] });
    cluster.put(vm('web', 'w'));
    cluster.put(disk('web-root', 'Succeeded', 'w'));
    cluster.put(disk('independent', 'Succeeded'));
    await run().delete(kept);
    expect(deletions()).toEqual(['delete KubeVirt kubevirt']);
  });

  test('beside claims that CDI did not make', async () => {
    const kept = await cdi();
    cluster.put(claim('database', { app: 'postgres' }));
    await run().delete(kept);
    expect(deletions()).toEqual(['delete CDI cdi']);
  });
});

describe('an operator outlives the object that only it can remove', () => {
  test('which is named', async () => {
    const kept = await made('apps/v1', 'Deployment', 'virt-operator');
    await kubevirt();
    await expect(run().delete(kept)).rejects.toThrow(
      /Deployment kubevirt\/virt-operator was not deleted: KubeVirt kubevirt\/kubevirt exists, and virt-operator alone removes its finalizer kubevirt\.io\/foregroundDeleteKubeVirt.*Delete KubeVirt kubevirt\/kubevirt first/,
    );
    expect(deletions()).toEqual([]);
  });

  test.each(Object.values(OPERATORS).map((operator) => [operator.deployment, resourceKind(operator)] as const))(
    'every one of them: %s',
    async (deployment, { apiVersion, kind }) => {
      const kept = await made('apps/v1', 'Deployment', deployment);
      cluster.put({ apiVersion, kind, metadata: { name: 'one' } });
      await expect(run().delete(kept)).rejects.toThrow(
        new RegExp(`Deployment \\S*${deployment} was not deleted: ${kind} \\S*one exists`),
      );
      expect(deletions()).toEqual([]);
    },
  );

  test('nor is its Namespace', async () => {
    const kept = await made('v1', 'Namespace', 'cdi');
    await made('apps/v1', 'Deployment', 'cdi-operator');
    await cdi();
    await expect(run().delete(kept)).rejects.toThrow(/Namespace \S*cdi was not deleted: CDI \S*cdi exists/);
    expect(deletions()).toEqual([]);
  });

  test('and is awaited where it is being deleted', async () => {
    const kept = await made('apps/v1', 'Deployment', 'virt-operator');
    await kubevirt();
    const going = cluster.get('KubeVirt', 'kubevirt')!;
    cluster.put({ ...going, metadata: { ...going.metadata, deletionTimestamp: '2026-03-02T15:00:00Z' } });
    const watch = jest.spyOn(cluster, 'watch').mockReturnValue({
      ready: async () => {},
      get: () => undefined,
      until: async (_: object, look: (live?: KubeObject) => unknown) => {
        expect(look(cluster.get('KubeVirt', 'kubevirt'))).toBeUndefined();
        cluster.objects.delete('KubeVirt kubevirt');
        return look(undefined);
      },
      close: () => {},
    } as never);
    await run().delete(kept);
    expect(watch).toHaveBeenCalled();
    expect(deletions()).toEqual(['delete Deployment virt-operator']);
  });
});

describe('a CRD whose objects are guests or disks', () => {
  const NAME = 'kubevirts.kubevirt.io';
  const crd = (rest: object = {}) => made('apiextensions.k8s.io/v1', 'CustomResourceDefinition', NAME, rest);

  test('stays, and says how it is deleted', async () => {
    const kept = await crd();
    const up = run();
    await up.delete(kept);
    expect(deletions()).toEqual([]);
    expect(up.warned).toEqual([
      expect.stringMatching(
        /CustomResourceDefinition kubevirts\.kubevirt\.io stays in the cluster.*`allow: \['purge-crds'\]` on the resource and `purgeCrds: true`/,
      ),
    ]);
  });

  test.each([
    ['allow alone', ['purge-crds'], false],
    ['purgeCrds alone', [], true],
  ])('stays with %s', async (_, allow, purgeCrds) => {
    const kept = await crd({ allow });
    const up = run();
    up.session.config = { ...up.session.config, purgeCrds };
    await up.delete(kept);
    expect(deletions()).toEqual([]);
  });

  test('goes where both agree, and no object of it is left', async () => {
    const kept = await crd({ allow: ['purge-crds'] });
    await kubevirt();
    const up = run();
    up.session.config = { ...up.session.config, purgeCrds: true };
    await expect(up.delete(kept)).rejects.toThrow(/was not deleted: KubeVirt kubevirt\/kubevirt exists/);
    cluster.objects.delete('KubeVirt kubevirt');
    await up.delete(kept);
    expect(deletions()).toEqual([`delete CustomResourceDefinition ${NAME}`]);
  });

  test('that stayed is taken over by the next program, of whatever name', async () => {
    await run().delete(await crd());
    const urn = 'urn:pulumi:prod::other::kubevirt:index:Manifest::crd';
    const next = await run().create(urn, manifest('apiextensions.k8s.io/v1', 'CustomResourceDefinition', NAME));
    expect(next.id).toContain(NAME);
    expect(cluster.get('CustomResourceDefinition', NAME)?.metadata?.annotations?.['kubevirt-iac.io/urn']).toBe(urn);
  });

  test('of anything else goes as it always did', async () => {
    await run().delete(await made('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'widgets.example.org'));
    expect(deletions()).toEqual(['delete CustomResourceDefinition widgets.example.org']);
  });
});
