import { type Action, create, updated } from './actions';
import { clonePatches } from './clone-patches';
import { type Condition, withConditions } from './conditions';
import { controller, forOwner } from './controller';
import { CLONE, RESTORE, SNAPSHOT, SNAPSHOT_CONTENT, VM } from './kinds';
import { isDeleting, ownerReference } from './live-object';
import type { Clone, VirtualMachine } from './types';
import type { World } from './world';

/** A clone is a snapshot of its source, restored as another VM, with what its filters, patches and addresses change. */
function reconcile(clone: Clone, world: World): Action[] {
  if (isDeleting(clone) || clone.status?.phase === 'Succeeded') return [];
  const { namespace, uid } = clone.metadata;
  const { source, target } = clone.spec;
  const fromSnapshot = source.kind === SNAPSHOT.kind;
  const snapshotName = fromSnapshot ? source.name : `tmp-snapshot-${uid}`;
  const restoreName = `tmp-restore-${uid}`;
  const targetName = target?.name ?? `clone-${source.name}-${uid.slice(0, 5)}`;
  const names = { snapshotName, restoreName, targetName };
  const ours = (name: string) => ({ name, namespace, ownerReferences: [ownerReference(clone)] });
  const snapshot = world.get(SNAPSHOT, namespace, snapshotName);
  if (!snapshot && !fromSnapshot) {
    const { apiVersion, kind } = SNAPSHOT;
    const taken = create({ apiVersion, kind, metadata: ours(snapshotName), spec: { source } });
    return [taken, ...tell(clone, 'SnapshotInProgress', { snapshotName }, world)];
  }
  if (!snapshot?.status?.readyToUse) return tell(clone, 'SnapshotInProgress', { snapshotName }, world);
  const restore = world.get(RESTORE, namespace, restoreName);
  if (!restore) {
    const { apiVersion, kind } = RESTORE;
    const to = { apiGroup: 'kubevirt.io', kind: VM.kind, name: targetName };
    const content = world.get(SNAPSHOT_CONTENT, namespace, snapshot.status.virtualMachineSnapshotContentName ?? '');
    const copied = content?.spec.source.virtualMachine as unknown as VirtualMachine | undefined;
    const patches = copied ? clonePatches(copied, clone) : [];
    const policy = clone.spec.volumeNamePolicy;
    const spec = {
      target: to,
      virtualMachineSnapshotName: snapshotName,
      ...(policy && { volumeRestorePolicy: policy }),
      ...(patches.length > 0 ? { patches } : {}),
    };
    const begun = create({ apiVersion, kind, metadata: ours(restoreName), spec });
    return [begun, ...tell(clone, 'RestoreInProgress', names, world)];
  }
  if (!restore.status?.complete) return tell(clone, 'RestoreInProgress', names, world);
  const made = world.get(VM, namespace, targetName) !== undefined;
  return tell(clone, made ? 'Succeeded' : 'CreatingTargetVM', names, world);
}

function tell(clone: Clone, phase: string, names: object, world: World): Action[] {
  const done = phase === 'Succeeded';
  const conditions: Condition[] = [
    { type: 'Ready', status: done ? 'True' : 'False', reason: phase },
    { type: 'Progressing', status: done ? 'False' : 'True', reason: phase },
  ];
  const told = withConditions(clone.status?.conditions, conditions, world.now());
  const creationTime = clone.status?.creationTime ?? world.now();
  return updated(clone, { ...clone, status: { ...clone.status, ...names, phase, creationTime, conditions: told } });
}

export const clones = controller({
  name: 'clone',
  kind: CLONE,
  reconcile,
  watches: [
    forOwner(SNAPSHOT, CLONE),
    forOwner(RESTORE, CLONE),
    {
      kind: VM,
      mapToRequests: ({ metadata }, world) =>
        world
          .list(CLONE, metadata.namespace)
          .filter(({ status }) => status?.targetName === metadata.name)
          .map((clone) => clone.metadata),
    },
  ],
});
