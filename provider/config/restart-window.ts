/** Maintenance windows: `Sun 02:00-04:00 Europe/Berlin`, `Mon-Fri,Sun 22:00-02:00 UTC`, `01:00-03:00 America/New_York`. */
import { isTimeZone, unknownTimeZone } from '../../kube/time-zone';

const DAYS: readonly string[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/** A weekly window on the wall clock of a time zone. */
export interface RestartWindow {
  /** As it was written. */
  text: string;
  /** Days on which it opens, 0 for Sunday. */
  days: ReadonlySet<number>;
  /** Minutes since midnight. A window whose end is not after its start closes on the following day. */
  start: number;
  end: number;
  zone: string;
}

const FORM = '`Sun 02:00-04:00 Europe/Berlin`, `Mon-Fri,Sun 22:00-02:00 UTC` or, for every day, `01:00-03:00 UTC`';

/** Reads a window. The error names the part that is wrong. */
export function parseWindow(text: string): RestartWindow {
  const words = text.trim().split(/\s+/);
  const [days, hours, zone] = words.length === 3 ? words : words.length === 2 ? [undefined, ...words] : [];
  if (hours === undefined || zone === undefined) throw malformed(text, 'it needs hours and a time zone');
  const [from, to, ...more] = hours.split('-');
  const start = minuteOf(from ?? '');
  const end = minuteOf(to ?? '');
  if (more.length > 0 || start === undefined || end === undefined || start === DAY_MINUTES)
    throw malformed(text, `"${hours}" is not a span of hours from 00:00 to 24:00`);
  if (start === end) throw malformed(text, `"${hours}" begins and ends at the same time`);
  if (!isTimeZone(zone)) {
    const suggestion = unknownTimeZone(zone)?.suggestion;
    const meant = suggestion === undefined ? '' : `; ${suggestion} is`;
    throw malformed(text, `"${zone}" is not a time zone of the IANA database${meant}`);
  }
  return { text, days: daysOf(days, text), start, end, zone };
}

/** Problem of a text that should be a window. */
export function windowProblem(text: string): string | undefined {
  try {
    parseWindow(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function malformed(text: string, why: string): Error {
  return new Error(`"${text}" is not a valid window: ${why}. Write it as ${FORM}`);
}

function minuteOf(clock: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(clock) ?? [];
  const total = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && total <= DAY_MINUTES ? total : undefined;
}

function daysOf(written: string | undefined, text: string): Set<number> {
  if (written === undefined) return new Set(DAYS.keys());
  const day = (name: string) => {
    const at = DAYS.findIndex((one) => one.toLowerCase() === name.toLowerCase());
    if (at < 0) throw malformed(text, `"${name}" is not a day; the days are ${DAYS.join(', ')}`);
    return at;
  };
  return new Set(
    written.split(',').flatMap((part) => {
      const [first = '', last = first, ...more] = part.split('-');
      if (more.length > 0) throw malformed(text, `"${part}" is not a range of days`);
      const from = day(first);
      const length = ((day(last) - from + 7) % 7) + 1;
      return Array.from({ length }, (_, i) => (from + i) % 7);
    }),
  );
}

/** Whether the window is open, by the wall clock: an hour that is skipped in spring is missing from it, one that is repeated counts twice. */
export function isOpen({ days, start, end, zone }: RestartWindow, at: Date): boolean {
  const { day, minute } = wallClock(at, zone);
  if (start < end) return days.has(day) && minute >= start && minute < end;
  return minute >= start ? days.has(day) : minute < end && days.has((day + 6) % 7);
}

/** The moment at which the window is open next: now, if it is open. */
export function nextOpening(window: RestartWindow, from: Date): Date {
  let at = Math.ceil(from.getTime() / MINUTE_MS) * MINUTE_MS;
  if (isOpen(window, from)) return from;
  while (!isOpen(window, new Date(at))) {
    // The last hour is walked through by minutes, because clocks are changed by up to an hour.
    const left = minutesToStart(window, wallClock(new Date(at), window.zone));
    at += (left > 60 ? left - 60 : 1) * MINUTE_MS;
  }
  return new Date(at);
}

function minutesToStart({ days, start }: RestartWindow, { day, minute }: WallClock): number {
  const waits = [...days].map((one) => ((one - day + 7) % 7) * DAY_MINUTES + start - minute);
  return Math.min(...waits.map((wait) => (wait > 0 ? wait : wait + 7 * DAY_MINUTES)));
}

interface WallClock {
  day: number;
  minute: number;
}

function wallClock(at: Date, timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = DAYS.indexOf(String(parts['weekday']));
  return { day, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}
