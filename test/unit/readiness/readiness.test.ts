import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { knownKinds } from '../../../kubevirt/kinds';
import { type AwaitLevel, guestAgent, readinessOf } from '../../../kubevirt/readiness';

const APIS: Readonly<Record<string, string>> = {
  VirtualMachine: 'kubevirt.io/v1',
  VirtualMachineInstance: 'kubevirt.io/v1',
  VirtualMachineInstanceMigration: 'kubevirt.io/v1',
  VirtualMachinePool: 'pool.kubevirt.io/v1beta1',
  KubeVirt: 'kubevirt.io/v1',
  CDI: 'cdi.kubevirt.io/v1beta1',
  DataVolume: 'cdi.kubevirt.io/v1beta1',
  VirtualMachineSnapshot: 'snapshot.kubevirt.io/v1beta1',
  VirtualMachineRestore: 'snapshot.kubevirt.io/v1beta1',
  HostPathProvisioner: 'hostpathprovisioner.kubevirt.io/v1beta1',
  AAQ: 'aaq.kubevirt.io/v1alpha1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  APIService: 'apiregistration.k8s.io/v1',
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  Job: 'batch/v1',
  Namespace: 'v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  Service: 'v1',
  ConfigMap: 'v1',
  Subscription: 'operators.coreos.com/v1alpha1',
  NodeMaintenance: 'nodemaintenance.medik8s.io/v1beta1',
};

function live(kind: string, spec: object, status: object, metadata: object = {}): KubeObject {
  return {
    apiVersion: APIS[kind]!,
    kind,
    metadata: { name: 'x', generation: 2, ...metadata },
    spec,
    status,
  } as KubeObject;
}

const is = (type: string, reason?: string, message?: string) => ({ type, status: 'True', reason, message });
const isNot = (type: string, reason?: string, message?: string) => ({ type, status: 'False', reason, message });
const conditions = (...list: object[]) => ({ conditions: list });

const always = { runStrategy: 'Always' };
const running = { printableStatus: 'Running', ...conditions(is('Ready')) };
const rolledOut = { targetKubeVirtVersion: 'v1.9.0', observedKubeVirtVersion: 'v1.9.0', observedGeneration: 2 };
const available = conditions(is('Available'), isNot('Progressing'), isNot('Degraded'));

test.each<[string, string, object, object]>([
  ['VirtualMachine', 'runs under Always', always, running],
  ['VirtualMachine', 'runs under the old `running`', { running: true }, running],
  ['VirtualMachine', 'is stopped, as it shall be', { runStrategy: 'Halted' }, { printableStatus: 'Stopped' }],
  [
    'VirtualMachine',
    'is halted and waits for disks that nobody waits for',
    { runStrategy: 'Halted' },
    { printableStatus: 'Provisioning' },
  ],
  ['VirtualMachine', 'is stopped under Manual', { runStrategy: 'Manual' }, { printableStatus: 'Stopped' }],
  [
    'VirtualMachine',
    'shut itself down under RerunOnFailure',
    { runStrategy: 'RerunOnFailure' },
    { printableStatus: 'Stopped', runStrategy: 'RerunOnFailure' },
  ],
  ['VirtualMachine', 'migrates and serves on', always, { ...running, printableStatus: 'Migrating' }],
  ['VirtualMachineInstance', 'ran to its end', {}, { phase: 'Succeeded' }],
  ['VirtualMachinePool', 'has all its guests', { replicas: 3 }, { replicas: 3, readyReplicas: 3 }],
  [
    'VirtualMachinePool',
    'has all its halted guests',
    { replicas: 3, virtualMachineTemplate: { spec: { runStrategy: 'Halted' } } },
    { replicas: 3 },
  ],
  ['VirtualMachinePool', 'is scaled to nothing', { replicas: 0 }, {}],
  ['KubeVirt', 'is deployed', {}, { ...rolledOut, ...available }],
  [
    'CDI',
    'is deployed',
    {},
    { phase: 'Deployed', targetVersion: 'v1', observedVersion: 'v1', ...conditions(is('Available')) },
  ],
  ['DataVolume', 'is filled', {}, { phase: 'Succeeded' }],
  ['DataVolume', 'waits for its first consumer', {}, { phase: 'WaitForFirstConsumer' }],
  ['PersistentVolumeClaim', 'waits for its first consumer', {}, { phase: 'Pending' }],
  ['Service', 'has a cluster address', { type: 'ClusterIP' }, {}],
  ['Service', 'has its load balancer', { type: 'LoadBalancer' }, { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } }],
  [
    'Deployment',
    'is rolled out',
    { replicas: 2 },
    { observedGeneration: 2, replicas: 2, availableReplicas: 2, updatedReplicas: 2 },
  ],
  ['DaemonSet', 'is on no node, as there is none', {}, { observedGeneration: 2, desiredNumberScheduled: 0 }],
  ['Job', 'is complete', {}, conditions(is('Complete'))],
  ['CustomResourceDefinition', 'is served', {}, conditions(is('Established'), is('NamesAccepted'))],
  ['NodeMaintenance', 'has drained its node', { nodeName: 'a' }, { phase: 'Succeeded', lastError: 'an earlier one' }],
  ['Namespace', 'is active', {}, { phase: 'Active' }],
  ['Subscription', 'is installed', {}, { installedCSV: 'operator.v1' }],
  ['ConfigMap', 'exists, which is all there is to it', {}, {}],
])('pulumi-kubernetes#1260, #1056: a %s is ready that %s', (kind, _, spec, status) => {
  expect(readinessOf(live(kind, spec, status))).toMatchObject({ state: 'ready' });
});

test.each<[string, string, object, object, RegExp]>([
  ['VirtualMachine', 'has no status yet', always, {}, /has not processed it/],
  ['NodeMaintenance', 'is new', { nodeName: 'a' }, {}, /node-maintenance-operator has not processed it/],
  [
    'NodeMaintenance',
    'has a Pod left',
    { nodeName: 'a' },
    {
      phase: 'Running',
      drainProgress: 75,
      pendingPods: ['virt-launcher-db-x'],
      pendingPodsRefs: [{ namespace: 'vms', name: 'virt-launcher-db-x' }],
    },
    /^node a is being drained, 75 %; left: vms\/virt-launcher-db-x$/,
  ],
  [
    'NodeMaintenance',
    'has Pods left, by an older operator',
    { nodeName: 'a' },
    { phase: 'Running', pendingPods: ['a', 'b', 'c', 'd', 'e'] },
    /0 %; left: a, b, c and 2 more$/,
  ],
  [
    'NodeMaintenance',
    'waits for another operator',
    { nodeName: 'a' },
    { phase: 'Running', lastError: 'the lease is held by different owner: NHC' },
    /held by different owner: NHC/,
  ],
  ['Subscription', 'is new', { startingCSV: 'operator.v1' }, {}, /OLM installs operator\.v1/],
  [
    'Subscription',
    'has an InstallPlan that waits',
    {},
    { installPlanRef: { name: 'install-abc' }, ...conditions(is('InstallPlanPending', 'RequiresApproval')) },
    /InstallPlan install-abc waits for its approval/,
  ],
  [
    'VirtualMachine',
    'was just changed',
    always,
    { ...running, created: true, desiredGeneration: 1 },
    /has not processed the change/,
  ],
  ['VirtualMachine', 'starts', always, { printableStatus: 'Starting' }, /guest is Starting/],
  [
    'VirtualMachine',
    'runs, and does not serve yet',
    always,
    { printableStatus: 'Running', ...conditions(isNot('Ready')) },
    /guest is Running/,
  ],
  [
    'VirtualMachine',
    'fits no node, in the words of the scheduler',
    always,
    {
      printableStatus: 'ErrorUnschedulable',
      ...conditions(isNot('PodScheduled', 'Unschedulable', '0/3 nodes: Insufficient memory')),
    },
    /no node can run the guest.*0\/3 nodes: Insufficient memory/,
  ],
  ['VirtualMachine', 'crashes', always, { printableStatus: 'CrashLoopBackOff' }, /starts it again/],
  [
    'VirtualMachine',
    'runs, and shall not',
    { runStrategy: 'Halted' },
    running,
    /guest is Running, waiting for it to stop/,
  ],
  [
    'VirtualMachine',
    'KubeVirt cannot follow',
    always,
    { printableStatus: 'Stopped', ...conditions(is('Failure', 'FailedFindInstancetype', 'u1.huge')) },
    /cannot apply the spec: FailedFindInstancetype, u1\.huge/,
  ],
  ['VirtualMachineInstance', 'is scheduled', {}, { phase: 'Scheduling' }, /guest is Scheduling/],
  ['VirtualMachinePool', 'lacks guests', { replicas: 3 }, { replicas: 3, readyReplicas: 1 }, /1 of 3 guests ready/],
  [
    'VirtualMachinePool',
    'has too many',
    { replicas: 1 },
    { replicas: 3, readyReplicas: 3 },
    /3 guests, 2 to be removed/,
  ],
  [
    'KubeVirt',
    'is updated, though it never was unavailable',
    {},
    { ...rolledOut, observedKubeVirtVersion: 'v1.8.4', ...available },
    /updating from v1\.8\.4 to v1\.9\.0/,
  ],
  [
    'KubeVirt',
    'progresses',
    {},
    { ...rolledOut, ...conditions(isNot('Available', 'DeploymentInProgress'), is('Progressing')) },
    /v1\.9\.0 is deployed, but a component of it is not ready/,
  ],
  [
    'KubeVirt',
    'gets another configuration',
    {},
    { ...rolledOut, ...available, targetDeploymentID: 'b', observedDeploymentID: 'a' },
    /new configuration/,
  ],
  [
    'KubeVirt',
    'was just changed',
    {},
    { ...rolledOut, ...available, observedGeneration: 1 },
    /has not processed the change/,
  ],
  [
    'KubeVirt',
    'cannot be deployed, which virt-operator tries again',
    {},
    conditions({ ...isNot('Synchronized', 'DeploymentFailed'), message: 'unable to create virt-api' }),
    /cannot deploy: DeploymentFailed, unable to create virt-api/,
  ],
  ['CDI', 'is installed', {}, { targetVersion: 'v1' }, /installing v1/],
  [
    'DataVolume',
    'is imported, with its percentage',
    {},
    { phase: 'ImportInProgress', progress: '41.37%' },
    /ImportInProgress 41 %/,
  ],
  [
    'DataVolume',
    'is imported again and again',
    {},
    { phase: 'ImportInProgress', progress: 'N/A', ...conditions(isNot('Running', 'Error', 'no such host')) },
    /ImportInProgress: Error, no such host/,
  ],
  [
    'HostPathProvisioner',
    'has a pool that is not there',
    {},
    { ...conditions(is('Available')), storagePoolStatuses: [{ name: 'local', phase: 'Preparing' }] },
    /pool local is Preparing/,
  ],
  [
    'AAQ',
    'is being upgraded',
    {},
    { ...conditions(is('Available')), observedVersion: 'v1.7.0', targetVersion: 'v1.8.0' },
    /updating from v1\.7\.0 to v1\.8\.0/,
  ],
  ['Service', 'waits for its load balancer', { type: 'LoadBalancer' }, {}, /no address yet/],
  [
    'Deployment',
    'was just changed',
    { replicas: 1 },
    { observedGeneration: 1, availableReplicas: 1, updatedReplicas: 1 },
    /has not processed the change/,
  ],
  [
    'Deployment',
    'still has old Pods',
    { replicas: 2 },
    { observedGeneration: 2, replicas: 3, availableReplicas: 3, updatedReplicas: 2 },
    /old replicas still terminating: 1/,
  ],
  [
    'DaemonSet',
    'is on some nodes',
    {},
    { observedGeneration: 2, desiredNumberScheduled: 3, numberAvailable: 2, updatedNumberScheduled: 3 },
    /available on 2 of 3 nodes/,
  ],
  ['APIService', 'cannot be reached', {}, conditions(isNot('Available', 'MissingEndpoints')), /MissingEndpoints/],
])('pulumi-kubernetes#3318, pulumi#6389: a %s is waited for that %s', (kind, _, spec, status, message) => {
  expect(readinessOf(live(kind, spec, status))).toMatchObject({
    state: 'waiting',
    message: expect.stringMatching(message),
  });
});

test.each<[string, string, object, object, RegExp]>([
  ['VirtualMachineInstance', 'that failed', {}, { phase: 'Failed' }, /guest failed/],
  [
    'VirtualMachineInstanceMigration',
    'that failed',
    {},
    { phase: 'Failed', migrationState: { failureReason: 'no target' } },
    /no target/,
  ],
  [
    'KubeVirt',
    'that is the second one',
    {},
    conditions(isNot('Synchronized', 'ExistingDeployment')),
    /another one exists/,
  ],
  ['DataVolume', 'that failed', {}, { phase: 'Failed' }, /import failed/],
  [
    'NodeMaintenance',
    'of a node that does not exist',
    { nodeName: 'a' },
    { phase: 'Failed', lastError: 'nodes "a" not found' },
    /^the node a is not under maintenance, and takes guests: nodes "a" not found$/,
  ],
  [
    'Subscription',
    'that no catalogue can serve',
    {},
    conditions(is('ResolutionFailed', 'ConstraintsNotSatisfiable', 'no operators found in the channel')),
    /no operators found in the channel/,
  ],
  ['VirtualMachineSnapshot', 'that failed', {}, { phase: 'Failed', error: { message: 'quota' } }, /quota/],
  ['VirtualMachineRestore', 'that failed', {}, conditions(is('Failure', 'Busy')), /Busy/],
  [
    'CustomResourceDefinition',
    'whose names are taken',
    {},
    conditions(isNot('NamesAccepted', 'ListKindConflict')),
    /ListKindConflict/,
  ],
  ['Job', 'that failed', {}, conditions(is('Failed', 'BackoffLimitExceeded')), /BackoffLimitExceeded/],
  ['Pod', 'that failed', {}, { phase: 'Failed', message: 'evicted' }, /evicted/],
])('a %s %s is no use waiting for, and says what next', (kind, _, spec, status, message) => {
  expect(readinessOf(live(kind, spec, status))).toEqual({
    state: 'failed',
    message: expect.stringMatching(message),
    next: expect.stringMatching(/\.$/),
  });
});

test('a guest whose image is not there is waited for, since a registry that comes back heals it, and says what next', () => {
  const pulls = conditions(isNot('Synchronized', 'ImagePullBackOff', 'quay.io/x: not found'));
  expect(readinessOf(live('VirtualMachine', always, { printableStatus: 'ImagePullBackOff', ...pulls }))).toEqual({
    state: 'waiting',
    stuck: true,
    message: expect.stringMatching(/cannot be pulled.*quay\.io\/x: not found/),
    next: expect.stringMatching(/^Correct the image/),
  });
});

test('D2: a guest that waits with its former settings is to be restarted', () => {
  const status = { printableStatus: 'ImagePullBackOff', ...conditions(is('RestartRequired')) };
  expect(readinessOf(live('VirtualMachine', always, status))).toMatchObject({
    next: expect.stringMatching(/virtctl restart x/),
  });
});

test.each(['RerunOnFailure', 'Once'])(
  'D3: a new VM under %s is not ready while it is Stopped for a moment',
  (runStrategy) => {
    const stopped = { printableStatus: 'Stopped' };
    expect(readinessOf(live('VirtualMachine', { runStrategy }, stopped)).state).toBe('waiting');
    expect(readinessOf(live('VirtualMachine', { runStrategy }, { ...stopped, runStrategy })).state).toBe('ready');
  },
);

test.each<[string, object, object]>([
  ['VirtualMachine', always, { ...running, created: true, desiredGeneration: 1 }],
  ['KubeVirt', {}, { ...rolledOut, observedGeneration: 1, ...available }],
  ['Deployment', { replicas: 1 }, { observedGeneration: 1, replicas: 1, availableReplicas: 1, updatedReplicas: 1 }],
  ['DaemonSet', {}, { observedGeneration: 1, desiredNumberScheduled: 1, numberReady: 1, updatedNumberScheduled: 1 }],
])(
  'pulumi-kubernetes#2941: an update of a %s is not ready by a status from before the change',
  (kind, spec, status) => {
    expect(readinessOf(live(kind, spec, status)).state).toBe('waiting');
  },
);

test('a stopped VM that was changed is not waited for: virt-controller writes down generations of a VM with a guest alone', () => {
  const status = { printableStatus: 'Stopped', desiredGeneration: 1 };
  expect(readinessOf(live('VirtualMachine', { runStrategy: 'Halted' }, status)).state).toBe('ready');
});

test('a restart that was asked for is not over before it has begun', () => {
  const status = {
    ...running,
    created: true,
    stateChangeRequests: [{ action: 'Stop', uid: 'a' }, { action: 'Start' }],
  };
  expect(readinessOf(live('VirtualMachine', always, status))).toMatchObject({
    state: 'waiting',
    message: 'a restart was requested',
  });
});

test('D-b: an agent whose version is not known yet is connected', () => {
  const connected = conditions(is('Ready'), is('AgentConnected'), is('AgentVersionNotSupported'));
  const vm = live('VirtualMachine', always, { ...running, created: true, ...connected });
  expect(readinessOf(vm, [], 'agent').state).toBe('ready');
});

test('D-c: a guest that is not ready for a moment after its migration is waited for, and has not failed', () => {
  const status = { ...running, created: true, ...conditions(isNot('Ready', 'ReadinessGatesNotReady')) };
  expect(readinessOf(live('VirtualMachine', always, status))).toEqual({
    state: 'waiting',
    message: 'guest is Running: its virt-launcher Pod is not ready, as after a migration or a pause',
  });
});

test.each(['Always', 'RerunOnFailure'])(
  'D-d: a guest under %s that has ended is not ready, though its VM still says ready',
  (runStrategy) => {
    const status = { printableStatus: 'Stopped', ready: true, created: true, runStrategy, ...conditions(is('Ready')) };
    expect(readinessOf(live('VirtualMachine', { runStrategy }, status)).state).toBe('waiting');
  },
);

test('D-f: a restart passes through Stopped, and is not over there', () => {
  const stopped = { printableStatus: 'Stopped', created: true };
  const asked = { ...stopped, stateChangeRequests: [{ action: 'Start' }] };
  for (const status of [stopped, asked])
    expect(readinessOf(live('VirtualMachine', always, status)).state).toBe('waiting');
});

test('D-g: a restart that passes through CrashLoopBackOff has not failed', () => {
  const status = { printableStatus: 'CrashLoopBackOff', stateChangeRequests: [{ action: 'Start' }] };
  const readiness = readinessOf(live('VirtualMachine', always, status));
  expect(readiness.state).toBe('waiting');
  expect(readiness).not.toHaveProperty('stuck');
});

test('a node that does not answer is named as what is wrong', () => {
  const status = { printableStatus: 'Running', created: true, ...conditions(isNot('Ready')) };
  expect(readinessOf(live('VirtualMachine', always, status))).toMatchObject({
    message: expect.stringMatching(/node does not answer/),
  });
});

test("D5: a live change is waited for where the migration that carries it is KubeVirt's work", () => {
  const changed = live('VirtualMachine', always, {
    printableStatus: 'Running',
    ...conditions(is('Ready'), is('HotMemoryChange')),
  });
  const kubevirt = (workloadUpdateStrategy: object) => live('KubeVirt', { workloadUpdateStrategy }, {});
  const methods = { workloadUpdateMethods: ['LiveMigrate'] };
  expect(readinessOf(changed, [kubevirt(methods)])).toMatchObject({
    state: 'waiting',
    message: expect.stringMatching(/memory/),
  });
  expect(readinessOf(changed, [kubevirt({})])).toMatchObject({
    state: 'ready',
    message: expect.stringMatching(/has to be started/),
  });
});

test('a DaemonSet that its controller has not seen yet is not ready, though it is wanted on no node', () => {
  const status = { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberReady: 0 };
  expect(readinessOf(live('DaemonSet', {}, status)).state).toBe('waiting');
});

describe('D9, pulumi-kubernetes#2941: a pool right after a change of its template', () => {
  const template = (guest: string) => ({ spec: { template: { spec: { domain: { memory: { guest } } } } } });
  const pool = live(
    'VirtualMachinePool',
    { replicas: 1, virtualMachineTemplate: template('2Gi') },
    { replicas: 1, readyReplicas: 1 },
    { name: 'pool', namespace: 'vms', generation: 3 },
  );
  const member = (guest: string, revision: string, status: object) => ({
    ...live(
      'VirtualMachine',
      { ...template(guest).spec, runStrategy: 'Always' },
      { ...running, created: true, ...status },
    ),
    metadata: {
      name: 'pool-0',
      namespace: 'vms',
      generation: 3,
      labels: { 'kubevirt.io/vm-pool-revision-name': revision },
      ownerReferences: [{ apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'pool', uid: 'u' }],
    },
  });
  test.each([
    [
      'its VM has the former template',
      member('1Gi', 'pool-2', { observedGeneration: 3 }),
      /1 of 1 VMs do not have the new template/,
    ],
    [
      'its guest was booted from the former one',
      member('2Gi', 'pool-3', { observedGeneration: 2 }),
      /1 of 1 guests are to be restarted/,
    ],
    [
      'its guest starts',
      member('2Gi', 'pool-3', { observedGeneration: 3, printableStatus: 'Starting' }),
      /0 of 1 guests ready/,
    ],
  ])('is not ready while %s', (_, vm, message) => {
    expect(readinessOf(pool, [vm])).toMatchObject({ state: 'waiting', message: expect.stringMatching(message) });
  });
  test('is ready when the new guests are, and after scaling alone', () => {
    expect(readinessOf(pool, [member('2Gi', 'pool-3', { observedGeneration: 3 })])).toEqual({ state: 'ready' });
    expect(readinessOf(pool, [member('2Gi', 'pool-1', { observedGeneration: 3 })])).toEqual({ state: 'ready' });
  });
});

describe('the levels of a guest', () => {
  const metadata = { name: 'x', namespace: 'vms' };
  const vm = (status: object, spec: object = {}) =>
    live('VirtualMachine', { ...always, template: { spec } }, { created: true, ...status }, metadata);
  const vmi = (interfaces: object[]) => live('VirtualMachineInstance', {}, { phase: 'Running', interfaces }, metadata);
  const starting = { printableStatus: 'Starting' };
  const booting = { printableStatus: 'Running', ...conditions(isNot('Ready', 'GuestNotRunning')) };
  test.each<[AwaitLevel, object, object[], string]>([
    ['created', starting, [], 'ready'],
    ['running', starting, [], 'waiting'],
    ['running', booting, [], 'ready'],
    ['ready', booting, [], 'waiting'],
    ['ready', running, [], 'ready'],
    ['agent', running, [], 'waiting'],
    [
      'agent',
      { ...running, ...conditions(is('Ready'), is('AgentConnected'), is('AgentVersionNotSupported')) },
      [],
      'ready',
    ],
    ['ip', running, [], 'waiting'],
    ['ip', running, [vmi([{ name: 'default' }])], 'waiting'],
    ['ip', running, [vmi([{ name: 'default', ipAddress: '192.0.2.1' }])], 'ready'],
    ['ready-probe', running, [], 'failed'],
  ])('%s: %j with %j is %s', (level, status, related, state) => {
    expect(readinessOf(vm(status), related as KubeObject[], level).state).toBe(state);
  });
  test('ready-probe needs a probe, and waits for it', () => {
    const probe = { readinessProbe: { tcpSocket: { port: 22 } } };
    expect(readinessOf(vm(running, probe), [], 'ready-probe').state).toBe('ready');
    expect(readinessOf(vm(booting, probe), [], 'ready-probe').state).toBe('waiting');
  });
  test('a halted VM has no guest to wait for; one under Manual has to be started', () => {
    const stopped = { printableStatus: 'Stopped' };
    expect(readinessOf(live('VirtualMachine', { runStrategy: 'Halted' }, stopped), [], 'agent').state).toBe('ready');
    expect(readinessOf(live('VirtualMachine', { runStrategy: 'Manual' }, stopped), [], 'agent')).toMatchObject({
      state: 'waiting',
      next: 'Start it: virtctl start x.',
    });
  });
});

test('what is being deleted is ready for nothing', () => {
  const going = live('VirtualMachine', always, running, { deletionTimestamp: '2026-01-01T00:00:00Z' });
  expect(readinessOf(going)).toEqual({ state: 'waiting', message: 'it is being deleted' });
});

test('the agent inside a guest is waited for where that is asked', () => {
  expect(guestAgent(live('VirtualMachine', always, running))).toMatchObject({ state: 'waiting' });
  expect(guestAgent(live('VirtualMachine', always, conditions(is('AgentConnected'))))).toEqual({ state: 'ready' });
});

test('every gate answers for any status that a server may send', () => {
  const kinds = fc.constantFrom(...knownKinds());
  const json = fc.object({
    key: fc.constantFrom('phase', 'conditions', 'replicas', 'type', 'status', 'x'),
    maxDepth: 3,
  });
  fc.assert(
    fc.property(kinds, json, json, ({ apiVersion, kind }, spec, status) => {
      const { state } = readinessOf({ apiVersion, kind, metadata: { name: 'x' }, spec, status });
      expect(['ready', 'waiting', 'failed']).toContain(state);
    }),
  );
});

describe('the release that a program has installed the operator of', () => {
  const of = (kind: string, release: string, status: object) =>
    live(kind, {}, status, { annotations: { 'kubevirt-iac.io/release': release } });

  test.each([
    ['KubeVirt', 'v1.9.0', { ...rolledOut, ...available }, undefined],
    ['KubeVirt', '1.9.0', { ...rolledOut, ...available }, undefined],
    [
      'KubeVirt',
      'v1.10.0',
      { ...rolledOut, ...available },
      'v1.9.0 is deployed, and virt-operator has not finished the update to v1.10.0',
    ],
    [
      'CDI',
      'v1.66.0',
      { phase: 'Deployed', observedVersion: 'v1.66.0', targetVersion: 'v1.66.0', ...available },
      undefined,
    ],
    [
      'CDI',
      'v1.66.0',
      { phase: 'Deployed', observedVersion: 'v1.65.0', targetVersion: 'v1.65.0', ...available },
      'v1.65.0 is deployed, and cdi-operator has not finished the update to v1.66.0',
    ],
    ['CDI', 'v1.66.0', { phase: 'Deployed', ...available }, 'cdi-operator has not deployed v1.66.0 yet'],
  ])('%s asks for %s of %j: %s', (kind, release, status, message) => {
    expect(readinessOf(of(kind, release, status))).toEqual(
      message ? { state: 'waiting', message } : { state: 'ready' },
    );
  });
});

describe('guests-updated', () => {
  const kubevirt = (outdated: number | undefined, methods: string[]) =>
    live(
      'KubeVirt',
      { workloadUpdateStrategy: { workloadUpdateMethods: methods } },
      {
        ...rolledOut,
        ...available,
        ...(outdated !== undefined && { outdatedVirtualMachineInstanceWorkloads: outdated }),
      },
    );
  test('waits until no guest runs in a Pod of an older release', () => {
    expect(readinessOf(kubevirt(2, ['LiveMigrate']), [], 'guests-updated')).toMatchObject({
      state: 'waiting',
      message: '2 guests still run in Pods of an older release',
      next: expect.stringMatching(/restart them/),
    });
    for (const none of [0, undefined])
      expect(readinessOf(kubevirt(none, ['LiveMigrate']), [], 'guests-updated').state).toBe('ready');
  });
  test('says that nothing moves them', () => {
    expect(readinessOf(kubevirt(1, []), [], 'guests-updated')).toMatchObject({
      message: '1 guest still runs in Pods of an older release',
      next: expect.stringMatching(/add LiveMigrate/),
    });
  });
  test('is ready of any other object that is', () => {
    expect(readinessOf(live('Namespace', {}, { phase: 'Active' }), [], 'guests-updated').state).toBe('ready');
  });
});
