/** Disks and network interfaces that are plugged while a guest runs: the plugin's real executable against a real API server. */
import { objectsAt } from '../../kube/json';
import { mayBeOvertaken } from '../../provider/actions/hotplug/interface';
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import type { Declared } from '../support/mini-engine';

const on = engineOnSandbox('plug');

const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');

beforeAll(() =>
  on.cluster.patch(
    kind('kubevirt.io/v1', 'KubeVirt'),
    { namespace: 'kubevirt', name: 'kubevirt' },
    { type: 'merge', body: { spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } } } },
  ),
);

const disk = (name: string): Declared => ({
  type: 'kubevirt:cdi/v1beta1:DataVolume',
  name,
  inputs: {
    metadata: { name, annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
    spec: {
      source: { blank: {} },
      storage: { resources: { requests: { storage: '1Gi' } }, accessModes: ['ReadWriteMany'] },
    },
  },
});

/** As another stack made it. */
async function machine(runStrategy = 'Always') {
  await on.cluster.apply(VM, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: on.namespace },
    spec: {
      runStrategy,
      template: {
        spec: {
          domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
          networks: [{ name: 'default', pod: {} }],
        },
      },
    },
  });
  if (runStrategy === 'Halted') return;
  await on.until(VMI, 'web', (live) => live?.status?.['phase'] === 'Running');
}

const action = (type: string, inputs: object, name = 'plug'): Declared => ({
  type: `kubevirt:actions:${type}`,
  name,
  inputs: { vm: 'web', ...inputs },
});
const plugged = (inputs: object = {}) => action('HotplugVolume', { name: 'scratch', dataVolume: 'data', ...inputs });
const instance = () => on.cluster.get(VMI, on.at('web'));
const volumes = async () =>
  objectsAt(await instance(), 'status', 'volumeStatus').map(({ name, phase }) => `${name} ${phase}`);
const warnings = () => on.said({ ephemeral: false });

test('a disk is plugged until the guest has it, once, and unplugged when the resource goes', async () => {
  await machine();
  const { uid } = (await instance()).metadata!;
  expect((await on.up([disk('data'), plugged({ serial: 'DATA-1' })])).errors).toEqual({});
  expect(await volumes()).toEqual(['scratch Ready']);
  expect(on.outputsOf(plugged())).toMatchObject({ target: expect.stringMatching(/^[sv]d/) });
  expect(
    objectsAt(await on.cluster.get(VM, on.at('web')), 'spec', 'template', 'spec', 'domain', 'devices', 'disks'),
  ).toEqual([expect.objectContaining({ name: 'scratch', serial: 'DATA-1', disk: { bus: 'scsi' } })]);
  expect((await on.up([disk('data'), plugged({ serial: 'DATA-1' })])).steps).toMatchObject({
    plug: 'same',
  });
  // A run that was killed before the state was written does it again.
  on.engine.state.delete(on.engine.urn(plugged()));
  expect((await on.up([disk('data'), plugged({ serial: 'DATA-1' })])).errors).toEqual({});
  expect(await volumes()).toEqual(['scratch Ready']);

  const changed = [disk('data'), disk('other'), plugged({ dataVolume: 'other' })];
  expect(await on.up(changed)).toMatchObject({ errors: {}, steps: { plug: 'replace' } });
  expect(JSON.stringify((await instance()).spec?.['volumes'])).toContain('"other"');
  expect((await on.up([disk('data'), disk('other')])).errors).toEqual({});
  expect(await volumes()).toEqual([]);
  expect((await instance()).metadata?.uid).toBe(uid);
});

test('a disk is plugged into a stopped VM, too, and a taken name is refused', async () => {
  await machine('Halted');
  expect((await on.up([disk('data'), plugged()])).errors).toEqual({});
  const taken = action('HotplugVolume', { name: 'scratch', claim: 'elsewhere' }, 'again');
  const { errors } = await on.up([disk('data'), plugged(), taken]);
  expect(errors['again']?.join()).toMatch(/has another volume of the name scratch/);
  // Its deletion leaves the other one's volume alone.
  expect((await on.up([disk('data'), plugged()])).errors).toEqual({});
  expect(JSON.stringify(await on.cluster.get(VM, on.at('web')))).toContain('"scratch"');
});

test('a program that declares the VM itself is told that the two will fight, and how not to', async () => {
  const web: Declared = {
    type: 'kubevirt:core/v1:VirtualMachine',
    name: 'web',
    inputs: {
      metadata: { name: 'web' },
      spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
    },
  };
  await on.up([web, disk('data'), plugged()], { preview: true });
  expect(warnings().join('\n')).toMatch(
    /VirtualMachine plug-3\/web is declared in this program, and its next update removes the disk scratch.*`hotpluggable: true`.*ignoreChanges/,
  );
});

test('an interface is plugged with the migration that brings it, and unplugged when the resource goes', async () => {
  await machine();
  const nic = action('HotplugInterface', {
    name: 'backup',
    networkName: 'backup-net',
    macAddress: '02:00:00:00:00:01',
  });
  expect((await on.up([nic])).errors).toEqual({});
  expect(on.outputsOf(nic)).toMatchObject({ mac: '02:00:00:00:00:01' });
  expect(objectsAt(await instance(), 'status', 'interfaces').map(({ name }) => name)).toEqual(['default', 'backup']);
  expect((await on.destroy()).errors).toEqual({});
  const { spec } = await on.cluster.get(VM, on.at('web'));
  expect(JSON.stringify(spec)).not.toContain('backup');
  expect(objectsAt(await instance(), 'status', 'interfaces').map(({ name }) => name)).toEqual(['default']);
});

test('a patch of a version that has passed is known from one that the rules refuse', async () => {
  await machine('Halted');
  const patched = (body: { op: string; path: string; value?: unknown }[]) =>
    on.cluster.patch(VM, on.at('web'), { type: 'json', body }).then(
      () => undefined,
      (error) => mayBeOvertaken(error),
    );
  expect(await patched([{ op: 'test', path: '/metadata/resourceVersion', value: '1' }])).toBe(true);
  expect(await patched([{ op: 'replace', path: '/spec/runStrategy', value: 5 }])).toBe(false);
});
