/** Guests that are asked to leave their node: evictions of their pods that KubeVirt answers with a migration. */
import { type Action, create } from './actions';
import { isTrue } from './conditions';
import { controller, type Trigger } from './controller';
import { MIGRATION, VMI } from './kinds';
import { evictionStrategyOf } from './launcher';
import { isDeleting } from './live-object';
import { isOver, migrationsOf } from './migration';
import { suffix } from './pods';
import type { Instance, Migration, Pod } from './types';
import type { World } from './world';

/** What comes of the eviction of a launcher: the pod goes, or it stays and the guest is marked to move, or neither. */
export type Eviction = { allowed: true } | { allowed: false; message: string; mark?: true };

export function evictionOf(pod: Pod, vmi: Instance, world: Pick<World, 'list'>): Eviction {
  const strategy = evictionStrategyOf(vmi, world);
  const movable = isTrue(vmi, 'LiveMigratable');
  if (strategy === undefined || strategy === 'None') return { allowed: true };
  if (strategy === 'LiveMigrate' && !movable)
    return {
      allowed: false,
      message: `VMI ${vmi.metadata.name} is configured with an eviction strategy but is not live-migratable`,
    };
  if (strategy === 'LiveMigrateIfPossible' && !movable) return { allowed: true };
  const evacuated = `Eviction triggered evacuation of VMI "${vmi.metadata.namespace}/${vmi.metadata.name}"`;
  if (vmi.status?.evacuationNodeName !== undefined)
    return { allowed: false, message: `Evacuation in progress: ${evacuated}` };
  if (vmi.status?.nodeName !== pod.spec.nodeName) return { allowed: false, message: 'Eviction request for target Pod' };
  return { allowed: false, message: evacuated, mark: true };
}

function reconcile(vmi: Instance, world: World): Action[] {
  const { evacuationNodeName, nodeName, phase } = vmi.status ?? {};
  if (phase !== 'Running' || isDeleting(vmi) || evacuationNodeName === undefined || evacuationNodeName !== nodeName)
    return [];
  const strategy = evictionStrategyOf(vmi, world);
  if (!['LiveMigrate', 'LiveMigrateIfPossible'].includes(strategy ?? '') || !isTrue(vmi, 'LiveMigratable')) return [];
  const migrations = migrationsOf(vmi, world);
  if (migrations.some((one) => !isOver(one))) return [];
  return [create(migrationOf(vmi, evacuationNodeName, migrations.length))];
}

const migrationOf = ({ metadata }: Instance, node: string, earlier: number) => ({
  apiVersion: MIGRATION.apiVersion,
  kind: MIGRATION.kind,
  metadata: {
    name: `kubevirt-evacuation-${suffix(`${metadata.uid} ${node} ${earlier}`)}`,
    namespace: metadata.namespace,
    annotations: { 'kubevirt.io/evacuationMigration': node },
  },
  spec: { vmiName: metadata.name },
});

const ofMigration: Trigger = {
  kind: MIGRATION,
  mapToRequests: (changed) => [{ namespace: changed.metadata.namespace, name: (changed as Migration).spec.vmiName! }],
};

export const evacuation = controller({ name: 'evacuation', kind: VMI, reconcile, watches: [ofMigration] });
