import { type Action, remove, update, updated } from './actions';
import { isTrue } from './conditions';
import { controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { MIGRATION, NODE, VMI } from './kinds';
import { isDeleting, withFinalizer, withoutFinalizers } from './live-object';
import { announced, completed, failed, started } from './migration-guest';
import { clusterSettings } from './migration-policy';
import { nodeFor } from './scheduling';
import type { Instance, Labels, Migration } from './types';
import { isFinal } from './vm-names';
import { passed, type World } from './world';

const FINALIZER = 'kubevirt.io/migrationJobFinalize';

/** A migration that finds no node gives up after this time, as KubeVirt does. */
const UNSCHEDULABLE_SECONDS = 300;

/** Finished migrations of a guest that are kept. */
const KEPT = 5;

export const isOver = ({ status }: Migration): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

export const migrationsOf = (vmi: Instance, world: World): Migration[] =>
  world.list(MIGRATION, vmi.metadata.namespace).filter(({ spec }) => spec.vmiName === vmi.metadata.name);

function reconcile(migration: Migration, world: World): Action[] {
  const vmi = world.get(VMI, migration.metadata.namespace, migration.spec.vmiName!);
  if (isDeleting(migration)) return abort(migration, vmi, world);
  if (isOver(migration)) return forget(migration, vmi, world);
  const held = withFinalizer(migration, FINALIZER);
  if (!vmi || isFinal(vmi) || isDeleting(vmi))
    return fail(held, migration, vmi, 'the VMI is gone, or shut down', world);
  const step = next(migration, vmi, world);
  if ('failure' in step) return fail(held, migration, vmi, step.failure, world);
  return [
    ...(step.vmi ? updated(vmi, step.vmi) : []),
    ...updated(migration, inPhase(held, step.phase, step.vmi ?? vmi, world)),
  ];
}

type Step = { phase: string; vmi?: Instance } | { failure: string };

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
    case 'Scheduling':
      if (targetOf(migration, vmi, world)) return then('Scheduled');
      return done(UNSCHEDULABLE_SECONDS) ? { failure: 'no node for the target pod' } : { phase };
    case 'Scheduled': {
      const target = targetOf(migration, vmi, world);
      if (!target) return { failure: 'the target node is gone' };
      const step = then('PreparingTarget');
      const known = vmi.status?.migrationState?.migrationUid === migration.metadata.uid;
      return known ? step : { ...step, vmi: announced(vmi, migration, target, world) };
    }
    case 'PreparingTarget':
      return then('TargetReady');
    case 'TargetReady':
      if (!world.get(NODE, undefined, vmi.status?.migrationState?.targetNode ?? ''))
        return { failure: 'the target node is gone' };
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

const targetOf = ({ spec }: Migration, vmi: Instance, world: World): string | undefined => {
  const nodeSelector = {
    ...(vmi.spec.nodeSelector as Labels | undefined),
    ...(spec.addedNodeSelector as Labels | undefined),
  };
  return nodeFor({ ...vmi.spec, nodeSelector }, world, vmi.status?.nodeName);
};

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

/** Deleting a migration cancels it; the guest stays where it is. */
function abort(migration: Migration, vmi: Instance | undefined, world: World): Action[] {
  const state = vmi?.status?.migrationState;
  const running = vmi !== undefined && state?.migrationUid === migration.metadata.uid && !state.completed;
  return [
    ...(running ? updated(vmi, failed(vmi, 'the migration was aborted', world)) : []),
    ...updated(migration, withoutFinalizers(migration, [FINALIZER])),
  ];
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
  watches: [ofGuest, waiting, forAll(NODE, MIGRATION)],
});
