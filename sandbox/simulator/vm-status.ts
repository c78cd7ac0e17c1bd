import { claimsOf } from './claims';
import { type Condition, conditionOf, isTrue, withConditions } from './conditions';
import { CLAIM, DATA_VOLUME } from './kinds';
import { isDeleting } from './live-object';

import type { Instance, VirtualMachine } from './types';
import { isFinal } from './vm-names';
import { isRestartedByItself, strategyOf } from './vm-power';
import type { World } from './world';

/** What a printable status is judged by. */
interface Seen {
  vm: VirtualMachine;
  vmi: Instance | undefined;
  world: World;
}

const dataVolumes = ({ vm, world }: Seen) =>
  (vm.spec.template.spec!.volumes ?? []).flatMap(({ dataVolume }) =>
    dataVolume ? (world.get(DATA_VOLUME, vm.metadata.namespace, dataVolume.name!) ?? []) : [],
  );

const ready = ['Succeeded', 'PendingPopulation'];
const hasUnboundClaim = ({ vm, world }: Seen): boolean =>
  claimsOf(vm.spec.template.spec!).some((name) => {
    const claim = world.get(CLAIM, vm.metadata.namespace, name);
    return claim !== undefined && claim.status?.phase !== 'Bound';
  });
/** Whether the run strategy, and what was asked for, has the guest run. */
function isSetToStart({ vm, vmi }: Seen): boolean {
  const requests = vm.status?.stateChangeRequests ?? [];
  const set: Readonly<Record<string, () => boolean>> = {
    Always: () => true,
    RerunOnFailure: () => vmi?.status?.phase !== 'Succeeded',
    Once: () => vmi === undefined,
    Manual: () =>
      vmi
        ? !requests.some(({ action, uid }) => action === 'Stop' && uid === vmi.metadata.uid)
        : requests.some(({ action }) => action === 'Start'),
  };
  return set[strategyOf(vm)]?.() ?? false;
}
const synchronizes = ({ vmi }: Seen, reason: string): boolean =>
  vmi !== undefined && conditionOf(vmi, 'Synchronized')?.reason === reason;
const starting = ({ vmi }: Seen): boolean =>
  vmi !== undefined && !isFinal(vmi) && ['Pending', 'Scheduling', 'Scheduled', undefined].includes(vmi.status?.phase);

/** The first that is true is what users read. */
const PRINTABLE: readonly (readonly [status: string, applies: (seen: Seen) => boolean])[] = [
  ['Terminating', ({ vm }) => isDeleting(vm)],
  ['Stopping', ({ vmi }) => vmi !== undefined && !isFinal(vmi) && isDeleting(vmi)],
  ['Migrating', ({ vmi }) => isMigrating(vmi)],
  ['Paused', ({ vmi }) => vmi?.status?.phase === 'Running' && isTrue(vmi, 'Paused')],
  ['Running', ({ vmi }) => vmi?.status?.phase === 'Running'],
  ['ErrorPvcNotFound', (seen) => synchronizes(seen, 'FailedPvcNotFound')],
  [
    'DataVolumeError',
    (seen) =>
      dataVolumes(seen).some(
        (volume) =>
          volume.status?.phase === 'Failed' ||
          ['Error', 'ImagePullFailed'].includes(conditionOf(volume, 'Running')?.reason ?? ''),
      ),
  ],
  [
    'ErrorUnschedulable',
    ({ vmi }) => vmi !== undefined && conditionOf(vmi, 'PodScheduled')?.reason === 'Unschedulable',
  ],
  [
    'Provisioning',
    (seen) => dataVolumes(seen).some(({ status }) => ![...ready, 'WaitForFirstConsumer'].includes(status?.phase ?? '')),
  ],
  ['WaitingForVolumeBinding', (seen) => isSetToStart(seen) && hasUnboundClaim(seen)],
  ['ErrImagePull', (seen) => synchronizes(seen, 'ErrImagePull')],
  ['ImagePullBackOff', (seen) => synchronizes(seen, 'ImagePullBackOff')],
  ['Starting', starting],
  [
    'CrashLoopBackOff',
    ({ vm, vmi }) =>
      vm.status?.startFailure !== undefined && isRestartedByItself(strategyOf(vm)) && (!vmi || isFinal(vmi)),
  ],
  ['Stopped', ({ vmi }) => vmi === undefined || isFinal(vmi)],
  ['Unknown', () => true],
];

export const printableStatus = (seen: Seen): string => PRINTABLE.find(([, applies]) => applies(seen))![0];

export function isMigrating(vmi: Instance | undefined): boolean {
  const state = vmi?.status?.migrationState;
  return state !== undefined && state.startTimestamp !== undefined && !state.completed && !state.failed;
}

/** VMI conditions that a VM does not show. */
const OWN = ['Failure', 'RestartRequired', 'ManualRecoveryRequired'];

/** The VM's conditions: those of its guest, and its own. */
export function conditionsOf({ vm, vmi, world }: Seen, own: readonly Condition[]): Condition[] {
  const mirrored = (vmi?.status?.conditions ?? []).filter(({ type }) => !OWN.includes(type));
  const absent: Condition[] = [
    { type: 'Ready', status: 'False', reason: 'VMINotExists', message: 'VMI does not exist' },
  ];
  const notReady: Condition[] = [
    { type: 'Ready', status: 'False', reason: 'VMIConditionMissing', message: 'VMI is missing the Ready condition' },
  ];
  const readiness = vmi === undefined ? absent : mirrored.some(({ type }) => type === 'Ready') ? [] : notReady;
  const wanted = [...mirrored, ...readiness, ...own];
  const kept = (vm.status?.conditions ?? []).filter(({ type }) => wanted.some((condition) => condition.type === type));
  return withConditions(kept, wanted, world.now());
}
