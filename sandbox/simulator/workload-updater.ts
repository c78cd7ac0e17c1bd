import { createHash } from 'node:crypto';
import { type Action, create, remove } from './actions';
import { clusterConfigOf } from './cluster-config';
import { conditionOf, isTrue } from './conditions';
import { controller, forAll, type Trigger } from './controller';
import { KUBEVIRT, MIGRATION, VMI } from './kinds';
import { OUTDATED_LABEL } from './launcher';
import { isDeleting } from './live-object';
import { isOver, migrationsOf } from './migration';
import type { Instance, Migration } from './types';
import { passed, type World } from './world';

/** Conditions by which a guest asks for a migration. */
const ASKING = ['HotVCPUChange', 'HotMemoryChange', 'VolumesChange', 'MigrationRequired'];

/** The first wait after a failed migration; it doubles with each. */
const RETRY_SECONDS = 20;

/** Carries out what waits for a migration: by one, by shutting the guest down, or not at all, as KubeVirt is configured. */
function reconcile(vmi: Instance, world: World): Action[] {
  if (vmi.status?.phase !== 'Running' || isDeleting(vmi)) return [];
  if (!ASKING.some((type) => isTrue(vmi, type)) && vmi.metadata.labels?.[OUTDATED_LABEL] === undefined) return [];
  const migrations = migrationsOf(vmi, world);
  if (migrations.some((migration) => !isOver(migration))) return [];
  const methods = clusterConfigOf(world).profile.workloadUpdateMethods ?? [];
  const storageMoves = isTrue(vmi, 'VolumesChange') && isTrue(vmi, 'StorageLiveMigratable');
  if (methods.includes('LiveMigrate') && (isTrue(vmi, 'LiveMigratable') || storageMoves))
    return mayRetry(vmi, migrations, world) ? [create(migrationOf(vmi))] : [];
  return methods.includes('Evict') ? [remove(vmi)] : [];
}

function mayRetry(vmi: Instance, migrations: readonly Migration[], world: World): boolean {
  const failures = migrations.filter(({ status }) => status?.phase === 'Failed').length;
  return failures === 0 || passed(world, vmi, `retry ${failures}`, RETRY_SECONDS * 2 ** (failures - 1));
}

function migrationOf(vmi: Instance) {
  const asked = ASKING.map((type) => conditionOf(vmi, type)?.lastTransitionTime).join();
  const suffix = createHash('sha1')
    .update(`${vmi.metadata.uid} ${vmi.metadata.resourceVersion} ${asked}`)
    .digest('hex')
    .slice(0, 5);
  return {
    apiVersion: MIGRATION.apiVersion,
    kind: MIGRATION.kind,
    metadata: {
      name: `kubevirt-workload-update-${suffix}`,
      namespace: vmi.metadata.namespace,
      annotations: { 'kubevirt.io/workloadUpdateMigration': '' },
    },
    spec: { vmiName: vmi.metadata.name },
  };
}

const ofMigration: Trigger = {
  kind: MIGRATION,
  mapToRequests: (changed) => [{ namespace: changed.metadata.namespace, name: (changed as Migration).spec.vmiName! }],
};

export const workloadUpdater = controller({
  name: 'workload-updater',
  kind: VMI,
  reconcile,
  watches: [ofMigration, forAll(KUBEVIRT, VMI)],
});
