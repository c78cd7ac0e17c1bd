import type { Instance, VirtualMachine } from '../../../../sandbox/simulator/types';
import { powerOf } from '../../../../sandbox/simulator/vm-power';
import { FakeWorld } from './fake-world';

const machine = (runStrategy: string, status: object = {}) =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'vm', uid: 'vm-uid', resourceVersion: '1' },
    spec: { runStrategy, template: { spec: {} } },
    status,
  }) as unknown as VirtualMachine;

const guest = (phase: string) =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name: 'vm', uid: 'guest-uid', resourceVersion: '1' },
    spec: {},
    status: { phase },
  }) as unknown as Instance;

test.each([
  // strategy, no guest, running, shut down by itself, failed
  ['Always', 'start', 'keep', 'remove', 'remove'],
  ['RerunOnFailure', 'start', 'keep', 'remove', 'remove'],
  ['Manual', 'keep', 'keep', 'keep', 'keep'],
  ['Halted', 'keep', 'remove', 'remove', 'remove'],
  ['Once', 'start', 'keep', 'keep', 'keep'],
])('%s: without a guest %s; running %s; succeeded %s; failed %s', (strategy, missing, running, succeeded, failed) => {
  const world = new FakeWorld();
  const stepFor = (vmi: Instance | undefined) => powerOf(machine(strategy), vmi, world).step;
  expect([undefined, guest('Running'), guest('Succeeded'), guest('Failed')].map(stepFor)).toEqual([
    missing,
    running,
    succeeded,
    failed,
  ]);
});

test('RerunOnFailure leaves a guest down that shut itself down, and brings back one that failed', () => {
  const world = new FakeWorld();
  const entered = { runStrategy: 'RerunOnFailure' };
  expect(powerOf(machine('RerunOnFailure', entered), undefined, world).step).toBe('keep');
  const afterFailure = powerOf(machine('RerunOnFailure', entered), guest('Failed'), world);
  expect(afterFailure.stateChangeRequests).toEqual([{ action: 'Start' }]);
});

test('a guest that keeps failing comes back later and later, and one that runs ends the count', () => {
  const world = new FakeWorld();
  const first = powerOf(machine('Always'), guest('Failed'), world).startFailure;
  expect(first).toMatchObject({ consecutiveFailCount: 1, lastFailedVMIUID: 'guest-uid' });
  const failing = machine('Always', { startFailure: { consecutiveFailCount: 2, lastFailedVMIUID: 'x' } });
  expect(powerOf(failing, undefined, world).step).toBe('keep');
  world.pass(39);
  expect(powerOf(failing, undefined, world).step).toBe('keep');
  world.pass(1);
  expect(powerOf(failing, undefined, world).step).toBe('start');
  expect(powerOf(failing, guest('Running'), world).startFailure).toBeUndefined();
});

test('a stop request takes the guest that it names and no other', () => {
  const world = new FakeWorld();
  const asked = (uid: string) => machine('Manual', { stateChangeRequests: [{ action: 'Stop', uid }] });
  expect(powerOf(asked('guest-uid'), guest('Running'), world).step).toBe('remove');
  expect(powerOf(asked('earlier'), guest('Running'), world)).toMatchObject({
    step: 'keep',
    stateChangeRequests: undefined,
  });
});
