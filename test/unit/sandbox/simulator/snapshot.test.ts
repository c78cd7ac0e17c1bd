import { CLAIM, CLONE, RESTORE, SNAPSHOT } from '../../../../sandbox/simulator/kinds';
import { change, claim, conditions, machine, play, sandbox, vm } from './play';

const object = (kind: { apiVersion: string; kind: string }, name: string, spec: object) => ({
  apiVersion: kind.apiVersion,
  kind: kind.kind,
  metadata: { name, namespace: 'vms' },
  spec,
});
const ofVm = (name: string) => ({ apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name });

function booted() {
  const world = sandbox();
  world.put(claim('data'));
  const written = vm();
  written.spec.template.spec.volumes.push({ name: 'data', persistentVolumeClaim: { claimName: 'data' } } as never);
  world.put(written);
  play(world);
  world.put(object(SNAPSHOT, 'before', { source: ofVm('vm') }));
  play(world);
  return world;
}

test('a snapshot of a running VM holds the volumes that are on claims', () => {
  const world = booted();
  expect(world.get(SNAPSHOT, 'vms', 'before')!.status).toMatchObject({
    phase: 'Succeeded',
    readyToUse: true,
    indications: ['Online', 'GuestAgent'],
    snapshotVolumes: { includedVolumes: ['data'], excludedVolumes: ['root'] },
  });
  expect(machine(world).status).not.toHaveProperty('snapshotInProgress');
});

test.each([
  ['StopTarget', true],
  ['FailImmediate', false],
])('restoring a running VM, %s', (targetReadinessPolicy, complete) => {
  const world = booted();
  change(world, ({ domain }) => {
    domain.cpu!.cores = 4;
  });
  const spec = { target: ofVm('vm'), virtualMachineSnapshotName: 'before', targetReadinessPolicy };
  world.put(object(RESTORE, 'back', spec));
  play(world);
  const restore = world.get(RESTORE, 'vms', 'back')!;
  expect(restore.status).toMatchObject({ complete });
  expect(machine(world).spec.template.spec!.domain.cpu!.cores).toBe(complete ? 1 : 4);
  expect(conditions(restore)).toEqual([complete ? 'Ready' : 'Failure']);
  expect(machine(world).status).not.toHaveProperty('restoreInProgress');
});

test('a clone is another VM, with disks and an identity of its own', () => {
  const world = booted();
  world.put(object(CLONE, 'copy', { source: ofVm('vm'), target: ofVm('twin') }));
  play(world);
  expect(world.get(CLONE, 'vms', 'copy')!.status).toMatchObject({ phase: 'Succeeded', targetName: 'twin' });
  const claimName = machine(world, 'twin').spec.template.spec!.volumes![1]!.persistentVolumeClaim!.claimName!;
  expect(claimName).not.toBe('data');
  expect(world.get(CLAIM, 'vms', claimName)!.status!.phase).toBe('Bound');
  const uuid = (name: string) => machine(world, name).spec.template.spec!.domain.firmware!.uuid;
  expect(uuid('twin')).not.toBe(uuid('vm'));
  expect(machine(world, 'twin').status!.printableStatus).toBe('Running');
});

test('a clone takes along the labels and annotations that its filters keep, and gets the addresses that it names', () => {
  const world = booted();
  const labelled = machine(world);
  world.put({ ...labelled, metadata: { ...labelled.metadata, labels: { team: 'a', 'example.com/tier': 'web' } } });
  const filters = { labelFilters: ['*', '!example.com/.*'], template: { labelFilters: ['nothing'] } };
  const newMacAddresses = { default: '02:00:00:00:00:01' };
  world.put(object(CLONE, 'copy', { source: ofVm('vm'), target: ofVm('twin'), ...filters, newMacAddresses }));
  play(world);
  const twin = machine(world, 'twin');
  expect(twin.metadata.labels).toEqual({ team: 'a' });
  expect(twin.spec.template.metadata).toMatchObject({ labels: {} });
  expect(twin.spec.template.spec!.domain.devices.interfaces![0]!.macAddress).toBe('02:00:00:00:00:01');
});
