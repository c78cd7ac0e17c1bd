import { type Action, updated } from './actions';
import { type Condition, withConditions } from './conditions';
import { controller, forAll } from './controller';
import { SECONDS } from './durations';
import { BACKUP, BACKUP_TRACKER, type Kind, VM, VMI } from './kinds';
import { isDeleting } from './live-object';
import { claimVolumesOf } from './snapshot';
import type { Backup } from './types';
import { passed, type World } from './world';

/** Backups of running guests: those of a tracker that knows an earlier one are incremental. No data is written. */
function reconcile(backup: Backup, world: World): Action[] {
  const over = (backup.status?.conditions ?? []).some(
    ({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True',
  );
  if (isDeleting(backup) || over) return [];
  const { namespace, uid } = backup.metadata;
  const { kind, name } = backup.spec.source;
  const tracker = kind === BACKUP_TRACKER.kind ? world.get(BACKUP_TRACKER, namespace, name) : undefined;
  const vm = world.get(VM, namespace, kind === BACKUP_TRACKER.kind ? (tracker?.spec.source.name ?? '') : name);
  if (!vm || world.get(VMI, namespace, vm.metadata.name)?.status?.phase !== 'Running')
    return tell(
      backup,
      {},
      { type: 'Progressing', status: 'True', reason: 'Initializing', message: 'the source does not run' },
      world,
    );
  if (!passed(world, backup, 'take', SECONDS.snapshot))
    return tell(backup, {}, { type: 'Progressing', status: 'True', reason: 'Initiated' }, world);
  const volumes = claimVolumesOf(vm).map((volume) => ({ volumeName: volume.name, diskTarget: 'vda' }));
  const checkpoint = `checkpoint-${uid.slice(0, 8)}`;
  const incremental = tracker?.status?.latestCheckpoint !== undefined && !backup.spec.forceFullBackup;
  const status = { type: incremental ? 'Incremental' : 'Full', checkpointName: checkpoint, includedVolumes: volumes };
  const latestCheckpoint = { name: checkpoint, creationTime: world.now() };
  return [
    ...(tracker ? updated(tracker, { ...tracker, status: { ...tracker.status, latestCheckpoint } }) : []),
    ...tell(backup, status, { type: 'Complete', status: 'True', reason: 'Completed' }, world),
  ];
}

function tell(backup: Backup, status: object, condition: Condition, world: World): Action[] {
  const done = condition.type === 'Complete';
  const conditions: Condition[] = [
    condition,
    ...(done ? [{ type: 'Progressing', status: 'False' as const, reason: 'Completed' }] : []),
  ];
  // Conditions of this kind are Kubernetes' own, which require a message.
  const complete = conditions.map((one) => ({ ...one, reason: one.reason ?? one.type, message: one.message ?? '' }));
  return updated(backup, {
    ...backup,
    status: {
      ...backup.status,
      ...status,
      conditions: withConditions(backup.status?.conditions, complete, world.now()),
    },
  });
}

export const backups = controller({
  name: 'backup',
  kind: BACKUP,
  reconcile,
  watches: [VMI, VM, BACKUP_TRACKER].map((kind) => forAll(kind as Kind, BACKUP)),
});
