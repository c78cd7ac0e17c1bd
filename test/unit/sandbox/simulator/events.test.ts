import { EVENT } from '../../../../sandbox/simulator/kinds';
import type { FakeWorld } from './fake-world';
import { guest, machine, play, sandbox, vm } from './play';

const said = (world: FakeWorld): string[] =>
  (
    world.list(EVENT, 'vms') as unknown as {
      reason: string;
      message: string;
      lastTimestamp: string;
      involvedObject: { kind: string; name: string };
    }[]
  )
    .sort((a, b) => a.lastTimestamp.localeCompare(b.lastTimestamp))
    .map(({ reason, message, involvedObject: { kind, name } }) => `${kind} ${name} ${reason}: ${message}`);

test('an Event that was deleted does not come back', () => {
  const world = sandbox();
  world.put(vm());
  play(world);
  for (const event of world.list(EVENT, 'vms')) world.delete(event);
  play(world, 10);
  world.put({ ...guest(world), metadata: { ...guest(world).metadata, labels: { changed: 'yes' } } });
  play(world);
  expect(said(world)).toEqual([]);
});

test('Events say that a guest starts, moves and stops, each once', () => {
  const world = sandbox();
  world.put(vm());
  play(world);
  const started = [
    'VirtualMachine vm SuccessfulCreate: Started the virtual machine by creating the new virtual machine instance vm',
    'VirtualMachineInstance vm Created: VirtualMachineInstance defined.',
    'VirtualMachineInstance vm Started: VirtualMachineInstance started.',
  ];
  expect(said(world)).toEqual(started);
  play(world, 600);
  expect(said(world)).toEqual(started);

  world.put({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstanceMigration',
    metadata: { name: 'move', namespace: 'vms' },
    spec: { vmiName: 'vm' },
  });
  play(world);
  const moved = [
    'VirtualMachineInstance vm Migrating: VirtualMachineInstance is migrating.',
    `VirtualMachineInstance vm Migrated: The VirtualMachineInstance migrated to node ${guest(world).status!.nodeName}.`,
  ];
  expect(said(world)).toEqual([...started, ...moved]);

  world.put({ ...machine(world), spec: { ...machine(world).spec, runStrategy: 'Halted', running: undefined } });
  play(world);
  expect(said(world).at(-1)).toBe('VirtualMachineInstance vm Stopped: The VirtualMachineInstance was shut down.');
  world.put({ ...machine(world), spec: { ...machine(world).spec, runStrategy: 'Always' } });
  play(world);
  // Another guest of the same name says the same of itself.
  expect(said(world).slice(-3)).toEqual(started);
});
