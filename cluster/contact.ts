/** Since when an API server has not answered, and the error of the last attempt. */
export interface Silence {
  readonly since: Date;
  readonly message: string;
}

/** A request that has no answer for so long says more about the server than about itself. */
const PATIENCE_MS = 4_000;

/** When an API server was last heard of. */
export class Contact {
  private heardAt: number;
  private failure?: string;
  /** The first request since then. */
  private askedAt?: number;
  private readonly pending = new Map<symbol, number>();

  constructor(private readonly now: () => number = Date.now) {
    this.heardAt = now();
  }

  /** Any response, and any event of a watch. */
  heard(): void {
    this.heardAt = this.now();
    this.failure = undefined;
    this.askedAt = undefined;
  }

  failed(message: string): void {
    this.failure = message;
  }

  /** Follows a request until it is settled; returns what settles it. */
  sent(): () => void {
    const key = Symbol('request');
    this.pending.set(key, this.now());
    this.askedAt ??= this.now();
    return () => void this.pending.delete(key);
  }

  /** Milliseconds since the server was last heard of. */
  get quiet(): number {
    return this.now() - this.heardAt;
  }

  /** Undefined while the server answers. */
  get silence(): Silence | undefined {
    const since = new Date(this.askedAt ?? this.heardAt);
    if (this.failure !== undefined) return { since, message: this.failure };
    const waiting = [...this.pending.values()].some((at) => at >= this.heardAt && this.now() - at >= PATIENCE_MS);
    return waiting ? { since, message: 'it accepts requests, but does not answer them' } : undefined;
  }
}
