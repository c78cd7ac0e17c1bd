import { migrationPolicyFor } from '../../kubevirt/migration-policy';
import { KUBEVIRT, MIGRATION_POLICY, NAMESPACE } from './kinds';
import type { Instance, MigrationPolicy } from './types';
import type { World } from './world';

/** What a migration is configured with, where nobody says anything. */
const DEFAULTS = {
  allowAutoConverge: false,
  allowPostCopy: false,
  allowWorkloadDisruption: false,
  bandwidthPerMigration: '0',
  completionTimeoutPerGiB: 150,
  disableTLS: false,
  nodeDrainTaintKey: 'kubevirt.io/drain',
  parallelMigrationsPerCluster: 5,
  parallelOutboundMigrationsPerNode: 2,
  progressTimeout: 150,
  unsafeMigrationOverride: false,
};

export type MigrationSettings = typeof DEFAULTS & Record<string, unknown>;

/** `spec.configuration.migrations` of the KubeVirt object over the defaults. */
export function clusterSettings(world: World): MigrationSettings {
  const [kubevirt] = world.list(KUBEVIRT);
  return { ...DEFAULTS, ...(kubevirt?.spec.configuration?.['migrations'] as object | undefined) };
}

/** The policy that wins for a guest, and what it makes of the cluster's settings. */
export function settingsFor(vmi: Instance, world: World): { policy?: string; settings: MigrationSettings } {
  const cluster = clusterSettings(world);
  const policy = policyFor(vmi, world);
  if (!policy) return { settings: cluster };
  const { selectors: _, ...written } = policy.spec;
  const settings: MigrationSettings = { ...cluster, ...written };
  settings.allowWorkloadDisruption =
    (written['allowWorkloadDisruption'] as boolean | undefined) ?? settings.allowPostCopy;
  return { policy: policy.metadata.name, settings };
}

function policyFor(vmi: Instance, world: World): MigrationPolicy | undefined {
  const namespace = world.get(NAMESPACE, undefined, vmi.metadata.namespace!);
  return migrationPolicyFor(world.list(MIGRATION_POLICY), vmi.metadata.labels, namespace?.metadata.labels);
}
