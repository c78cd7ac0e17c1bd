/** Actions as resources: the plugin's real executable against a real API server and KubeVirt's subresources. */
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import type { Declared } from '../support/mini-engine';

const on = engineOnSandbox('actions');

const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');

const guest = (runStrategy = 'Manual'): Declared => ({
  type: 'kubevirt:core/v1:VirtualMachine',
  name: 'web',
  inputs: {
    spec: {
      runStrategy,
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
          networks: [{ name: 'default', pod: {} }],
        },
      },
    },
  },
});
const action = (type: string, name: string, inputs: object = {}): Declared => ({
  type: `kubevirt:actions:${type}`,
  name,
  inputs: { vm: 'web', ...inputs },
});
const instance = () => on.cluster.find(VMI, on.at('web'));
const up = (...program: Declared[]) => on.upClean(program);

test('start, pause, restart and stop act on the guest, and end when the cluster shows it', async () => {
  const started = action('Start', 'on');
  await up(guest(), started);
  const first = await instance();
  expect(first?.status?.['phase']).toBe('Running');
  expect(on.outputsOf(started)).toMatchObject({ guestUid: first?.metadata?.uid });

  const paused = action('Pause', 'freeze');
  await up(guest(), started, paused);
  expect(JSON.stringify((await instance())?.status?.['conditions'])).toContain('PausedByUser');
  await up(guest(), started);
  expect(JSON.stringify((await instance())?.status?.['conditions'])).not.toContain('PausedByUser');

  const restarted = action('Restart', 'again', { triggers: ['a'] });
  await up(guest(), started, restarted);
  const second = await instance();
  expect(second?.metadata?.uid).not.toBe(first?.metadata?.uid);
  expect((await up(guest(), started, restarted)).steps).toEqual({ web: 'same', on: 'same', again: 'same' });
  expect((await up(guest(), started, action('Restart', 'again', { triggers: ['b'] }))).steps['again']).toBe('replace');
  expect((await instance())?.metadata?.uid).not.toBe(second?.metadata?.uid);

  await up(guest(), action('Stop', 'off'));
  expect(await instance()).toBeUndefined();
});

test('a migration ends on another node, and is not done again after KubeVirt removed its object', async () => {
  const moved = action('Migration', 'move');
  await up(guest('Always'), moved);
  const { sourceNode, targetNode, name } = on.outputsOf(moved) as Record<string, string>;
  expect(targetNode).toBe((await instance())?.status?.['nodeName']);
  expect(targetNode).not.toBe(sourceNode);
  await on.cluster.delete(kind('kubevirt.io/v1', 'VirtualMachineInstanceMigration'), on.at(name!));
  await on.refresh();
  expect((await up(guest('Always'), moved)).steps).toEqual({ web: 'same', move: 'same' });
});

test('a snapshot is taken, and restored into the stopped VM', async () => {
  const taken = action('Snapshot', 'nightly');
  await up(guest('Halted'), taken);
  const snapshot = on.outputsOf(taken)['name'];
  const restored = action('Restore', 'back', { snapshot });
  await up(guest('Halted'), taken, restored);
  expect(on.outputsOf(restored)).toMatchObject({ restoreTime: expect.any(String) });
});

test('a restore says that the VM must be stopped', async () => {
  await up(guest('Always'));
  const restored = { ...action('Restore', 'back', { snapshot: 'none' }), timeoutSeconds: 3 };
  const { errors } = await on.up([guest('Always'), restored]);
  expect(errors['back']?.join()).toMatch(/Stop it \(runStrategy: Halted\) so that it can be restored/);
  expect(on.said()).toContain('stop the VM (runStrategy: Halted) so that it can be restored');
});

test('a clone is another VM, and stays when the action is removed', async () => {
  const copied = action('Clone', 'copy', { target: 'web-copy' });
  await up(guest('Halted'), copied);
  expect(on.outputsOf(copied)).toMatchObject({ targetName: 'web-copy' });
  await up(guest('Halted'));
  expect((await on.cluster.get(VM, on.at('web-copy'))).metadata?.name).toBe('web-copy');
});

test('a backup of a tracker is full the first time and incremental afterwards', async () => {
  await on.cluster.apply(kind('backup.kubevirt.io/v1alpha1', 'VirtualMachineBackupTracker'), {
    apiVersion: 'backup.kubevirt.io/v1alpha1',
    kind: 'VirtualMachineBackupTracker',
    metadata: { name: 'tracker', namespace: on.namespace },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'web' } },
  });
  const saved = (day: string): Declared => {
    const { vm: _, ...inputs } = action('Backup', 'nightly', { tracker: 'tracker', claim: 'backups', triggers: [day] })
      .inputs as Record<string, unknown>;
    return { type: 'kubevirt:actions:Backup', name: 'nightly', inputs };
  };
  await up(guest('Always'), saved('mon'));
  expect(on.outputsOf(saved('mon'))).toMatchObject({ type: 'Full', checkpointName: expect.any(String) });
  expect((await up(guest('Always'), saved('tue'))).steps['nightly']).toBe('replace');
  expect(on.outputsOf(saved('tue'))).toMatchObject({ type: 'Incremental' });
});
