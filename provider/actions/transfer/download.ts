import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { Broken, connectionError, persist, refusal } from './attempts';
import { sizeOf } from './local-file';

export interface Download {
  url: string;
  /** Certificates that the server's must be signed by. Default: those of Node. */
  ca?: string;
  headers: Readonly<Record<string, string>>;
  /** Where it is written. What is there already is continued, if the server can. */
  file: string;
  signal: AbortSignal;
  /** Called with the bytes that the file has, and those that it will have, where the server says so. */
  seen(bytes: number, total: number | undefined): void;
}

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

async function once(request: Download, have: number): Promise<void> {
  const what = `the download of ${new URL(request.url).pathname.split('/').at(-1)}`;
  const response = await get(request, have).catch((error) => {
    throw connectionError(error as Error, what);
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
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    request.seen(bytes, total);
  });
  // A disk is nobody else's business.
  const target = createWriteStream(request.file, { flags: from > 0 ? 'a' : 'w', mode: 0o600 });
  await pipeline(response, target, { signal: request.signal }).catch((error: NodeJS.ErrnoException) => {
    throw FILE_ERRORS.has(error.code ?? '') ? error : connectionError(error, what);
  });
  if (total !== undefined && bytes !== total) throw new Broken(`${what} ended after ${bytes} of ${total} bytes`);
}

const FILE_ERRORS = new Set(['ENOSPC', 'EACCES', 'EPERM', 'EISDIR', 'EROFS', 'EDQUOT', 'EFBIG']);

function get({ url, ca, headers, signal }: Download, have: number): Promise<IncomingMessage> {
  const range = have > 0 ? { range: `bytes=${have}-` } : {};
  return new Promise((resolve, reject) => {
    const request = https.get(
      url,
      { headers: { ...headers, ...range }, signal, agent: false, ...(ca && { ca }) },
      resolve,
    );
    request.setTimeout(STALLED_MS, () => request.destroy(new Error(`no byte for ${STALLED_MS / 1000} s`)));
    request.on('error', reject);
  });
}

const STALLED_MS = 60_000;
const LONGEST = 4096;

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > LONGEST) break;
  }
  return text;
}
