import type { Session } from '../../session';

/** Restarts of one stack: at most so many at a time, and none after one whose guest did not come back. */
export class Turns {
  private readonly running = new Set<string>();
  private readonly queue: (() => void)[] = [];
  private stuck?: string;

  constructor(private readonly limit: number) {}

  /**
   * Runs `work` in its turn. It calls `begins` when it ends the old guest: if it fails after that, those that still wait keep their guests.
   */
  async take<T>(name: string, work: (begins: () => void) => Promise<T>, { say, signal }: TurnOptions): Promise<T> {
    while (this.running.size >= this.limit && this.stuck === undefined) {
      const others = [...this.running].join(', ');
      say(`waits for its turn to restart: ${others} restarts (restartConcurrency: ${this.limit})`);
      await this.wake(signal);
    }
    let begun = false;
    // In the same step as the check: another one may be waiting for the same turn.
    this.running.add(name);
    try {
      if (this.stuck !== undefined)
        throw new Error(
          `its guest was not restarted, because that of ${this.stuck} did not come back from its restart. Repair that one first; the next \`pulumi up\` continues with this one`,
        );
      return await work(() => {
        begun = true;
      });
    } catch (error) {
      if (begun) this.stuck = name;
      throw error;
    } finally {
      this.running.delete(name);
      this.queue.shift()?.();
    }
  }

  /** Resolves when a turn has ended. */
  private wake(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const next = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.queue.splice(this.queue.indexOf(next), 1);
        reject(signal.reason);
      };
      this.queue.push(next);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}

interface TurnOptions {
  say(message: string): void;
  signal: AbortSignal;
}

/** By configuration: a plugin that is kept for several runs (PULUMI_DEBUG_PROVIDERS) is configured by each, and the next one begins anew. */
const TURNS = new WeakMap<Session['config'], Turns>();

export function turnsOf({ config }: Session): Turns {
  let turns = TURNS.get(config);
  if (!turns) {
    turns = new Turns(config.restartConcurrency);
    TURNS.set(config, turns);
  }
  return turns;
}
