import { setTimeout as sleep } from 'node:timers/promises';

/** The rate limit of this client: a bucket of `burst` requests that refills by `qps` a second. */
export interface RateLimit {
  readonly qps: number;
  readonly burst: number;
}

/** Lets callers through in order of arrival, no faster than the limit allows. */
export function throttle(
  { qps, burst }: RateLimit,
  now: () => number = Date.now,
): (signal?: AbortSignal) => Promise<void> {
  let free = burst;
  let at = now();
  return async (signal) => {
    const time = now();
    free = Math.min(burst, free + ((time - at) / 1000) * qps) - 1;
    at = time;
    // A bucket below zero is the queue: whoever takes the n-th missing token waits for n of them.
    if (free < 0) await sleep((-free / qps) * 1000, undefined, { signal });
  };
}
