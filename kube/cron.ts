const FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const NAMES = /^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)$/i;

/** Five fields of numbers, names, ranges, lists and steps; or a word such as @daily. */
export function isCron(text: string): boolean {
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
          (/^\d+$/.test(value) && Number(value) >= FIELDS[i]![0] && Number(value) <= FIELDS[i]![1]);
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
