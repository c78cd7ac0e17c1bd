import { type Action, remove } from './actions';
import { type Controller, controller, type Trigger } from './controller';
import {
  CLAIM,
  CONTROLLER_REVISION,
  DAEMON_SET,
  DATA_VOLUME,
  DEPLOYMENT,
  INSTANCE_REPLICA_SET,
  type Kind,
  POD,
  POOL,
  REPLICA_SET,
  VM,
  VMI,
} from './kinds';
import { type AnyLive, controllerOf, isDeleting } from './live-object';
import type { World } from './world';

/** Owners by kind among the simulated kinds. */
const OWNED: readonly (readonly [owned: Kind, owners: readonly Kind[]])[] = [
  [VM as Kind, [POOL as Kind]],
  [VMI as Kind, [VM as Kind, INSTANCE_REPLICA_SET as Kind]],
  [DATA_VOLUME as Kind, [VM as Kind]],
  [CLAIM as Kind, [DATA_VOLUME as Kind]],
  [REPLICA_SET as Kind, [DEPLOYMENT as Kind]],
  [POD as Kind, [REPLICA_SET as Kind, DAEMON_SET as Kind, VMI as Kind]],
  [CONTROLLER_REVISION as Kind, [VM as Kind, POOL as Kind]],
];

/**
 * Deletes objects whose owner is gone. Kubernetes' garbage collector does that too, but it discovers new CRDs only every 30 s, and those of a
 * sandbox are always new.
 */
function reconcile(object: AnyLive, owners: readonly Kind[], world: World): Action[] {
  const reference = controllerOf(object);
  const kind = owners.find(({ kind: name }) => name === reference?.kind);
  if (!reference || !kind || isDeleting(object)) return [];
  const found = world.get(kind, kind.namespaced ? object.metadata.namespace : undefined, reference.name);
  return found?.metadata.uid === reference.uid ? [] : [remove(object)];
}

const whoseOwnerChanged = (owned: Kind, owners: Kind): Trigger => ({
  kind: owners,
  mapToRequests: (changed, world) => world.owned(owned, changed).map(({ metadata }) => metadata),
});

export const garbage: readonly Controller[] = OWNED.map(([owned, owners]) =>
  controller({
    name: `garbage ${owned.kind}`,
    kind: owned,
    reconcile: (object, world) => reconcile(object, owners, world),
    watches: owners.map((kind) => whoseOwnerChanged(owned, kind)),
  }),
);
