import { same } from '../../../../kube/differences';
import type { Outcome } from '../outcome';
import type { HandlerResult, RunningPass } from '../pass';

/** Node selector and affinity share a handler, tolerations have one of their own. */
export const syncAffinity = (pass: RunningPass, outcome: Outcome) => sync(['affinity', 'nodeSelector'], pass, outcome);
export const syncTolerations = (pass: RunningPass, outcome: Outcome) => sync(['tolerations'], pass, outcome);

function sync(fields: readonly string[], { now, guest, live }: RunningPass, outcome: Outcome): HandlerResult {
  const changed = fields.filter((field) => !same(now.full.spec[field], guest.spec[field]));
  const [first] = changed;
  if (first === undefined) return undefined;
  if (live.migrating) {
    outcome.stuck = { subject: first, row: 'placement-while-migrating' };
    return 'stop';
  }
  const { ...spec } = guest.spec;
  for (const field of changed) {
    outcome.live.push({ subject: field, row: 'placement' });
    if (now.full.spec[field] === undefined) delete spec[field];
    else spec[field] = now.full.spec[field];
  }
  guest.spec = spec;
  return undefined;
}
