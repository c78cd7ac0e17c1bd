import type { Agent, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';

/** One HTTP exchange as it goes over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
  readonly agent: Agent;
  /** Milliseconds until the response's headers (for `open`) or its last byte (for `exchange`). */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** A response, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The reason for a missing response. `sent`: whether the server may have executed the request. */
export class TransportError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly sent: boolean,
  ) {
    super(message);
  }
}

/** Sends a request and reads the whole response. Rejects with a `TransportError`, or with the signal's reason. */
export async function exchange(request: Exchange): Promise<Answer> {
  const deadline = Date.now() + request.timeout;
  const response = await open(request);
  const text = await readAll(response, deadline - Date.now(), request);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/** Sends a request and resolves with the response once its headers are there; the body is for the caller to read, and ends with an error when the signal aborts. */
export function open({ method, url, headers, body, agent, timeout, signal }: Exchange): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const send = url.protocol === 'http:' ? http.request : https.request;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = send(url, { method, agent, headers: { ...headers, ...length } });
    let connected = false;
    const abort = () => request.destroy(signal?.reason);
    const late = setTimeout(() => request.destroy(timedOut(timeout, connected)), timeout);
    const settle = () => {
      clearTimeout(late);
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort, { once: true });
    request.once('socket', (socket) => {
      if (!socket.connecting) connected = true;
      else socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => (connected = true));
    });
    request.once('response', (response) => {
      settle();
      const stop = () => response.destroy(signal?.reason);
      signal?.addEventListener('abort', stop, { once: true });
      response.once('close', () => signal?.removeEventListener('abort', stop));
      resolve(response);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      if (signal?.aborted) reject(signal.reason);
      else reject(transportError(error, connected));
    });
    request.end(body);
  });
}

/** More than a page of 500 objects can have, each of at most 1.5 MiB in practice. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The rest of a response, within `timeout` milliseconds. */
export function readAll(response: IncomingMessage, timeout: number, request: Exchange): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const late = setTimeout(() => response.destroy(timedOut(request.timeout, true)), Math.max(timeout, 1));
    response.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= MOST_BYTES) chunks.push(chunk);
      else
        response.destroy(
          new TransportError('ETOOLARGE', `the response has more than ${MOST_BYTES / 1024 / 1024} MiB`, true),
        );
    });
    response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    response.once('error', (error: NodeJS.ErrnoException) =>
      reject(request.signal?.aborted ? request.signal.reason : transportError(error, true)),
    );
    response.once('close', () => clearTimeout(late));
  });
}

const timedOut = (timeout: number, sent: boolean) =>
  new TransportError('ETIMEDOUT', `no response within ${timeout / 1000} s`, sent);

const transportError = (error: NodeJS.ErrnoException, sent: boolean) =>
  error instanceof TransportError ? error : new TransportError(error.code ?? 'EUNKNOWN', error.message, sent);
