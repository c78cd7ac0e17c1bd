import { type Known, optionProblems } from './check-options';

/** When guests may be restarted: what Argo CD applies by itself, it applies in this time only. */
export interface RestartWindow {
  /** Start, as a cron expression: `0 22 * * 6`. */
  readonly schedule: string;
  /** Length, such as `4h`. */
  readonly duration: string;
  /**
   * Time zone of the schedule.
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

/** Its fields, as options of a call are checked. */
export const RESTART_WINDOW: Known = { schedule: 'cron!', duration: 'duration!', timeZone: 'zone' };

/** Everything that is wrong with a window. */
export const restartWindowProblems = (window: unknown): string[] => optionProblems(window, RESTART_WINDOW);

/** With the default of what it does not say. */
export const completeWindow = ({ schedule, duration, timeZone = 'UTC' }: RestartWindow): Required<RestartWindow> => ({
  schedule,
  duration,
  timeZone,
});
