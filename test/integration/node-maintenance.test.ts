/** Maintenance of a node as a resource: the plugin's real executable, and node-maintenance-operator as the sandbox plays it. */
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { standInNodeMaintenance } from '../../sandbox/release';
import { writeVerbs } from '../../sandbox/testing';
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import { isRunning, onlyOn, runningGuest } from '../support/guests-on-node';
import type { Declared } from '../support/mini-engine';

const on = engineOnSandbox('maintenance', { cleanUp });

const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');
const POD = kind('v1', 'Pod');
const NODE = kind('v1', 'Node');
const DEPLOYMENT = kind('apps/v1', 'Deployment');
const CRD = kind('apiextensions.k8s.io/v1', 'CustomResourceDefinition');
const MAINTENANCE = kind('nodemaintenance.medik8s.io/v1beta1', 'NodeMaintenance');
const LEASE = kind('coordination.k8s.io/v1', 'Lease');
const OPERATOR = {
  namespace: 'node-maintenance-operator-system',
  name: 'node-maintenance-operator-controller-manager',
};

beforeAll(async () => {
  for (const document of parseAllDocuments(standInNodeMaintenance())) {
    const object = document.toJS() as KubeObject;
    await on.cluster.apply(kindOf(object.apiVersion, object.kind)!, object);
  }
  const established = on.cluster.watch(CRD);
  await established.until({ name: 'nodemaintenances.nodemaintenance.medik8s.io' }, (live) =>
    JSON.stringify(live?.status ?? {}).includes('"Established"') ? true : undefined,
  );
  established.close();
  const runs = on.cluster.watch(DEPLOYMENT, { namespace: OPERATOR.namespace });
  await runs.until(OPERATOR, (live) => (live?.status?.['availableReplicas'] === 1 ? true : undefined));
  runs.close();
});

async function cleanUp(): Promise<void> {
  await on.destroy();
  for (const one of [VM, VMI]) {
    for (const { metadata } of (await on.cluster.list(VM, { namespace: on.namespace })).items)
      await on.cluster.delete(VM, on.at(metadata!.name!));
    for (const { metadata } of (await on.cluster.list(one, { namespace: on.namespace })).items)
      await on.until(one, metadata!.name!, (live) => live === undefined);
  }
}

const maintenance = (node: string, timeoutSeconds?: number): Declared => ({
  type: 'kubevirt:index:Manifest',
  name: 'disks',
  ...(timeoutSeconds && { timeoutSeconds }),
  inputs: {
    apiVersion: MAINTENANCE.apiVersion,
    kind: MAINTENANCE.kind,
    metadata: { name: 'disks' },
    spec: { nodeName: node, reason: 'new disks' },
  },
});
const node = (name = 'node-1') => on.cluster.get(NODE, { name });
const taints = async () => (((await node()).spec?.['taints'] ?? []) as { key: string }[]).map(({ key }) => key).sort();
const nodeOf = async (guest: string) => (await on.until(VMI, guest, isRunning))?.status?.['nodeName'];

test('moves what can be moved, restarts the rest elsewhere, is left alone, and gives the node back', async () => {
  await onlyOn(on, 'node-1', async () => {
    await runningGuest(on, 'web', { evictionStrategy: 'LiveMigrate' });
    await runningGuest(on, 'batch', { evictionStrategy: 'None' });
  });
  const { uid } = (await on.cluster.get(VMI, on.at('web'))).metadata!;
  await on.upClean([maintenance('node-1')]);
  expect(on.outputsOf(maintenance('node-1'))['status']).toEqual({ phase: 'Succeeded', drainProgress: 100 });
  expect([await nodeOf('web'), await nodeOf('batch')]).not.toContain('node-1');
  expect((await on.cluster.get(VMI, on.at('web'))).metadata!.uid).toBe(uid);
  expect((await node()).spec?.['unschedulable']).toBe(true);
  expect(await taints()).toEqual(['medik8s.io/drain', 'node.kubernetes.io/unschedulable']);
  expect((await on.cluster.get(LEASE, { namespace: 'medik8s-leases', name: 'node-node-1' })).spec).toMatchObject({
    holderIdentity: 'node-maintenance',
  });
  const since = new Date();
  expect((await on.up([maintenance('node-1')])).steps).toEqual({ disks: 'same' });
  expect(on.sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);

  // The operator's webhook rejects another node in the same object.
  expect((await on.up([maintenance('node-2')])).steps).toEqual({ disks: 'replace' });
  expect((await node()).spec?.['unschedulable']).toBeUndefined();
  expect((await node('node-2')).spec?.['unschedulable']).toBe(true);

  expect((await on.destroy()).errors).toEqual({});
  expect((await node('node-2')).spec?.['unschedulable']).toBeUndefined();
  expect(await taints()).toEqual([]);
});

test('says which guest it waits for and why, names its Pod, and goes on once the guest is stopped', async () => {
  await onlyOn(on, 'node-1', () =>
    runningGuest(on, 'pinned', {
      evictionStrategy: 'LiveMigrate',
      domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] }, memory: { guest: '1Gi' } },
    }),
  );
  const { errors } = await on.up([maintenance('node-1', 30)]);
  const reason = errors['disks']!.join();
  expect(reason).toMatch(
    new RegExp(
      `guest ${on.namespace}/pinned: A drain waits without end: .*Set LiveMigrateIfPossible, or stop the guest`,
    ),
  );
  const [pod] = (await on.cluster.list(POD, { namespace: on.namespace })).items;
  expect((await on.cluster.get(MAINTENANCE, { name: 'disks' })).status).toMatchObject({
    phase: 'Running',
    pendingPods: [pod!.metadata!.name],
    lastError: expect.stringContaining('global timeout reached'),
  });
  expect(reason).toMatch(
    new RegExp(`node node-1 is being drained, \\d+ %; left: ${on.namespace}/virt-launcher-pinned`),
  );

  await on.cluster.patch(VM, on.at('pinned'), { type: 'merge', body: { spec: { runStrategy: 'Halted' } } });
  await on.until(VMI, 'pinned', (live) => live === undefined);
  await on.upClean([maintenance('node-1')]);
});

test('a node that does not exist fails at once', async () => {
  const { errors } = await on.up([maintenance('node-9')]);
  expect(errors['disks']!.join()).toMatch(/nodes "node-9" not found.*Correct spec\.nodeName/);
});
