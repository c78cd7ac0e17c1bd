/** The workload updater carries out what waits for a migration: by a migration, by shutting the guest down, or not at all. */

import type { ClusterConfig } from '../../config';
import { row } from '../table';
import type { Hazard } from '../verdict';
import { absolute } from './classify';
import type { Outcome } from './outcome';
import type { LiveFacts } from './vmi';

export function updaterHazards(outcome: Outcome, cluster: ClusterConfig, live: LiveFacts): Hazard[] {
  const waiting = outcome.live.filter((claim) => row(claim.row).effect === 'live+migration');
  const [first] = waiting;
  if (!first || live.migrating || !cluster.evicts) return [];
  const copies = waiting.some((claim) => claim.row === 'storage-migration');
  if (cluster.migrates && (live.liveMigratable || copies)) return [];
  const reason = cluster.migrates
    ? 'The guest cannot be live-migrated and workloadUpdateMethods lists Evict: KubeVirt shuts it down to carry this out.'
    : 'workloadUpdateMethods lists Evict without LiveMigrate: KubeVirt shuts the guest down to carry this out.';
  return [{ kind: 'guest-evicted', path: absolute(first.subject), reason }];
}
