import { ASSUMED_RUNNING, type Impact, impactOf, needsRestart, summarize } from '../../kubevirt/impact';
import { hiddenTexts, type Resource, redact } from '../kinds';
import type { Session } from '../session';
import type { CheckFailure } from '../wire';

/** Says in a preview, in one line, what a change does to running guests. */
export function announce(before: Resource, now: Resource, session: Session): void {
  // After a refresh the engine compares what it read with the state: nobody is about to change anything.
  if (session.justRead.delete(now.urn)) return;
  const impact = verdict(before, now, session);
  const line = summarize(impact);
  if (line)
    session.engine.warn(now.urn, redact(line + condition(impact), [...hiddenTexts(before), ...hiddenTexts(now)]));
}

/** A preview asks no cluster: what it takes for granted of a guest is said along, as far as the verdict rests on it. */
function condition({ changes, assumptions }: Impact): string {
  if (!assumptions.includes(ASSUMED_RUNNING)) return '';
  const migrates = changes.some(({ effect }) => effect === 'live+migration');
  return ` (if the guest runs${migrates ? ', can be live-migrated,' : ''} and nothing else is under way)`;
}

/** What of a change the user does not want: a restart where it is to be refused, and a hazard that is not allowed by its path. */
export function unwanted(before: Resource, now: Resource, session: Session): CheckFailure[] {
  const { changes, hazards } = verdict(before, now, session);
  const allowed = new Set(now.settings.allow ?? []);
  const refusesRestart = (now.settings.onRestart ?? session.config.onRestart) === 'refuse';
  const restarts = refusesRestart
    ? changes.filter(({ effect, path }) => needsRestart(effect) && !allowed.has(path))
    : [];
  return [
    ...hazards
      .filter(({ path }) => !allowed.has(path))
      .map(({ path, reason }) => ({
        property: path,
        reason: `${reason} To do it all the same, add "${path}" to \`allow\`.`,
      })),
    ...restarts.map(({ path, reason, advice }) => ({
      property: path,
      reason: `${reason}${advice ? ` ${advice}` : ''} \`onRestart: refuse\` forbids that; add "${path}" to \`allow\`, or set \`onRestart: warn\`.`,
    })),
  ];
}

function verdict(before: Resource, now: Resource, session: Session): Impact {
  return impactOf({ old: before.object, new: now.object, profile: session.config.profile });
}
