/** The restarts that a change of a fleet needs, summed up by the windows in which its sites allow them. */
import type { RestartWindow } from '../../constructs';
import { describeCron } from '../../kube/cron';
import type { SitePlan } from './sites';

/** What is restarted in one window. */
export interface WindowRestarts {
  /** Absent for sites without a window, whose guests may be restarted at any time. */
  readonly window?: Required<RestartWindow>;
  /** Sites with guests that need a restart. */
  readonly sites: number;
  readonly guests: number;
  /** The guests by wave, in the order of the waves. */
  readonly waves: Readonly<Record<string, number>>;
}

/** One entry for each window in which something is to be restarted, in the order in which the waves come to it. */
export function restartsByWindow(plans: readonly SitePlan[]): WindowRestarts[] {
  const waves = [...new Set(plans.map(({ wave = '' }) => wave))];
  const sums = new Map<string, WindowRestarts>();
  for (const { wave = '', restartWindow, plan } of inOrder(plans, waves)) {
    const guests = plan.objects.reduce((sum, { restarts = 0 }) => sum + restarts, 0);
    if (guests === 0) continue;
    const key = JSON.stringify(restartWindow ?? null);
    const before = sums.get(key) ?? { ...(restartWindow && { window: restartWindow }), sites: 0, guests: 0, waves: {} };
    sums.set(key, {
      ...before,
      sites: before.sites + 1,
      guests: before.guests + guests,
      waves: { ...before.waves, ...(wave && { [wave]: (before.waves[wave] ?? 0) + guests }) },
    });
  }
  return [...sums.values()];
}

const inOrder = (plans: readonly SitePlan[], waves: readonly string[]): SitePlan[] =>
  [...plans].sort((a, b) => waves.indexOf(a.wave ?? '') - waves.indexOf(b.wave ?? ''));

/** `Tuesday at 22:00, for 4h (Europe/Berlin): 41 guests of 3 sites need a restart (wave canary 1, wave rest 40)`. */
export function restartsLine({ window, sites, guests, waves }: WindowRestarts): string {
  const when = window ? `${describeCron(window.schedule)}, for ${window.duration} (${window.timeZone})` : 'at any time';
  const byWave = Object.entries(waves).map(([wave, count]) => `wave ${wave} ${count}`);
  const subject = `${counted(guests, 'guest')} of ${counted(sites, 'site')} ${guests === 1 ? 'needs' : 'need'} a restart`;
  return `${when}: ${subject}${byWave.length > 0 ? ` (${byWave.join(', ')})` : ''}`;
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
