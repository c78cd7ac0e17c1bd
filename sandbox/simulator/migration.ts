import { type Action, create, remove, update, updated } from './actions';
import { isTrue, withConditions } from './conditions';
import { controller, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { MIGRATION, POD, VMI } from './kinds';
import { launcherDraft, launcherOf, removePods, targetPodOf } from './launcher';
import { controllerOf, isDeleting, withFinalizer, withoutFinalizers } from './live-object';
import { announced, completed, failed, started } from './migration-guest';
import { clusterSettings } from './migration-policy';
import { isActive, isReady } from './pods';
import type { Instance, Migration, Pod } from './types';
import { isFinal } from './vm-names';
import { passed, type World } from './world';

const FINALIZER = 'kubevirt.io/migrationJobFinalize';

/** A migration whose target pod finds no node, or does not start, gives up after this time, as KubeVirt does. */
const UNSCHEDULABLE_SECONDS = 300;
const PENDING_SECONDS = 900;

/** Finished migrations of a guest that are kept. */
const KEPT = 5;

export const isOver = ({ status }: Migration): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

export const migrationsOf = (vmi: Instance, world: World): Migration[] =>
  world.list(MIGRATION, vmi.metadata.namespace).filter(({ spec }) => spec.vmiName === vmi.metadata.name);

function reconcile(migration: Migration, world: World): Action[] {
  const vmi = world.get(VMI, migration.metadata.namespace, migration.spec.vmiName!);
  if (isDeleting(migration)) return abort(migration, vmi, world);
  // A migration goes with its guest.
  if (!vmi || (isOver(migration) && madeAfter(vmi, migration))) return [remove(migration)];
  if (isOver(migration)) return [...leftover(migration, vmi, world), ...forget(migration, vmi, world)];
  const held = withFinalizer(migration, FINALIZER);
  if (isFinal(vmi) || isDeleting(vmi)) return fail(held, migration, vmi, 'the VMI is gone, or shut down', world);
  const step = next(migration, vmi, world);
  if ('failure' in step) return fail(held, migration, vmi, step.failure, world);
  return [
    ...(step.needsPod ? [create(launcherDraft(vmi, world, migration))] : []),
    ...(step.vmi ? updated(vmi, step.vmi) : []),
    ...updated(migration, inPhase(held, step.phase, step.vmi ?? vmi, world)),
  ];
}

/** Whether the guest that a migration moved is gone, and another one has its name. */
const madeAfter = (vmi: Instance, { status }: Migration): boolean =>
  (vmi.metadata.creationTimestamp ?? '') > (status?.phaseTransitionTimestamps?.at(-1)?.phaseTransitionTimestamp ?? '~');

type Step = { phase: string; vmi?: Instance; needsPod?: boolean } | { failure: string };

const isLive = (pod: Pod | undefined): boolean => pod !== undefined && isActive(pod);

/** One phase after the other, each as long as it takes; the guest learns of it when its target is ready. */
function next(migration: Migration, vmi: Instance, world: World): Step {
  const phase = migration.status?.phase ?? '';
  const done = (seconds: number) => passed(world, migration, phase, pace(vmi, seconds, world));
  const then = (following: string, seconds: number = SECONDS.migrationStep): Step =>
    done(seconds) ? { phase: following } : { phase };
  const movable = isTrue(vmi, 'LiveMigratable') || (vmi.status?.migratedVolumes ?? []).length > 0;
  switch (phase) {
    case '':
      return { phase: 'Pending' };
    case 'Pending':
      if (!movable) return { failure: 'the VMI is not live-migratable' };
      return mayStart(migration, vmi, world) ? then('Scheduling') : { phase };
    case 'Scheduling': {
      const pod = targetPodOf(vmi, migration, world);
      if (!pod) return { phase, needsPod: true };
      if (isReady(pod)) return then('Scheduled');
      const limit = pod.spec.nodeName === undefined ? UNSCHEDULABLE_SECONDS : PENDING_SECONDS;
      return done(limit) ? { failure: 'the target pod did not start in time' } : { phase };
    }
    case 'Scheduled': {
      const target = targetPodOf(vmi, migration, world)?.spec.nodeName;
      if (target === undefined) return { failure: 'the target pod is gone' };
      const step = then('PreparingTarget');
      const known = vmi.status?.migrationState?.migrationUid === migration.metadata.uid;
      return known ? step : { ...step, vmi: announced(vmi, migration, target, world) };
    }
    case 'PreparingTarget':
      return then('TargetReady');
    case 'TargetReady':
      if (!isLive(targetPodOf(vmi, migration, world))) return { failure: 'the target pod is gone' };
      return { phase: 'Running', vmi: started(vmi, world) };
    default:
      return copy(migration, vmi, done(SECONDS.migrationCopy), world);
  }
}

function copy(migration: Migration, vmi: Instance, done: boolean, world: World): Step {
  const state = vmi.status?.migrationState;
  if (state?.migrationUid !== migration.metadata.uid) return { failure: 'the VMI is migrated by another migration' };
  if (state.completed) return state.failed ? { failure: state.failureReason ?? 'unknown' } : { phase: 'Succeeded' };
  if (hasFault(vmi, 'migration-failure', world)) return { failure: 'simulated by the fault migration-failure' };
  return { phase: 'Running', ...(done ? { vmi: completed(vmi, world) } : {}) };
}

/** One migration at a time for a guest, and no more than the cluster allows at all. */
function mayStart(migration: Migration, vmi: Instance, world: World): boolean {
  const active = world
    .list(MIGRATION)
    .filter((one) => !isOver(one) && !['', 'Pending'].includes(one.status?.phase ?? ''));
  const sameGuest = ({ metadata, spec }: Migration) =>
    metadata.namespace === migration.metadata.namespace && spec.vmiName === migration.spec.vmiName;
  const fromSameNode = active.filter((one) => {
    const guest = world.get(VMI, one.metadata.namespace, one.spec.vmiName!);
    return guest?.status?.nodeName === vmi.status?.nodeName;
  });
  const { parallelMigrationsPerCluster, parallelOutboundMigrationsPerNode } = clusterSettings(world);
  return (
    !active.some(sameGuest) &&
    active.length < parallelMigrationsPerCluster &&
    fromSameNode.length < parallelOutboundMigrationsPerNode
  );
}

function inPhase(migration: Migration, phase: string, vmi: Instance, world: World): Migration {
  const { status } = migration;
  const mine = vmi.status?.migrationState?.migrationUid === migration.metadata.uid;
  const transition = { phase, phaseTransitionTimestamp: world.now() };
  const known = status?.phaseTransitionTimestamps ?? [];
  return {
    ...migration,
    status: {
      ...status,
      ...(phase === '' ? {} : { phase }),
      ...(mine ? { migrationState: vmi.status?.migrationState } : {}),
      phaseTransitionTimestamps: status?.phase === phase ? known : [...known, transition],
    },
  } as Migration;
}

function fail(
  held: Migration,
  migration: Migration,
  vmi: Instance | undefined,
  reason: string,
  world: World,
): Action[] {
  const mine =
    vmi?.status?.migrationState?.migrationUid === migration.metadata.uid && !vmi.status.migrationState.completed;
  const guest = mine ? failed(vmi, reason, world) : undefined;
  const over = inPhase(held, 'Failed', guest ?? vmi ?? ({} as Instance), world);
  const migrationState = { ...over.status?.migrationState, failed: true, completed: true, failureReason: reason };
  return [
    ...(vmi && guest ? [update(vmi, guest)] : []),
    update(migration, { ...over, status: { ...over.status, migrationState } } as Migration),
  ];
}

/** The pod that a guest has left, or did not get to. */
function leftover(migration: Migration, vmi: Instance | undefined, world: World): Action[] {
  if (!vmi) return [];
  const missed = targetPodOf(vmi, migration, world)?.metadata.uid;
  if (migration.status?.phase === 'Failed') return removePods(vmi, world, ({ metadata }) => metadata.uid === missed);
  const kept = [
    launcherOf(vmi, world),
    ...migrationsOf(vmi, world).map((one) => (isOver(one) ? undefined : targetPodOf(vmi, one, world))),
  ].map((pod) => pod?.metadata.uid);
  return removePods(vmi, world, ({ metadata }) => !kept.includes(metadata.uid));
}

/** Deleting a migration cancels it: it has failed, and the guest stays where it is. */
function abort(migration: Migration, vmi: Instance | undefined, world: World): Action[] {
  const state = vmi?.status?.migrationState;
  if (!isOver(migration)) {
    const requested = { type: 'migrationAbortRequested', status: 'True' as const };
    const over = inPhase(migration, 'Failed', vmi ?? ({} as Instance), world);
    const conditions = withConditions(migration.status?.conditions, [requested], world.now());
    const mine = vmi && state?.migrationUid === migration.metadata.uid && !state.completed;
    return [
      ...(mine ? updated(vmi, failed(vmi, 'the migration was aborted', world)) : []),
      ...updated(migration, { ...over, status: { ...over.status, conditions } } as Migration),
    ];
  }
  const left = leftover(migration, vmi, world);
  if (left.length > 0) return left;
  return updated(migration, withoutFinalizers(migration, [FINALIZER]));
}

/** Of the finished migrations of a guest only the last few stay. */
function forget(migration: Migration, vmi: Instance | undefined, world: World): Action[] {
  const released = updated(migration, withoutFinalizers(migration, [FINALIZER]));
  if (released.length > 0 || !vmi) return released;
  const newer = migrationsOf(vmi, world).filter(
    (one) => isOver(one) && (one.metadata.creationTimestamp ?? '') > (migration.metadata.creationTimestamp ?? ''),
  );
  return newer.length >= KEPT ? [remove(migration)] : [];
}

/** The migrations of a guest that changed, and all that wait for one to end. */
const ofGuest: Trigger = {
  kind: VMI,
  mapToRequests: (changed, world) => migrationsOf(changed as Instance, world).map(({ metadata }) => metadata),
};

const ofPod: Trigger = {
  kind: POD,
  mapToRequests: (pod, world) => {
    const owner = controllerOf(pod);
    const vmi = owner?.kind === VMI.kind ? world.get(VMI, pod.metadata.namespace, owner.name) : undefined;
    return vmi ? migrationsOf(vmi, world).map(({ metadata }) => metadata) : [];
  },
};

const waiting: Trigger = {
  kind: MIGRATION,
  mapToRequests: (changed, world) =>
    isOver(changed as Migration)
      ? world
          .list(MIGRATION)
          .filter(({ status }) => status?.phase === 'Pending')
          .map(({ metadata }) => metadata)
      : [],
};

export const migrations = controller({
  name: 'migration',
  kind: MIGRATION,
  reconcile,
  watches: [ofGuest, ofPod, waiting],
});
