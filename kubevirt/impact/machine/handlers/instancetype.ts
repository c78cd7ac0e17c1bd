import type { Outcome } from '../outcome';
import { type Pass, STOP } from '../sync';

/** Without the instancetype or preference that the VM names, the controller goes no further; the API had only warned. */
export function syncInstancetype({ now }: Pass, outcome: Outcome): typeof STOP | undefined {
  const [missing] = now.missing;
  if (!missing) return undefined;
  outcome.stuck = { subject: `/spec.${missing}`, row: 'instancetype-missing' };
  return STOP;
}
