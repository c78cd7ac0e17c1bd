import { type Impact, needsRestart } from '../../kubevirt/impact';
import { isOpen, nextOpening, type OnRestart, parseWindow } from '../config';
import { neverRan, type ObservedGuest } from '../kinds';

interface Announced {
  impact: Impact;
  guest: ObservedGuest | undefined;
  mode: OnRestart;
  window: string | undefined;
  now: Date;
}

/** What an update will do about a restart, for the preview; empty where it does nothing. */
export function announcement({ impact, guest, mode, window, now }: Announced): string {
  if (impact.class === 'refused' || impact.class === 'replace') return '';
  if (neverRan(guest)) {
    const changes = impact.changes.some(({ effect }) => effect !== 'no-effect');
    return changes ? 'the guest has not started yet: it is started anew with the change' : '';
  }
  const needed = impact.changes.some(({ effect }) => needsRestart(effect));
  if (!needed || mode !== 'restart' || guest?.running === false) return '';
  return restartText(window, now);
}

/** A restart that an earlier update left for a window: whether it is due, and what a preview says about it. */
export function pendingRestart({
  guest,
  mode,
  window,
  now,
}: Omit<Announced, 'impact'>): { due: boolean; text: string } | undefined {
  if (!guest?.restartPending || mode !== 'restart') return undefined;
  const due = window === undefined || isOpen(parseWindow(window), now);
  return { due, text: restartText(window, now) };
}

/** Whether the restart comes at once or waits for its window. */
function restartText(window: string | undefined, now: Date): string {
  const parsed = window === undefined ? undefined : parseWindow(window);
  if (!parsed || isOpen(parsed, now)) return 'restarts the guest (onRestart: restart)';
  return `the restart is left for ${parsed.text} (next: ${nextOpening(parsed, now).toISOString()})`;
}
