import { type Action, create, updated } from './actions';
import { conditionOf, withConditions } from './conditions';
import { controller, type Trigger } from './controller';
import { MIGRATION, VMI } from './kinds';
import { isDeleting } from './live-object';
import { isOver, migrationsOf } from './migration';
import type { Instance, Migration } from './types';
import { isFinal } from './vm-names';
import { hash } from './vmi-guest';
import { passed, type World } from './world';

const NODE_ANNOTATION = 'kubevirt.io/evacuationMigration';

/** The first wait after a failed migration; it doubles with each. */
const RETRY_SECONDS = 20;

/** Migrates guests that the eviction of their Pod has asked to leave their node. */
function reconcile(vmi: Instance, world: World): Action[] {
  const node = vmi.status?.evacuationNodeName;
  if (!node || node !== vmi.status?.nodeName || isFinal(vmi) || isDeleting(vmi)) return [];
  const migrations = migrationsOf(vmi, world);
  const asked = conditionOf(vmi, 'EvictionRequested') ? [] : updated(vmi, requested(vmi, world));
  if (vmi.spec.evictionStrategy === 'External' || migrations.some((one) => !isOver(one))) return asked;
  const failures = migrations.filter(
    ({ metadata, status }) => metadata.annotations?.[NODE_ANNOTATION] === node && status?.phase === 'Failed',
  ).length;
  if (failures > 0 && !passed(world, vmi, `evacuate again ${failures}`, RETRY_SECONDS * 2 ** (failures - 1)))
    return asked;
  return [...asked, create(migrationOf(vmi, node))];
}

const requested = (vmi: Instance, world: World): Instance => ({
  ...vmi,
  status: {
    ...vmi.status,
    conditions: withConditions(
      vmi.status?.conditions,
      [{ type: 'EvictionRequested', status: 'True', reason: 'EvictionRequested' }],
      world.now(),
    ),
  },
});

const migrationOf = (vmi: Instance, node: string) => ({
  apiVersion: MIGRATION.apiVersion,
  kind: MIGRATION.kind,
  metadata: {
    name: `kubevirt-evacuation-${hash(`${vmi.metadata.uid} ${vmi.metadata.resourceVersion}`).toString(36).slice(-5)}`,
    namespace: vmi.metadata.namespace,
    annotations: { [NODE_ANNOTATION]: node },
    labels: { 'kubevirt.io/vmi-name': vmi.metadata.name },
  },
  spec: { vmiName: vmi.metadata.name, priority: 'system-critical' },
});

const ofMigration: Trigger = {
  kind: MIGRATION,
  mapToRequests: (changed) => [{ namespace: changed.metadata.namespace, name: (changed as Migration).spec.vmiName! }],
};

export const evacuation = controller({ name: 'evacuation', kind: VMI, reconcile, watches: [ofMigration] });
