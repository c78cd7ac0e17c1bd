import type { ClusterProfile } from '../../kubevirt/config';
import { ASSUMED_RUNNING, type Impact, impactOf, needsRestart, summarize } from '../../kubevirt/impact';
import {
  guestIn,
  hiddenTexts,
  lastSeen,
  neverRan,
  type ObservedGuest,
  onRestartOf,
  type Resource,
  redact,
  windowOf,
} from '../kinds';
import type { Session } from '../session';
import { RpcError, status } from '../wire';
import { announcement } from './restart-announcement';

/**
 * Reports in a preview what a change does to running guests, in one line, and rejects a change whose risks the program has not allowed.
 * `outputs`: those in the state, with the guest as it was last observed. Check cannot do this: the engine does not give it the outputs.
 */
export function previewImpact(
  before: Resource,
  now: Resource,
  outputs: Record<string, unknown>,
  session: Session,
): void {
  const guest = guestIn(outputs);
  const impact = verdict(before, now, guest, session);
  const clean = (text: string) => redact(text, [...hiddenTexts(before), ...hiddenTexts(now)]);
  const told = {
    impact,
    guest,
    mode: onRestartOf(now.settings, session.config),
    window: windowOf(now.settings, session.config),
    now: new Date(),
  };
  const restart = announcement(told);
  const summary =
    summarize(impact) || (guest?.bootedFrom ? 'no effect: the running guest was booted with these values' : '');
  // Of a guest that has not run yet, nothing needs a restart or goes live.
  const line = neverRan(guest)
    ? restart
    : [summary && summary + basis(impact, guest, session.profile), restart].filter(Boolean).join('; ');
  if (line) session.engine.warn(now.urn, clean(line));
  const failures = rejections(impact, now, guest, session);
  if (failures.length > 0) throw new RpcError(clean(failures.join('\n')), status.FAILED_PRECONDITION);
}

const MIGRATABLE: Readonly<Record<string, string>> = {
  true: ' and can be live-migrated',
  false: ' and cannot be live-migrated',
};

/** The basis of the verdict. A preview asks no cluster: it knows the last observation, and assumes the rest. */
function basis({ changes, assumptions }: Impact, guest: ObservedGuest | undefined, profile: ClusterProfile): string {
  if (guest?.running === false) return ' (as last observed, the guest is stopped)';
  const migrates = changes.some(({ effect }) => effect === 'live+migration');
  const condition = migrates ? whoMigrates(profile) : '';
  if (guest) {
    const migratable = MIGRATABLE[String(guest.liveMigratable)] ?? '';
    const earlier = assumptions.find((one) => one.includes('an earlier change'));
    const rest = earlier
      ? `; assuming ${earlier.replace(/^That/, 'that').replace(/\.$/, '')}; \`pulumi refresh\` updates this`
      : guest.settled
        ? ''
        : '; assuming that nothing else is in progress';
    return ` (as last observed, the guest runs${migratable}${condition}${rest})`;
  }
  if (!assumptions.includes(ASSUMED_RUNNING)) return '';
  return ` (if the guest runs${migrates ? ', can be live-migrated,' : ''} and nothing else is in progress${condition})`;
}

/** KubeVirt migrates guests by itself only where its configuration says so, which is not its default. */
function whoMigrates({ workloadUpdateMethods: methods }: ClusterProfile): string {
  if (methods?.includes('LiveMigrate')) return '';
  return methods
    ? '; KubeVirt does not migrate it by itself, since workloadUpdateMethods lacks LiveMigrate'
    : '; KubeVirt migrates it by itself only if workloadUpdateMethods lists LiveMigrate';
}

/** Hazards that `allow` does not list, and restarts where `onRestart` forbids them: one line each, `path: reason`. */
function rejections(
  { changes, hazards }: Impact,
  now: Resource,
  guest: ObservedGuest | undefined,
  session: Session,
): string[] {
  const allowed = new Set(now.settings.allow ?? []);
  const refusesRestart = onRestartOf(now.settings, session.config) === 'refuse';
  // A guest that does not run needs no restart.
  const restarts =
    refusesRestart && guest?.running !== false && !neverRan(guest)
      ? changes.filter(({ effect, path }) => needsRestart(effect) && !allowed.has(path))
      : [];
  return [
    ...hazards
      .filter(({ path }) => !allowed.has(path))
      .map(({ path, reason }) => `${path}: ${reason} To do it anyway, add "${path}" to \`allow\`.`),
    ...restarts.map(
      ({ path, reason, advice }) =>
        `${path}: ${reason}${advice ? ` ${advice}` : ''} \`onRestart: refuse\` forbids this; add "${path}" to \`allow\`, or set \`onRestart: warn\`.`,
    ),
  ];
}

function verdict(before: Resource, now: Resource, guest: ObservedGuest | undefined, session: Session): Impact {
  return impactOf({
    old: before.object,
    new: now.object,
    profile: session.profile,
    ...(guest && lastSeen(guest, before.object, session.profile)),
  });
}
