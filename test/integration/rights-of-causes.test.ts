import { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { Explainer } from '../../provider/causes';
import { type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { startPlugin, stopPlugins } from '../support/plugin';
import { made, requestsBy, rightsIn, rulesOf, sorted, used, without } from '../support/rights';

/** What explains a wait, with its roles of docs/rights.md, on a cluster where no controller does anything: its objects are as they are written here. */
const NAMESPACE = 'vms';
let sandbox: Sandbox;
let cluster: Cluster;
jest.setTimeout(60_000);

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'causes', simulated: false });
  cluster = sandbox.cluster();
  await made(cluster, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  const metadata = { name: 'kubevirt', namespace: NAMESPACE };
  await made(cluster, { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata, spec: {} });
}, 120_000);
afterAll(() => sandbox.stop());

describe('the causes of a wait', () => {
  const guests = rulesOf('kubevirt-iac-guests');
  const causes = rulesOf('kubevirt-iac-causes');
  const verbs = ['get', 'list', 'watch', 'create', 'patch', 'delete'];
  const operators: Rule[] = [
    { apiGroups: ['kubevirt.io'], resources: ['kubevirts'], verbs },
    // Whoever creates a KubeVirt looks for the HyperConverged that would own it.
    { apiGroups: ['hco.kubevirt.io'], resources: ['hyperconvergeds'], verbs: ['list'] },
  ];
  const OPTIONAL = sorted(rightsIn(causes).filter((one) => !rightsIn(guests).includes(one)));
  afterEach(stopPlugins);

  /** A user with these rights in a namespace of its own, and a plugin that acts as that user. */
  async function deployer(name: string, rules: readonly Rule[]) {
    await made(cluster, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const plugin = await startPlugin({ KUBECONFIG: '' });
    const engine = new MiniEngine(name);
    const kubeconfig = await sandbox.userWith(name, [...rules, ...operators]);
    expect(await engine.open(plugin, { kubeconfig, namespace: name })).toEqual([]);
    return { engine, plugin };
  }

  const disk = (size: string): Declared => ({
    type: 'kubevirt:cdi/v1beta1:DataVolume',
    name: 'root',
    inputs: {
      await: 'created',
      allow: ['root'],
      metadata: { name: 'root' },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage: size } } } },
    },
  });
  const guest = (name: string, level: string, memory = '1Gi'): Declared => ({
    type: 'kubevirt:core/v1:VirtualMachine',
    name,
    timeoutSeconds: 15,
    inputs: {
      await: level,
      metadata: { name },
      spec: {
        runStrategy: 'Always',
        template: {
          spec: {
            domain: { memory: { guest: memory }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
            volumes: [{ name: 'root', dataVolume: { name: 'root' } }],
          },
        },
      },
    },
  });
  const operator: Declared = {
    type: 'kubevirt:core/v1:KubeVirt',
    name: 'operator',
    timeoutSeconds: 15,
    inputs: { metadata: { name: 'operator' }, spec: {} },
  };

  /** What controllers would have done for the disk and for the machine that runs. */
  async function filledAndRunning(namespace: string): Promise<void> {
    const volume = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;
    await cluster.patchStatus(volume, { namespace, name: 'root' }, { phase: 'Succeeded' });
    const expanding = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'expanding' } };
    await made(cluster, { ...expanding, provisioner: 'example.com/none', allowVolumeExpansion: true } as KubeObject);
    await made(
      cluster,
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'root', namespace },
        spec: {
          storageClassName: 'expanding',
          volumeName: 'pv',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      },
      { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } },
    );
    const status = {
      created: true,
      ready: true,
      printableStatus: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    await cluster.patchStatus(kindOf('kubevirt.io/v1', 'VirtualMachine')!, { namespace, name: 'web' }, status);
  }

  test('are read, and disks grow, with its role, and every right of it is used', async () => {
    const { engine, plugin } = await deployer('curious', [...guests, ...causes]);
    expect((await engine.up(plugin, [disk('1Gi'), guest('web', 'created')])).errors).toEqual({});
    await filledAndRunning('curious');
    await engine.refresh(plugin);
    const program = [disk('2Gi'), guest('web', 'ready', '2Gi'), guest('lost', 'ready'), operator];
    const run = await engine.up(plugin, program);
    expect(Object.keys(run.errors).sort()).toEqual(['lost', 'operator']);
    // Nodes are read for the operator, whose workloads lack Pods.
    expect(sorted(used(sandbox, 'curious').filter((one) => OPTIONAL.includes(one)))).toEqual(OPTIONAL);
    expect(requestsBy(sandbox, 'curious').filter(({ code }) => code === 403)).toEqual([]);
    // There is one KubeVirt to a cluster: that of the other tests.
    await cluster.delete(kindOf('kubevirt.io/v1', 'KubeVirt')!, { namespace: 'curious', name: 'operator' });
  });

  test('are not asked for again where one right less refuses them, and the wait ends with the reason of the object itself', async () => {
    const { engine, plugin } = await deployer('plain', [...guests, ...without(causes, 'pods', 'list')]);
    const run = await engine.up(plugin, [guest('lost', 'ready')]);
    expect(run.errors['lost']).toEqual([
      expect.stringMatching(/exists but is not ready: KubeVirt has not processed it yet \(gave up after 15 s\)/),
    ]);
    const refused = requestsBy(sandbox, 'plain').filter(({ code }) => code === 403);
    expect(refused.map(({ resource }) => resource)).toEqual(['pods']);
  });

  test('of a disk that does not grow: who may not patch claims is told which right that needs', async () => {
    const { engine, plugin } = await deployer('fixed', [
      ...guests,
      ...without(causes, 'persistentvolumeclaims', 'patch'),
    ]);
    expect((await engine.up(plugin, [disk('1Gi'), guest('web', 'created')])).errors).toEqual({});
    await filledAndRunning('fixed');
    await engine.refresh(plugin);
    const run = await engine.up(plugin, [disk('2Gi'), guest('web', 'created')]);
    expect(run.errors['root']).toEqual([
      expect.stringMatching(/was not grown from 1Gi to 2Gi: .*allows .*`patch`.* on `persistentvolumeclaims`/s),
    ]);
  });

  test.each([
    ['with its role', rulesOf('kubevirt-iac-migration-data'), (code: number) => code !== 403],
    [
      'and not a second time without a right of it',
      without(rulesOf('kubevirt-iac-migration-data'), 'pods/proxy', 'get'),
      (code: number) => code === 403,
    ],
  ])('of a migration ask virt-handler on the source node, %s', async (title, rules, expected) => {
    const user = title.startsWith('with') ? 'measuring' : 'not-measuring';
    const name = `virt-handler-${user}`;
    await made(cluster, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: NAMESPACE, labels: { 'kubevirt.io': 'virt-handler' } },
      spec: { nodeName: user, containers: [{ name: 'virt-handler', image: 'example.com/virt-handler' }] },
    });
    const migration: KubeObject = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstanceMigration',
      metadata: { name: user, namespace: NAMESPACE },
      spec: { vmiName: user },
      status: { phase: 'Running' },
    };
    await made(
      cluster,
      {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachineInstance',
        metadata: migration.metadata!,
        spec: { domain: { devices: {} } },
      },
      { phase: 'Running', migrationState: { sourceNode: user, targetNode: 'alive' } },
    );
    const others: Rule[] = [
      { apiGroups: ['kubevirt.io'], resources: ['kubevirts', 'virtualmachineinstances'], verbs: ['list'] },
    ];
    const reader = Cluster.connect({
      kubeconfig: await sandbox.userWith(user, [...rules, ...others]),
      retry: { retries: 0 },
    });
    // No kubelet runs here, so nothing answers: the message is that of the object.
    const message = `migration of ${user} from ${user} to alive is Running`;
    let now = 0;
    const explainer = new Explainer(reader, () => now);
    for (; now < 30_000; now += 10_000) expect(await explainer.wait(migration)!(migration)).toEqual({ message });
    await reader.close();
    const asked = requestsBy(sandbox, user).filter(({ path }) =>
      path.includes(`/pods/https:${name}:8443/proxy/metrics`),
    );
    expect(asked.map(({ code }) => expected(code))).toEqual(user === 'measuring' ? [true, true, true] : [true]);
  });
});
