/** The plugin's real executable against a real API server, driven in the order in which the Pulumi engine calls. */
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { KubeObject } from '../../kube/object';
import { FAULT_ANNOTATION, writeVerbs } from '../../sandbox';
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import { type Declared, MiniEngine, struct } from '../support/mini-engine';
import { startPlugin } from '../support/plugin';

const on = engineOnSandbox('test');

const VM = 'kubevirt:core/v1:VirtualMachine';
const DATA_VOLUME = 'kubevirt:cdi/v1beta1:DataVolume';
const MANIFEST = 'kubevirt:index:Manifest';
const vms = kind('kubevirt.io/v1', 'VirtualMachine');
const secrets = kind('v1', 'Secret');
const configMaps = kind('v1', 'ConfigMap');

function guest(
  name: string,
  change: { spec?: object; metadata?: object; template?: object; domain?: object } = {},
): Declared {
  const domain = {
    devices: {
      disks: [{ name: 'root', disk: { bus: 'virtio' } }],
      interfaces: [{ name: 'default', masquerade: {} }],
    },
    memory: { guest: '1Gi' },
    ...change.domain,
  };
  const template = {
    domain,
    networks: [{ name: 'default', pod: {} }],
    volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
    ...change.template,
  };
  const spec = { runStrategy: 'Always', template: { spec: template }, ...change.spec };
  return { type: VM, name, inputs: { ...(change.metadata && { metadata: change.metadata }), spec } };
}

function manifest(apiVersion: string, kindName: string, name: string, rest: object): Declared {
  return { type: MANIFEST, name, inputs: { apiVersion, kind: kindName, ...rest } };
}

const settings = (data: Record<string, string>, rest: object = {}) =>
  manifest('v1', 'ConfigMap', 'settings', { data, ...rest });

function requestsOf(resource?: string, since?: Date) {
  return on.sandbox.requests({ userAgent: 'pulumi-resource-kubevirt', resource, since });
}

const wrote = (requests: ReturnType<typeof requestsOf>) => requests.filter(({ verb }) => writeVerbs.includes(verb));

test('a guest comes up with one write and one watch, and says meanwhile what it waits for', async () => {
  const web = guest('web');
  const since = new Date();
  await on.upClean([web]);
  expect(on.outputsOf(web)).toMatchObject({
    metadata: { name: 'web', namespace: on.namespace },
    uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    status: { ready: true, printableStatus: 'Running' },
    nodeName: expect.any(String),
    ipAddresses: [expect.stringMatching(/\d/)],
  });
  const requests = requestsOf('virtualmachines', since);
  expect(wrote(requests).map(({ verb }) => verb)).toEqual(['patch']);
  expect(requests.filter(({ verb }) => verb === 'watch')).toHaveLength(1);
  const lines = on.plugin.said.map(({ message }) => message);
  expect(lines).toContainEqual(expect.stringMatching(/guest is (Starting|Provisioning)/));
  expect(lines.at(-1)).toBe('');
  expect(JSON.stringify(on.outputsOf(web))).not.toMatch(/managedFields|resourceVersion|conditions/);
});

test('a second run with nothing changed asks the cluster for nothing at all', async () => {
  const program = [guest('web'), settings({ a: '1' })];
  await on.upClean(program);
  const again = await startPlugin({ KUBECONFIG: on.sandbox.kubeconfigPath });
  const before = requestsOf().length;
  await on.engine.open(again, { namespace: on.namespace });
  const run = await on.engine.up(again, program);
  await again.stop();
  expect(run.steps).toEqual({ web: 'same', settings: 'same' });
  expect(requestsOf()).toHaveLength(before);
});

test('what KubeVirt writes into a guest is no drift, and a refresh says so', async () => {
  const web = guest('web', { domain: { memory: { guest: '1024Mi' } } });
  await on.upClean([web]);
  const live = await on.cluster.get(vms, on.at('web'));
  expect(live).toMatchObject({ spec: { template: { spec: { domain: { machine: { type: expect.any(String) } } } } } });
  await on.refresh();
  expect((await on.up([web], { preview: true })).steps).toEqual({ web: 'same' });
});

test('what somebody edited is shown by a refresh at its path, and put back by the next run', async () => {
  const web = guest('web', { metadata: { labels: { tier: 'front' } } });
  await on.upClean([web]);
  const edit = { metadata: { labels: { tier: 'back' } }, spec: { runStrategy: 'Halted' } };
  await on.cluster.patch(vms, on.at('web'), { type: 'merge', body: edit }, { fieldManager: 'kubectl-edit' });
  await on.refresh();
  const preview = await on.up([web], { preview: true });
  expect(Object.keys(preview.diffs['web']!)).toEqual(['metadata.labels.tier', 'spec.runStrategy']);
  await on.upClean([web]);
  expect(await on.cluster.get(vms, on.at('web'))).toMatchObject({
    metadata: { labels: { tier: 'front' } },
    spec: { runStrategy: 'Always' },
  });
});

test('a field that somebody else took over unseen is left to them: the error names them, it and the ways out', async () => {
  await on.upClean([settings({ a: '1', b: '1' })]);
  const at = on.at('settings');
  await on.cluster.patch(
    configMaps,
    at,
    { type: 'merge', body: { data: { a: '2' } } },
    { fieldManager: 'kubectl-edit' },
  );
  const run = await on.up([settings({ a: '1', b: '2' })]);
  expect(run.errors['settings']).toEqual([
    expect.stringMatching(
      /ConfigMap test-\d+\/settings was not changed: kubectl-edit owns data\.a\..*pulumi refresh.*adopt: true/,
    ),
  ]);
  expect((await on.cluster.get(configMaps, at))['data']).toEqual({ a: '2', b: '1' });
  await on.upClean([settings({ a: '1', b: '2' }, { adopt: true })]);
  expect((await on.cluster.get(configMaps, at))['data']).toEqual({ a: '1', b: '2' });
});

test("somebody else's object of the same name is refused with its owner, and taken over on demand", async () => {
  const foreign: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: on.namespace },
    data: { a: '0' },
  };
  await on.cluster.create(configMaps, foreign, { fieldManager: 'helm' });
  const run = await on.up([settings({ a: '1' })]);
  const id = `v1/ConfigMap/${on.namespace}/settings`;
  expect(run.errors['settings']).toEqual([
    expect.stringMatching(new RegExp(`already exists.*helm.*import: '${id}'.*adopt: true`)),
  ]);
  expect(on.engine.state.size).toBe(0);
  expect((await on.cluster.get(configMaps, on.at('settings')))['data']).toEqual({ a: '0' });
  await on.upClean([settings({ a: '1' }, { adopt: true })]);
  expect((await on.cluster.get(configMaps, on.at('settings')))['data']).toEqual({ a: '1' });
});

test('an existing guest is imported by its id, without what the server wrote', async () => {
  const web = guest('web');
  const object = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: on.namespace },
    ...web.inputs,
  };
  await on.cluster.create(vms, object as KubeObject, { fieldManager: 'kubectl' });
  const run = await on.up([{ ...web, import: `${on.namespace}/web` }], { preview: true });
  expect(run).toMatchObject({ steps: { web: 'same' }, errors: {} });
  const wrong = await on.up([{ ...guest('nope'), import: `${on.namespace}/nope` }], { preview: true });
  expect(wrong.errors['nope']).toEqual([`${on.namespace}/nope does not exist`]);
});

test('a guest that cannot start keeps its id and its reasons; once repaired, the next run goes on with it', async () => {
  const broken = guest('web', { metadata: { annotations: { [FAULT_ANNOTATION]: 'image-pull' } } });
  const run = await on.up([broken]);
  expect(run.errors['web']).toEqual([
    expect.stringMatching(
      /VirtualMachine test-\d+\/web exists but is not ready: (?:ErrImagePull|ImagePullBackOff).*Correct the image/,
    ),
  ]);
  const kept = on.engine.state.get(on.engine.urn(broken))!;
  expect(kept).toMatchObject({ id: `${on.namespace}/web`, outputs: { uid: expect.any(String) } });
  const repaired = await on.upClean([guest('web')]);
  expect(repaired.steps).toEqual({ web: 'update' });
  expect(on.engine.state.get(on.engine.urn(broken))).toMatchObject({
    initErrors: [],
    outputs: { uid: kept.outputs['uid'] },
  });
});

test('without any change, the run after an init failure only waits on', async () => {
  const slow = {
    ...guest('web', { metadata: { annotations: { [FAULT_ANNOTATION]: 'unschedulable' } } }),
    timeoutSeconds: 8,
  };
  const run = await on.up([slow]);
  expect(run.errors['web']).toEqual([expect.stringMatching(/ErrorUnschedulable.*gave up after 8 s.*customTimeouts/)]);
  const heal = { metadata: { annotations: { [FAULT_ANNOTATION]: '' } } };
  await on.cluster.patch(vms, on.at('web'), { type: 'merge', body: heal }, { fieldManager: 'kubevirt-iac' });
  await on.refresh();
  const healed = guest('web', { metadata: { annotations: { [FAULT_ANNOTATION]: '' } } });
  await on.upClean([healed]);
});

test('cancel answers at once, and the create in flight with the id of what exists', async () => {
  const stuck = guest('web', { metadata: { annotations: { [FAULT_ANNOTATION]: 'unschedulable' } } });
  const running = on.up([stuck]);
  await until(() => on.plugin.said.some(({ message }) => /ErrorUnschedulable/.test(message)));
  await on.plugin.call('cancel', new Empty());
  const run = await running;
  expect(run.errors['web']).toEqual([
    expect.stringMatching(/exists but is not ready.*ErrorUnschedulable.*cancelled.*`pulumi up` continues/),
  ]);
  expect(on.engine.state.get(on.engine.urn(stuck))).toMatchObject({ id: `${on.namespace}/web` });
});

test('an object that is gone is found gone by a refresh, and made again', async () => {
  await on.upClean([settings({ a: '1' })]);
  await on.cluster.delete(configMaps, on.at('settings'));
  expect((await on.refresh()).steps).toEqual({ settings: 'gone' });
  expect((await on.upClean([settings({ a: '1' })])).steps).toEqual({ settings: 'create' });
});

test('an update of an object that is gone makes it again', async () => {
  await on.upClean([settings({ a: '1' })]);
  await on.cluster.delete(configMaps, on.at('settings'));
  expect((await on.upClean([settings({ a: '2' })])).steps).toEqual({ settings: 'update' });
  expect((await on.cluster.get(configMaps, on.at('settings')))['data']).toEqual({ a: '2' });
});

test('an update meant for an object that someone replaced leaves the new one alone, and so does a delete', async () => {
  await on.upClean([settings({ a: '1' })]);
  const at = on.at('settings');
  await on.cluster.delete(configMaps, at);
  const other: KubeObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: at, data: { theirs: 'x' } };
  await on.cluster.create(configMaps, other, { fieldManager: 'helm' });
  const run = await on.up([settings({ a: '2' })]);
  expect(run.errors['settings']).toEqual([
    expect.stringMatching(/deleted and created again by another client.*pulumi refresh/),
  ]);
  expect((await on.destroy()).errors).toEqual({});
  expect((await on.cluster.get(configMaps, at))['data']).toEqual({ theirs: 'x' });
});

test('D1: a filled disk grows in place, and is replaced and destroyed only where allow names it', async () => {
  const disk = (size: string, source = 'blank', allow: string[] = []): Declared => ({
    type: DATA_VOLUME,
    name: 'data',
    inputs: {
      allow,
      spec: {
        source: source === 'blank' ? { blank: {} } : { http: { url: 'https://example.com/disk.img' } },
        storage: { resources: { requests: { storage: size } } },
      },
    },
  });
  await on.upClean([disk('1Gi')]);
  const first = on.outputsOf(disk('1Gi'))['uid'];
  expect((await on.upClean([disk('1024Mi')])).steps).toEqual({ data: 'same' });
  const refused = await on.up([disk('1Gi', 'http')]);
  expect(refused.errors['data']).toEqual([expect.stringMatching(/deletes the disk data with all its data/)]);
  expect((await on.upClean([disk('1Gi', 'http', ['data'])])).steps).toEqual({ data: 'replace' });
  expect(on.outputsOf(disk('1Gi'))['uid']).not.toBe(first);
  await on.upClean([disk('1Gi', 'http')]);
  expect((await on.destroy()).errors['data']).toEqual([expect.stringMatching(/so nothing was deleted/)]);
  await on.upClean([disk('1Gi', 'http', ['data'])]);
  expect((await on.destroy()).errors).toEqual({});
});

test('what cannot be changed is replaced, the old one first since both have one name', async () => {
  const frozen = (value: string) => [settings({ value }, { immutable: true })];
  await on.upClean(frozen('1'));
  expect((await on.upClean(frozen('2'))).steps).toEqual({ settings: 'replace' });
});

test('pulumi-kubernetes#937, #1423: fifty guests: one write each to create, one list to refresh, and no request for each', async () => {
  const fleet = Array.from({ length: 50 }, (_, i) => guest(`web-${i}`, { spec: { runStrategy: 'Halted' } }));
  const created = new Date();
  await on.upClean(fleet);
  const creating = requestsOf('virtualmachines', created);
  expect(wrote(creating)).toHaveLength(50);
  expect(creating.filter(({ verb }) => verb === 'watch')).toHaveLength(1);
  const reader = await startPlugin({ KUBECONFIG: on.sandbox.kubeconfigPath });
  await on.engine.open(reader, { namespace: on.namespace });
  const refreshed = new Date();
  await on.engine.refresh(reader);
  const reading = requestsOf('virtualmachines', refreshed);
  await reader.stop();
  expect(reading.filter(({ verb }) => verb === 'list')).toHaveLength(1);
  expect(reading.filter(({ verb }) => verb === 'get').length).toBeLessThanOrEqual(1);
  expect((await on.destroy()).errors).toEqual({});
  expect((await on.cluster.list(vms, { namespace: on.namespace })).items).toEqual([]);
});

test('who may read one object but not list them can still refresh', async () => {
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'patch', 'create'] }];
  const limited = await startPlugin({ KUBECONFIG: '/nowhere' });
  await on.engine.open(limited, {
    namespace: on.namespace,
    kubeconfig: await on.sandbox.userWith(`reader-${on.namespace}`, rules, on.namespace),
  });
  const program = ['a', 'b', 'c'].map((name) => manifest('v1', 'ConfigMap', name, { data: { name } }));
  expect((await on.engine.up(limited, program)).errors).toEqual({});
  expect((await on.engine.refresh(limited)).steps).toEqual({ a: 'read', b: 'read', c: 'read' });
  const run = await on.engine.destroy(limited);
  await limited.stop();
  expect(run.errors['c']).toEqual([
    expect.stringMatching(/Cannot delete ConfigMap .*\/c .*ask for a Role that allows `delete`/),
  ]);
});

test('pulumi-kubernetes#3188, #1098: a kind that the cluster does not serve yet is waited for, and told', async () => {
  const group = `${on.namespace}.example.com`;
  const thing = { ...manifest(`${group}/v1`, 'Gadget', 'one', { spec: { size: 1 } }), timeoutSeconds: 30 };
  const running = on.up([thing]);
  await until(() => on.plugin.said.some(({ message }) => /waiting until the cluster serves Gadget/.test(message)));
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  await on.cluster.create(kind('apiextensions.k8s.io/v1', 'CustomResourceDefinition'), {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `gadgets.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind: 'Gadget', plural: 'gadgets', singular: 'gadget', listKind: 'GadgetList' },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  });
  expect((await running).errors).toEqual({});
  expect(on.engine.state.get(on.engine.urn(thing))?.id).toBe(`${group}/v1/Gadget/${on.namespace}/one`);
  const never = { ...manifest('nowhere.example.com/v1', 'Widget', 'w', {}), timeoutSeconds: 1 };
  const run = await on.up([thing, never]);
  expect(run.errors['w']).toEqual([expect.stringMatching(/does not serve nowhere\.example\.com\/v1 Widget: install/)]);
});

test('pulumi-kubernetes#1418, #1920, pulumi#8502: a delete that a finalizer holds says which and whose, and goes on when asked again', async () => {
  const held = settings({ a: '1' }, { metadata: { finalizers: ['example.com/keep'] } });
  await on.upClean([held]);
  on.engine.deleteTimeoutSeconds = 1;
  const run = await on.destroy();
  expect(run.errors['settings']).toEqual([
    expect.stringMatching(/is marked for deletion but still exists: finalizer example\.com\/keep is held/),
  ]);
  const free = { metadata: { finalizers: null } };
  await on.cluster.patch(configMaps, on.at('settings'), { type: 'merge', body: free });
  expect((await on.destroy()).errors).toEqual({});
  expect(on.engine.state.size).toBe(0);
});

test('a Secret keeps to its text: its state is secret, its keys go when they go, and no line shows what it holds', async () => {
  const login = (stringData: Record<string, string>) => manifest('v1', 'Secret', 'login', { stringData });
  const seed = guest('web', {
    template: {
      volumes: [
        { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } },
        { name: 'init', cloudInitNoCloud: { userData: '#cloud-config\npassword: correct-horse' } },
      ],
    },
    domain: {
      devices: {
        disks: [
          { name: 'root', disk: { bus: 'virtio' } },
          { name: 'init', disk: { bus: 'virtio' } },
        ],
        interfaces: [{ name: 'default', masquerade: {} }],
      },
    },
    spec: { runStrategy: 'Halted' },
  });
  await on.upClean([login({ user: 'ops', password: 'battery-staple' }), { ...seed }].map(withMemory));
  await on.refresh();
  expect((await on.upClean([login({ user: 'ops', password: 'battery-staple' }), seed].map(withMemory))).steps).toEqual({
    login: 'same',
    web: 'same',
  });
  await on.upClean([login({ user: 'root' }), seed].map(withMemory));
  const { data } = await on.cluster.get(secrets, on.at('login'));
  expect(data).toEqual({ user: Buffer.from('root').toString('base64') });
  const edit = { data: { user: Buffer.from('intruder').toString('base64') } };
  await on.cluster.patch(secrets, on.at('login'), { type: 'merge', body: edit }, { fieldManager: 'kubectl-edit' });
  await on.refresh();
  const put = await on.upClean([login({ user: 'root' }), seed].map(withMemory));
  expect(put.diffs['login']).toEqual({ 'stringData.user': pb.PropertyDiff.Kind.UPDATE });
  for (const { inputs, outputs } of on.engine.state.values()) {
    expect(bare({ inputs, outputs })).not.toMatch(/correct-horse|battery-staple/);
  }
  expect(JSON.stringify(on.plugin.said)).not.toMatch(/correct-horse|battery-staple/);
});

/** The guest of the test above replaces its whole domain. */
function withMemory(declared: Declared): Declared {
  if (declared.type !== VM) return declared;
  const copy = structuredClone(declared);
  const { template } = copy.inputs['spec'] as { template: { spec: { domain: Record<string, unknown> } } };
  template.spec.domain['memory'] ??= { guest: '1Gi' };
  return copy;
}

/** A state as text, without what is wrapped as a secret. */
function bare(value: unknown): string {
  return JSON.stringify(value, (_, child: unknown) =>
    typeof child === 'object' && child !== null && '4dabf18193072939515e22adb298388d' in child ? '[wrapped]' : child,
  );
}

test('an unreachable cluster says so in a paragraph, and nothing is kept', async () => {
  const away = await startPlugin({});
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'away',
    clusters: [{ name: 'away', cluster: { server: 'https://127.0.0.1:1' } }],
    contexts: [{ name: 'away', context: { cluster: 'away', user: 'away' } }],
    users: [{ name: 'away', user: { token: 'not-to-be-shown' } }],
  };
  const fresh = new MiniEngine();
  await fresh.open(away, { namespace: on.namespace, kubeconfig: JSON.stringify(config) });
  const run = await fresh.up(away, [settings({ a: '1' })]);
  await away.stop();
  expect(run.errors['settings']).toEqual([
    expect.stringMatching(/Cannot apply ConfigMap .*settings on https:\/\/127\.0\.0\.1:1.*kubeconfig/),
  ]);
  expect(run.errors['settings']!.join()).not.toContain('not-to-be-shown');
  expect(fresh.state.size).toBe(0);
});

test('a Read of an id that names no object of its kind says how ids read', async () => {
  const read = new pb.ReadRequest();
  read.setId('settings');
  read.setUrn(on.engine.urn(settings({})));
  read.setInputs(struct({}));
  read.setProperties(struct({}));
  await expect(on.plugin.call('read', read)).rejects.toThrow(/"settings" is not a valid id.*v1\/Secret\/vms\/login/);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
