import { ApiError } from '../../../../cluster';
import type { KubeObject } from '../../../../kube/object';
import { Explainer, FAILED_IMPORTS, FAILED_STARTS } from '../../../../provider/causes';

type Lists = Record<string, KubeObject[]>;

/** A cluster that holds these objects by plural, and metrics by path, and counts its lists. */
function clusterWith(lists: Lists, forbidden: readonly string[] = [], metrics: Record<string, string> = {}) {
  const asked: string[] = [];
  const list = async ({ plural }: { plural: string }) => {
    asked.push(plural);
    if (forbidden.includes(plural))
      throw new ApiError({ message: 'no', status: 403, reason: 'Forbidden', attempt: { verb: 'list' } });
    return { items: lists[plural] ?? [], resourceVersion: '1' };
  };
  const request = async ({ path }: { path: string }) => {
    asked.push(path);
    if (forbidden.includes('pods/proxy'))
      throw new ApiError({ message: 'no', status: 403, reason: 'Forbidden', attempt: { verb: 'get' } });
    return metrics[path] ?? '';
  };
  return { cluster: { list, request } as never, asked };
}

const of = (kind: string, name: string, rest: object = {}, apiVersion = 'v1', namespace = 'vms'): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace, uid: `uid-${name}` },
  ...rest,
});
const owned = (object: KubeObject, kind: string, name: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, ownerReferences: [{ apiVersion: 'v1', kind, name, uid: 'x' }] },
});
const VM = (status: object = {}, volumes: object[] = []) =>
  of('VirtualMachine', 'web', { spec: { template: { spec: { volumes } } }, status }, 'kubevirt.io/v1');
const container = (name: string, state: object, rest: object = {}) => ({ name, state, ...rest });
const waits = (reason: string, message = '') => ({ waiting: { reason, message } });
const launcher = (status: object, spec: object = {}) =>
  owned(of('Pod', 'virt-launcher-web-abcde', { spec, status }), 'VirtualMachineInstance', 'web');
const DISK = [{ name: 'root', dataVolume: { name: 'web-root' } }];
const volume = (status: object) =>
  of(
    'DataVolume',
    'web-root',
    { spec: { storage: { resources: { requests: { storage: '10Gi' } } } }, status },
    'cdi.kubevirt.io/v1beta1',
  );
const running = (reason: string, message: string) => [{ type: 'Running', status: 'False', reason, message }];
const warning = (kind: string, name: string, reason: string, message: string) =>
  of('Event', 'e', { involvedObject: { kind, name }, reason, message, lastTimestamp: '2026-01-01T00:00:00Z' });
const node = (name: string, ready: string) =>
  of('Node', name, {
    status: {
      conditions: [
        {
          type: 'Ready',
          status: ready,
          lastTransitionTime: '2026-01-01T16:32:34Z',
          message: ready === 'True' ? '' : 'Kubelet stopped posting node status.',
        },
      ],
    },
  });

const MAINTENANCE = of(
  'NodeMaintenance',
  'disks',
  { spec: { nodeName: 'node-1' }, status: { phase: 'Running' } },
  'nodemaintenance.medik8s.io/v1beta1',
);
const onNode = (spec: object, movable: boolean, status: object = {}) =>
  of(
    'VirtualMachineInstance',
    'web',
    {
      spec: { domain: { devices: {} }, ...spec },
      status: {
        phase: 'Running',
        nodeName: 'node-1',
        conditions: [
          {
            type: 'LiveMigratable',
            status: movable ? 'True' : 'False',
            ...(!movable && { reason: 'DisksNotLiveMigratable' }),
          },
        ],
        ...status,
      },
    },
    'kubevirt.io/v1',
  );

const MKDIR = 'failed to generate spec: failed to mkdir "": mkdir : no such file or directory';

describe('the cause of a wait is named with what to do next', () => {
  const cases: [
    name: string,
    live: KubeObject,
    lists: Lists,
    message: RegExp,
    next: RegExp | undefined,
    state?: string,
  ][] = [
    [
      'D4: a container runtime without image volumes',
      VM({ printableStatus: 'Starting' }),
      { pods: [launcher({ initContainerStatuses: [container('volumeroot', waits('CreateContainerError', MKDIR))] })] },
      /container volumeroot: the node's container runtime lacks image volumes/,
      /disabledFeatureGates: \['ImageVolume'\].*containerd 2\.1/,
    ],
    [
      'an image that cannot be pulled',
      VM({ printableStatus: 'Starting' }),
      { pods: [launcher({ containerStatuses: [container('compute', waits('ErrImagePull', 'not found'))] })] },
      /virt-launcher-web-abcde, container compute: ErrImagePull: not found/,
      /imagePullSecret/,
    ],
    [
      'a guest that keeps a node from being drained',
      MAINTENANCE,
      { virtualmachineinstances: [onNode({ evictionStrategy: 'LiveMigrate' }, false)], pods: [], nodes: [] },
      /^guest vms\/web: A drain waits without end: .* DisksNotLiveMigratable\. Set LiveMigrateIfPossible/,
      undefined,
    ],
    [
      'guests that still move away from a node',
      MAINTENANCE,
      {
        virtualmachineinstances: [
          onNode({ evictionStrategy: 'LiveMigrate' }, true, { migrationState: { targetNode: 'node-2' } }),
        ],
        nodes: [
          { ...node('node-2', 'True'), metadata: { name: 'node-2', labels: { 'kubevirt.io/schedulable': 'true' } } },
        ],
      },
      /^guest vms\/web is migrated to node-2$/,
      undefined,
    ],
    [
      'a guest whose migration off a node fails',
      MAINTENANCE,
      {
        virtualmachineinstances: [
          onNode({ evictionStrategy: 'LiveMigrate' }, true, {
            migrationState: { failed: true, failureReason: 'no room' },
          }),
        ],
      },
      /^guest vms\/web: its migration failed, and KubeVirt tries again: no room$/,
      undefined,
    ],
    [
      'a Secret that a Pod needs',
      VM(),
      {
        pods: [
          launcher({
            containerStatuses: [container('compute', waits('CreateContainerConfigError', 'secret "s" not found'))],
          }),
        ],
      },
      /secret "s" not found/,
      /Create the ConfigMap or Secret/,
    ],
    [
      'P10: a launcher that crashes, counted',
      VM(),
      {
        pods: [
          launcher({
            containerStatuses: [
              container('compute', waits('CrashLoopBackOff', 'back-off'), {
                restartCount: 3,
                lastState: { terminated: { exitCode: 1, message: 'one\nlibvirt is not set up' } },
              }),
            ],
          }),
        ],
      },
      /CrashLoopBackOff: it has been restarted 3 times, .*libvirt is not set up/s,
      /kubectl logs virt-launcher-web-abcde -n vms -c compute --previous/,
    ],
    [
      'the words of the scheduler',
      VM(),
      {
        pods: [
          launcher({
            conditions: [
              {
                type: 'PodScheduled',
                status: 'False',
                reason: 'Unschedulable',
                message: '0/2 nodes: Insufficient memory',
              },
            ],
          }),
        ],
      },
      /Unschedulable: 0\/2 nodes: Insufficient memory/,
      /request less/,
    ],
    [
      'D8: a failed import that CDI retries',
      VM({ printableStatus: 'DataVolumeError' }, DISK),
      {
        datavolumes: [
          volume({
            phase: 'ImportInProgress',
            restartCount: 3,
            conditions: running('ImagePullFailed', 'name unknown'),
          }),
        ],
      },
      /disk web-root: import failed 3 times, CDI retries: name unknown/,
      /Correct the source/,
    ],
    [
      'D8: an import that failed as often as is stated',
      VM({}, DISK),
      {
        datavolumes: [
          volume({
            phase: 'ImportInProgress',
            restartCount: FAILED_IMPORTS,
            conditions: running('ImagePullFailed', 'name unknown'),
          }),
        ],
      },
      /failed 5 times: name unknown/,
      /Correct the source/,
      'failed',
    ],
    [
      'D8: an importer without room for its scratch space',
      VM({ printableStatus: 'Provisioning' }, DISK),
      {
        datavolumes: [
          volume({
            phase: 'ImportScheduled',
            conditions: running('Unschedulable', 'Importer pod cannot be scheduled'),
          }),
        ],
      },
      /disk web-root: Unschedulable: Importer pod cannot be scheduled/,
      /scratch space/,
    ],
    [
      'P10: a guest that crashes as often as is stated',
      VM({ printableStatus: 'CrashLoopBackOff', startFailure: { consecutiveFailCount: FAILED_STARTS } }),
      {},
      /failed 5 times in a row/,
      /kubectl logs .*vm\.kubevirt\.io\/name=web/,
      'failed',
    ],
    [
      'D2: a correction that the guest does not have',
      VM({ printableStatus: 'Starting', conditions: [{ type: 'RestartRequired', status: 'True' }] }),
      {},
      /settings that it was created with/,
      /virtctl restart web -n vms/,
    ],
    [
      'a node that is away',
      VM(),
      { pods: [launcher({ phase: 'Running' }, { nodeName: 'node2' })], nodes: [node('node2', 'Unknown')] },
      /node node2 is NotReady since 16:32:34 UTC: Kubelet stopped/,
      /node2/,
    ],
    [
      'a quota',
      VM(),
      {
        events: [
          warning('VirtualMachineInstance', 'web', 'FailedCreate', 'pods "x" is forbidden: exceeded quota: small'),
        ],
      },
      /exceeded quota: small/,
      /raise the ResourceQuota/,
    ],
    [
      'an admission webhook',
      VM(),
      { events: [warning('VirtualMachine', 'web', 'FailedCreate', 'failed calling webhook "x": connection refused')] },
      /failed calling webhook "x"/,
      /Check the admission webhook/,
    ],
    [
      'a claim that is not bound',
      of('DataVolume', 'web-root', { status: { phase: 'Pending' } }, 'cdi.kubevirt.io/v1beta1'),
      {
        events: [
          warning(
            'PersistentVolumeClaim',
            'web-root',
            'ProvisioningFailed',
            'storageclass.storage.k8s.io "fast" not found',
          ),
        ],
      },
      /"fast" not found/,
      /StorageClass/,
    ],
  ];

  test.each(cases)('%s', async (...[_, live, lists, message, next, state]) => {
    const { cluster } = clusterWith(lists);
    const cause = await new Explainer(cluster).wait(live)!(live);
    expect(cause?.message).toMatch(message);
    if (next) expect(cause?.next).toMatch(next);
    expect(cause?.state).toBe(state);
  });

  test('an event of a normal start explains nothing', async () => {
    const { cluster } = clusterWith({
      events: [warning('PersistentVolumeClaim', 'web-root', 'ImportTargetInUse', 'in use')],
    });
    expect(await new Explainer(cluster).wait(VM({}, DISK))!(VM({}, DISK))).toBeUndefined();
  });
});

describe('D8: the progress of a disk that a VM fills', () => {
  test('has a rate and the time that is left', async () => {
    let now = 0;
    const lists: Lists = { datavolumes: [volume({ phase: 'ImportInProgress', progress: '10.0%' })] };
    const explain = new Explainer(clusterWith(lists).cluster, () => now).wait(VM({}, DISK))!;
    expect(await explain(VM({}, DISK))).toEqual({ message: 'disk web-root is ImportInProgress 10 %' });
    lists['datavolumes'] = [volume({ phase: 'ImportInProgress', progress: '40.0%' })];
    now = 300_000;
    expect(await explain(VM({}, DISK))).toEqual({
      message: 'disk web-root is ImportInProgress 40 %, 10 MiB/s, about 10 min left',
    });
  });

  test('starts over with an import that starts over', async () => {
    let now = 0;
    const lists: Lists = {};
    const explain = new Explainer(clusterWith(lists).cluster, () => now).wait(VM({}, DISK))!;
    for (const progress of ['10%', '40%', '5%']) {
      lists['datavolumes'] = [volume({ phase: 'ImportInProgress', progress })];
      now += 300_000;
      await explain(VM({}, DISK));
    }
    now += 300_000;
    expect((await explain(VM({}, DISK)))?.message).toBe('disk web-root is ImportInProgress 5 %');
  });
});

describe('a live migration', () => {
  const METRIC = 'kubevirt_vmi_migration_data_remaining_bytes';
  const METRICS = '/api/v1/namespaces/kubevirt/pods/https:virt-handler-a:8443/proxy/metrics';
  const lists: Lists = {
    virtualmachineinstances: [
      of('VirtualMachineInstance', 'web', { status: { migrationState: { sourceNode: 'node1', targetNode: 'node2' } } }),
    ],
    kubevirts: [of('KubeVirt', 'kubevirt', {}, 'kubevirt.io/v1', 'kubevirt')],
    pods: [
      of('Pod', 'virt-handler-b', { spec: { nodeName: 'node2' } }, 'v1', 'kubevirt'),
      of('Pod', 'virt-handler-a', { spec: { nodeName: 'node1' } }, 'v1', 'kubevirt'),
    ],
  };
  const migration = of(
    'VirtualMachineInstanceMigration',
    'move',
    { spec: { vmiName: 'web' }, status: { phase: 'Running' } },
    'kubevirt.io/v1',
  );
  const metrics = [
    `# TYPE ${METRIC} gauge`,
    `${METRIC}{name="web",namespace="other",node="node1"} 1 9000`,
    `${METRIC}{name="web",namespace="vms",node="node1"} 1.2582912e+08 2000`,
    `${METRIC}{name="web",namespace="vms",node="node1"} 2.097152e+08 1000`,
    `${METRIC}{name="web-2",namespace="vms",node="node1"} 1 9000`,
    `${METRIC}_other{name="web",namespace="vms"} 1 9000`,
  ].join('\n');
  const explained = (live: KubeObject, cluster: never) => new Explainer(cluster, () => 0).wait(live)!(live);

  test.each<[string, KubeObject, string]>([
    ['its own object', migration, 'migration of web from node1 to node2 is Running, 120 MiB left to copy'],
    ['the VM that it carries a change for', VM({ printableStatus: 'Migrating' }), '120 MiB left to copy'],
  ])(
    'has its remaining data named, from the newest measurement of its source node, for %s',
    async (_, live, message) => {
      const { cluster } = clusterWith(lists, [], { [METRICS]: metrics });
      expect(await explained(live, cluster)).toEqual({ message });
    },
  );

  test.each([
    ['the metrics may not be read', ['pods/proxy'], metrics],
    ['the KubeVirt object may not be read', ['kubevirts'], metrics],
    ['virt-handler has not measured it yet', [], ''],
  ])('is named without it where %s', async (_, forbidden, text) => {
    const { cluster } = clusterWith(lists, forbidden, { [METRICS]: text });
    expect(await explained(migration, cluster)).toEqual({ message: 'migration of web from node1 to node2 is Running' });
  });

  test('costs one read of the metrics of a node, however many migrate from it; a refusal on one node is one on all', async () => {
    const { cluster, asked } = clusterWith(lists, ['pods/proxy']);
    let now = 0;
    const explainer = new Explainer(cluster, () => now);
    for (; now < 60_000; now += 10_000)
      await Promise.all(Array.from({ length: 20 }, () => explainer.wait(migration)!(migration)));
    expect(asked.filter((path) => path.includes('/proxy/'))).toHaveLength(1);
  });
});

describe('pulumi-kubernetes#937: the reads for causes', () => {
  test('are shared by all that wait in a namespace', async () => {
    const { cluster, asked } = clusterWith({});
    const explainer = new Explainer(cluster, () => 0);
    await Promise.all(Array.from({ length: 200 }, () => explainer.wait(VM())!(VM())));
    expect(asked.sort()).toEqual(['events', 'pods']);
  });

  test('are not tried again where they are not allowed, and say nothing', async () => {
    let now = 0;
    const { cluster, asked } = clusterWith({}, ['pods', 'events']);
    const explain = new Explainer(cluster, () => now).wait(VM())!;
    for (; now < 100_000; now += 10_000) expect(await explain(VM())).toBeUndefined();
    expect(asked.sort()).toEqual(['events', 'pods']);
  });
});
