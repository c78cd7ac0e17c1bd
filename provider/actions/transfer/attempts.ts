import { setTimeout as sleep } from 'node:timers/promises';

/** A transfer that broke off and may succeed if it is tried again. */
export class Broken extends Error {}

const MOST_FRUITLESS = 5;
const FIRST_WAIT_MS = 500;

/** Tries until it succeeds. It gives up after several attempts in a row that brought nothing new. `progress`: how far it has come. */
export async function persist<T>(
  attempt: () => Promise<T>,
  {
    progress,
    signal,
    firstWaitMs = FIRST_WAIT_MS,
  }: { progress: () => number; signal: AbortSignal; firstWaitMs?: number },
): Promise<T> {
  let most = progress();
  for (let fruitless = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Broken)) throw error;
      fruitless = progress() > most ? 0 : fruitless + 1;
      most = Math.max(most, progress());
      if (fruitless >= MOST_FRUITLESS)
        throw new Error(`${error.message}. It was tried ${fruitless} times without any progress.`);
      await sleep(firstWaitMs * 2 ** fruitless, undefined, { signal });
    }
  }
}

const BY_THE_PROXY = new Set([408, 429, 500, 502, 503, 504]);

/** An answer that is not what was asked for: worth another attempt, or final. */
export function refusal(status: number, what: string, text: string): Error {
  const said = text.trim().split('\n', 1)[0]!.slice(0, 200);
  const message = `${what} was answered with ${status}${said ? `: ${said}` : ''}`;
  return BY_THE_PROXY.has(status) ? new Broken(message) : new Error(message);
}

/** Errors of the connection, which another one need not have. A certificate that does not fit stays as it is. */
export function connectionError(error: NodeJS.ErrnoException, what: string): Error {
  const certificate = /CERT|SIGNATURE|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(error.code ?? '');
  const message = `${what} failed: ${error.message || error.code}`;
  return certificate ? new Error(`${message} (${error.code})`) : new Broken(message);
}
