import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../../cluster';

/** Errors that resolve themselves while a stack is being created, and the status to show meanwhile. */
const TRANSIENT: readonly { is: (error: ApiError) => boolean; says: (what: string) => string }[] = [
  {
    is: ({ reason }) => reason === 'KindNotServed',
    says: (what) => `waiting until the cluster serves ${what}: its CRD does not exist yet`,
  },
  {
    is: ({ status, message }) =>
      status >= 500 && /failed calling webhook/.test(message) && !/denied the request/.test(message),
    says: () => 'waiting for an admission webhook that is not available yet',
  },
];

const FIRST_DELAY = 250;
const LAST_DELAY = 2_000;

interface RetryOptions {
  signal: AbortSignal;
  say: (message: string) => void;
  what: string;
}

/** Retries while the error is a transient one. When the time is up it fails with that error. */
export async function retryWhileTransient<T>(
  attempt: () => Promise<T>,
  { signal, say, what }: RetryOptions,
): Promise<T> {
  let last: ApiError | undefined;
  for (let delay = FIRST_DELAY; ; delay = Math.min(delay * 2, LAST_DELAY)) {
    try {
      return await attempt();
    } catch (error) {
      // When time runs out in the middle of an attempt, the error of the previous one is more helpful.
      if (!(error instanceof ApiError)) throw last ?? error;
      const reason = TRANSIENT.find(({ is }) => is(error));
      if (!reason || signal.aborted) throw error;
      last = error;
      say(reason.says(what));
      await sleep(delay, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
