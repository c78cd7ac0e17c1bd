import { FAULT_ANNOTATION } from '../../../../sandbox/simulator';
import { CLAIM } from '../../../../sandbox/simulator/kinds';
import { guest, machine, play, sandbox, vm, volume } from './play';

const dataVolume = (name: string, spec: object, annotations: Record<string, string> = {}) => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name, namespace: 'vms', annotations },
  spec: { storage: { resources: { requests: { storage: '20Gi' } } }, ...spec },
});

const registry = { source: { registry: { url: 'docker://registry.example/fedora' } } };

/** The phases that a DataVolume goes through, with its progress, as a user who watches sees them. */
function phases(object: ReturnType<typeof dataVolume>, world = sandbox()): string[] {
  world.put(object);
  const seen: string[] = [];
  for (let step = 0; step < 100; step++) {
    play(world, 0);
    const { phase, progress } = volume(world, object.metadata.name)!.status!;
    const now = progress === 'N/A' ? phase! : `${phase} ${progress}`;
    if (seen.at(-1) !== now) seen.push(now);
    world.pass(0.1);
  }
  return seen;
}

test('an import counts its percents', () => {
  const seen = phases(dataVolume('disk', registry));
  expect(seen.slice(0, 4)).toEqual(['Pending', 'PVCBound', 'ImportScheduled', 'ImportInProgress 0.00%']);
  expect(seen).toContain('ImportInProgress 50.00%');
  expect(seen.at(-1)).toBe('Succeeded 100.0%');
});

test.each([
  ['a blank image is there at once', { source: { blank: {} } }, ['Pending', 'Succeeded 100.0%']],
  ['an upload waits for its bytes', { source: { upload: {} } }, ['Pending', 'UploadScheduled', 'UploadReady']],
  [
    'a local disk waits for its guest',
    { ...registry, storage: { storageClassName: 'local', resources: { requests: { storage: '1Gi' } } } },
    ['WaitForFirstConsumer'],
  ],
  ['a DataSource that is not there is waited for', { sourceRef: { kind: 'DataSource', name: 'fedora' } }, ['Pending']],
])('%s', (_, spec, expected) => {
  const seen = phases(dataVolume('disk', spec)).filter((phase) => phase !== 'Pending' || expected.includes(phase));
  expect(seen).toEqual(expected);
});

test('a clone by DataSource', () => {
  const world = sandbox();
  world.put({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataSource',
    metadata: { name: 'fedora', namespace: 'vms' },
    spec: { source: { pvc: { name: 'golden', namespace: 'vms' } } },
  });
  const seen = phases(dataVolume('disk', { sourceRef: { kind: 'DataSource', name: 'fedora' } }), world);
  expect(seen).toContain('CloneInProgress 50.00%');
  expect(seen.at(-1)).toBe('Succeeded 100.0%');
});

test('the claim has what the DataVolume asks for, and the rest from its storage class', () => {
  const world = sandbox();
  world.put(dataVolume('disk', registry));
  play(world);
  expect(world.get(CLAIM, 'vms', 'disk')).toMatchObject({
    spec: { accessModes: ['ReadWriteMany'], volumeMode: 'Block', storageClassName: 'shared' },
    status: { phase: 'Bound', capacity: { storage: '20Gi' } },
  });
});

test('a failing import counts its restarts, and goes on when the fault is healed', () => {
  const world = sandbox();
  world.put(dataVolume('disk', registry, { [FAULT_ANNOTATION]: 'import-error' }));
  play(world, 25);
  const broken = volume(world, 'disk')!;
  expect(broken.status).toMatchObject({ phase: 'ImportInProgress', restartCount: 2 });
  expect(broken.status!.conditions!.find(({ type }) => type === 'Running')).toMatchObject({
    status: 'False',
    reason: 'ImagePullFailed',
  });
  world.put({ ...broken, metadata: { ...broken.metadata, annotations: {} } });
  play(world);
  expect(volume(world, 'disk')!.status!.phase).toBe('Succeeded');
});

test('a VM on a local disk starts, and its being placed is what the import waits for', () => {
  const world = sandbox();
  const templates = [{ metadata: { name: 'root' }, spec: { ...registry, storage: { storageClassName: 'local' } } }];
  const object = vm('vm', { dataVolumeTemplates: templates });
  Object.assign(object.spec.template.spec, { volumes: [{ name: 'root', dataVolume: { name: 'root' } }] });
  world.put(object);
  play(world, 1);
  expect(machine(world).status!.printableStatus).toBe('Provisioning');
  play(world);
  expect(machine(world).status!.printableStatus).toBe('Running');
  expect(guest(world).status!.conditions!.find(({ type }) => type === 'LiveMigratable')).toMatchObject({
    status: 'False',
    reason: 'DisksNotLiveMigratable',
  });
});
