import type { KubeObject } from '../../../kube/object';
import { FakeCluster, type Kept, Process } from './fake-cluster';

const urnOf = (token: string, name: string) => `urn:pulumi:dev::shop::kubevirt:${token}::${name}`;
const DISK = urnOf('cdi/v1beta1:DataVolume', 'web-root');
const CLAIM = urnOf('index:Manifest', 'data');
const VM = urnOf('core/v1:VirtualMachine', 'web');

const disk = ({ image = 'tiny:1', size = '10Gi', name = 'web-root', ...rest }: Record<string, unknown> = {}) => ({
  await: 'created',
  metadata: { name, namespace: 'vms' },
  spec: {
    source: { registry: { url: `docker://quay.io/lab/${image}` } },
    storage: { resources: { requests: { storage: size } } },
  },
  ...rest,
});

let cluster: FakeCluster;
beforeEach(() => {
  cluster = new FakeCluster();
});
const run = () => new Process(cluster);

/** A disk that `up` has created, in a phase that the controllers have brought it to since. */
async function diskIn(phase: string, change: Record<string, unknown> = {}, { seen = true } = {}): Promise<Kept> {
  const kept = await run().create(DISK, disk(change));
  cluster.put({ ...cluster.get('DataVolume', 'web-root')!, status: { phase } });
  const claim = { resources: { requests: { storage: String(change['size'] ?? '10Gi') } } };
  cluster.put({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'web-root' }, spec: claim });
  return seen ? run().read(kept) : kept;
}

describe('D1: a filled disk', () => {
  it('is not replaced without allow: the error says what is lost and each way out', async () => {
    const kept = await diskIn('Succeeded');
    await expect(run().diff(kept, disk({ image: 'tiny:2' }))).rejects.toThrow(
      /deletes the disk web-root with all its data\. To agree, set `allow: \['web-root'\]`.*To grow the disk, change only its size\. To keep the disk, .*retainOnDelete/,
    );
    await expect(run().diff(kept, disk({ image: 'tiny:2' }))).rejects.not.toThrow(/refused/);
  });

  it('is replaced where allow names it, the old one first', async () => {
    const kept = await diskIn('Succeeded');
    const up = run();
    expect(await up.diff(kept, disk({ image: 'tiny:2', allow: ['web-root'] }))).toMatchObject({
      replaces: ['spec'],
      deleteBeforeReplace: true,
    });
    await up.delete(kept);
    expect(cluster.get('DataVolume', 'web-root')).toBeUndefined();
  });

  it('stays one that holds data, whatever its phase becomes', async () => {
    const kept = await diskIn('Succeeded');
    cluster.put({ ...cluster.get('DataVolume', 'web-root')!, status: { phase: 'Unknown' } });
    await expect(run().diff(await run().read(kept), disk({ image: 'tiny:2' }))).rejects.toThrow(/with all its data/);
  });

  it('is known by the cluster where the state has only seen it wait for its first consumer', async () => {
    const kept = await diskIn('Succeeded', {}, { seen: false });
    await expect(run().diff(kept, disk({ image: 'tiny:2' }))).rejects.toThrow(/with all its data/);
  });

  it.each(['WaitForFirstConsumer', 'ImportInProgress', 'Failed'])(
    'does not yet exist in phase %s: it is replaced freely',
    async (phase) => {
      const kept = await diskIn(phase);
      const up = run();
      expect(await up.diff(kept, disk({ image: 'tiny:2' }))).toMatchObject({ replaces: ['spec'] });
      await up.delete(kept);
      expect(cluster.get('DataVolume', 'web-root')).toBeUndefined();
    },
  );

  it('is not destroyed without allow, neither by removal nor by an engine that skips Diff', async () => {
    const kept = await diskIn('Succeeded');
    await expect(run().delete(kept)).rejects.toThrow(
      /Deleting DataVolume vms\/web-root deletes the disk web-root with all its data, so nothing was deleted\. .*`allow: \['web-root'\]`.*before it is removed or destroyed; .*`retainOnDelete: true`/,
    );
    const replace = run();
    replace.check(DISK, disk({ image: 'tiny:2' }));
    await expect(replace.delete(kept)).rejects.toThrow(/with all its data/);
    expect(cluster.get('DataVolume', 'web-root')).toBeDefined();
    await run().delete(await run().update(kept, disk({ allow: ['web-root'] })));
    expect(cluster.get('DataVolume', 'web-root')).toBeUndefined();
  });

  it('of the templates of a VM goes with the VM only where allow names it', async () => {
    const machine = (allow: string[]) => ({
      await: 'created',
      allow,
      metadata: { name: 'web', namespace: 'vms' },
      spec: {
        runStrategy: 'Halted',
        dataVolumeTemplates: [{ metadata: { name: 'web-root' }, spec: disk().spec }],
        template: {
          spec: {
            domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
            volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }],
          },
        },
      },
    });
    const kept = await run().create(VM, machine([]));
    const { uid = '' } = cluster.get('VirtualMachine', 'web')!.metadata!;
    const owner = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'web', uid };
    cluster.put({ ...filled('DataVolume', 'web-root'), metadata: { name: 'web-root', ownerReferences: [owner] } });
    await expect(run().delete(kept)).rejects.toThrow(/Deleting VirtualMachine vms\/web deletes the disk web-root/);
    await run().delete(await run().update(kept, machine(['web-root'])));
    expect(cluster.get('VirtualMachine', 'web')).toBeUndefined();
  });

  it('in a Namespace is named before the Namespace is deleted, once even with its claim', async () => {
    const urn = urnOf('index:Manifest', 'vms');
    const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } };
    const kept = await run().create(urn, space);
    const owner = { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', name: 'web-root', uid: 'd' };
    cluster.put(filled('DataVolume', 'web-root'));
    cluster.put({
      ...filled('PersistentVolumeClaim', 'web-root'),
      metadata: { name: 'web-root', ownerReferences: [owner] },
    });
    cluster.put(filled('PersistentVolumeClaim', 'scratch'));
    await expect(run().delete(kept)).rejects.toThrow(
      /Namespace vms.* deletes the disks scratch, web-root with all their/,
    );
    const allowed = await run().update(kept, { ...space, allow: ['scratch', 'web-root'] });
    await run().delete(allowed);
    expect(cluster.get('Namespace', 'vms')).toBeUndefined();
  });
});

function filled(kind: 'DataVolume' | 'PersistentVolumeClaim', name: string): KubeObject {
  const isClaim = kind === 'PersistentVolumeClaim';
  return {
    apiVersion: isClaim ? 'v1' : 'cdi.kubevirt.io/v1beta1',
    kind,
    metadata: { name },
    spec: {},
    status: { phase: isClaim ? 'Bound' : 'Succeeded' },
  };
}

describe('P19: the disks of a pool', () => {
  const POOL = urnOf('pool/v1beta1:VirtualMachinePool', 'web');
  const pool = (rest: Record<string, unknown> = {}, replicas = 3) => ({
    await: 'created',
    metadata: { name: 'web', namespace: 'vms' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      virtualMachineTemplate: {
        metadata: { labels: { app: 'web' } },
        spec: {
          runStrategy: 'Halted',
          dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: disk().spec }],
          template: {
            metadata: { labels: { app: 'web' } },
            spec: {
              domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
              volumes: [{ name: 'root', dataVolume: { name: 'root' } }],
            },
          },
        },
      },
    },
    ...rest,
  });

  /** A pool whose members have made their disks; `left`: what is there of each. */
  async function filledPool(left: 'DataVolume' | 'PersistentVolumeClaim', rest = {}): Promise<Kept> {
    const kept = await run().create(POOL, pool(rest));
    const owner = (kind: string, { metadata }: KubeObject) => [
      { apiVersion: 'v1', kind, name: String(metadata?.name), uid: String(metadata?.uid) },
    ];
    const live = cluster.get('VirtualMachinePool', 'web')!;
    for (const index of [0, 1, 2]) {
      const vm = cluster.put({
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { name: `web-${index}`, ownerReferences: owner('VirtualMachinePool', live) },
      });
      const metadata = { name: `root-${index}`, ownerReferences: owner('VirtualMachine', vm) };
      cluster.put({ ...filled(left, `root-${index}`), metadata });
    }
    return kept;
  }

  it.each(['DataVolume', 'PersistentVolumeClaim'] as const)(
    'are named before the pool is deleted with them, by the %s that is left of each, and kept without allow',
    async (left) => {
      const kept = await filledPool(left);
      await expect(run().delete(kept)).rejects.toThrow(
        /Deleting VirtualMachinePool vms\/web deletes the disks root-0, root-1, root-2 with all their data, so nothing was deleted/,
      );
      expect(cluster.get('VirtualMachinePool', 'web')).toBeDefined();
    },
  );

  it.each([
    ['every disk', ['root-0', 'root-1', 'root-2']],
    ['the templates, since a pool chooses the names', ['spec.virtualMachineTemplate.spec.dataVolumeTemplates']],
  ])('go where allow names %s', async (_, allow) => {
    const kept = await filledPool('DataVolume', { allow });
    await run().delete(kept);
    expect(cluster.get('VirtualMachinePool', 'web')).toBeUndefined();
  });

  it('one of which allow does not name keeps the pool', async () => {
    const kept = await filledPool('DataVolume', { allow: ['root-0', 'root-2'] });
    await expect(run().delete(kept)).rejects.toThrow(/deletes the disk root-1 with all its data/);
  });

  it('are not deleted by scaling the pool down without allow, which says what goes', async () => {
    const kept = await filledPool('DataVolume');
    await expect(run().diff(kept, pool({}, 1))).rejects.toThrow(
      /2 of 3 VMs of pool web are powered off and deleted.*The disks that they own \(root\) are deleted with all/s,
    );
    const agreed = await run().diff(kept, pool({ allow: ['spec.replicas'] }, 1));
    expect(agreed.detailedDiff).toMatchObject({ 'spec.replicas': { kind: 4, inputDiff: true } });
  });
});

describe('D1: a PersistentVolumeClaim', () => {
  const claim = (storageClassName: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    await: 'created',
    metadata: { name: 'data', namespace: 'vms' },
    spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  it.each([
    ['Bound', /deletes the disk data with all its data/],
    ['Pending', undefined],
  ])('in phase %s', async (phase, expected) => {
    const kept = await run().create(CLAIM, claim('slow'));
    cluster.put({ ...cluster.get('PersistentVolumeClaim', 'data')!, status: { phase } });
    const seen = await run().read(kept);
    const asked = run().diff(seen, claim('fast'));
    if (expected) await expect(asked).rejects.toThrow(expected);
    else expect(await asked).toMatchObject({ replaces: ['spec'] });
  });
});

describe('a disk grows by its size', () => {
  it('in place: its claim is patched, the DataVolume stays as it is, and a refresh finds no drift', async () => {
    const kept = await diskIn('Succeeded');
    const up = run();
    const answer = await up.diff(kept, disk({ size: '20Gi' }));
    expect([answer.replaces, Object.keys(answer.detailedDiff!)]).toEqual([
      [],
      ['spec.storage.resources.requests.storage'],
    ]);
    expect(up.warned).toEqual([expect.stringMatching(/grows from 10Gi to 20Gi in place/)]);
    const grown = await up.update(kept, disk({ size: '20Gi' }));
    expect(cluster.get('PersistentVolumeClaim', 'web-root')?.spec).toEqual({
      resources: { requests: { storage: '20Gi' } },
    });
    expect(cluster.get('DataVolume', 'web-root')?.spec).toEqual(disk().spec);
    expect(grown.outputs.value['uid']).toBe(kept.outputs.value['uid']);
    const again = await run().read(grown);
    expect((await run().diff(again, disk({ size: '20Gi' }))).changes).toBe(1);
    const labelled = {
      ...disk({ size: '20Gi' }),
      metadata: { name: 'web-root', namespace: 'vms', labels: { tier: 'a' } },
    };
    await run().update(again, labelled);
    expect(cluster.get('DataVolume', 'web-root')).toMatchObject({
      spec: disk().spec,
      metadata: { labels: { tier: 'a' } },
    });
  });

  it('and does not shrink: the error names both sizes', async () => {
    const kept = await diskIn('Succeeded');
    await expect(run().diff(kept, disk({ size: '5Gi' }))).rejects.toThrow(
      /cannot shrink \(from 10Gi to 5Gi\): to keep the data, restore its size/,
    );
  });

  it('and says why the API server does not allow it', async () => {
    const kept = await diskIn('Succeeded');
    const { ApiError } = jest.requireActual<typeof import('../../../cluster')>('../../../cluster');
    cluster.patch = async () => {
      throw new ApiError({
        message:
          'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize.',
        status: 403,
        reason: 'Forbidden',
        attempt: { verb: 'patch' },
      });
    };
    await expect(run().update(kept, disk({ size: '20Gi' }))).rejects.toThrow(
      /was not grown from 10Gi to 20Gi: .*must support resize.*allowVolumeExpansion: true/,
    );
  });
});

describe('P2: a rename', () => {
  it('of a disk agrees by metadata.name, which the error names', async () => {
    const kept = await diskIn('Succeeded');
    await expect(run().diff(kept, disk({ name: 'root' }))).rejects.toThrow(
      /^renaming web-root to root deletes the disk web-root with all its data\. To agree, set `allow: \['web-root'\]`/,
    );
    const up = run();
    const allowed = await up.diff(kept, disk({ name: 'root', allow: ['metadata.name'] }));
    expect(allowed).toMatchObject({ replaces: ['metadata'], deleteBeforeReplace: false });
    await up.delete(kept);
    expect(cluster.get('DataVolume', 'web-root')).toBeUndefined();
  });

  it('of a VM says that its guest is shut down, and is possible', async () => {
    const machine = (name: string, allow: string[] = []) => ({
      await: 'created',
      allow,
      metadata: { name, namespace: 'vms' },
      spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } } },
    });
    const kept = await run().create(VM, machine('web'));
    await expect(run().diff(kept, machine('shop'))).rejects.toThrow(
      /^renaming web to shop deletes machine web \(its guest is shut down\) and creates shop\. To agree, set `allow: \['metadata\.name'\]`/,
    );
    expect(await run().diff(kept, machine('shop', ['metadata.name']))).toMatchObject({ replaces: ['metadata'] });
  });
});
