import { createReadStream } from 'node:fs';
import * as https from 'node:https';
import { connectionError, refusal } from './attempts';

export interface Sending {
  url: string;
  ca?: string;
  headers: Readonly<Record<string, string>>;
  file: string;
  size: number;
  signal: AbortSignal;
  seen(bytes: number): void;
}

/** Sends a file as the body of one POST. Rejects with `Broken` where another attempt may succeed. */
export function send({ url, ca, headers, file, size, signal, seen }: Sending): Promise<void> {
  const what = 'the upload';
  return new Promise((resolve, reject) => {
    const request = https.request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...headers, 'content-length': size },
      signal,
      agent: false,
      ...(ca && { ca }),
    });
    const body = createReadStream(file, { highWaterMark: 1 << 20 });
    const fail = (error: Error) => {
      body.destroy();
      request.destroy();
      reject(error);
    };
    let sent = 0;
    body.on('data', (chunk) => {
      sent += chunk.length;
      seen(sent);
    });
    body.on('error', fail);
    // Once everything is sent the server converts the image, which may take long: only a connection that stalls before that is given up.
    body.once('end', () => request.setTimeout(0));
    request.setTimeout(STALLED_MS, () => request.destroy(new Error(`no byte for ${STALLED_MS / 1000} s`)));
    request.on('error', (error) => fail(connectionError(error, what)));
    request.once('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        if (text.length < LONGEST) text += chunk.toString('utf8');
      });
      response.on('error', (error) => fail(connectionError(error, what)));
      response.once('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode === 200) resolve();
        else fail(refusal(statusCode, what, text));
      });
    });
    body.pipe(request);
  });
}

const STALLED_MS = 60_000;
const LONGEST = 4096;
