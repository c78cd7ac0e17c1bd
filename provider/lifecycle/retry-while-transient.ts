import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../../cluster';

/** What passes by itself while a stack is being built up, and what to say meanwhile. */
const TRANSIENT: readonly { is: (error: ApiError) => boolean; says: (what: string) => string }[] = [
  {
    is: ({ reason }) => reason === 'KindNotServed',
    says: (what) => `waiting until the cluster serves ${what}: its CRD is not there yet`,
  },
  {
    is: ({ status, message }) =>
      status >= 500 && /failed calling webhook/.test(message) && !/denied the request/.test(message),
    says: () => 'waiting for an admission webhook that does not answer yet',
  },
];

const FIRST_DELAY = 250;
const LAST_DELAY = 2_000;

interface RetryOptions {
  signal: AbortSignal;
  say: (message: string) => void;
  what: string;
}

/** Tries until it works, while the reason is one that passes by itself. At the end of its time it fails with that reason. */
export async function retryWhileTransient<T>(
  attempt: () => Promise<T>,
  { signal, say, what }: RetryOptions,
): Promise<T> {
  let last: ApiError | undefined;
  for (let delay = FIRST_DELAY; ; delay = Math.min(delay * 2, LAST_DELAY)) {
    try {
      return await attempt();
    } catch (error) {
      // Out of time in the middle of an attempt: why the ones before failed says more.
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
