import type { Cluster, ResourceKind } from '../../cluster';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { awaitObject, CDI, DATA_VOLUME, KUBEVIRT, type Live, NODE, VM, VMI, vm } from './simulator-objects';

jest.setTimeout(180_000);

const POD: ResourceKind = { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };
const FAULT = 'sandbox.kubevirt-iac.io/fault';

let sandbox: Sandbox;
let cluster: Cluster;
let once: Cluster;

beforeAll(async () => {
  sandbox = await startSandbox({ nodes: 2, speed: 60 });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
  once = sandbox.cluster({ retry: { retries: 0 } });
}, 600_000);

afterAll(async () => {
  await sandbox?.stop();
});

const running = (live: Live) => live.status?.['printableStatus'] === 'Running';
const condition = (live: Live, type: string) => live.status?.conditions?.find((one) => one.type === type);

async function started(name: string, evictionStrategy?: string): Promise<Live> {
  const made = vm(name);
  const { template } = made.spec as { template: { spec: object } };
  Object.assign(template.spec, evictionStrategy ? { evictionStrategy } : {});
  await cluster.apply(VM, made);
  await awaitObject(cluster, VM, made, running);
  return (await cluster.find(VMI, made.metadata as { name: string })) as unknown as Live;
}

async function launcherOf({ metadata }: Live) {
  const { items } = await cluster.list(POD, { namespace: metadata.namespace });
  return items.find((pod) => pod.metadata?.labels?.['kubevirt.io/created-by'] === metadata.uid)!;
}

/** The answer 429 is not retried here. */
const evict = ({ metadata }: { metadata?: { name?: string; namespace?: string } }) =>
  once.subresource(POD, { name: metadata!.name!, namespace: metadata!.namespace }, 'eviction', {
    method: 'POST',
    body: {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name: metadata!.name, namespace: metadata!.namespace },
    },
  });

test('an eviction moves a guest that is to migrate, and ends one that is not', async () => {
  const moves = await started('moves', 'LiveMigrate');
  const ends = await started('ends');

  await expect(evict(await launcherOf(moves))).rejects.toThrow(/evacuation of VMI "default\/moves"/);
  const moved = await awaitObject(cluster, VMI, moves, (live) => live.status['nodeName'] !== moves.status['nodeName']);
  expect(moved.metadata.uid).toBe(moves.metadata.uid);
  expect(moved.status['evacuationNodeName']).toBeUndefined();

  await evict(await launcherOf(ends));
  const again = await awaitObject(
    cluster,
    VMI,
    ends,
    (live) => live.metadata.uid !== ends.metadata.uid && live.status?.['phase'] === 'Running',
  );
  expect(again.metadata.name).toBe('ends');
});

test('KubeVirt and CDI are not uninstalled while there are workloads, if they are to block that', async () => {
  const guest = await started('workload');
  const [kubevirt] = (await cluster.list(KUBEVIRT)).items;
  const ref = { name: kubevirt!.metadata!.name!, namespace: kubevirt!.metadata!.namespace };
  const spec = { uninstallStrategy: 'BlockUninstallIfWorkloadsExist' };
  await cluster.patch(KUBEVIRT, ref, { type: 'merge', body: { spec } });
  await expect(cluster.delete(KUBEVIRT, ref)).rejects.toThrow(/there are still VirtualMachineInstances/);

  await cluster.create(CDI, { apiVersion: CDI.apiVersion, kind: 'CDI', metadata: { name: 'cdi' }, spec });
  const disk = {
    apiVersion: DATA_VOLUME.apiVersion,
    kind: 'DataVolume',
    metadata: { name: 'disk', namespace: guest.metadata.namespace },
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
  };
  await cluster.create(DATA_VOLUME, disk);
  await expect(cluster.delete(CDI, { name: 'cdi' })).rejects.toThrow(/there are still 1 DataVolumes/);
  await cluster.delete(DATA_VOLUME, disk.metadata as { name: string });
  await awaitObject(cluster, DATA_VOLUME, disk, undefined);
  await cluster.delete(CDI, { name: 'cdi' });
  await awaitObject(cluster, CDI, { metadata: { name: 'cdi' } }, undefined);
});

test('a guest on a node without power is shown as running, and comes back when its node does', async () => {
  const guest = await started('lost');
  const node = { metadata: { name: guest.status['nodeName'] as string } };
  const fault = (value: string | null) =>
    cluster.patch(NODE, node.metadata, { type: 'merge', body: { metadata: { annotations: { [FAULT]: value } } } });
  await fault('power-off');
  const dark = await awaitObject(cluster, NODE, node, (live) => condition(live, 'Ready')?.status === 'Unknown');
  expect(condition(dark, 'Ready')?.reason).toBe('NodeStatusUnknown');
  const unready = await awaitObject(
    cluster,
    VMI,
    guest,
    (live) => condition(live, 'Ready')?.reason === 'PodTerminating',
  );
  expect(unready.status['phase']).toBe('Running');
  const machine = await awaitObject(cluster, VM, guest, (live) => condition(live, 'Ready')?.status === 'False');
  expect(machine.status['printableStatus']).toBe('Running');
  await awaitObject(cluster, NODE, node, (live) => live.metadata.labels?.['kubevirt.io/schedulable'] === 'false');
  await fault(null);
  const back = await awaitObject(
    cluster,
    VMI,
    guest,
    (live) => live.metadata.uid !== guest.metadata.uid && live.status?.['phase'] === 'Running',
  );
  expect(back.metadata.name).toBe('lost');
});
