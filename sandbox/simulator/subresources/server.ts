import { randomBytes, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { ApiError, type Cluster } from '../../../cluster';
import { VM, VMI } from '../kinds';
import { asLive } from '../live-object';
import { type LoopbackServer, listenOnLoopback } from '../loopback-server';
import type { TransferServer } from '../transfers';
import type { Instance, VirtualMachine } from '../types';
import { review } from '../webhooks';
import { write } from '../writes';
import type { Answer, Call } from './call';
import { badRequest, Refusal } from './refusal';
import { discovery, type Route, route } from './route';
import { uploadToken } from './upload-token';

/** Longer than the API server keeps an idle connection (90 s): whoever ends it first, the other must not be about to use it. */
const KEPT_ALIVE_MS = 120_000;

/** Stands in for virt-api: serves the subresources of VMs and VMIs behind the API server, which authorizes every request first. */
export interface SubresourceServer extends LoopbackServer {
  /** Where the API server asks the admission webhooks. It shows no certificate there, so the path is a secret. */
  readonly webhooks: string;
}

/**
 * The certificate of the API server is this server's too, and the one that the API server shows when it forwards a request. Any other client
 * is rejected: whoever could talk to this server directly would bypass RBAC.
 */
export async function serveSubresources(
  cluster: Cluster,
  { cert, key }: { readonly cert: Buffer; readonly key: Buffer },
  mint: TransferServer['uploadToken'],
): Promise<SubresourceServer> {
  const expected = new X509Certificate(cert).fingerprint256;
  const webhooks = `/${randomBytes(24).toString('hex')}/`;
  const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const { fingerprint256 } = (request.socket as TLSSocket).getPeerCertificate();
    const known = fingerprint256 === expected;
    const asked = request.url?.startsWith(webhooks) ? request.url.slice(webhooks.length).split('?')[0] : undefined;
    const answer =
      asked !== undefined
        ? admit(asked, request, cluster)
        : known
          ? respond(request, cluster, mint)
          : Promise.reject(new Refusal(401, 'Unauthorized', 'Unauthorized'));
    void answer.then(
      ({ body }) => send(response, body ? 200 : 202, body),
      (error: unknown) => send(response, ...asStatus(error)),
    );
  });
  server.keepAliveTimeout = KEPT_ALIVE_MS;
  const { port, stop } = await listenOnLoopback(server);
  return { port, webhooks: `https://127.0.0.1:${port}${webhooks.slice(0, -1)}`, stop };
}

async function admit(webhook: string, request: IncomingMessage, cluster: Cluster): Promise<Answer> {
  const body = await review(webhook, await bodyOf(request), cluster);
  if (!body) throw new Refusal(404, 'NotFound', `There is no webhook ${webhook}`);
  return { body };
}

async function respond(
  request: IncomingMessage,
  cluster: Cluster,
  mint: TransferServer['uploadToken'],
): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'https://localhost');
  const known = request.method === 'GET' ? discovery(pathname) : undefined;
  if (known) return { body: known };
  const method = request.method ?? 'GET';
  const body = await bodyOf(request);
  const token = uploadToken(method, pathname, body, mint);
  if (token) return { body: token };
  return act(route(method, pathname), body, cluster);
}

/** Objects change all the time; what another client overtook is looked at again. */
async function act(target: Route, body: Call['body'], cluster: Cluster, again = 5): Promise<Answer> {
  const { name, namespace, handler } = target;
  const [vm, vmi] =
    name === '' ? [] : await Promise.all([VM, VMI].map((kind) => cluster.find(kind, { name, namespace })));
  const answer = await handler({
    read: (kind, at) => cluster.find(kind, at),
    name,
    namespace,
    body,
    vm: vm && asLive<VirtualMachine>(vm),
    vmi: vmi && asLive<Instance>(vmi),
  });
  if ((body['dryRun'] as string[] | undefined)?.includes('All')) return {};
  try {
    for (const one of answer.writes ?? []) await write(one, cluster);
  } catch (error) {
    if (again > 0 && error instanceof ApiError && error.reason === 'Conflict')
      return act(target, body, cluster, again - 1);
    throw error;
  }
  return answer;
}

const LONGEST_BODY = 1 << 20;

async function bodyOf(request: IncomingMessage): Promise<Call['body']> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_BODY) throw badRequest('The request body is too large');
  }
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as Call['body'];
  } catch {
    throw badRequest('Can not unmarshal Request body to struct, error: it is not valid JSON');
  }
}

function asStatus(error: unknown): [code: number, body: object] {
  if (error instanceof Refusal) return [error.code, error.status];
  const { status, reason } = error instanceof ApiError ? error : { status: 500, reason: 'InternalError' };
  return asStatus(new Refusal(status || 500, reason, (error as Error).message));
}

function send(response: ServerResponse, code: number, body: object | undefined): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(body && JSON.stringify(body));
}
