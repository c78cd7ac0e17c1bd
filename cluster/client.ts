import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Access, access } from './access';
import { Contact } from './contact';
import { fromStatus, fromTransportError } from './error-messages';
import { ApiError, type Attempt } from './errors';
import type { ResourceKind } from './kind';
import type { KubeconfigOptions } from './kubeconfig';
import { defaultRetry, type RetryPolicy, retryDelay } from './retry';
import { type RateLimit, throttle } from './throttle';
import { type Answer, exchange, open, readAll, TransportError } from './transport';

/** Options of a connection to an API server. All have defaults. */
export interface ClusterOptions extends KubeconfigOptions {
  /** The namespace of namespaced objects that name none. Default: that of the context, else `default`. */
  readonly namespace?: string;
  /** Timeout of one request in milliseconds, retries not included. Default 30,000. */
  readonly timeout?: number;
  /** Default `kubevirt-iac`. */
  readonly userAgent?: string;
  /** Retries of 429, 503 and broken connections. Default: 5, from 250 ms doubling to 10 s, or as Retry-After says. */
  readonly retry?: Partial<RetryPolicy>;
  /** Requests per second, default 50, and the size of a burst, default 100. */
  readonly rateLimit?: Partial<RateLimit>;
  /** Milliseconds that a watch stays open after its last listener left, so that the next one can reuse it. Default 300,000. */
  readonly watchLinger?: number;
  /** Sees every request as it is sent, retries and watches included. */
  readonly onRequest?: (request: { readonly method: string; readonly path: string; readonly attempt: number }) => void;
}

/** One call to the API server. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
  /** Default `application/json`. */
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly timeout?: number;
  /** Attempts after the first. Default: the client's. */
  readonly retries?: number;
  /** May be sent twice. Default: whether the method is GET, HEAD or PUT. */
  readonly repeatable?: boolean;
  /** Called when an attempt got no response, may have been executed by the server, and is about to be repeated. */
  readonly onDoubt?: () => void;
  /** For messages. */
  readonly subject?: {
    readonly verb: string;
    readonly kind?: ResourceKind;
    readonly name?: string;
    readonly namespace?: string;
  };
}

/** Sends calls: credentials, rate limit, retries, errors. Nothing happens before the first one. */
export class Client {
  private reached?: Access;
  readonly contact = new Contact();
  private readonly retry: RetryPolicy;
  private readonly pass: (signal?: AbortSignal) => Promise<void>;

  constructor(readonly options: ClusterOptions) {
    this.retry = { ...defaultRetry, ...options.retry };
    this.pass = throttle({ qps: 50, burst: 100, ...options.rateLimit });
  }

  access(): Access {
    this.reached ??= access(this.options);
    return this.reached;
  }

  async namespace(): Promise<string> {
    return this.options.namespace ?? this.access().namespace;
  }

  /** Resolves with the response, after retries. */
  async send(call: Call): Promise<Answer> {
    const repeatable = call.repeatable ?? ['GET', 'HEAD', 'PUT'].includes(call.method);
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.once(call, attempt);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const sent = error.cause instanceof TransportError ? error.cause.sent : true;
        const policy = { ...this.retry, ...(call.retries !== undefined && { retries: call.retries }) };
        const wait = retryDelay(policy, attempt, error, { repeatable, sent });
        if (wait === undefined) throw error;
        if (error.status === 0 && sent) call.onDoubt?.();
        await sleep(wait, undefined, { signal: call.signal });
      }
    }
  }

  /** A response that is read as it arrives: one attempt, no retries. */
  async stream(call: Call): Promise<IncomingMessage> {
    for (let renewed = false; ; renewed = true) {
      const { attempt, request } = await this.prepare(call, 0, renewed);
      const response = await this.noted(open(request)).catch((error) => Promise.reject(explained(attempt, error)));
      const status = response.statusCode ?? 0;
      if (status < 400) return response;
      const text = await readAll(response, request.timeout, request).catch((error) =>
        Promise.reject(explained(attempt, error)),
      );
      if (status !== 401 || renewed)
        throw fromStatus(attempt, {
          status,
          headers: response.headers,
          text: withoutCredentials(text, request.headers),
        });
    }
  }

  async close(): Promise<void> {
    this.reached?.close();
  }

  private async once(call: Call, attemptNumber: number): Promise<Answer> {
    for (let renewed = false; ; renewed = true) {
      const { attempt, request } = await this.prepare(call, attemptNumber, renewed);
      const answer = await this.noted(exchange(request)).catch((error) => Promise.reject(explained(attempt, error)));
      if (answer.status < 400) return answer;
      // A token may be rotated or expire during the minute for which we keep it.
      if (answer.status === 401 && !renewed) continue;
      throw fromStatus(attempt, { ...answer, text: withoutCredentials(answer.text, request.headers) });
    }
  }

  /** Keeps in mind whether the server answers. An aborted request says nothing about it. */
  private async noted<T>(answer: Promise<T>): Promise<T> {
    const settle = this.contact.sent();
    try {
      const found = await answer;
      this.contact.heard();
      return found;
    } catch (error) {
      if (error instanceof TransportError) this.contact.failed(error.message || error.code);
      throw error;
    } finally {
      settle();
    }
  }

  private async prepare(call: Call, attemptNumber: number, renew = false) {
    const reached = this.access();
    const { agent, headers } = await reached.credentials(renew);
    await this.pass(call.signal);
    this.options.onRequest?.({ method: call.method, path: call.path, attempt: attemptNumber });
    const url = new URL(reached.server + call.path);
    for (const [key, value] of Object.entries(call.query ?? {}))
      if (value !== undefined) url.searchParams.set(key, String(value));
    const attempt: Attempt = { verb: call.method, path: call.path, ...call.subject, server: reached.server };
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const request = {
      method: call.method,
      url,
      agent,
      body,
      signal: call.signal,
      timeout: call.timeout ?? this.options.timeout ?? 30_000,
      headers: {
        accept: call.accept ?? 'application/json',
        'user-agent': this.options.userAgent ?? 'kubevirt-iac',
        ...(body === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' }),
        ...call.headers,
        ...headers,
      },
    };
    return { attempt, request };
  }
}

/** What a server says without the credentials that it was sent: some proxies repeat the headers of a request. */
function withoutCredentials(text: string, headers: Readonly<Record<string, unknown>>): string {
  const [, credentials = ''] =
    /^\S+\s+(.+)$/.exec(String(headers['authorization'] ?? headers['Authorization'] ?? '')) ?? [];
  return credentials.length < 4 ? text : text.replaceAll(credentials, '(hidden)');
}

const explained = (attempt: Attempt, error: unknown) =>
  error instanceof TransportError ? fromTransportError(attempt, error) : error;
