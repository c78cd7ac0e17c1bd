import { readProfile } from '../../cli/profile';
import { Cluster } from '../../cluster';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { agentConnected, awaitObject, type Live, MIGRATION, VM, VMI, vm } from './simulator-objects';

jest.setTimeout(90_000);

let sandbox: Sandbox;
let cluster: Cluster;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
}, 600_000);
afterAll(async () => {
  await sandbox?.stop();
});

const path = (resource: string, name: string, action: string) =>
  `/apis/subresources.kubevirt.io/v1/namespaces/default/${resource}/${name}/${action}`;
const machine = (action: string, body?: object, as = cluster) =>
  as.request({ method: 'PUT', path: path('virtualmachines', 'web', action), body });
const guest = (action: string) =>
  cluster.request({ method: 'PUT', path: path('virtualmachineinstances', 'web', action) });
const web = vm('web');
const status = (printable: string) => (live: Live) => live.status?.['printableStatus'] === printable;

test('subresources are served behind the API server, and do what virt-api does', async () => {
  const announced = { metadata: { name: 'v1.subresources.kubevirt.io' } };
  const kind = {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    plural: 'apiservices',
    namespaced: false,
  };
  await awaitObject(cluster, kind, announced, (live) =>
    live.status?.conditions?.some(({ type, status }) => type === 'Available' && status === 'True'),
  );

  await expect(machine('start')).rejects.toMatchObject({ status: 404, reason: 'NotFound' });
  await cluster.apply(VM, web);
  await awaitObject(cluster, VM, web, (live) => status('Running')(live) && agentConnected(live));
  await expect(machine('start')).rejects.toMatchObject({ status: 409, reason: 'Conflict' });

  await guest('pause');
  await awaitObject(cluster, VM, web, status('Paused'));
  await expect(guest('pause')).rejects.toThrow('VMI is already paused');
  await guest('unpause');
  await awaitObject(cluster, VM, web, status('Running'));

  const read = path('virtualmachineinstances', 'web', 'guestosinfo');
  expect(await cluster.request({ method: 'GET', path: read })).toMatchObject({ os: { name: 'simulated' } });

  const before = await awaitObject(cluster, VMI, web, () => true);
  await machine('restart');
  await awaitObject(cluster, VMI, web, (live) => live.metadata.uid !== before.metadata.uid);
  await awaitObject(cluster, VM, web, (live) => status('Running')(live) && agentConnected(live));

  await machine('migrate');
  await awaitObject(cluster, VMI, web, (live) => live.status.migrationState?.['completed'] === true);
  expect((await cluster.list(MIGRATION)).items.map(({ metadata }) => metadata?.name)).toEqual([
    expect.stringMatching(/^kubevirt-migrate-vm-/),
  ]);

  await machine('stop');
  await awaitObject(cluster, VM, web, status('Stopped'));
  await awaitObject(cluster, VMI, web, undefined);
});

test('the API server authorizes subresources before it forwards them', async () => {
  const rule = { apiGroups: ['subresources.kubevirt.io'], resources: ['virtualmachines/stop'], verbs: ['update'] };
  const user = Cluster.connect({ kubeconfig: await sandbox.userWith('stopper', [rule]) });
  try {
    await expect(machine('start', undefined, user)).rejects.toMatchObject({ status: 403 });
    await expect(machine('stop', undefined, user)).rejects.toMatchObject({ status: 409, reason: 'Conflict' });
  } finally {
    await user.close();
  }
});

test('P23: the profile of a sandbox can be read', async () => {
  expect(await readProfile(cluster)).toMatchObject({ kubevirtVersion: 'v1.9.0' });
});

test('expand-spec shows a VM with its instancetype and preference applied, and writes nothing', async () => {
  const sized = vm('sized');
  const spec = sized.spec as { template: { spec: { domain: { memory?: unknown; cpu?: unknown } } } };
  delete spec.template.spec.domain.memory;
  delete spec.template.spec.domain.cpu;
  await cluster.apply(VM, {
    ...sized,
    spec: { ...sized.spec, runStrategy: 'Halted', instancetype: { name: 'u1.medium' }, preference: { name: 'fedora' } },
  });
  const found = await cluster.request({ method: 'GET', path: path('virtualmachines', 'sized', 'expand-spec') });
  expect(found).toMatchObject({ spec: { template: { spec: { domain: { memory: { guest: '4Gi' } } } } } });
  expect(found).not.toHaveProperty('spec.instancetype');
  const draft = await cluster.get(VM, { namespace: 'default', name: 'sized' });
  expect(draft.spec).toHaveProperty('instancetype');
  const put = {
    method: 'PUT',
    path: '/apis/subresources.kubevirt.io/v1/namespaces/default/expand-vm-spec',
    body: draft,
  };
  expect(await cluster.request(put)).toMatchObject({
    spec: { template: { spec: { domain: { memory: { guest: '4Gi' } } } } },
  });
});
