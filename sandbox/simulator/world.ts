import type { Kind } from './kinds';
import type { AnyLive } from './live-object';

/** A controller's view of the cluster: the cached objects, and a clock. Never the API server itself. */
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
  /** Reconciles the object again after so many simulated seconds. */
  requeueAfter(object: AnyLive, seconds: number): void;
}

/** Whether the object has been in `stage` for so many simulated seconds; if not, it is reconciled again when it has. */
export function passed(world: World, object: AnyLive, stage: string, seconds: number): boolean {
  const rest = seconds - world.age(object, stage);
  if (rest <= 0) return true;
  world.requeueAfter(object, rest);
  return false;
}
