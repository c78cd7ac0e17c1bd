/** Guests that a change restarts, or starts anew: the plugin's real executable against a real API server. */
import { FAULT_ANNOTATION } from '../../sandbox';
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import type { Declared } from '../support/mini-engine';

const on = engineOnSandbox('restart');

const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');

interface Choice {
  image?: string;
  fault?: string;
  hostname?: string;
  app?: string;
  settings?: object;
}

function guest(name: string, { image = 'fedora:42', fault, hostname, app = name, settings }: Choice = {}): Declared {
  const template = {
    metadata: {
      labels: { app },
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

const instance = (name: string) => on.cluster.get(VMI, on.at(name));
const uidOf = async (name: string) => (await instance(name)).metadata?.uid;
const guestIn = (declared: Declared) => on.outputsOf(declared)['guest'];
const warnings = () => on.said({ ephemeral: false });

test('D2: a guest that never started is started anew with the corrected image, and the preview says so', async () => {
  const broken = { ...guest('web', { image: 'nope:1', fault: 'image-pull' }), timeoutSeconds: 20 };
  expect((await on.up([broken])).errors['web']?.join()).toMatch(/ImagePullBackOff|ErrImagePull/);
  expect(guestIn(broken)).toMatchObject({ phase: 'Scheduling' });
  await on.up([guest('web')], { preview: true });
  expect(warnings().at(-1)).toBe('the guest has not started yet: it is started anew with the change');
  expect((await on.up([guest('web')])).errors).toEqual({});
  expect((await instance('web')).spec?.['volumes']).toEqual([
    { name: 'root', containerDisk: expect.objectContaining({ image: 'quay.io/containerdisks/fedora:42' }) },
  ]);
});

test('D2: a correction that an earlier, interrupted update wrote is carried out by the next one', async () => {
  const broken = { ...guest('web', { fault: 'image-pull' }), timeoutSeconds: 20 };
  await on.up([broken]);
  await on.cluster.patch(VM, on.at('web'), {
    type: 'merge',
    body: { spec: { template: { metadata: { annotations: null }, spec: { hostname: 'web' } } } },
  });
  expect((await on.up([guest('web', { hostname: 'web' })])).errors).toEqual({});
  expect((await instance('web')).status?.['phase']).toBe('Running');
});

describe('onRestart: restart', () => {
  const settings = { onRestart: 'restart' };

  test('restarts the guest for a change that needs it, and no other guest', async () => {
    const before = [guest('web', { settings }), guest('db', { settings })];
    expect((await on.up(before)).errors).toEqual({});
    const uids = [await uidOf('web'), await uidOf('db')];
    const change = [guest('web', { settings, hostname: 'other' }), guest('db', { settings })];
    await on.up(change, { preview: true });
    expect(warnings().at(-1)).toMatch(/needs a restart.*; restarts the guest \(onRestart: restart\)$/);
    expect((await on.up(change)).errors).toEqual({});
    expect(await uidOf('web')).not.toBe(uids[0]);
    expect(await uidOf('db')).toBe(uids[1]);
    expect((await instance('web')).spec).toMatchObject({ hostname: 'other' });
    expect((await on.up(change)).steps).toEqual({ web: 'same', db: 'same' });
  });

  test('leaves the guest alone without it', async () => {
    expect((await on.up([guest('web')])).errors).toEqual({});
    const uid = await uidOf('web');
    expect((await on.up([guest('web', { hostname: 'other' })])).errors).toEqual({});
    expect(await uidOf('web')).toBe(uid);
    // Changing the mind is enough: the guest still waits for the earlier change.
    expect((await on.up([guest('web', { hostname: 'other', settings })])).errors).toEqual({});
    expect(await uidOf('web')).not.toBe(uid);
  });

  test('leaves the restart for the window, and the next update in the window performs it', async () => {
    const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][(new Date().getUTCDay() + 3) % 7];
    const closed = { ...settings, window: `${day} 02:00-04:00 UTC` };
    expect((await on.up([guest('web', { settings: closed })])).errors).toEqual({});
    const uid = await uidOf('web');
    const change = guest('web', { settings: closed, hostname: 'other' });
    expect((await on.up([change])).errors).toEqual({});
    expect(warnings().join('\n')).toMatch(/the restart is left for \w+ 02:00-04:00 UTC \(next: [\dT:.-]+Z\)/);
    expect(await uidOf('web')).toBe(uid);
    expect(guestIn(change)).toMatchObject({ restartPending: { window: closed.window, next: expect.any(String) } });
    expect((await on.up([change])).steps).toEqual({ web: 'same' });
    await on.refresh();
    expect(guestIn(change)).toMatchObject({ restartPending: { window: closed.window } });
    // By then the window is open.
    const kept = on.engine.state.get(on.engine.urn(change))!;
    const open = '00:00-24:00 UTC';
    const declared = guest('web', { settings: { ...settings, window: open }, hostname: 'other' });
    kept.inputs = { ...kept.inputs, window: open };
    expect((await on.up([declared])).steps).toEqual({ web: 'update' });
    expect(await uidOf('web')).not.toBe(uid);
    expect(guestIn(change)).not.toHaveProperty('restartPending');
  });

  const service: Declared = {
    type: 'kubevirt:index:Manifest',
    name: 'shop',
    inputs: { apiVersion: 'v1', kind: 'Service', spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } },
  };

  test('takes the guests behind a Service one by one, with one list of a kind for all of them', async () => {
    const names = ['web', 'web-2', 'web-3'];
    const farm = (hostname?: string) => [
      service,
      ...names.map((name) => guest(name, { app: 'web', settings, ...(hostname && { hostname }) })),
    ];
    expect((await on.up(farm())).errors).toEqual({});
    const uids = await Promise.all(names.map(uidOf));
    const since = new Date();
    expect((await on.up(farm('other'))).errors).toEqual({});
    expect((await Promise.all(names.map(uidOf))).filter((uid) => uids.includes(uid))).toEqual([]);
    const filter = { userAgent: 'pulumi-resource-kubevirt', verbs: ['list'], since };
    const lists = ['services', 'pods', 'virtualmachineinstances'].map(
      (resource) => on.sandbox.requests({ ...filter, resource }).length,
    );
    expect(Math.max(...lists)).toBe(1);
  });

  test('is refused with the only ready guest behind a Service, unless `allow` names it', async () => {
    expect((await on.up([service, guest('web', { settings })])).errors).toEqual({});
    const uid = await uidOf('web');
    const refused = await on.up([service, guest('web', { settings, hostname: 'other' })]);
    expect(refused.errors['web']?.join()).toMatch(/only ready member of the Service shop.*Add "restart" to `allow`/);
    expect(await uidOf('web')).toBe(uid);
    // It is refused before the write: the VM is as it was, and so is the state.
    expect(JSON.stringify((await on.cluster.get(VM, on.at('web'))).spec)).not.toContain('"other"');
    expect(JSON.stringify(on.engine.state.get(on.engine.urn(guest('web')))?.inputs)).not.toContain('"other"');
    const allowed = guest('web', { settings: { ...settings, allow: ['restart'] }, hostname: 'other' });
    expect((await on.up([service, allowed])).errors).toEqual({});
    expect(await uidOf('web')).not.toBe(uid);
  });
});

describe('onRestart: restart of a pool whose updateStrategy leaves its guests alone', () => {
  const pool = (hostname: string | undefined, spec: object = {}, settings: object = {}): Declared => ({
    type: 'kubevirt:pool/v1beta1:VirtualMachinePool',
    name: 'farm',
    inputs: {
      metadata: { name: 'farm' },
      onRestart: 'restart',
      ...settings,
      spec: {
        replicas: 3,
        updateStrategy: { opportunistic: {} },
        selector: { matchLabels: { pool: 'farm' } },
        virtualMachineTemplate: {
          metadata: { labels: { pool: 'farm' } },
          spec: {
            runStrategy: 'Always',
            template: {
              metadata: { labels: { pool: 'farm' } },
              spec: {
                ...(hostname && { hostname }),
                domain: { devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] }, memory: { guest: '1Gi' } },
                volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
              },
            },
          },
        },
        ...spec,
      },
    },
  });
  const names = ['farm-0', 'farm-1', 'farm-2'];
  const uids = () => Promise.all(names.map(uidOf));

  /** The most members that were without a ready guest at the same time, while `work` ran. */
  async function mostUnavailable(work: () => Promise<void>): Promise<number> {
    const watch = on.cluster.watch(VM, { namespace: on.namespace });
    await watch.ready();
    let most = 0;
    const stop = watch.onChange(() => {
      most = Math.max(most, watch.list().filter(({ status }) => status?.['ready'] !== true).length);
    });
    await work();
    stop();
    watch.close();
    return most;
  }

  test.each([
    ['one by one', {}, 1],
    ['within its maxUnavailable', { maxUnavailable: 2 }, 2],
  ])('restarts every member %s', async (_, spec, limit) => {
    expect((await on.up([pool(undefined, spec)])).errors).toEqual({});
    const before = await uids();
    const most = await mostUnavailable(async () => {
      expect((await on.up([pool('other', spec)])).errors).toEqual({});
    });
    expect(most).toBe(limit);
    const after = await uids();
    for (const [at, uid] of before.entries()) expect(after[at]).not.toBe(uid);
    expect((await instance('farm-1')).spec).toMatchObject({ hostname: 'other' });
    expect((await on.up([pool('other', spec)])).steps).toEqual({ farm: 'same' });
  });

  test('leaves the restarts for the window, and the next update in the window performs them', async () => {
    const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][(new Date().getUTCDay() + 3) % 7];
    const closed = { window: `${day} 02:00-04:00 UTC` };
    expect((await on.up([pool(undefined, {}, closed)])).errors).toEqual({});
    const before = await uids();
    expect((await on.up([pool('other', {}, closed)])).errors).toEqual({});
    expect(await uids()).toEqual(before);
    expect(guestIn(pool('other'))).toMatchObject({ restartPending: { window: closed.window } });
    await on.refresh();
    const kept = on.engine.state.get(on.engine.urn(pool('other')))!;
    const open = { window: '00:00-24:00 UTC' };
    kept.inputs = { ...kept.inputs, ...open };
    expect((await on.up([pool('other', {}, open)])).steps).toEqual({ farm: 'update' });
    const after = await uids();
    for (const [at, uid] of before.entries()) expect(after[at]).not.toBe(uid);
  });
});
