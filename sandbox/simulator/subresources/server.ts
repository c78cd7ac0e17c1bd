import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { ApiError, type Cluster } from '../../../cluster';
import { VM, VMI } from '../kinds';
import { asLive, type Draft } from '../live-object';
import type { TransferServer } from '../transfers';
import type { Instance, VirtualMachine } from '../types';
import { write } from '../writes';
import { apiServices } from './api-service';
import type { Answer, Call } from './call';
import { evictionWebhook, podEvictions } from './pod-eviction';
import { badRequest, Refusal } from './refusal';
import { discovery, type Route, route } from './route';
import { uploadToken } from './upload-token';

/** Stands in for virt-api: serves the subresources of VMs and VMIs behind the API server, which authorizes every request first. */
export interface SubresourceServer {
  /** What makes the API server forward requests here, with KubeVirt in this namespace. */
  announcements(namespace: string): readonly Draft[];
  stop(): Promise<void>;
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
  const evictions = podEvictions(cluster);
  const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const { fingerprint256 } = (request.socket as TLSSocket).getPeerCertificate();
    const answer = async (): Promise<Answer> => {
      if (pathOf(request) === evictions.path) return { body: await evictions.review(await bodyOf(request)) };
      if (fingerprint256 !== expected) throw new Refusal(401, 'Unauthorized', 'Unauthorized');
      return respond(request, cluster, mint);
    };
    void answer().then(
      ({ body }) => send(response, body ? 200 : 202, body),
      (error: unknown) => send(response, ...asStatus(error)),
    );
  });
  const port = await listening(server);
  return {
    announcements: (namespace) => [
      ...apiServices(namespace, port),
      evictionWebhook(`https://127.0.0.1:${port}${evictions.path}`, cert),
    ],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const pathOf = (request: IncomingMessage): string => new URL(request.url ?? '/', 'https://localhost').pathname;

async function respond(
  request: IncomingMessage,
  cluster: Cluster,
  mint: TransferServer['uploadToken'],
): Promise<Answer> {
  const pathname = pathOf(request);
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
