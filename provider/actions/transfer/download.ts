import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { ApiError, type Cluster } from '../../../cluster';
import { Broken, connectionError, persist, refusal } from './attempts';
import { sizeOf } from './local-file';

type Headers = Readonly<Record<string, string>>;

/** Where a file is downloaded from. `get` answers a request for it, with these headers more. */
export interface Source {
  name: string;
  get(headers: Headers, signal: AbortSignal): Promise<IncomingMessage>;
}

export interface Download {
  source: Source;
  headers: Headers;
  /** Where it is written. What is there already is continued, if the server can. */
  file: string;
  signal: AbortSignal;
  /** Called with the bytes that the file has, and those that it will have, where the server says so. */
  seen(bytes: number, total: number | undefined): void;
}

const nameIn = (path: string): string => path.split('/').at(-1) ?? path;

/** From an address. `ca`: certificates that the server's must be signed by; default: those of Node. */
export const fromAddress = (url: string, ca?: string): Source => ({
  name: nameIn(new URL(url).pathname),
  get: (headers, signal) =>
    new Promise((resolve, reject) => {
      const request = https.get(url, { headers, signal, agent: false, ...(ca && { ca }) }, resolve);
      request.setTimeout(STALLED_MS, () => request.destroy(stalled()));
      request.on('error', reject);
    }),
});

/** Through the proxy of the API server, which needs no network to the server behind it. */
export const throughApiServer = (cluster: Pick<Cluster, 'stream'>, path: string): Source => ({
  name: nameIn(path),
  get: (headers, signal) =>
    cluster.stream({ method: 'GET', path, headers, signal, accept: '*/*', timeout: STALLED_MS }),
});

/** Downloads a file. A broken connection is continued from where it broke, by a range; from a server without ranges it starts again. */
export async function download(request: Download): Promise<void> {
  let have = (await sizeOf(request.file)) ?? 0;
  const attempt = async () => {
    have = (await sizeOf(request.file)) ?? 0;
    try {
      await once(request, have);
    } finally {
      have = (await sizeOf(request.file)) ?? 0;
    }
  };
  await persist(attempt, { progress: () => have, signal: request.signal });
}

async function once({ source, headers: own, file, signal, seen }: Download, have: number): Promise<void> {
  const what = `the download of ${source.name}`;
  const range: Headers = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await source.get({ ...own, ...range }, signal).catch(async (error: Error) => {
    if (!(error instanceof ApiError) || error.status === 0) throw connectionError(error, what);
    if (error.status !== 416) throw refusal(error.status, what, error.message);
    // The proxy does not say how long it is, so that it may be whole or too long.
    await rm(file, { force: true });
    throw new Broken(`${what} starts again`);
  });
  const { statusCode = 0, headers } = response;
  // All of it is there already.
  if (statusCode === 416 && headers['content-range'] === `bytes */${have}`) return void response.resume();
  if (statusCode !== 200 && statusCode !== 206) throw refusal(statusCode, what, await textOf(response));
  const from = statusCode === 206 ? have : 0;
  if (statusCode === 206 && !headers['content-range']?.startsWith(`bytes ${have}-`))
    throw new Error(`${what} was continued at another place than it was asked for`);
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  const total = length === undefined ? undefined : from + length;
  let bytes = from;
  response.setTimeout(STALLED_MS, () => response.destroy(stalled()));
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    seen(bytes, total);
  });
  // A disk is nobody else's business.
  const target = createWriteStream(file, { flags: from > 0 ? 'a' : 'w', mode: 0o600 });
  await pipeline(response, target, { signal }).catch((error: NodeJS.ErrnoException) => {
    throw FILE_ERRORS.has(error.code ?? '') ? error : connectionError(error, what);
  });
  if (total !== undefined && bytes !== total) throw new Broken(`${what} ended after ${bytes} of ${total} bytes`);
}

const FILE_ERRORS = new Set(['ENOSPC', 'EACCES', 'EPERM', 'EISDIR', 'EROFS', 'EDQUOT', 'EFBIG']);
const STALLED_MS = 60_000;
const LONGEST = 4096;
const stalled = () => new Error(`no byte for ${STALLED_MS / 1000} s`);

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > LONGEST) break;
  }
  return text;
}
