import type { KubeObject } from '../../../../kube/object';
import { FakeCluster, Process } from '../fake-cluster';

/** Of a cluster, one class can be the default: a second one is found by the preview, also where the program cannot know the first. */

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const FOR_VMS = 'storageclass.kubevirt.io/is-default-virt-class';
const OF_DRIVER = 'snapshot.storage.kubernetes.io/is-default-class';

const urnOf = (name: string, stack = 'dev') => `urn:pulumi:${stack}::platform::kubevirt:index:Manifest::${name}`;
const storageClass = (name: string, annotations: Record<string, string> = {}, rest: object = {}) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  await: 'created',
  metadata: { name, annotations },
  provisioner: 'rbd.csi.ceph.com',
  ...rest,
});
const snapshotClass = (name: string, driver: string, rest: object = {}) => ({
  apiVersion: 'snapshot.storage.k8s.io/v1',
  kind: 'VolumeSnapshotClass',
  metadata: { name, annotations: { [OF_DRIVER]: 'true' } },
  driver,
  deletionPolicy: 'Delete',
  ...rest,
});
const marked = (name: string, mark = DEFAULT) => storageClass(name, { [mark]: 'true' });
const unmarked = (name: string) => storageClass(name, { [DEFAULT]: 'false' }, { adopt: true });

let cluster: FakeCluster;
beforeEach(() => {
  cluster = new FakeCluster();
  cluster.put(marked('local') as KubeObject);
});
const run = (): Process => new Process(cluster);

const PARAGRAPH = `metadata.annotations: StorageClass fast would be the default of the cluster beside StorageClass local, which is that already, and Kubernetes would use the one that was created last. Take the mark from local first (kubectl annotate storageclass local ${DEFAULT}-), or declare local in this program with \`adopt: true\` and the annotation ${DEFAULT}: "false", on which this resource depends; or omit the annotation here. To have both, set \`allow: ['several-defaults']\` on the resource.`;

describe('a second default StorageClass', () => {
  test('is rejected by the preview and by the write, with the repair; nothing is applied', async () => {
    await expect(run().preview(urnOf('fast'), marked('fast'))).rejects.toThrow(PARAGRAPH);
    await expect(run().create(urnOf('fast'), marked('fast'))).rejects.toThrow(
      `StorageClass fast was not written: ${PARAGRAPH}`,
    );
    expect(cluster.writes).toEqual([]);
  });

  test('is rejected as a change; one that was there before is left alone', async () => {
    const kept = await run().create(urnOf('fast'), storageClass('fast'));
    await expect(run().diff(kept, marked('fast'))).rejects.toThrow(PARAGRAPH);
    const both = await run().create(urnOf('fast'), { ...marked('fast'), allow: ['several-defaults'] });
    const other = storageClass('fast', { [DEFAULT]: 'true' }, { mountOptions: ['discard'] });
    await expect(run().diff(both, other)).resolves.toMatchObject({ diffs: expect.arrayContaining(['mountOptions']) });
  });

  test.each<[why: string, program: readonly ReturnType<typeof storageClass>[]]>([
    ['after the program takes the mark from the other', [unmarked('local'), marked('fast')]],
    ['as the default for VMs', [marked('fast', FOR_VMS)]],
    ['where the program agrees', [{ ...marked('fast'), allow: ['several-defaults'] } as never]],
    ['in place of what is the same class', [{ ...marked('local'), adopt: true } as never]],
  ])('is previewed %s', async (_, program) => {
    const process = run();
    for (const inputs of program)
      await expect(process.preview(urnOf(inputs.metadata.name), inputs)).resolves.toBeDefined();
  });

  test('is previewed before the program takes the mark from the other, which it declares afterwards', async () => {
    const process = run();
    const preview = process.preview(urnOf('fast'), marked('fast'));
    await process.preview(urnOf('local'), unmarked('local'));
    await expect(preview).resolves.toBeDefined();
  });

  test('of the same program: the default moves, or is deleted, and stays where both would be one', async () => {
    const local = { ...marked('local'), adopt: true };
    const kept = await run().create(urnOf('local'), local);
    const moving = run();
    await moving.preview(urnOf('fast'), marked('fast'));
    await moving.diff(kept, storageClass('local'));
    // The other one is no longer declared: its deletion comes last.
    await run().preview(urnOf('fast'), marked('fast'));
    const both = run();
    await both.preview(urnOf('fast'), marked('fast'));
    await expect(both.diff(kept, local)).rejects.toThrow(
      /StorageClass local and StorageClass fast of this program are both the default of the cluster, and Kubernetes would use the one that was created last\. Keep the annotation \S+ at one of them\./,
    );
    const reversed = run();
    await reversed.diff(kept, local);
    expect(() => reversed.check(urnOf('fast'), marked('fast'))).toThrow(/are both the default of the cluster/);
  });

  test('of another stack is another default', async () => {
    await run().create(urnOf('local', 'storage'), { ...marked('local'), adopt: true });
    await expect(run().preview(urnOf('fast'), marked('fast'))).rejects.toThrow(PARAGRAPH);
  });

  test('is not judged where the classes may not be read', async () => {
    cluster.list = async () => Promise.reject(new Error('forbidden'));
    await expect(run().preview(urnOf('fast'), marked('fast'))).resolves.toBeDefined();
  });
});

test('VolumeSnapshotClasses have one default for each driver', async () => {
  cluster.put(snapshotClass('ceph', 'rbd.csi.ceph.com') as KubeObject);
  await expect(run().preview(urnOf('nfs'), snapshotClass('nfs', 'nfs.csi.k8s.io'))).resolves.toBeDefined();
  await expect(run().preview(urnOf('ceph-2'), snapshotClass('ceph-2', 'rbd.csi.ceph.com'))).rejects.toThrow(
    /VolumeSnapshotClass ceph-2 would be the default of its driver beside VolumeSnapshotClass ceph, which is that already, and every snapshot that names no class would fail\./,
  );
});
