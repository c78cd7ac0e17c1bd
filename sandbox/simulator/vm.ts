import { isDeepStrictEqual } from 'node:util';
import { type Action, remove, updated } from './actions';
import { claimsOf } from './claims';
import { type Condition, isTrue } from './conditions';
import { controller, forOwner, type Trigger } from './controller';
import {
  CLAIM,
  CLUSTER_INSTANCETYPE,
  CLUSTER_PREFERENCE,
  DATA_VOLUME,
  INSTANCETYPE,
  type Kind,
  KUBEVIRT,
  PREFERENCE,
  VM,
  VMI,
} from './kinds';
import { isDeleting, withoutFinalizers } from './live-object';

import type { Instance, VirtualMachine } from './types';
import { admitted } from './vm-admission';
import { boot } from './vm-boot';
import { type LiveUpdate, liveUpdate, nothingToUpdate } from './vm-live-update';
import { GENERATION_ANNOTATION, instanceOf, isFinal, POOL_FINALIZER, VM_FINALIZER } from './vm-names';
import { type Power, powerOf, strategyOf } from './vm-power';
import { type Sizing, sizingOf } from './vm-sizing';
import { conditionsOf, printableStatus } from './vm-status';
import { dataVolumesOf } from './vm-volumes';
import type { World } from './world';

function reconcile(vm: VirtualMachine, world: World): Action[] {
  const vmi = instanceOf(vm, world);
  if (isDeleting(vm)) return reconcileDelete(vm, vmi, world);
  // The API's default, with the first status that is written: nobody has looked at the VM yet.
  if (vm.status?.printableStatus === undefined)
    return updated(vm, { ...vm, status: { ...vm.status, printableStatus: 'Stopped' as never } });
  const complete = admitted(vm, world);
  // One write at a time: everything after counts the generation that this one may make.
  const admission = updated(vm, complete);
  if (admission.length > 0) return admission;
  const sizing = sizingOf(vm, world);
  const volumes = dataVolumesOf(vm, world);
  const power = powerOf(vm, vmi, world);
  const starting = power.step === 'start' && !volumes.pending && !sizing.problem;
  const frozen = volumes.pending || sizing.problem !== undefined;
  const live =
    vmi && !isDeleting(vmi) && !isFinal(vmi) && !frozen ? liveUpdate(vm, vmi, sizing, world) : nothingToUpdate;
  return [
    ...volumes.missing,
    ...sizing.copies,
    ...(live.vmi && vmi ? updated(vmi, live.vmi) : []),
    ...(power.step === 'remove' && vmi ? [remove(vmi)] : []),
    ...(starting ? boot(vm, sizing, world) : []),
    ...updated(vm, { ...(live.vm ?? vm), status: statusOf(vm, vmi, { sizing, power, live }, world) }),
  ];
}

/** A deleted VM takes its guest with it, then goes itself; the garbage collector follows with its DataVolumes. */
function reconcileDelete(vm: VirtualMachine, vmi: Instance | undefined, world: World): Action[] {
  if (!vmi) return updated(vm, withoutFinalizers(vm, [VM_FINALIZER, POOL_FINALIZER]));
  const status = {
    ...vm.status,
    ...runStateOf(vmi),
    desiredGeneration: vm.metadata.generation,
    conditions: conditionsOf({ vm, vmi, world }, ownConditions(vm)),
    printableStatus: printableStatus({ vm, vmi, world }) as never,
  };
  return [...(isDeleting(vmi) ? [] : [remove(vmi)]), ...updated(vm, { ...vm, status })];
}

const runStateOf = (vmi: Instance | undefined) => ({
  created: vmi !== undefined || undefined,
  ready: (vmi !== undefined && isTrue(vmi, 'Ready')) || undefined,
});

const ownConditions = ({ status }: VirtualMachine): Condition[] =>
  (status?.conditions ?? []).filter(({ type }) => type === 'RestartRequired' || type === 'Failure');

interface Judged {
  sizing: Sizing;
  power: Power;
  live: LiveUpdate;
}

function statusOf(vm: VirtualMachine, vmi: Instance | undefined, { sizing, power, live }: Judged, world: World) {
  const problem = sizing.problem ?? live.problem;
  const own: Condition[] = [
    ...(problem ? [{ type: 'Failure', status: 'True' as const, ...problem }] : []),
    ...(live.restartRequired
      ? [{ type: 'RestartRequired', status: 'True' as const, message: live.restartRequired }]
      : []),
  ];
  const strategy = strategyOf(vm);
  // Nothing is said of generations and the strategy before there was a first guest.
  const started = vm.status?.desiredGeneration !== undefined;
  const status: VirtualMachine['status'] = {
    ...vm.status,
    ...runStateOf(vmi),
    // Kept until the start that the strategy asks for has happened: entering RerunOnFailure starts once.
    runStrategy: (vmi || (started && strategy !== 'RerunOnFailure') ? strategy : vm.status?.runStrategy) as never,
    // Like the observed one it says what there is between the VM and its guest: without a guest it stays.
    desiredGeneration: vmi ? vm.metadata.generation : vm.status?.desiredGeneration,
    observedGeneration: runningGeneration(live.vmi ?? vmi) ?? vm.status?.observedGeneration,
    instancetypeRef: sizing.instancetypeRef,
    preferenceRef: sizing.preferenceRef,
    startFailure: power.startFailure,
    stateChangeRequests: power.stateChangeRequests,
    conditions: conditionsOf({ vm, vmi, world }, own),
  };
  status.printableStatus = printableStatus({ vm: { ...vm, status }, vmi, world }) as never;
  return isDeepStrictEqual(status, vm.status) ? vm.status : status;
}

const runningGeneration = (vmi: Instance | undefined): number | undefined =>
  vmi && Number(vmi.metadata.annotations?.[GENERATION_ANNOTATION]);

/** Those VMs that name what changed in their template. */
const usersOf = (kind: Kind, names: (vm: VirtualMachine) => readonly (string | undefined)[]): Trigger => ({
  kind,
  mapToRequests: ({ metadata }, world) =>
    world
      .list(VM, metadata.namespace)
      .filter((vm) => names(vm).includes(metadata.name))
      .map((vm) => vm.metadata),
});

const volumesOf = (vm: VirtualMachine) => vm.spec.template.spec?.volumes ?? [];

export const virtualMachines = controller({
  name: 'virtual-machine',
  kind: VM,
  reconcile,
  watches: [
    forOwner(VMI as Kind, VM),
    usersOf(DATA_VOLUME, (vm) => volumesOf(vm).map(({ dataVolume }) => dataVolume?.name)),
    usersOf(CLAIM, ({ spec }) => claimsOf(spec.template.spec!)),
    usersOf(INSTANCETYPE, (vm) => [vm.spec.instancetype?.name]),
    usersOf(CLUSTER_INSTANCETYPE, (vm) => [vm.spec.instancetype?.name]),
    usersOf(PREFERENCE, (vm) => [vm.spec.preference?.name]),
    usersOf(CLUSTER_PREFERENCE, (vm) => [vm.spec.preference?.name]),
    { kind: KUBEVIRT, mapToRequests: (_, world) => world.list(VM).map(({ metadata }) => metadata) },
  ],
});
