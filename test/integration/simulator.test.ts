import type { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { FAULT_ANNOTATION, type Sandbox, startSandbox } from '../../sandbox/testing';
import {
  agentConnected,
  awaitObject,
  CLAIM,
  CLONE,
  DATA_VOLUME,
  KUBEVIRT,
  type Live,
  MIGRATION,
  POOL,
  REPLICA_SET,
  VM,
  VMI,
  vm,
} from './simulator-objects';

jest.setTimeout(90_000);

let sandbox: Sandbox;
let cluster: Cluster;
const reports: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20, report: (message) => reports.push(message) });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
}, 600_000);

afterAll(async () => {
  await sandbox?.stop();
});

const running = (live: Live) => live.status?.printableStatus === 'Running' && agentConnected(live);
const start = async (object: KubeObject) => {
  await cluster.apply(VM, object);
  return awaitObject(cluster, VM, object, running);
};
const patch = (object: KubeObject, template: object, more: object = {}) =>
  cluster.patch(VM, object.metadata as { name: string }, {
    type: 'merge',
    body: { spec: { ...more, template: { spec: template } } },
  });

test('a VM goes from its import to a guest with addresses, agent and a node', async () => {
  const web = vm('web', { import: true });
  const live = await start(web);
  expect(live.spec.template.spec.domain.firmware).toEqual({ uuid: expect.any(String), serial: expect.any(String) });
  const guest = await awaitObject(cluster, VMI, web, () => true);
  expect(guest.status).toMatchObject({
    phase: 'Running',
    nodeName: expect.stringMatching(/^node-[123]$/),
    guestOSInfo: { name: 'simulated' },
    interfaces: [{ name: 'default', ipAddress: expect.stringMatching(/^10\./), infoSource: 'domain, guest-agent' }],
  });
  const volume = (await cluster.get(DATA_VOLUME, { name: 'web-root', namespace: 'default' })) as unknown as Live;
  expect(volume.status).toMatchObject({ phase: 'Succeeded', progress: '100.0%' });
});

test('stopping takes the guest away, starting gives a new one, deleting takes the disk too', async () => {
  const object = vm('cycle', { import: true });
  await start(object);
  const before = await awaitObject(cluster, VMI, object, () => true);
  await cluster.patch(VM, object.metadata as never, { type: 'merge', body: { spec: { runStrategy: 'Halted' } } });
  await awaitObject(cluster, VM, object, (live) => live.status?.printableStatus === 'Stopped');
  await cluster.patch(VM, object.metadata as never, { type: 'merge', body: { spec: { runStrategy: 'Always' } } });
  await awaitObject(cluster, VM, object, running);
  const after = await awaitObject(cluster, VMI, object, () => true);
  expect(after.metadata.uid).not.toBe(before.metadata.uid);
  await cluster.delete(VM, object.metadata as never);
  await awaitObject(cluster, VM, object, undefined);
  await awaitObject(cluster, DATA_VOLUME, { metadata: { name: 'cycle-root', namespace: 'default' } }, undefined);
  await awaitObject(cluster, CLAIM, { metadata: { name: 'cycle-root', namespace: 'default' } }, undefined);
});

test('more memory waits for a migration, and has arrived after one', async () => {
  const object = vm('grow');
  await start(object);
  await patch(object, { domain: { memory: { guest: '4Gi' } } });
  const asking = await awaitObject(cluster, VMI, object, (live) =>
    live.status.conditions.some(({ type }) => type === 'HotMemoryChange'),
  );
  expect(asking.status.memory).toMatchObject({ guestCurrent: '2Gi', guestRequested: '4Gi' });
  await cluster.create(MIGRATION, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { name: 'grow-1', namespace: 'default' },
    spec: { vmiName: 'grow' },
  });
  const migration = { metadata: { name: 'grow-1', namespace: 'default' } };
  await awaitObject(cluster, MIGRATION, migration, (live) => live.status?.phase === 'Succeeded');
  const moved = await awaitObject(cluster, VMI, object, (live) => live.status.memory.guestCurrent === '4Gi');
  expect(moved.status.nodeName).not.toBe(asking.status.nodeName);
  expect(moved.status.conditions.map(({ type }) => type)).not.toContain('HotMemoryChange');
  const live = (await cluster.get(VM, object.metadata as never)) as unknown as Live;
  expect(live.status.conditions.map(({ type }) => type)).not.toContain('RestartRequired');
});

test('what cannot go live asks for a restart, and the revert takes that back', async () => {
  const object = vm('cores');
  await start(object);
  await patch(object, { domain: { cpu: { cores: 2 } } });
  const waiting = await awaitObject(cluster, VM, object, (live) =>
    live.status.conditions.some(({ type }) => type === 'RestartRequired'),
  );
  expect(waiting.status.observedGeneration).toBeLessThan(waiting.status.desiredGeneration);
  await patch(object, { domain: { cpu: { cores: 1 } } });
  const back = await awaitObject(cluster, VM, object, (live) =>
    live.status.conditions.every(({ type }) => type !== 'RestartRequired'),
  );
  expect(back.status.printableStatus).toBe('Running');
  await awaitObject(cluster, VM, object, (live) => live.status.observedGeneration === live.metadata.generation);
});

test('a fault holds a VM until its annotation is taken away', async () => {
  const object = vm('stuck');
  object.metadata!.annotations = { [FAULT_ANNOTATION]: 'unschedulable' };
  await cluster.apply(VM, object);
  await awaitObject(cluster, VM, object, (live) => live.status?.printableStatus === 'ErrorUnschedulable');
  await cluster.patch(VM, object.metadata as never, {
    type: 'merge',
    body: { metadata: { annotations: { [FAULT_ANNOTATION]: null } } },
  });
  await awaitObject(cluster, VM, object, running);
});

test('KubeVirt migrates by itself what needs it, when its configuration says so', async () => {
  await cluster.apply(KUBEVIRT, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } },
  });
  const object = vm('auto');
  await start(object);
  const before = await awaitObject(cluster, VMI, object, () => true);
  await patch(object, { domain: { cpu: { sockets: 2 } } });
  const after = await awaitObject(cluster, VMI, object, (live) => live.status.currentCPUTopology.sockets === 2);
  expect(after.status.nodeName).not.toBe(before.status.nodeName);
});

test('a pool makes its VMs, scales in, and rolls a new template out to its guests', async () => {
  const { spec } = vm('member');
  const template = { metadata: { labels: { pool: 'web' } }, spec };
  const pool = {
    apiVersion: POOL.apiVersion,
    kind: POOL.kind,
    metadata: { name: 'web-pool', namespace: 'default' },
    spec: { replicas: 3, selector: { matchLabels: { pool: 'web' } }, virtualMachineTemplate: template },
  };
  await cluster.apply(POOL, pool);
  await awaitObject(cluster, POOL, pool, (live) => live.status?.['readyReplicas'] === 3);
  await cluster.patch(POOL, pool.metadata, { type: 'merge', body: { spec: { replicas: 2 } } });
  await awaitObject(cluster, VM, { metadata: { name: 'web-pool-2', namespace: 'default' } }, undefined);
  const first = { metadata: { name: 'web-pool-0', namespace: 'default' } };
  const before = await awaitObject(cluster, VMI, first, () => true);
  const cores = { spec: { domain: { cpu: { cores: 2 } } } };
  const change = { spec: { virtualMachineTemplate: { spec: { template: cores } } } };
  await cluster.patch(POOL, pool.metadata, { type: 'merge', body: change });
  await awaitObject(cluster, VMI, first, (live) => live.metadata.uid !== before.metadata.uid);
  await awaitObject(cluster, POOL, pool, (live) => live.status['readyReplicas'] === 2);
  await cluster.delete(POOL, pool.metadata);
  await awaitObject(cluster, VM, first, undefined);
});

test('a replica set keeps its number of guests', async () => {
  const template = (vm('alike').spec as unknown as Live['spec']).template;
  const set = {
    apiVersion: REPLICA_SET.apiVersion,
    kind: REPLICA_SET.kind,
    metadata: { name: 'alike', namespace: 'default' },
    spec: { replicas: 2, selector: { matchLabels: { app: 'alike' } }, template },
  };
  await cluster.apply(REPLICA_SET, set);
  await awaitObject(cluster, REPLICA_SET, set, (live) => live.status?.['readyReplicas'] === 2);
  const guest = { name: 'alike-0', namespace: 'default' };
  await cluster.delete(VMI, guest);
  await awaitObject(cluster, VMI, { metadata: guest }, undefined);
  await awaitObject(cluster, REPLICA_SET, set, (live) => live.status?.['readyReplicas'] === 2);
});

test('a clone of a running VM runs beside it', async () => {
  const object = vm('original', { import: true });
  await start(object);
  const clone = {
    apiVersion: CLONE.apiVersion,
    kind: CLONE.kind,
    metadata: { name: 'copy', namespace: 'default' },
    spec: {
      source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'original' },
      target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'twin' },
    },
  };
  await cluster.apply(CLONE, clone);
  await awaitObject(cluster, CLONE, clone, (live) => live.status?.['phase'] === 'Succeeded');
  await awaitObject(cluster, VM, { metadata: { name: 'twin', namespace: 'default' } }, running);
});

test('the simulator was refused nothing', () => {
  expect(reports).toEqual([]);
});
