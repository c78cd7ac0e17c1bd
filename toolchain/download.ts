import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface DownloadOptions {
  readonly url: string;
  /** Path of the file that holds what has arrived. A later download continues it if the server still has the same file. */
  readonly part: string;
  /** Size that the file cannot have, and what the file is, for the message. */
  readonly limit: { readonly bytes: number; readonly of: string };
  /** Whether a redirect may lead to a URL. It never leads away from https. Default: anywhere, for content whose hash is known. */
  readonly mayLeadTo?: (url: string) => boolean;
  /** Milliseconds for the server to answer at all. If it does not, or cannot be reached, that is an `Unreachable` at once. Default: it is tried again. */
  readonly answerWithin?: number;
  /** Called with the number of bytes that have arrived. */
  readonly onProgress?: (received: number) => void;
  /** Milliseconds before the first repetition; doubled each time. Default 500. */
  readonly firstPause?: number;
  /** Milliseconds after which a download ends that still sends a byte now and then. Default: an hour. */
  readonly longest?: number;
}

const ATTEMPTS = 5;
const MAX_REDIRECTS = 5;
/** Milliseconds without a byte after which a connection counts as broken. */
const IDLE = 60_000;
const LONGEST = 60 * 60_000;
/** What is wrong with a certificate does not pass. */
const TLS = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL/;

/** Worth another try: the connection broke, or the server says that it is overloaded. */
class Interrupted extends Error {}

/** The server cannot be reached, so there is no use in asking it for another file. */
export class Unreachable extends Error {}

/**
 * Fetches a URL into the file `part`. A broken connection is taken up where it broke, several times. Throws where the server does not have the file,
 * redirects away from https, or sends more than the limit.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { url, firstPause = 500 } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await receive(options);
    } catch (error) {
      if (error instanceof Unreachable) throw error;
      if (!(error instanceof Interrupted) || attempt === ATTEMPTS) throw failed(url, error as Error);
      await pause(firstPause * 2 ** (attempt - 1));
    }
  }
}

/** Removes what a download left. */
export function forget(part: string): void {
  rmSync(part, { force: true });
  rmSync(tagFile(part), { force: true });
}

async function receive(options: DownloadOptions): Promise<void> {
  const { part, limit, onProgress, longest = LONGEST } = options;
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(), IDLE).unref();
  const over = Date.now() + longest;
  try {
    const known = beginning(part);
    const response = await answer(options, known, idle.signal);
    const resumed = response.status === 206 && startOf(response) === known?.bytes;
    if (!resumed) {
      if (response.status !== 200) throw unexpected(response, part);
      restart(part, response.headers.get('etag'));
    }
    let received = resumed ? (known?.bytes ?? 0) : 0;
    const announced = Number(response.headers.get('content-length') ?? Number.NaN) + received;
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      if (received > limit.bytes) {
        forget(part);
        throw new Error(`it has more than ${limit.bytes / 1024 / 1024} MiB, which no ${limit.of} has`);
      }
      if (Date.now() > over) throw new Error(`it is not complete after ${longest / 60_000} minutes`);
      appendFileSync(part, chunk);
      timer.refresh();
      onProgress?.(received);
    }
    if (received < announced) throw new Interrupted(`the connection ended after ${received} of ${announced} bytes`);
  } catch (error) {
    const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
    if (TLS.test(code))
      throw new Error(`the certificate of the server is not valid for it (${causeOf(error as Error)})`);
    // fetch throws a TypeError for whatever happens to the connection.
    const broken = (error as Error).name === 'TypeError' || idle.signal.aborted;
    throw broken ? new Interrupted(causeOf(error as Error)) : error;
  } finally {
    clearTimeout(timer);
  }
}

interface Beginning {
  readonly bytes: number;
  readonly tag: string;
}

/** What an earlier download left, if the server said how to recognize its file. */
function beginning(part: string): Beginning | undefined {
  if (!existsSync(part) || !existsSync(tagFile(part))) return undefined;
  const bytes = statSync(part).size;
  return bytes > 0 ? { bytes, tag: readFileSync(tagFile(part), 'utf8') } : undefined;
}

function restart(part: string, tag: string | null): void {
  forget(part);
  writeFileSync(part, '');
  // A weak tag does not promise the same bytes.
  if (tag && !tag.startsWith('W/')) writeFileSync(tagFile(part), tag);
}

const tagFile = (part: string): string => `${part}.etag`;

/** The response, or `Unreachable` where the caller does not want to wait for one. */
async function answer(
  { url, mayLeadTo = () => true, answerWithin }: DownloadOptions,
  known: Beginning | undefined,
  idle: AbortSignal,
): Promise<Response> {
  if (answerWithin === undefined) return request(url, known, mayLeadTo, idle);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), answerWithin).unref();
  try {
    return await request(url, known, mayLeadTo, AbortSignal.any([idle, late.signal]));
  } catch (error) {
    const { host } = new URL(url);
    if (late.signal.aborted) throw new Unreachable(`${host} does not answer within ${answerWithin / 1000} s`);
    if ((error as Error).name === 'TypeError')
      throw new Unreachable(`${host} cannot be reached (${causeOf(error as Error)})`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function request(
  url: string,
  known: Beginning | undefined,
  mayLeadTo: (url: string) => boolean,
  signal: AbortSignal,
): Promise<Response> {
  const headers = {
    'accept-encoding': 'identity',
    ...(known && { range: `bytes=${known.bytes}-`, 'if-range': known.tag }),
  };
  let at = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await fetch(at, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    const next = new URL(location, at).href;
    if (!mayLeadTo(next) || (at.startsWith('https:') && !next.startsWith('https:')))
      throw new Error(`it redirects to ${next}, which is not https`);
    at = next;
  }
  throw new Error(`it redirects more than ${MAX_REDIRECTS} times`);
}

const startOf = (response: Response): number =>
  Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);

function unexpected({ status, statusText }: Response, part: string): Error {
  // The file is shorter than what is here, so it is another one.
  if (status === 416 || status === 206) forget(part);
  const message = `the server answered ${status} ${statusText}`.trim();
  return status >= 500 || [206, 408, 416, 429].includes(status) ? new Interrupted(message) : new Error(message);
}

const causeOf = (error: Error): string => (error.cause as Error | undefined)?.message || error.message;

function failed(url: string, error: Error): Error {
  const proxy = process.env.HTTPS_PROXY ?? process.env.https_proxy;
  const hint =
    proxy && !process.env.NODE_USE_ENV_PROXY
      ? ' HTTPS_PROXY is set, but Node.js uses it only with NODE_USE_ENV_PROXY=1, from releases 22.21 and 24.0 on.'
      : '';
  return new Error(`${url} could not be downloaded: ${error.message}.${hint}`);
}
