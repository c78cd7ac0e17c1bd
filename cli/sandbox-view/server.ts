/**
 * The page of a sandbox, served to this machine only. A request must name this server as its host, so that no other site reaches it under a name of
 * its own (DNS rebinding), and know the token in the path, so that no other user of the machine does. What changes the sandbox must come from the
 * page itself.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../../kube/json';
import { type Followed, follow, type Source } from './follow';
import { ACTION_NAMES, type ActionName } from './model';
import { viewPage } from './page';

export interface ViewOptions {
  readonly source: Source;
  /** Default: a free one. */
  readonly port?: number;
  /** Offer to start, stop and migrate guests. Default: the page only shows. */
  readonly allowActions?: boolean;
}

export interface ViewServer {
  /** With the token: whoever knows it may look. */
  readonly url: string;
  close(): Promise<void>;
}

export async function serveView({ source, port = 0, allowActions = false }: ViewOptions): Promise<ViewServer> {
  const token = randomBytes(24).toString('base64url');
  const followed = follow(source);
  const html = viewPage({ name: source.name, allowActions });
  const server = createServer((request, response) => {
    answer(request, response, { token, followed, html, allowActions }).catch((error: Error) =>
      refuse(response, 500, error.message),
    );
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    await followed.close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, followed.close()]);
    },
  };
}

interface Context {
  readonly token: string;
  readonly followed: Followed;
  readonly html: string;
  readonly allowActions: boolean;
}

type Handler = (request: IncomingMessage, response: ServerResponse, context: Context) => Promise<void> | void;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET ': (_, response, { html }) => void response.setHeader('content-type', 'text/html; charset=utf-8').end(html),
  'GET updates': sendUpdates,
  'POST actions': act,
};

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const { localPort } = request.socket;
  if (![`127.0.0.1:${localPort}`, `localhost:${localPort}`].includes(request.headers.host ?? ''))
    return refuse(
      response,
      403,
      'The Host header does not name this server: open the address that `sandbox view` printed.',
    );
  const [, token = '', path, more] = (request.url ?? '').split('?', 1)[0]!.split('/');
  if (!same(token, context.token))
    return refuse(response, 403, 'The token in the address is wrong: open the address that `sandbox view` printed.');
  const handler = more === undefined && ROUTES[`${request.method} ${path}`];
  if (!handler) return refuse(response, 404, 'There is nothing at this address.');
  await handler(request, response, context);
}

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** In a time that says nothing of how much was right. */
function same(given: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}

/** A reader that is this far behind is cut off; it comes back by itself, and is sent the whole view. */
const MOST_UNREAD = 8 * 1024 * 1024;

/** The whole view, then its changes, as server-sent events. */
function sendUpdates(_: IncomingMessage, response: ServerResponse, { followed }: Context): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (event: string, data: object) => {
    if (response.writableLength > MOST_UNREAD) response.destroy();
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  send('view', followed.view);
  const stop = followed.onUpdate((changes) => send('changes', changes));
  response.once('close', stop);
}

async function act(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { origin, host, 'sec-fetch-site': site = 'same-origin', 'content-type': type } = request.headers;
  if (!context.allowActions)
    return refuse(
      response,
      403,
      'This view only shows. Start it with `--allow-actions` to start, stop and migrate guests.',
    );
  if (origin !== `http://${host}` || site !== 'same-origin' || type !== 'application/json')
    return refuse(response, 403, 'Actions are accepted from the page of the view only.');
  const { action, guest } = await bodyOf(request);
  const row = Object.hasOwn(context.followed.guests, guest) ? context.followed.guests[guest] : undefined;
  const { cluster } = context.followed;
  if (!ACTION_NAMES.includes(action as ActionName) || !row || !cluster)
    return refuse(response, 404, `There is no guest ${guest} that ${action} could be asked of.`);
  const [namespace, name] = [row.namespace, row.name].map(encodeURIComponent);
  try {
    await cluster.request({
      method: 'PUT',
      path: `/apis/subresources.kubevirt.io/v1/namespaces/${namespace}/virtualmachines/${name}/${action}`,
      body: {},
    });
    response.writeHead(204).end();
  } catch (error) {
    refuse(response, 409, (error as Error).message);
  }
}

const MOST_BYTES = 4096;

async function bodyOf(request: IncomingMessage): Promise<{ action: string; guest: string }> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MOST_BYTES) throw new Error(`The request has more than ${MOST_BYTES} bytes.`);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // As an empty one.
  }
  const { action, guest } = isObject(body) ? body : {};
  return { action: String(action), guest: String(guest) };
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}
