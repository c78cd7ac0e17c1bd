import { type Action, create, updated } from './actions';
import { type Condition, isTrue, withConditions } from './conditions';
import { controller, type Trigger } from './controller';
import { SECONDS } from './durations';
import { pace } from './faults';
import { SNAPSHOT, SNAPSHOT_CONTENT, VM } from './kinds';
import { isDeleting, ownerReference } from './live-object';
import type { Snapshot, VirtualMachine } from './types';
import { instanceOf } from './vm-names';
import { passed, type World } from './world';

/** Volumes that a snapshot takes along: those on claims. */
export const claimVolumesOf = ({ spec }: VirtualMachine) =>
  (spec.template.spec!.volumes ?? []).flatMap(({ name, persistentVolumeClaim, dataVolume }) => {
    const claimName = persistentVolumeClaim?.claimName ?? dataVolume?.name;
    return claimName === undefined ? [] : [{ name, claimName }];
  });

export const contentName = ({ metadata }: Snapshot): string => `vmsnapshot-content-${metadata.uid}`;

function reconcile(snapshot: Snapshot, world: World): Action[] {
  if (isDeleting(snapshot) || snapshot.status?.readyToUse) return [];
  const vm = world.get(VM, snapshot.metadata.namespace, snapshot.spec.source.name);
  if (!vm) return tell(snapshot, { phase: 'InProgress', readyToUse: false }, 'Source does not exist', false, world);
  if (!passed(world, snapshot, 'take', pace(vm, SECONDS.snapshot, world))) {
    const locked = updated(vm, { ...vm, status: { ...vm.status, snapshotInProgress: snapshot.metadata.name } });
    const taking = { phase: 'InProgress', readyToUse: false, sourceUID: vm.metadata.uid };
    return [...locked, ...tell(snapshot, taking, 'Source locked and operation in progress', false, world)];
  }
  const volumes = claimVolumesOf(vm).map(({ name }) => name);
  const others = (vm.spec.template.spec!.volumes ?? [])
    .map(({ name }) => name)
    .filter((name) => !volumes.includes(name));
  const guest = instanceOf(vm, world);
  const agent = guest && isTrue(guest, 'AgentConnected') ? 'GuestAgent' : 'NoGuestAgent';
  const taken = {
    phase: 'Succeeded',
    readyToUse: true,
    creationTime: world.now(),
    sourceUID: vm.metadata.uid,
    virtualMachineSnapshotContentName: contentName(snapshot),
    snapshotVolumes: { includedVolumes: volumes, excludedVolumes: others },
    ...(guest ? { indications: ['Online', agent] } : {}),
  };
  return [
    ...(world.get(SNAPSHOT_CONTENT, vm.metadata.namespace, contentName(snapshot))
      ? []
      : [create(contentOf(snapshot, vm))]),
    ...updated(vm, { ...vm, status: { ...vm.status, snapshotInProgress: undefined } }),
    ...tell(snapshot, taken, 'Operation complete', true, world),
  ];
}

function tell(snapshot: Snapshot, status: object, reason: string, done: boolean, world: World): Action[] {
  const conditions: Condition[] = [
    { type: 'Ready', status: done ? 'True' : 'False', reason },
    { type: 'Progressing', status: done ? 'False' : 'True', reason },
  ];
  const told = {
    ...snapshot.status,
    ...status,
    conditions: withConditions(snapshot.status?.conditions, conditions, world.now()),
  };
  return updated(snapshot, { ...snapshot, status: told });
}

const contentOf = (snapshot: Snapshot, vm: VirtualMachine) => ({
  apiVersion: SNAPSHOT_CONTENT.apiVersion,
  kind: SNAPSHOT_CONTENT.kind,
  metadata: {
    name: contentName(snapshot),
    namespace: vm.metadata.namespace,
    ownerReferences: [ownerReference(snapshot)],
  },
  spec: {
    virtualMachineSnapshotName: snapshot.metadata.name,
    source: {
      virtualMachine: {
        metadata: { name: vm.metadata.name, labels: vm.metadata.labels, annotations: vm.metadata.annotations },
        spec: vm.spec,
      },
    },
    volumeBackups: [],
  },
});

const ofSource: Trigger = {
  kind: VM,
  mapToRequests: ({ metadata }, world) =>
    world
      .list(SNAPSHOT, metadata.namespace)
      .filter(({ spec }) => spec.source.name === metadata.name)
      .map((snapshot) => snapshot.metadata),
};

export const snapshots = controller({ name: 'snapshot', kind: SNAPSHOT, reconcile, watches: [ofSource] });
