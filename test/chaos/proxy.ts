/** A proxy on loopback between the plugin and the API server, over TLS, that may treat each request badly. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, type Server, request as send } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Certificate, selfSigned } from '../../sandbox/self-signed';

/** A request on its way. */
export interface Passing {
  readonly method: string;
  /** Without query, and the same for every stack. */
  readonly path: string;
  readonly query: string;
  readonly watch: boolean;
  readonly write: boolean;
  /** How many requests of this method and path came before it in this operation. */
  readonly ordinal: number;
  /** How many requests of any kind came before it in this operation. */
  readonly total: number;
}

/** What becomes of a request. */
export interface Treatment {
  readonly delayMs?: number;
  /** Answered by the proxy; the server never sees the request. */
  readonly answer?: { readonly status: number; readonly retryAfter?: number };
  /** `instead`: the server carries it out, and not one byte of the response comes back. */
  readonly cut?: 'before' | 'within' | 'after' | 'instead';
  readonly stale?: boolean;
  readonly slow?: boolean;
  readonly rotate?: boolean;
  /** Of a watch: when its connection is cut, or when it reports that its history is gone. */
  readonly cutAfterMs?: number;
  readonly goneAfterMs?: number;
  readonly repeatEvents?: boolean;
  /** Awaited before the request goes on to the server. */
  readonly before?: () => Promise<void>;
  /** Awaited when the server has answered (a watch: has begun to), before the answer goes back. */
  readonly after?: () => Promise<void>;
}

interface Whole {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Where the requests go, and whose they are. */
export interface Upstream {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

/** In the names of ControllerRevisions: another one in every run. */
const UID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const PIECES = 8;
const PIECE_MS = 60;

const failed = (status: number, retryAfter?: number) => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  message: `injected: HTTP status ${status}`,
  reason:
    { 401: 'Unauthorized', 410: 'Expired', 429: 'TooManyRequests', 503: 'ServiceUnavailable' }[status] ??
    'InternalError',
  code: status,
  ...(retryAfter && { details: { retryAfterSeconds: retryAfter } }),
});

/** What of the server's headers a client is shown. */
const relayed = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    ['content-type', 'retry-after', 'warning', 'audit-id'].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    ),
  );

/** The text of a kubeconfig for a server on loopback. */
export const kubeconfigFor = (server: string, ca: string, token: string, namespace?: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'chaos', cluster: { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') } },
    ],
    users: [{ name: 'chaos', user: { token } }],
    contexts: [{ name: 'chaos', context: { cluster: 'chaos', user: 'chaos', ...(namespace && { namespace }) } }],
    'current-context': 'chaos',
  });

/** Server, authority and token of the kubeconfig that a sandbox gives its administrator. */
export function upstreamOf(kubeconfig: string): Upstream {
  const { clusters, users } = JSON.parse(kubeconfig) as {
    clusters: { cluster: { server: string; 'certificate-authority-data': string } }[];
    users: { user: { token: string } }[];
  };
  const { server, 'certificate-authority-data': ca } = clusters[0]!.cluster;
  return { server, ca: Buffer.from(ca, 'base64').toString(), token: users[0]!.user.token };
}

export class FaultProxy {
  /** What becomes of each request; undefined passes it on unharmed. */
  treat: (passing: Passing) => Treatment | undefined = () => undefined;
  /** The requests of this operation, in their order. */
  requests: Passing[] = [];
  private readonly earlier = new Map<string, Whole>();
  private readonly certificates: readonly Certificate[] = [selfSigned('first'), selfSigned('second')];
  private current = 0;
  private readonly agent: Agent;
  private server!: Server;

  private constructor(
    private readonly upstream: Upstream,
    /** What in a path is this stack's own name. */
    private readonly own: string,
  ) {
    this.agent = new Agent({ ca: upstream.ca, keepAlive: true });
  }

  static async start(upstream: Upstream, own: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream, own);
    proxy.server = createServer({ ...proxy.certificates[0] }, (request, response) => {
      proxy.pass(request, response).catch(() => request.socket.destroy());
    });
    // Connections end when a fault says so, and not when they have been idle for Node's five seconds.
    proxy.server.keepAliveTimeout = 600_000;
    proxy.server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get kubeconfig(): string {
    const { port } = this.server.address() as AddressInfo;
    const ca = this.certificates.map(({ cert }) => cert).join('');
    return kubeconfigFor(`https://127.0.0.1:${port}`, ca, this.upstream.token, this.own);
  }

  /** Begins an operation: its requests are counted from nought. */
  begin(treat: FaultProxy['treat'] = () => undefined): void {
    this.treat = treat;
    this.requests = [];
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private note({ method = 'GET', url = '/' }: IncomingMessage): Passing {
    const [path = '', query = ''] = url.replaceAll(this.own, '*').replace(UID, '*').split('?');
    const watch = new URLSearchParams(query).get('watch') === 'true';
    const like = this.requests.filter((one) => one.method === method && one.path === path && one.watch === watch);
    const write = method !== 'GET' && method !== 'HEAD';
    const passing = { method, path, query, watch, write, ordinal: like.length, total: this.requests.length };
    this.requests.push(passing);
    return passing;
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const passing = this.note(request);
    const treatment = this.treat(passing) ?? {};
    const { delayMs, answer, cut, stale, rotate, before, after } = treatment;
    const body = await bodyOf(request);
    await before?.();
    if (delayMs) await sleep(delayMs);
    if (cut === 'before') return void request.socket.destroy();
    if (answer) return refuse(response, answer);
    const key = `${passing.method} ${passing.path}?${passing.query}`;
    const remembered = stale ? this.earlier.get(key) : undefined;
    if (remembered) return deliver(response, remembered, {});
    const received = await this.forward(request, body, response);
    if (passing.watch && received.statusCode === 200) {
      await after?.();
      return relayWatch(received, response, treatment);
    }
    const whole = { status: received.statusCode ?? 502, headers: received.headers, body: await bodyOf(received) };
    if (passing.method === 'GET') this.earlier.set(key, whole);
    await after?.();
    if (cut === 'instead') return void request.socket.destroy();
    await deliver(response, whole, treatment);
    if (rotate) this.rotate();
  }

  private forward(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { host: _, connection: __, ...headers } = request.headers;
      const outgoing = send(new URL(request.url ?? '/', this.upstream.server), {
        method: request.method,
        headers,
        agent: this.agent,
      });
      outgoing.once('response', resolve).once('error', reject);
      response.once('close', () => outgoing.destroy());
      outgoing.end(body);
    });
  }

  private rotate(): void {
    this.current = 1 - this.current;
    this.server.setSecureContext({ ...this.certificates[this.current] });
    this.server.closeAllConnections();
  }
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, { status, retryAfter }: NonNullable<Treatment['answer']>): void {
  const headers = { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': String(retryAfter) }) };
  response.writeHead(status, headers).end(JSON.stringify(failed(status, retryAfter)));
}

async function deliver(response: ServerResponse, { status, headers, body }: Whole, how: Treatment): Promise<void> {
  response.writeHead(status, { ...relayed(headers), 'content-length': body.length });
  const size = Math.ceil(body.length / PIECES);
  let sent = 0;
  for (; how.slow && sent + size < body.length; sent += size) {
    response.write(body.subarray(sent, sent + size));
    await sleep(PIECE_MS);
  }
  if (how.cut === 'within') {
    const { socket } = response;
    return void response.write(body.subarray(0, body.length / 2), () => socket?.destroy());
  }
  const { socket } = response;
  await new Promise<void>((resolve) => response.end(body.subarray(sent), () => resolve()));
  if (how.cut === 'after') socket?.destroy();
}

function relayWatch(received: IncomingMessage, response: ServerResponse, how: Treatment): void {
  response.writeHead(200, relayed(received.headers));
  response.flushHeaders();
  const { socket } = response;
  const end = () => {
    received.destroy();
    socket?.destroy();
  };
  const timers: NodeJS.Timeout[] = [];
  if (how.cutAfterMs !== undefined) timers.push(setTimeout(end, how.cutAfterMs));
  if (how.goneAfterMs !== undefined)
    timers.push(
      setTimeout(() => {
        received.destroy();
        response.end(`${JSON.stringify({ type: 'ERROR', object: failed(410) })}\n`);
      }, how.goneAfterMs),
    );
  let rest = '';
  received.on('data', (chunk: Buffer) => {
    if (!how.repeatEvents) return void response.write(chunk);
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) response.write(`${line}\n${line}\n`);
  });
  received.once('end', () => response.end()).once('error', end);
  response.once('close', () => {
    for (const timer of timers) clearTimeout(timer);
    received.destroy();
  });
}
