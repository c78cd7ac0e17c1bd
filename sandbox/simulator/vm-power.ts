import { SECONDS } from './durations';
import { isDeleting } from './live-object';
import type { Instance, VirtualMachine } from './types';
import { isFinal } from './vm-names';
import { passed, type World } from './world';

export type RunStrategy = 'Always' | 'RerunOnFailure' | 'Manual' | 'Halted' | 'Once' | 'WaitAsReceiver';

export const strategyOf = ({ spec }: VirtualMachine): RunStrategy =>
  (spec.runStrategy as RunStrategy | undefined) ?? (spec.running ? 'Always' : 'Halted');

/** What happens to the guest next. `rerun` removes a failed guest and asks for another one. */
export type PowerStep = 'start' | 'start-on-entry' | 'keep' | 'remove' | 'rerun';
type GuestState = 'missing' | 'live' | 'Succeeded' | 'Failed';

const STEPS: Readonly<Record<RunStrategy, Readonly<Record<GuestState, PowerStep>>>> = {
  Always: { missing: 'start', live: 'keep', Succeeded: 'remove', Failed: 'remove' },
  RerunOnFailure: { missing: 'start-on-entry', live: 'keep', Succeeded: 'remove', Failed: 'rerun' },
  Manual: { missing: 'keep', live: 'keep', Succeeded: 'keep', Failed: 'keep' },
  Halted: { missing: 'keep', live: 'remove', Succeeded: 'remove', Failed: 'remove' },
  Once: { missing: 'start', live: 'keep', Succeeded: 'keep', Failed: 'keep' },
  WaitAsReceiver: { missing: 'keep', live: 'keep', Succeeded: 'keep', Failed: 'keep' },
};

type Status = NonNullable<VirtualMachine['status']>;
type ChangeRequest = NonNullable<Status['stateChangeRequests']>[number];

export interface Power {
  step: 'start' | 'keep' | 'remove';
  stateChangeRequests?: ChangeRequest[];
  startFailure?: Status['startFailure'];
}

/** What the run strategy, the pending start and stop requests and the failures so far make of a VM. */
export function powerOf(vm: VirtualMachine, vmi: Instance | undefined, world: World): Power {
  const requests = openRequests(vm, vmi);
  const startFailure = failures(vm, vmi, world);
  const settle = (step: Power['step'], more: ChangeRequest[] = []): Power => ({
    step,
    stateChangeRequests: [...requests, ...more].length > 0 ? [...requests, ...more] : undefined,
    startFailure,
  });
  if (vmi && isDeleting(vmi)) return settle('keep');
  if (requests.some(({ action, uid }) => action === 'Stop' && uid === vmi?.metadata.uid)) return settle('remove');
  const strategy = strategyOf(vm);
  const step = STEPS[strategy][stateOf(vmi)];
  if (step === 'rerun') return settle('remove', [{ action: 'Start' }]);
  if (vmi) return settle(step === 'remove' ? 'remove' : 'keep');
  const asked = strategy !== 'Halted' && requests.some(({ action }) => action === 'Start');
  const entered = step === 'start-on-entry' && vm.status?.runStrategy !== strategy;
  if (step !== 'start' && !asked && !entered) return settle('keep');
  return settle(startFailure && !backedOff(vm, startFailure.consecutiveFailCount ?? 1, world) ? 'keep' : 'start');
}

const stateOf = (vmi: Instance | undefined): GuestState =>
  vmi === undefined ? 'missing' : isFinal(vmi) ? (vmi.status!.phase as GuestState) : 'live';

/** A stop request is done when its guest is gone, a start request when there is a guest that nobody is to stop first. */
function openRequests({ status }: VirtualMachine, vmi: Instance | undefined): ChangeRequest[] {
  const requests = status?.stateChangeRequests ?? [];
  const stops = ({ action, uid }: ChangeRequest) => action === 'Stop' && uid === vmi?.metadata.uid;
  const up = vmi !== undefined && !isFinal(vmi) && !isDeleting(vmi) && !requests.some(stops);
  return requests.filter((request) => (request.action === 'Stop' ? stops(request) : !up));
}

const backOff = (count: number): number => Math.min(SECONDS.crashBackOff * count ** 2, SECONDS.crashBackOffLimit);

const backedOff = (vm: VirtualMachine, count: number, world: World): boolean =>
  passed(world, vm, `failure ${count} of ${vm.status?.startFailure?.lastFailedVMIUID}`, backOff(count));

/** Strategies under which a failure to start is counted, and slows down the next attempt. */
export const isRestartedByItself = (strategy: RunStrategy): boolean =>
  ['Always', 'RerunOnFailure', 'Once'].includes(strategy);

/** Guests that ended one after the other without ever running. One that runs ends the count. */
function failures(vm: VirtualMachine, vmi: Instance | undefined, world: World): Power['startFailure'] {
  const known = vm.status?.startFailure;
  const ran = vmi?.status?.phaseTransitionTimestamps?.some(({ phase }) => phase === 'Running');
  if (ran || vmi?.status?.phase === 'Running' || !isRestartedByItself(strategyOf(vm))) return undefined;
  if (!vmi || !isFinal(vmi) || known?.lastFailedVMIUID === vmi.metadata.uid) return known;
  const consecutiveFailCount = (known?.consecutiveFailCount ?? 0) + 1;
  const retryAfterTimestamp = world.now(backOff(consecutiveFailCount));
  return { consecutiveFailCount, lastFailedVMIUID: vmi.metadata.uid, retryAfterTimestamp };
}
