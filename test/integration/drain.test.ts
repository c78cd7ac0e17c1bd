/** Drain of a node: the plugin's real executable, the real Eviction API, and KubeVirt's webhook and controllers as the sandbox plays them. */
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import { isRunning, onlyOn, runningGuest } from '../support/guests-on-node';
import type { Declared } from '../support/mini-engine';
import { stopPlugins } from '../support/plugin';

const on = engineOnSandbox('drain', { cleanUp: emptyNodes });

const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');
const POD = kind('v1', 'Pod');
const NODE = kind('v1', 'Node');
const DAEMON_SET = kind('apps/v1', 'DaemonSet');
const BUDGET = kind('policy/v1', 'PodDisruptionBudget');
const NAME = 'node-1';

/** Leaves the nodes empty to the next test. */
async function emptyNodes(): Promise<void> {
  await on.destroy();
  const objectsOf = async (one: ResourceKind) => (await on.cluster.list(one, { namespace: on.namespace })).items;
  for (const one of [DAEMON_SET, VM, POD])
    for (const { metadata } of await objectsOf(one)) await on.cluster.delete(one, on.at(metadata!.name!));
  for (const one of [POD, VM, VMI])
    for (const { metadata } of await objectsOf(one)) await on.until(one, metadata!.name!, (live) => live === undefined);
}

const running = (name: string, spec: object, more: object = {}) => runningGuest(on, name, spec, more);
const onlyOnNode = <T>(work: () => Promise<T>) => onlyOn(on, NAME, work);

const pod = (name: string, more: { labels?: object; spec?: object; owner?: KubeObject } = {}) =>
  on.cluster.create(POD, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: on.namespace,
      labels: { app: name, ...more.labels },
      ...(more.owner && {
        ownerReferences: [
          {
            apiVersion: more.owner.apiVersion,
            kind: more.owner.kind,
            name: more.owner.metadata!.name!,
            uid: more.owner.metadata!.uid!,
            controller: true,
          },
        ],
      }),
    },
    spec: { nodeName: NAME, containers: [{ name: 'main', image: 'simulated' }], ...more.spec },
  });

const template = (name: string) => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name: 'main', image: 'simulated' }] },
});
/** A controller that the sandbox does not play: the test makes its Pods. */
const controllerOf = (name: string) =>
  on.cluster.apply(kind('v1', 'ReplicationController'), {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name, namespace: on.namespace },
    spec: { selector: { app: name }, template: template(name) },
  });
const daemonSet = (name: string) =>
  on.cluster.apply(DAEMON_SET, {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace: on.namespace },
    spec: { selector: { matchLabels: { app: name } }, template: template(name) },
  });

const drain = (inputs: object = {}): Declared => ({
  type: 'kubevirt:actions:Drain',
  name: 'maintenance',
  inputs: { node: NAME, ...inputs },
});
const outputs = () => on.outputsOf(drain());
const said = (ephemeral: boolean) => on.said({ ephemeral });
/** Resolves when the row of a resource has shown a text. */
async function seen(pattern: RegExp): Promise<void> {
  while (!said(true).some((line) => pattern.test(line))) await new Promise((resolve) => setTimeout(resolve, 50));
}
const node = () => on.cluster.get(NODE, { name: NAME });

test('the preview lists what moves and what is shut down, the update does just that, and the deletion uncordons', async () => {
  const replicas = await controllerOf('shop');
  await daemonSet('agent');
  await onlyOnNode(async () => {
    await running('web', { evictionStrategy: 'LiveMigrate' });
    await running('batch', { evictionStrategy: 'None' });
    await running('once', { evictionStrategy: 'None' }, { runStrategy: 'Once' });
  });
  await pod('shop-1', { owner: replicas });
  const uid = (await on.cluster.get(VMI, on.at('web'))).metadata?.uid;

  expect((await on.up([drain()], { preview: true })).errors).toEqual({});
  const preview = said(false).at(-1)!;
  expect(preview).toContain(`1 migrated live: ${on.namespace}/web`);
  expect(preview).toMatch(
    new RegExp(`1 shut down and started on another node:\\s+${on.namespace}/batch: A drain shuts`),
  );
  expect(preview).toMatch(new RegExp(`1 shut down:\\s+${on.namespace}/once: .*runStrategy Once`));
  expect(preview).toMatch(new RegExp(`evicted: .*${on.namespace}/shop-1`));
  expect(preview).toMatch(new RegExp(`ignored: .*${on.namespace}/agent-`));
  expect((await node()).spec?.['unschedulable']).toBeUndefined();

  expect((await on.up([drain()])).errors).toEqual({});
  expect(outputs()).toMatchObject({
    moved: [`${on.namespace}/web`],
    shutDown: expect.arrayContaining([`${on.namespace}/batch`, `${on.namespace}/once`]),
    evicted: expect.arrayContaining([`${on.namespace}/shop-1`]),
  });
  const web = await on.cluster.get(VMI, on.at('web'));
  expect([web.metadata?.uid, web.status?.['nodeName'] === NAME]).toEqual([uid, false]);
  expect((await on.until(VMI, 'batch', isRunning))?.status?.['nodeName']).not.toBe(NAME);
  expect(
    (await on.cluster.list(POD, { namespace: on.namespace, fieldSelector: `spec.nodeName=${NAME}` })).items,
  ).toHaveLength(1);
  expect((await node()).spec?.['unschedulable']).toBe(true);
  expect(said(true).join('\n')).toMatch(
    /draining node-1, \d of \d gone; left: .*web \((migrates to node-|waits for its)/,
  );
  expect((await on.up([drain()])).steps).toEqual({ maintenance: 'same' });

  // The next maintenance hands the cordon over: its predecessor's deletion does not end it.
  expect((await on.up([drain({ triggers: ['july'] })])).steps).toEqual({ maintenance: 'replace' });
  expect((await node()).spec?.['unschedulable']).toBe(true);
  expect((await on.destroy()).errors).toEqual({});
  expect((await node()).spec?.['unschedulable']).toBeUndefined();
});

test('what blocks for good is reported in the preview, and refused before anything is changed', async () => {
  await onlyOnNode(() =>
    running('pinned', {
      evictionStrategy: 'LiveMigrate',
      domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] }, memory: { guest: '1Gi' } },
    }),
  );
  await pod('bare');
  await pod('scratch', {
    owner: await controllerOf('scratch'),
    spec: { volumes: [{ name: 'tmp', emptyDir: {} }] },
  });
  await on.up([drain()], { preview: true });
  const preview = said(false).at(-1)!;
  expect(preview).toMatch(/3 blocking the drain:/);
  expect(preview).toMatch(/pinned: A drain waits without end: .*Set LiveMigrateIfPossible/);
  const { errors } = await on.up([drain()]);
  const reason = errors['maintenance']!.join();
  expect(reason).toMatch(/cannot be drained, and nothing was changed/);
  expect(reason).toMatch(/bare: .*`force: true`.*scratch: .*`deleteEmptyDirData: true`/);
  expect((await node()).spec?.['unschedulable']).toBeUndefined();

  // With the guest out of the way and the user's consent, the next update goes on.
  await on.cluster.patch(VM, on.at('pinned'), { type: 'merge', body: { spec: { runStrategy: 'Halted' } } });
  await on.until(VMI, 'pinned', (live) => live === undefined);
  expect((await on.up([drain({ force: true, deleteEmptyDirData: true })])).errors).toEqual({});
  expect(outputs()).toMatchObject({
    evicted: expect.arrayContaining([`${on.namespace}/bare`, `${on.namespace}/scratch`]),
  });
});

test('a PodDisruptionBudget is waited for, a cancelled update says what is left, and the next update continues', async () => {
  const replicas = await controllerOf('shop');
  await pod('shop-1', { owner: replicas, labels: { app: 'shop' } });
  await on.until(POD, 'shop-1', (live) => live?.status?.['phase'] === 'Running');
  const budget = await on.cluster.apply(BUDGET, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'shop', namespace: on.namespace },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'shop' } } },
  });
  const allow = (disruptionsAllowed: number) =>
    on.cluster.patchStatus(BUDGET, on.at('shop'), {
      observedGeneration: budget.metadata!.generation,
      currentHealthy: 1,
      desiredHealthy: 1 - disruptionsAllowed,
      expectedPods: 1,
      disruptionsAllowed,
    });
  await allow(0);
  const running = on.up([drain()]);
  await seen(/left: .*shop-1 \(.*budget/);
  await on.plugin.call('cancel', new Empty());
  expect((await running).errors['maintenance']?.join()).toMatch(
    /cancelled: on the node node-1 there are still .*shop-1: .*budget.* It stays cordoned/,
  );
  expect((await node()).spec?.['unschedulable']).toBe(true);
  await stopPlugins();
  await on.startPlugin();
  await allow(1);
  expect(await on.up([drain()])).toMatchObject({ errors: {}, steps: { maintenance: 'update' } });
  const left = await on.cluster.list(POD, { namespace: on.namespace, fieldSelector: `spec.nodeName=${NAME}` });
  expect(left.items).toEqual([]);
});

test('a node that another client had cordoned stays so, and one that does not exist is named', async () => {
  await on.cluster.patch(NODE, { name: NAME }, { type: 'merge', body: { spec: { unschedulable: true } } });
  expect((await on.up([drain()])).errors).toEqual({});
  await on.destroy();
  expect((await node()).spec?.['unschedulable']).toBe(true);
  await on.cluster.patch(NODE, { name: NAME }, { type: 'merge', body: { spec: { unschedulable: null } } });

  const absent = { ...drain(), inputs: { node: 'node-9' } };
  await on.up([absent], { preview: true });
  expect(said(false).at(-1)).toMatch(/cannot show what it will do: Node node-9 does not exist; the nodes are node-1,/);
  expect((await on.up([absent])).errors['maintenance']?.join()).toMatch(/Node node-9 does not exist/);
});
