import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { knownKinds } from '../../../kubevirt/kinds';
import { guestAgent, readinessOf } from '../../../kubevirt/readiness';

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
    { printableStatus: 'Stopped' },
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
  ['Namespace', 'is active', {}, { phase: 'Active' }],
  ['ConfigMap', 'exists, which is all there is to it', {}, {}],
])('a %s is ready that %s', (kind, _, spec, status) => {
  expect(readinessOf(live(kind, spec, status))).toEqual({ state: 'ready' });
});

test.each<[string, string, object, object, RegExp]>([
  ['VirtualMachine', 'has no status yet', always, {}, /has not processed it/],
  ['VirtualMachine', 'was just changed', always, { ...running, desiredGeneration: 1 }, /has not processed the change/],
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
  ['VirtualMachine', 'crashes', always, { printableStatus: 'CrashLoopBackOff' }, /crashed/],
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
    { ...rolledOut, ...conditions(is('Available'), is('Progressing', 'DeploymentInProgress')) },
    /DeploymentInProgress/,
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
])('a %s is waited for that %s', (kind, _, spec, status, message) => {
  expect(readinessOf(live(kind, spec, status))).toEqual({ state: 'waiting', message: expect.stringMatching(message) });
});

test.each<[string, string, object, object, RegExp]>([
  [
    'VirtualMachine',
    'whose image is not there',
    always,
    {
      printableStatus: 'ImagePullBackOff',
      ...conditions(isNot('Synchronized', 'ImagePullBackOff', 'quay.io/x: not found')),
    },
    /cannot be pulled.*quay\.io\/x: not found/,
  ],
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
