import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of a plugin took. The engine starts one for each operation. */
export interface PluginUsage {
  /** Peak resident memory of the largest process, in MiB. */
  readonly peakMiB: number;
  /** Processor time of all of them, in seconds. */
  readonly processorSeconds: number;
}

const EVERY_MS = 100;
/** Linux counts processor time in ticks of this length, whatever the clock of the kernel. */
const TICKS_PER_SECOND = 100;
const UTIME = 11;

/**
 * Watches the processes that run this executable until the returned function is called, which answers what they took; nothing on a system
 * without /proc.
 */
export function watchPlugin(executable: string): () => PluginUsage | undefined {
  const earlier = new Set(processes());
  const seen = new Map<string, PluginUsage>();
  const look = () => {
    for (const pid of processes()) {
      if (earlier.has(pid)) continue;
      const usage = usageOf(pid, executable);
      if (usage) seen.set(pid, usage);
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    const all = [...seen.values()];
    if (all.length === 0) return undefined;
    return {
      peakMiB: Math.max(...all.map(({ peakMiB }) => peakMiB)),
      processorSeconds: all.reduce((sum, one) => sum + one.processorSeconds, 0),
    };
  };
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** A process may end between any two reads, and a kernel's own has no memory. */
export function usageOf(
  pid: string,
  executable?: string,
): (PluginUsage & { readonly residentMiB: number }) | undefined {
  try {
    const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
    // A script is an argument of its interpreter.
    if (executable && !read('cmdline').split('\0').slice(0, 2).includes(executable)) return undefined;
    const status = read('status');
    const mebibytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
    // The name of the program, in parentheses, may hold spaces.
    const fields = read('stat').split(') ').at(-1)!.split(' ');
    const ticks = Number(fields[UTIME]) + Number(fields[UTIME + 1]);
    const peakMiB = mebibytes('VmHWM');
    if (Number.isNaN(peakMiB)) return undefined;
    return { peakMiB, residentMiB: mebibytes('VmRSS'), processorSeconds: ticks / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}
