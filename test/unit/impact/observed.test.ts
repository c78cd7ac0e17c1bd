import { bootedFromOf, bootRevisionOf, type LiveState, liveStateOf } from '../../../kubevirt/impact';
import { vm } from './objects';

const vmi = (status: object, spec: object = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name: 'web', namespace: 'vms' },
  spec: spec as Record<string, unknown>,
  status: status as Record<string, unknown>,
});
const conditions = (...named: `${string}=${string}`[]) => ({
  phase: 'Running',
  conditions: named.map((text) => ({ type: text.split('=')[0], status: text.split('=')[1] })),
});

describe('the live state that a VirtualMachineInstance shows', () => {
  it.each<[string, ReturnType<typeof vmi> | undefined, LiveState]>([
    ['is not running without one', undefined, { running: false }],
    ['is not running once it has ended', vmi({ phase: 'Succeeded' }), { running: false }],
    [
      'is migratable by its conditions, and settled where none waits',
      vmi(conditions('LiveMigratable=True', 'StorageLiveMigratable=False')),
      { running: true, liveMigratable: true, storageLiveMigratable: false, settled: true, migrating: false },
    ],
    ['is paused by its condition', vmi(conditions('Paused=True')), { paused: true }],
    ['waits for a migration that it asks for', vmi(conditions('MigrationRequired=True')), { settled: false }],
    [
      'has a hot-plug under way',
      vmi(conditions('HotVCPUChange=True')),
      { settled: false, extraConditions: [{ type: 'HotVCPUChange', status: 'True' }] },
    ],
    [
      'has a hot-plug that failed',
      vmi(conditions('HotMemoryChange=False')),
      { settled: true, extraConditions: [{ type: 'HotMemoryChange', status: 'False' }] },
    ],
    [
      'is migrating between start and end',
      vmi({ phase: 'Running', migrationState: { startTimestamp: '2026-01-01T00:00:00Z' } }),
      { migrating: true, settled: false },
    ],
    [
      'is not migrating after the end',
      vmi({ migrationState: { startTimestamp: '2026-01-01T00:00:00Z', endTimestamp: '2026-01-01T00:01:00Z' } }),
      { migrating: false },
    ],
    ['has a phase before it runs', vmi({ phase: 'Scheduled' }), { running: true, phase: 'Scheduled' }],
    [
      'names its NICs by order in pods of old releases',
      vmi({ phase: 'Running', interfaces: [{ name: 'blue', podInterfaceName: 'net1' }] }),
      { ordinalPodIfaces: true },
    ],
    [
      'is not settled while a NIC is being unplugged',
      vmi({ phase: 'Running' }, { domain: { devices: { interfaces: [{ name: 'blue', state: 'absent' }] } } }),
      { settled: false },
    ],
  ])('%s', (_, instance, expected) => {
    expect(liveStateOf(instance)).toMatchObject(expected);
  });

  it('leaves open what the guest does not show', () => {
    expect(liveStateOf(vmi({ phase: 'Running' }))).not.toHaveProperty('liveMigratable');
  });
});

it('a guest was booted from the spec that its ControllerRevision keeps', () => {
  const revision = {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name: 'revision-start-vm-1-2' },
    data: { spec: { runStrategy: 'Always' } },
  };
  expect(bootRevisionOf(vmi({ virtualMachineRevisionName: 'revision-start-vm-1-2' }))).toBe('revision-start-vm-1-2');
  expect(bootedFromOf(vm(), revision)).toMatchObject({ metadata: { name: 'web' }, spec: { runStrategy: 'Always' } });
  expect(bootedFromOf(vm(), undefined)).toBeUndefined();
});
