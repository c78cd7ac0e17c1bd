import type { ApiError } from './errors';

/** The retries of one call. */
export interface RetryPolicy {
  /** Attempts after the first. */
  readonly retries: number;
  /** First wait in milliseconds; it doubles with every attempt, up to `maxDelay`. */
  readonly delay: number;
  readonly maxDelay: number;
}

export const defaultRetry: RetryPolicy = { retries: 5, delay: 250, maxDelay: 10_000 };

/**
 * The milliseconds to wait before the next attempt, or undefined to give up. A request that is not safe to repeat is only repeated if
 * the server cannot have executed it: it asked for a retry, or it was never reached.
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  error: ApiError,
  call: { repeatable: boolean; sent: boolean },
): number | undefined {
  if (attempt >= policy.retries) return undefined;
  // Two creations at once may race for the quota of their namespace; the API server stores neither and asks for a retry.
  const raced = error.status === 409 && error.details.kind === 'resourcequotas';
  const told = raced || error.status === 429 || (error.status === 503 && error.retryAfter !== undefined);
  const again = told || (call.repeatable ? error.transient : error.status === 0 && error.transient && !call.sent);
  return again ? (error.retryAfter ?? backoff(policy, attempt)) : undefined;
}

/** A connection that was open for so long was a success, however it ended. */
const STEADY_MS = 500;

/**
 * Failures in a row, after one more. Where a proxy or a load balancer cuts long requests every second, each of them has done its work: waiting longer and
 * longer between them would miss what happens meanwhile.
 */
export function failuresInARow(before: number, openForMs: number): number {
  return openForMs >= STEADY_MS ? 1 : before + 1;
}

/** Exponential with jitter, so that clients that lost the same server do not all return at once. */
export function backoff({ delay, maxDelay }: Pick<RetryPolicy, 'delay' | 'maxDelay'>, attempt: number): number {
  return Math.min(maxDelay, delay * 2 ** attempt) * (0.5 + Math.random() / 2);
}
