import { type Action, create, remove, updated } from './actions';
import { isTrue } from './conditions';
import { controller, forOwner } from './controller';
import { INSTANCE_REPLICA_SET, type Kind, VMI } from './kinds';
import { isDeleting, ownerReference } from './live-object';
import { freeIndexes } from './pool-names';
import { replicaStatus } from './replicas';
import type { InstanceReplicaSet } from './types';
import { isFinal } from './vm-names';
import type { World } from './world';

/** Keeps as many guests as are asked for. Guests are alike and have no disks of their own, so any may go. */
function reconcile(set: InstanceReplicaSet, world: World): Action[] {
  if (isDeleting(set)) return [];
  const all = world.owned(VMI, set).filter((vmi) => !isDeleting(vmi));
  const finished = all.filter(isFinal);
  const guests = all.filter((vmi) => !isFinal(vmi));
  const counts = { replicas: guests.length, readyReplicas: guests.filter((vmi) => isTrue(vmi, 'Ready')).length };
  const { selector, paused } = set.spec as { selector: { matchLabels?: Record<string, string> }; paused?: boolean };
  const status = replicaStatus(set.status, counts, { selector, paused }, world.now());
  return [...finished.map(remove), ...(paused ? [] : scale(set, guests, world)), ...updated(set, { ...set, status })];
}

function scale(set: InstanceReplicaSet, guests: ReturnType<World['owned']>, world: World): Action[] {
  const missing = (set.spec.replicas ?? 1) - guests.length;
  if (missing <= 0) return missing === 0 ? [] : guests.slice(missing).map(remove);
  const { name, namespace } = set.metadata;
  const taken = new Set(
    world.list(VMI, namespace).flatMap(({ metadata }) => {
      const index = metadata.name.startsWith(`${name}-`) ? Number(metadata.name.slice(name.length + 1)) : Number.NaN;
      return Number.isInteger(index) ? [index] : [];
    }),
  );
  const { metadata, spec } = set.spec.template as { metadata?: object; spec: object };
  return freeIndexes(taken, missing).map((index) =>
    create({
      apiVersion: VMI.apiVersion,
      kind: VMI.kind,
      metadata: { ...metadata, name: `${name}-${index}`, namespace, ownerReferences: [ownerReference(set)] },
      spec,
    }),
  );
}

export const instanceReplicaSets = controller({
  name: 'instance-replica-set',
  kind: INSTANCE_REPLICA_SET,
  reconcile,
  watches: [forOwner(VMI as Kind, INSTANCE_REPLICA_SET)],
});
