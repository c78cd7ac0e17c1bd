/** What becomes of a machine when its node is drained. */
import type { KubeObject } from '../../kube/object';
import { machineOf, type Surroundings } from './machine';
import type { Outcome } from './node-loss';

export type Drain =
  | 'migrates'
  /** Is shut down, and started again on another node. */
  | 'restarts-elsewhere'
  /** Is shut down, and stays so. */
  | 'shuts-down'
  /** The drain waits for it without end. */
  | 'blocks'
  /** Another controller than KubeVirt must move it. */
  | 'external'
  | 'not-running';

const STARTS_AGAIN = new Set(['Always', 'RerunOnFailure']);

export function drainOf(vm: KubeObject, surroundings: Surroundings = {}): Outcome<Drain> {
  const { runStrategy, evictionStrategy, unmovable, storage } = machineOf(vm, surroundings);
  if (runStrategy === 'Halted')
    return { outcome: 'not-running', sentence: 'Nothing runs, so a drain does not concern it.' };
  if (evictionStrategy === 'External')
    return {
      outcome: 'external',
      sentence: 'A drain waits until the controller that manages this guest has moved it (evictionStrategy External).',
    };
  const migrates = evictionStrategy.startsWith('LiveMigrate');
  if (migrates && !unmovable) {
    const unless = storage === 'unknown' ? ', if its claims are ReadWriteMany: their access modes are not given' : '';
    return { outcome: 'migrates', sentence: `A drain migrates the guest live to another node${unless}.` };
  }
  if (evictionStrategy === 'LiveMigrate')
    return {
      outcome: 'blocks',
      sentence: `A drain waits without end: the guest must be migrated (evictionStrategy LiveMigrate) and cannot be: ${unmovable}. Set LiveMigrateIfPossible, or stop the guest before the drain.`,
    };
  const why = migrates ? ` (it cannot be migrated: ${unmovable})` : ' (evictionStrategy None)';
  return STARTS_AGAIN.has(runStrategy)
    ? {
        outcome: 'restarts-elsewhere',
        sentence: `A drain shuts the guest down${why} and KubeVirt starts it on another node.`,
      }
    : {
        outcome: 'shuts-down',
        sentence: `A drain shuts the guest down${why}, and it stays down (runStrategy ${runStrategy}).`,
      };
}
