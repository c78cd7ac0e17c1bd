import { FAULT_ANNOTATION } from '../../../../sandbox/simulator';
import { MIGRATION } from '../../../../sandbox/simulator/kinds';
import { conditions, guest, machine, migrations, play, sandbox, vm } from './play';

const migration = (name = 'move', spec: object = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstanceMigration',
  metadata: { name, namespace: 'vms' },
  spec: { vmiName: 'vm', ...spec },
});

const policy = (name: string, selectors: object, spec: object = {}) => ({
  apiVersion: 'migrations.kubevirt.io/v1alpha1',
  kind: 'MigrationPolicy',
  metadata: { name },
  spec: { selectors, ...spec },
});

function booted(object = vm()) {
  const world = sandbox();
  world.put(object);
  play(world);
  return world;
}

test('a migration goes through its phases and takes the guest to another node', () => {
  const world = booted();
  const from = guest(world).status!;
  world.put(migration());
  play(world, 3);
  expect(machine(world).status!.printableStatus).toBe('Migrating');
  play(world);
  const { status } = migrations(world)[0]!;
  expect(status!.phaseTransitionTimestamps!.map(({ phase }) => phase)).toEqual([
    'Pending',
    'Scheduling',
    'Scheduled',
    'PreparingTarget',
    'TargetReady',
    'Running',
    'Succeeded',
  ]);
  const to = guest(world).status!;
  expect(to.nodeName).not.toBe(from.nodeName);
  expect(to.migrationState).toMatchObject({ sourceNode: from.nodeName, targetNode: to.nodeName, completed: true });
  expect(to.interfaces![0]!.ipAddress).not.toBe(from.interfaces![0]!.ipAddress);
  expect(to.interfaces![0]!.mac).toBe(from.interfaces![0]!.mac);
  expect(machine(world).status!.printableStatus).toBe('Running');
});

test('the policy with most matching labels sets how', () => {
  const world = booted();
  world.put(policy('wide', { namespaceSelector: { team: 'a' } }, { bandwidthPerMigration: '1Gi' }));
  world.put(
    policy(
      'narrow',
      { namespaceSelector: { team: 'a' }, virtualMachineInstanceSelector: { app: 'vm' } },
      { allowPostCopy: true },
    ),
  );
  world.put(policy('other', { virtualMachineInstanceSelector: { app: 'db' }, namespaceSelector: { team: 'a' } }));
  world.put(migration());
  play(world);
  expect(guest(world).status!.migrationState).toMatchObject({
    migrationPolicyName: 'narrow',
    migrationConfiguration: { allowPostCopy: true, allowWorkloadDisruption: true, bandwidthPerMigration: '0' },
  });
});

test('a failed migration leaves the guest where it is', () => {
  const object = vm();
  object.metadata.annotations = { [FAULT_ANNOTATION]: 'migration-failure' };
  const world = booted(object);
  const from = guest(world).status!.nodeName;
  world.put(migration());
  play(world);
  expect(migrations(world)[0]!.status).toMatchObject({
    phase: 'Failed',
    migrationState: { failureReason: expect.any(String) },
  });
  expect(guest(world).status).toMatchObject({ nodeName: from, migrationState: { failed: true } });
  expect(conditions(guest(world))).toContain('Ready');
});

test('deleting a migration cancels it', () => {
  const world = booted();
  const from = guest(world).status!.nodeName;
  world.put(migration());
  play(world, 3);
  world.delete(migrations(world)[0]!);
  play(world);
  expect(world.list(MIGRATION)).toEqual([]);
  expect(guest(world).status).toMatchObject({ nodeName: from, migrationState: { failed: true, completed: true } });
});

test('no node that fits fails it', () => {
  const world = booted();
  world.put(migration('move', { addedNodeSelector: { rack: 'none' } }));
  play(world, 400);
  expect(migrations(world)[0]!.status).toMatchObject({ phase: 'Failed' });
});

test('a migration of a guest that is not there is deleted', () => {
  const world = booted();
  world.put(migration('move', { vmiName: 'none' }));
  play(world);
  expect(migrations(world)).toEqual([]);
});

test('of one guest, only one migration runs at a time', () => {
  const world = booted();
  world.put(migration('first'));
  world.put(migration('second'));
  play(world, 3);
  expect(
    migrations(world)
      .map(({ status }) => status!.phase)
      .sort(),
  ).toEqual(['Pending', 'Running']);
  play(world);
  expect(migrations(world).map(({ status }) => status!.phase)).toEqual(['Succeeded', 'Succeeded']);
});
