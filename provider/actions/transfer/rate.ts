/** Progress of a transfer in words, at most once a second. */
const EVERY_MS = 1_000;

export function rate(say: (message: string) => void, what: string, total?: number): (bytes: number) => void {
  let began: { at: number; bytes: number } | undefined;
  let said = 0;
  return (bytes) => {
    const now = Date.now();
    // A transfer that starts again has another pace.
    if (!began || bytes < began.bytes) began = { at: now, bytes };
    if (now - said < EVERY_MS && said > 0) return;
    said = now;
    const seconds = (now - began.at) / 1000;
    const pace = seconds >= 1 ? `, ${amount((bytes - began.bytes) / seconds)}/s` : '';
    const percent = total ? ` ${Math.floor((bytes / total) * 100)} %` : '';
    say(`${what}${percent}: ${amount(bytes)}${total ? ` of ${amount(total)}` : ''}${pace}`);
  };
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `1.4 GiB` */
export function amount(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value >= 10 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}
