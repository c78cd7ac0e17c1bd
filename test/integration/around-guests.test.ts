/** What surrounds guests, as a real API server accepts it, and what an autoscaler finds there. */
import { App, Chart } from 'cdk8s';
import {
  Access,
  CloudInit,
  Disk,
  GuestService,
  Peer,
  Port,
  Subject,
  Tenant,
  VirtualMachine,
  VirtualMachineInstance,
  VirtualMachineInstanceReplicaSet,
  VMPool,
} from '../../constructs';
import { inOrder } from '../../constructs/synth/order';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'around', simulated: false });
}, 120_000);
afterAll(() => sandbox?.stop());

const IMAGE = Disk.containerDisk('quay.io/containerdisks/fedora:42');

/** Kinds of APIs that the sandbox does not serve. */
const ELSEWHERE = ['HTTPRoute', 'Route', 'MultiNetworkPolicy', 'ApplicationAwareResourceQuota'];

function surroundings(): KubeObject[] {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const tenant = new Tenant(chart, 'team', {
    name: 'shop',
    access: { viewers: [Subject.user('alice')], authors: [Subject.serviceAccount('ci', 'pipelines')] },
    quota: {
      pods: { cpu: '8', memory: '64Gi' },
      storage: '1Ti',
      claims: 20,
      virtualMachines: 10,
      storageClasses: { fast: { storage: '100Gi' } },
      objects: { 'services.loadbalancers': 2 },
    },
    claimSize: { min: '1Gi', max: '100Gi' },
    network: { except: ['dns', 'imports', 'virtctl', 'same-namespace'] },
  });
  new Access(chart, 'desk', {
    namespace: tenant.name,
    consoleOperators: [Subject.group('desk')],
    operators: [Subject.group('desk')],
    migrators: [Subject.group('desk')],
    imagePublishers: [Subject.group('images')],
  });
  const [a, b] = ['a', 'b'].map((id) => new VirtualMachine(chart, id, { cpu: 1, memory: '1Gi', bootDisk: IMAGE }));
  const web = new GuestService(chart, 'web', {
    guests: [a!, b!],
    ports: { http: 80, https: { port: 443, targetPort: 8443, nodePort: 30443 }, dns: { port: 53, protocol: 'UDP' } },
    type: 'LoadBalancer',
    loadBalancerClass: 'metallb.io/metallb',
    loadBalancerSourceRanges: ['10.0.0.0/8'],
    externalTrafficPolicy: 'Local',
    sessionAffinity: 'ClientIP',
    ipFamilyPolicy: 'SingleStack',
  });
  web.ingress({ host: 'shop.example.com', tls: 'shop-tls', port: 'http' });
  new GuestService(chart, 'names', {
    guests: [a!, b!],
    headless: true,
    selector: { 'service.kubevirt-iac/web': 'true' },
  });
  a!.connections.allowFrom(Peer.anywhere(), Port.tcp(80));
  a!.connections.allowFrom(Peer.namespaces({ team: 'a' }));
  a!.connections.allowDns();
  a!.connections.allowTo(Peer.internet());
  const pool = new VMPool(chart, 'workers', {
    replicas: 4,
    machine: { cpu: 2, memory: '1Gi', bootDisk: IMAGE },
    headlessService: { sql: 5432 },
    perReplica: (_, { name }) => ({ cloudInit: CloudInit.config({ hostname: name }) }),
  });
  pool.autoscale({ min: 2, max: 4, cpu: 70 });
  new VirtualMachineInstance(chart, 'job', { cpu: 1, memory: '1Gi', bootDisk: IMAGE });
  const set = new VirtualMachineInstanceReplicaSet(chart, 'edge', {
    machine: { cpu: 1, memory: '1Gi', bootDisk: IMAGE },
  });
  set.autoscale({ max: 3, cpu: 50 });
  return inOrder(app).map(({ object }) => object.toJson() as KubeObject);
}

test('the API server accepts every object, and drops no field of it', async () => {
  const cluster = sandbox.cluster();
  // A binding needs its role, which virt-operator makes.
  await cluster.apply(kindOf('rbac.authorization.k8s.io/v1', 'ClusterRole')!, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'kubevirt.io:migrate' },
    rules: [],
  } as KubeObject);
  const objects = surroundings().filter(({ kind }) => !ELSEWHERE.includes(kind));
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
  for (const namespace of namespaces) await cluster.apply(kindOf('v1', 'Namespace')!, namespace);
  for (const object of objects) {
    const kind = kindOf(object.apiVersion, object.kind)!;
    const accepted = await cluster.apply(kind, object, { fieldManager: 'test', force: true, dryRun: true });
    const { metadata: _, ...fields } = object;
    // A Secret comes back encoded.
    if (object.kind !== 'Secret') expect(accepted).toMatchObject(fields);
  }
  expect(new Set(objects.map(({ kind }) => kind))).toEqual(
    new Set(
      'Namespace ResourceQuota LimitRange Role RoleBinding ClusterRole ClusterRoleBinding NetworkPolicy Service Ingress Secret VirtualMachine VirtualMachinePool VirtualMachineInstance VirtualMachineInstanceReplicaSet HorizontalPodAutoscaler'.split(
        ' ',
      ),
    ),
  );
});

test('an autoscaler finds the number of VMs, which a pool without replicas does not have', async () => {
  const cluster = sandbox.cluster();
  const pools = kindOf('pool.kubevirt.io/v1beta1', 'VirtualMachinePool')!;
  const scaleOf = (name: string) =>
    cluster.request<{ spec: { replicas?: number } }>({
      method: 'GET',
      path: `/apis/pool.kubevirt.io/v1beta1/namespaces/default/virtualmachinepools/${name}/scale`,
      retries: 0,
    } as never);
  const chart = new Chart(new App(), 'pools', { namespace: 'default' });
  const make = (id: string, initialReplicas?: false) => {
    const pool = new VMPool(chart, id, { machine: { cpu: 1, memory: '1Gi', bootDisk: IMAGE } });
    pool.autoscale({ min: 2, max: 4, cpu: 50, ...(initialReplicas === false && { initialReplicas }) });
    return chart
      .toJson()
      .find(({ kind, metadata }) => kind === 'VirtualMachinePool' && metadata.name === id) as KubeObject;
  };
  await cluster.apply(pools, make('scaled'));
  await cluster.apply(pools, make('unwritten', false));
  expect(await scaleOf('scaled')).toMatchObject({ spec: { replicas: 2 } });
  await expect(scaleOf('unwritten')).rejects.toThrow(/spec replicas field .* does not exist/);
});
