/** Guests that a change restarts, or starts anew: the plugin's real executable against a real API server. */
import type { Cluster, ResourceKind } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, type Sandbox, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';

let sandbox: Sandbox;
let cluster: Cluster;
let plugin: Plugin;
let engine: MiniEngine;
let namespace: string;

jest.setTimeout(180_000);

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'restart', speed: 20 });
  cluster = sandbox.cluster();
});
afterAll(() => sandbox.stop());

let tests = 0;
beforeEach(async () => {
  namespace = `test-${++tests}`;
  await cluster.apply(kind('v1', 'Namespace'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
  engine = new MiniEngine(namespace);
  expect(await engine.open(plugin, { namespace })).toEqual([]);
});
afterEach(stopPlugins);

const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');

interface Choice {
  image?: string;
  fault?: string;
  hostname?: string;
  settings?: object;
}

function guest(name: string, { image = 'fedora:42', fault, hostname, settings }: Choice = {}): Declared {
  const template = {
    metadata: {
      labels: { app: name },
      ...(fault && { annotations: { [FAULT_ANNOTATION]: fault } }),
    },
    spec: {
      ...(hostname && { hostname }),
      domain: { devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] }, memory: { guest: '1Gi' } },
      volumes: [{ name: 'root', containerDisk: { image: `quay.io/containerdisks/${image}` } }],
    },
  };
  return {
    type: 'kubevirt:core/v1:VirtualMachine',
    name,
    inputs: { spec: { runStrategy: 'Always', template }, ...settings },
  };
}

const instance = (name: string) => cluster.get(VMI, { namespace, name });
const uidOf = async (name: string) => (await instance(name)).metadata?.uid;
const guestIn = (declared: Declared) => engine.state.get(engine.urn(declared))!.outputs['guest'];
const warnings = () => plugin.said.filter(({ ephemeral }) => !ephemeral).map(({ message }) => message);

test('D2: a guest that never started is started anew with the corrected image, and the preview says so', async () => {
  const broken = { ...guest('web', { image: 'nope:1', fault: 'image-pull' }), timeoutSeconds: 20 };
  expect((await engine.up(plugin, [broken])).errors['web']?.join()).toMatch(/ImagePullBackOff|ErrImagePull/);
  expect(guestIn(broken)).toMatchObject({ phase: 'Scheduling' });
  await engine.up(plugin, [guest('web')], { preview: true });
  expect(warnings().at(-1)).toBe('the guest has not started yet: it is started anew with the change');
  expect((await engine.up(plugin, [guest('web')])).errors).toEqual({});
  expect((await instance('web')).spec?.['volumes']).toEqual([
    { name: 'root', containerDisk: expect.objectContaining({ image: 'quay.io/containerdisks/fedora:42' }) },
  ]);
});

test('D2: a correction that an earlier, interrupted update wrote is carried out by the next one', async () => {
  const broken = { ...guest('web', { fault: 'image-pull' }), timeoutSeconds: 20 };
  await engine.up(plugin, [broken]);
  const vms = kind('kubevirt.io/v1', 'VirtualMachine');
  await cluster.patch(
    vms,
    { namespace, name: 'web' },
    {
      type: 'merge',
      body: { spec: { template: { metadata: { annotations: null }, spec: { hostname: 'web' } } } },
    },
  );
  expect((await engine.up(plugin, [guest('web', { hostname: 'web' })])).errors).toEqual({});
  expect((await instance('web')).status?.['phase']).toBe('Running');
});

describe('onRestart: restart', () => {
  const settings = { onRestart: 'restart' };

  test('restarts the guest for a change that needs it, and no other guest', async () => {
    const before = [guest('web', { settings }), guest('db', { settings })];
    expect((await engine.up(plugin, before)).errors).toEqual({});
    const uids = [await uidOf('web'), await uidOf('db')];
    const change = [guest('web', { settings, hostname: 'other' }), guest('db', { settings })];
    await engine.up(plugin, change, { preview: true });
    expect(warnings().at(-1)).toMatch(/needs a restart.*; restarts the guest \(onRestart: restart\)$/);
    expect((await engine.up(plugin, change)).errors).toEqual({});
    expect(await uidOf('web')).not.toBe(uids[0]);
    expect(await uidOf('db')).toBe(uids[1]);
    expect((await instance('web')).spec).toMatchObject({ hostname: 'other' });
    expect((await engine.up(plugin, change)).steps).toEqual({ web: 'same', db: 'same' });
  });

  test('leaves the guest alone without it', async () => {
    expect((await engine.up(plugin, [guest('web')])).errors).toEqual({});
    const uid = await uidOf('web');
    expect((await engine.up(plugin, [guest('web', { hostname: 'other' })])).errors).toEqual({});
    expect(await uidOf('web')).toBe(uid);
    // Changing the mind is enough: the guest still waits for the earlier change.
    expect((await engine.up(plugin, [guest('web', { hostname: 'other', settings })])).errors).toEqual({});
    expect(await uidOf('web')).not.toBe(uid);
  });

  test('leaves the restart for the window, and the next update in the window performs it', async () => {
    const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][(new Date().getUTCDay() + 3) % 7];
    const closed = { ...settings, window: `${day} 02:00-04:00 UTC` };
    expect((await engine.up(plugin, [guest('web', { settings: closed })])).errors).toEqual({});
    const uid = await uidOf('web');
    const change = guest('web', { settings: closed, hostname: 'other' });
    expect((await engine.up(plugin, [change])).errors).toEqual({});
    expect(warnings().join('\n')).toMatch(/the restart is left for \w+ 02:00-04:00 UTC \(next: [\dT:.-]+Z\)/);
    expect(await uidOf('web')).toBe(uid);
    expect(guestIn(change)).toMatchObject({ restartPending: { window: closed.window, next: expect.any(String) } });
    expect((await engine.up(plugin, [change])).steps).toEqual({ web: 'same' });
    await engine.refresh(plugin);
    expect(guestIn(change)).toMatchObject({ restartPending: { window: closed.window } });
    // By then the window is open.
    const kept = engine.state.get(engine.urn(change))!;
    const open = '00:00-24:00 UTC';
    const declared = guest('web', { settings: { ...settings, window: open }, hostname: 'other' });
    kept.inputs = { ...kept.inputs, window: open };
    expect((await engine.up(plugin, [declared])).steps).toEqual({ web: 'update' });
    expect(await uidOf('web')).not.toBe(uid);
    expect(guestIn(change)).not.toHaveProperty('restartPending');
  });

  test('is refused with the only ready guest behind a Service, unless `allow` names it', async () => {
    const service: Declared = {
      type: 'kubevirt:index:Manifest',
      name: 'shop',
      inputs: { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } },
    };
    expect((await engine.up(plugin, [service, guest('web', { settings })])).errors).toEqual({});
    const uid = await uidOf('web');
    const refused = await engine.up(plugin, [service, guest('web', { settings, hostname: 'other' })]);
    expect(refused.errors['web']?.join()).toMatch(/only ready member of the Service shop.*Add "restart" to `allow`/);
    expect(await uidOf('web')).toBe(uid);
    const allowed = guest('web', { settings: { ...settings, allow: ['restart'] }, hostname: 'other' });
    expect((await engine.up(plugin, [service, allowed])).errors).toEqual({});
    expect(await uidOf('web')).not.toBe(uid);
  });
});
