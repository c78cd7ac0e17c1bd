/** Progress of long work: on a terminal, one line on stderr that counts, and is erased at the end. */

/** How far the work has come. */
export interface Advance {
  /** `done` of `total` steps: what remains is estimated from them. */
  readonly done?: number;
  readonly total?: number;
  /** When the work ends at the latest, in milliseconds since the epoch. */
  readonly deadline?: number;
  /** What is being done, or how far: `12 of 40 files`. */
  readonly detail?: string;
}

export type Report = (advance: Advance) => void;

export interface ProgressOptions {
  /** Write to a log, too: that the work begins, each half minute, and how it ended. For what happens once and takes minutes. */
  readonly logged?: boolean;
}

const DRAW_EVERY = 100;
const LOG_EVERY = 30_000;
/** Work that is done sooner shows no progress, which would only flicker. */
const SILENT = 400;
/** From here on, an estimate is worth something. */
const ESTIMATE_AFTER = 2_000;

const ERASE = '\r\u001b[K';

/** The line that stands on the terminal. */
let standing: string | undefined;

/** Writes while no progress stands in the way: a terminal has one cursor for both streams. */
export function besideProgress(write: () => void): void {
  const line = standing;
  if (line !== undefined) process.stderr.write(ERASE);
  write();
  if (line !== undefined) process.stderr.write(line);
}

function show(line: string | undefined): void {
  if (standing === undefined && line === undefined) return;
  standing = line;
  process.stderr.write(`${ERASE}${line ?? ''}`);
}

/** Runs `work`, which may say how far it has come. Work that never waits draws when it reports. */
export async function withProgress<T>(
  title: string,
  work: (report: Report) => Promise<T> | T,
  { logged = false }: ProgressOptions = {},
): Promise<T> {
  const { stderr } = process;
  const terminal = stderr.isTTY === true && process.env['TERM'] !== 'dumb' && !process.env['CI'];
  const log = (text: string) => {
    if (logged && !terminal) stderr.write(`${text}\n`);
  };
  const started = Date.now();
  let advance: Advance = {};
  let drawn = 0;
  const draw = () => {
    const elapsed = Date.now() - started;
    if (!terminal || elapsed < SILENT) return;
    drawn = Date.now();
    show(fitted(progressLine(title, advance, elapsed), stderr.columns || 80));
  };
  const report: Report = (next) => {
    advance = next;
    if (Date.now() - drawn >= DRAW_EVERY) draw();
  };
  const ticking = terminal
    ? setInterval(draw, 1_000)
    : setInterval(() => log(progressLine(title, advance, Date.now() - started)), LOG_EVERY);
  ticking.unref();
  log(`${title} ...`);
  try {
    const result = await work(report);
    log(`${title}: done in ${duration(Date.now() - started)}`);
    return result;
  } catch (error) {
    log(`${title}: failed after ${duration(Date.now() - started)}`);
    throw error;
  } finally {
    clearInterval(ticking);
    show(undefined);
  }
}

/** `Reading manifests: 120 of 400, 3 s, some 7 s left`. */
export function progressLine(title: string, { done, total, deadline, detail }: Advance, elapsed: number): string {
  const counted = done !== undefined && total !== undefined ? `${done} of ${total}` : undefined;
  const latest = deadline === undefined ? undefined : Math.max(0, deadline - Date.now());
  const left = remaining(done, total, elapsed);
  const parts = [
    detail ?? counted,
    duration(elapsed),
    left !== undefined ? `some ${duration(left)} left` : latest !== undefined && `at most ${duration(latest)} left`,
  ];
  return `${title}: ${parts.filter(Boolean).join(', ')}`;
}

function remaining(done = 0, total = 0, elapsed: number): number | undefined {
  if (done <= 0 || done >= total || elapsed < ESTIMATE_AFTER) return undefined;
  return (elapsed * (total - done)) / done;
}

/** `45 s`, `2 min 5 s`, `1 h 2 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
}

/** A line that is as wide as the terminal would stay when it is erased. */
const fitted = (line: string, columns: number): string =>
  line.length < columns ? line : `${line.slice(0, columns - 2)}…`;
