import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeat = 5_000;
const presumedDead = 6 * heartbeat;

/** Runs `work` while no other process holds the same lock file. A lock whose holder died is taken over. */
export async function locked<T>(
  file: string,
  work: () => Promise<T>,
  onWait: (holder: string) => void = () => {},
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !take(file); waited = true) {
    const holder = holderOf(file);
    if (holder && isDead(file, holder)) rmSync(file, { force: true });
    else {
      if (!waited && holder) onWait(`process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`);
      await sleep(250);
    }
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeat);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

function take(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // It is gone, or not completely written yet; if it stays unreadable, its age decides.
    return age(file) > presumedDead ? { pid: 0, host: '' } : undefined;
  }
}

/** By its heartbeat for a process that we cannot see, such as one in another container with the same cache. */
const isDead = (file: string, { pid, host }: Holder) =>
  age(file) > presumedDead || (host === hostname() && !isRunning(pid));

const age = (file: string) => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
};

/** Whether a process with this id is running on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
