/** What a verdict on a guest assumes where it was not given, and would differ otherwise. */
import type { Impact } from './verdict';

/** Wherever nobody said whether there is a guest, and the run strategy does not rule it out. */
export const ASSUMED_RUNNING = 'The guest is running; a stopped one gets every change at its next start.';
export const ASSUMED_MIGRATABLE =
  'The guest can be live-migrated; otherwise memory needs a restart, and CPUs and NICs wait for one.';
export const ASSUMED_UNMIGRATED =
  'KubeVirt does not migrate guests by itself (workloadUpdateMethods is empty, which is the default).';

const ON_MIGRATION: readonly string[] = [ASSUMED_MIGRATABLE, ASSUMED_UNMIGRATED];

/** Those of the assumptions that matter to a reader of this verdict: who migrates a guest does only where a change needs that. */
export function relevantAssumptions({ changes, assumptions }: Impact): string[] {
  const migrates = changes.some(({ effect }) => effect === 'live+migration');
  return assumptions.filter((one) => migrates || !ON_MIGRATION.includes(one));
}
