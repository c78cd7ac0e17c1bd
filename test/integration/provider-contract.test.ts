import { PluginAttach } from '@pulumi/pulumi/proto/plugin_pb';
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { type Declared, json, MiniEngine, SECRET, struct, UNKNOWN } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';

/** Everything here runs without a cluster: the kubeconfig does not exist. */
const NOWHERE = { KUBECONFIG: '/nowhere/kubeconfig' };

jest.setTimeout(60_000);

let plugin: Plugin;
beforeEach(async () => {
  plugin = await startPlugin(NOWHERE);
});
afterEach(stopPlugins);

const VM = 'kubevirt:core/v1:VirtualMachine';
const MANIFEST = 'kubevirt:index:Manifest';

function guest(name: string, change: object = {}): Declared {
  return {
    type: VM,
    name,
    inputs: {
      spec: {
        runStrategy: 'Always',
        template: {
          spec: {
            domain: {
              devices: {
                disks: [{ name: 'root', disk: { bus: 'virtio' } }],
                interfaces: [{ name: 'default', masquerade: {} }],
              },
              memory: { guest: '1Gi' },
            },
            networks: [{ name: 'default', pod: {} }],
            volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
            ...change,
          },
        },
      },
    },
  };
}

test('answers the handshake, its version, its schema, and nothing it does not know', async () => {
  const hello: pb.ProviderHandshakeResponse = await plugin.call('handshake', new pb.ProviderHandshakeRequest());
  expect(hello.toObject()).toMatchObject({ acceptSecrets: true, supportsAutonamingConfiguration: true });
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect((await plugin.call<Empty, { toObject(): object }>('getPluginInfo', new Empty())).toObject()).toEqual({
    version,
  });
  const schema: pb.GetSchemaResponse = await plugin.call('getSchema', new pb.GetSchemaRequest());
  expect(JSON.parse(schema.getSchema())).toMatchObject({ name: 'kubevirt', version });
  await expect(plugin.call('parameterize', new pb.ParameterizeRequest())).rejects.toMatchObject({ code: 12 });
});

test('pulumi-kubernetes#349, #2374, #2236, #3027: previews a program without any cluster, and says nothing on standard output after its port', async () => {
  const engine = new MiniEngine();
  expect(await engine.open(plugin)).toEqual([]);
  const run = await engine.up(plugin, [guest('web'), guest('db')], { preview: true });
  expect(run).toEqual({ steps: { web: 'create', db: 'create' }, errors: {}, diffs: {} });
});

test('a preview of a create knows names and inputs, and leaves the rest to be unknown', async () => {
  const request = new pb.CreateRequest();
  request.setUrn(new MiniEngine().urn(guest('web')));
  request.setPreview(true);
  request.setProperties(struct({ metadata: { name: 'web', namespace: 'vms' }, spec: { running: UNKNOWN } }));
  const { id, properties }: { id: string; properties: unknown } = await plugin
    .call<pb.CreateRequest, pb.CreateResponse>('create', request)
    .then((answer) => ({ id: answer.getId(), properties: json(answer.getProperties()) }));
  expect(id).toBe('vms/web');
  expect(properties).toEqual({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: 'vms' },
    spec: { running: UNKNOWN },
  });
});

test('an object is named after its resource, and lives in the namespace of the provider', async () => {
  const engine = new MiniEngine();
  await engine.open(plugin, { namespace: 'vms' });
  const inputs = await checked(engine, guest('web'));
  expect(inputs).toMatchObject({ apiVersion: 'kubevirt.io/v1', metadata: { name: 'web', namespace: 'vms' } });
  const cluster = { type: MANIFEST, name: 'ns', inputs: { apiVersion: 'v1', kind: 'Namespace' } };
  expect(await checked(engine, cluster)).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ns' } });
});

test.each<[string, Declared, RegExp[]]>([
  ["a resource whose name cannot be an object's", guest('My_VM'), [/^metadata\.name: .*"My_VM".*Set metadata\.name/]],
  [
    'an unknown key and a value of the wrong type, both at once',
    guest('web', { domian: {}, terminationGracePeriodSeconds: 'soon' }),
    [/^spec\.template\.spec\.domian: /, /^spec\.template\.spec\.terminationGracePeriodSeconds: /],
  ],
  ['a disk without a volume', guest('web', { volumes: [] }), [/^spec\.template\.spec\..*disks\[0\].*: /]],
  [
    'a namespace for what has none',
    { type: MANIFEST, name: 'r', inputs: { apiVersion: 'v1', kind: 'Namespace', metadata: { namespace: 'x' } } },
    [/^metadata\.namespace: a Namespace has no namespace/],
  ],
  ['a Manifest of no kind', { type: MANIFEST, name: 'm', inputs: { apiVersion: 'v1' } }, [/^kind: must be a string/]],
  [
    'a kind that contradicts the class',
    { ...guest('web'), inputs: { kind: 'Pod' } },
    [/^kind: is "VirtualMachine" for .*, not "Pod"/],
  ],
  [
    'a setting that does not exist',
    { ...guest('web'), inputs: { ...guest('web').inputs, await: 'never' } },
    [/^await: .*created, ready, running.*"never"/],
  ],
])('refuses %s, at its path', async (_, declared, reasons) => {
  const engine = new MiniEngine();
  await engine.open(plugin);
  const run = await engine.up(plugin, [declared], { preview: true });
  const found = Object.values(run.errors)[0] ?? [];
  for (const reason of reasons) expect(found).toContainEqual(expect.stringMatching(reason));
});

test('what is not known yet is not refused', async () => {
  const engine = new MiniEngine();
  await engine.open(plugin);
  const late = guest('web', { volumes: [{ name: 'root', containerDisk: { image: UNKNOWN } }], hostname: UNKNOWN });
  expect((await engine.up(plugin, [late], { preview: true })).errors).toEqual({});
});

test('cloud-init text and the data of Secrets are secret, whoever wrote them bare; a refusal does not quote them', async () => {
  const engine = new MiniEngine();
  await engine.open(plugin);
  const userData = '#cloud-config\npassword: hunter2';
  const volumes = [
    { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } },
    { name: 'init', cloudInitNoCloud: { userData } },
  ];
  const inputs = await checked(engine, guest('web', { volumes }));
  expect(inputs).toMatchObject({
    spec: { template: { spec: { volumes: [{}, { cloudInitNoCloud: { userData: { ...SECRET, value: userData } } }] } } },
  });
  const login = {
    type: MANIFEST,
    name: 'login',
    inputs: { apiVersion: 'v1', kind: 'Secret', stringData: { password: 'hunter2' } },
  };
  expect(await checked(engine, login)).toMatchObject({ stringData: { ...SECRET, value: { password: 'hunter2' } } });
  const wrong = guest('web', {
    volumes: [{ name: 'root', cloudInitNoCloud: { userData, userDataBase64: 'aHVudGVyMg==' } }],
  });
  const run = await engine.up(plugin, [wrong], { preview: true });
  expect(JSON.stringify(run.errors)).not.toMatch(/hunter2|aHVudGVyMg/);
  expect(run.errors['web']).toBeDefined();
});

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    'a setting that does not exist',
    { kubeconf: 'x' },
    /^kubeconf: "kubeconf" is not a setting .*; the settings are kubeconfig, context/,
  ],
  ['a number that is none', { qps: '"many"' }, /^qps: qps must be a number/],
  ['a value out of its list', { onRestart: 'explode' }, /^onRestart: .*warn, refuse/],
])('refuses a configuration with %s', async (_, config, reason) => {
  expect(await new MiniEngine().open(plugin, config)).toEqual([expect.stringMatching(reason)]);
});

test('pulumi-kubernetes#4019, #2745, #1148: another kubeconfig replaces nothing; another clusterId is another cluster', async () => {
  const diff = async (olds: Record<string, unknown>, news: Record<string, unknown>) => {
    const request = new pb.DiffRequest();
    request.setOldInputs(struct(olds));
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    return plugin.call<pb.DiffRequest, pb.DiffResponse>('diffConfig', request);
  };
  expect((await diff({ kubeconfig: 'a', context: 'x' }, { kubeconfig: 'b' })).toObject()).toMatchObject({
    replacesList: [],
    diffsList: ['context', 'kubeconfig'],
  });
  expect((await diff({ clusterId: 'lab' }, { clusterId: 'prod' })).getReplacesList()).toEqual(['clusterId']);
  expect((await diff({}, { clusterId: 'prod' })).getReplacesList()).toEqual([]);
});

test('without a cluster, a create says what it lacks and what to do', async () => {
  const engine = new MiniEngine();
  await engine.open(plugin);
  const run = await engine.up(plugin, [guest('web')]);
  expect(run.errors['web']).toEqual([expect.stringMatching(/\/nowhere\/kubeconfig.*(does|do) not exist.*KUBECONFIG/)]);
  expect(engine.state.size).toBe(0);
});

test('goes when its engine goes', async () => {
  const exited = new Promise((resolve) => plugin.process.once('exit', resolve));
  plugin.process.stdin?.end();
  expect(await exited).toBe(0);
});

test('started by hand, it serves the engine that attaches to it', async () => {
  const debugged = await startPlugin(NOWHERE, { attached: true });
  debugged.process.stdin?.end();
  const engine = new MiniEngine();
  await engine.open(debugged);
  const attach = new PluginAttach();
  attach.setAddress(debugged.engineAddress);
  await debugged.call('attach', attach);
  const small = guest('web', { domain: memory('1Gi') });
  engine.state.set(engine.urn(small), {
    type: VM,
    id: 'default/web',
    inputs: await checkedBy(debugged, engine, small),
    outputs: {},
    initErrors: [],
  });
  await engine.up(debugged, [guest('web', { domain: memory('2Gi') })], { preview: true });
  await until(() => debugged.said.length > 0);
  await debugged.stop();
  expect(debugged.said).toEqual([
    {
      urn: engine.urn(small),
      severity: 2,
      ephemeral: false,
      message: expect.stringMatching(/^memory\.guest 1Gi -> 2Gi goes live/),
    },
  ]);
});

function memory(guestMemory: string): object {
  return {
    memory: { guest: guestMemory },
    devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] },
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const checked = (engine: MiniEngine, declared: Declared) => checkedBy(plugin, engine, declared);

async function checkedBy(served: Plugin, engine: MiniEngine, declared: Declared): Promise<Record<string, unknown>> {
  const request = new pb.CheckRequest();
  request.setUrn(engine.urn(declared));
  request.setOlds(struct({}));
  request.setNews(struct(declared.inputs));
  const answer: pb.CheckResponse = await served.call('check', request);
  return json(answer.getInputs());
}
