/** Time in the sandbox: real time, in which everything happens `speed` times as fast. */
export interface Clock {
  /** Milliseconds, only ever growing. */
  milliseconds(): number;
  /** Calls back after so many simulated seconds; what it returns cancels. */
  after(seconds: number, callback: () => void): () => void;
  /** Wall-clock time as objects have it, `seconds` of simulated time from now. */
  date(seconds?: number): string;
  readonly speed: number;
}

export const clockOf = (speed: number): Clock => ({
  speed,
  milliseconds: () => performance.now(),
  after: (seconds, callback) => {
    const timer = setTimeout(callback, (seconds * 1000) / speed);
    return () => clearTimeout(timer);
  },
  date: (seconds = 0) => new Date(Date.now() + (seconds * 1000) / speed).toISOString().replace(/\.\d+Z$/, 'Z'),
});

/** How long each object has been in each of the stages that a controller asked about. */
export class Ages {
  private readonly since = new Map<string, Map<string, number>>();

  constructor(private readonly clock: Clock) {}

  /** Simulated seconds since the first question. */
  of(uid: string, stage: string): number {
    const stages = this.since.get(uid) ?? new Map<string, number>();
    this.since.set(uid, stages);
    const now = this.clock.milliseconds();
    const began = stages.get(stage) ?? now;
    stages.set(stage, began);
    return ((now - began) / 1000) * this.clock.speed;
  }

  forget(uid: string): void {
    this.since.delete(uid);
  }
}
