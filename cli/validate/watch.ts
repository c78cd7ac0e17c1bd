/**
 * Changes of files. Files are looked at again and again in place of being watched by the system: that works the same for folders of networks and
 * containers, for files that an editor replaces, and for folders that come and go.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { manifestFilesAt } from '../manifest-files';
import { versionOf } from './reader';

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Between two looks, in milliseconds. Default 200; more where a look takes long, so that it takes at most a twentieth of the time. */
  readonly every?: number;
}

const SHARE = 20;
/** Files that never rest are reported all the same after so many looks. */
const MOST_LOOKS = 20;

type Snapshot = ReadonlyMap<string, string>;

/** Yields at once, and whenever files at these paths have changed, come or gone, and have then rested for a moment. Ends with the signal. */
export async function* changesOf(
  paths: readonly string[],
  { signal, every = 200 }: WatchOptions,
): AsyncGenerator<ReadonlySet<string>> {
  let known = snapshotOf(paths);
  yield new Set(known.keys());
  let cost = 0;
  const next = async (): Promise<Snapshot> => {
    await pause(Math.max(every, cost * SHARE), undefined, { signal });
    const began = Date.now();
    const snapshot = snapshotOf(paths);
    cost = Date.now() - began;
    return snapshot;
  };
  try {
    for (;;) {
      let now = await next();
      if (changed(known, now).size === 0) continue;
      for (let look = 0; look < MOST_LOOKS; look++) {
        const later = await next();
        const resting = changed(now, later).size === 0;
        now = later;
        if (resting) break;
      }
      const names = changed(known, now);
      known = now;
      if (names.size > 0) yield names;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function snapshotOf(paths: readonly string[]): Snapshot {
  const snapshot = new Map<string, string>();
  for (const path of paths) {
    for (const file of filesNow(path)) {
      const version = versionOf(file);
      if (version !== undefined) snapshot.set(file, version);
    }
  }
  return snapshot;
}

/** A path that is gone, also while its files are listed, may come back. */
function filesNow(path: string): string[] {
  try {
    return manifestFilesAt(path);
  } catch {
    return [];
  }
}

function changed(before: Snapshot, now: Snapshot): Set<string> {
  return new Set([...before.keys(), ...now.keys()].filter((file) => before.get(file) !== now.get(file)));
}
