import { joinedByAnd } from './joined-by-and';

const FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;
const NAMES = /^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)$/i;

/** Who reads a schedule: for Kubernetes and Argo CD Sunday is 0 alone, for CDI it is 7, too. */
export type CronReader = 'kubernetes' | 'cdi';

/** Five fields of numbers, names, ranges, lists and steps; or a word such as @daily. */
export function isCron(text: string, reader: CronReader): boolean {
  const trimmed = text.trim().replace(/^(CRON_)?TZ=\S+\s+/, '');
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(trimmed) || /^@every \S+$/.test(trimmed))
    return true;
  const fields = trimmed.split(/\s+/);
  return (
    fields.length === 5 &&
    fields.every((field, i) =>
      field.split(',').every((part) => {
        const [range = '', step, ...more] = part.split('/');
        const [from = '', to, ...rest] = range.split('-');
        const fits = (value: string) =>
          NAMES.test(value) ||
          (/^\d+$/.test(value) && Number(value) >= FIELDS[i]![0] && Number(value) <= FIELDS[i]![1]) ||
          (reader === 'cdi' && i === 4 && value === '7');
        return (
          more.length === 0 &&
          rest.length === 0 &&
          (step === undefined || /^[1-9]\d*$/.test(step)) &&
          (range === '*' || range === '?' || (fits(from) && (to === undefined || fits(to))))
        );
      }),
    )
  );
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When a schedule begins, for readers: `Tuesday at 22:00`. One that is not made of weekdays and a time is `22 0 1 * *`, as it is. */
export function describeCron(text: string): string {
  const fields = text.trim().split(/\s+/);
  const [minute = '', hour = '', day, month, weekdays = ''] = fields;
  const plain = /^\d+$/.test(minute) && /^\d+$/.test(hour) && /^[*?]$/.test(day ?? '') && month === '*';
  const days = plain && fields.length === 5 ? weekdaysIn(weekdays) : undefined;
  return days === undefined ? text.trim() : `${days} at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function weekdaysIn(field: string): string | undefined {
  if (/^[*?]$/.test(field)) return 'every day';
  const names = field.split(',').map((part) => {
    const [from, to, ...rest] = part.split('-').map(weekdayOf);
    if (rest.length > 0 || from === undefined) return undefined;
    return part.includes('-') ? to && `${from} to ${to}` : from;
  });
  if (names.some((name) => name === undefined)) return undefined;
  return joinedByAnd(names as string[]);
}

/** 0 and 7 are both Sunday. */
const weekdayOf = (value: string): string | undefined =>
  /^[0-7]$/.test(value)
    ? WEEKDAYS[Number(value) % 7]
    : WEEKDAYS.find((name) => name.slice(0, 3).toLowerCase() === value.toLowerCase());
