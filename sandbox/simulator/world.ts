import type { Kind } from './kinds';
import type { AnyLive } from './live-object';

/** What a controller sees of the cluster: the shared watches' last word, and a clock. Never the API server itself. */
export interface World {
  get<T extends AnyLive>(kind: Kind<T>, namespace: string | undefined, name: string): T | undefined;
  /** All of a kind, or those of one namespace. */
  list<T extends AnyLive>(kind: Kind<T>, namespace?: string): T[];
  /** Those of a kind that `owner` controls. */
  owned<T extends AnyLive>(kind: Kind<T>, owner: AnyLive): T[];
  /** Wall-clock time as objects have it (RFC 3339), `seconds` of simulated time from now. */
  now(seconds?: number): string;
  /** Simulated seconds since a controller first asked for the age of this `stage` of the object. */
  age(object: AnyLive, stage: string): number;
  /** Has the object's controller look again in so many simulated seconds. */
  requeueAfter(object: AnyLive, seconds: number): void;
}

/** Whether the object has been in `stage` for so many simulated seconds; if not, its controller looks again when it has. */
export function passed(world: World, object: AnyLive, stage: string, seconds: number): boolean {
  const rest = seconds - world.age(object, stage);
  if (rest <= 0) return true;
  world.requeueAfter(object, rest);
  return false;
}
