import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import type { Cluster } from '../../../cluster';
import { valueAt } from '../../../kube/json';
import { FAULT_ANNOTATION } from '../faults';
import { CLAIM, DATA_VOLUME, EXPORT, NAMESPACE, SECRET } from '../kinds';
import { type LoopbackServer, listenOnLoopback } from '../loopback-server';
import { FILLING_POD } from '../storage';
import { Disks } from './disks';
import type { Endpoint } from './endpoint';

export interface TransferServer extends Pick<LoopbackServer, 'stop'> {
  readonly endpoint: Endpoint;
  /** A token with which the claim can be filled. */
  uploadToken(namespace: string, claim: string): string;
}

/** Serves real transfers on loopback, with the certificate of the API server. */
export async function serveTransfers(
  cluster: Cluster,
  { cert, key }: { readonly cert: Buffer; readonly key: Buffer },
): Promise<TransferServer> {
  const place = new Transfers(cluster);
  const server = createServer({ cert, key }, (request, response) => {
    void place.answer(request, response).catch((error: Error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(error.message);
    });
  });
  const { port, stop } = await listenOnLoopback(server);
  return {
    endpoint: { url: `https://127.0.0.1:${port}`, ca: cert.toString('utf8') },
    uploadToken: (namespace, claim) => place.uploadToken(namespace, claim),
    stop,
  };
}

const VOLUME =
  /^\/api\/export\.kubevirt\.io\/v1\/namespaces\/([^/]+)\/virtualmachineexports\/([^/]+)\/volumes\/([^/]+)\/(disk\.img|disk\.img\.gz)$/;

class Transfers {
  private readonly disks = new Disks();
  private readonly tokens = new Map<string, { namespace: string; claim: string }>();
  /** Transfers that have been broken off by the fault `broken-transfer`. */
  private readonly broken = new Set<string>();

  constructor(private readonly cluster: Cluster) {}

  uploadToken(namespace: string, claim: string): string {
    const token = randomBytes(20).toString('hex');
    this.tokens.set(token, { namespace, claim });
    return token;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'https://localhost');
    if (request.method === 'POST' && pathname === '/v1beta1/upload') return this.receive(request, response);
    const [, namespace, name, claim, file] = VOLUME.exec(pathname) ?? [];
    if (request.method !== 'GET' || !file) return refuse(response, 404, 'Not Found');
    return this.offer(request, response, { namespace: namespace!, name: name!, claim: claim!, file });
  }

  private async offer(
    request: IncomingMessage,
    response: ServerResponse,
    { namespace, name, claim, file }: Record<'namespace' | 'name' | 'claim' | 'file', string>,
  ): Promise<void> {
    const live = await this.cluster.find(EXPORT, { namespace, name });
    const secretName = valueAt(live, 'status', 'tokenSecretRef');
    const secret =
      typeof secretName === 'string' && valueAt(live, 'status', 'phase') === 'Ready'
        ? await this.cluster.find(SECRET, { namespace, name: secretName })
        : undefined;
    const token = Buffer.from(String(valueAt(secret, 'data', 'token') ?? ''), 'base64').toString('utf8');
    if (!token || request.headers['x-kubevirt-export-token'] !== token) return refuse(response, 401, 'Unauthorized');
    const raw = this.disks.contentOf(`${namespace}/${claim}`);
    const whole = file === 'disk.img' ? raw : gzipSync(raw);
    // As of virt-exportserver: what is compressed on the way has no ranges and no length.
    const [, from] = file === 'disk.img' ? (/^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? []) : [];
    const start = Number(from ?? 0);
    if (from !== undefined && start >= whole.length) {
      response.writeHead(416, { 'content-range': `bytes */${whole.length}` });
      return void response.end();
    }
    const part = whole.subarray(start);
    response.writeHead(from === undefined ? 200 : 206, {
      'content-type': 'application/octet-stream',
      ...(file === 'disk.img' && { 'content-length': part.length, 'accept-ranges': 'bytes' }),
      ...(from !== undefined && { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` }),
    });
    const again = file === 'disk.img' && from === undefined;
    if (!(await this.breaks(namespace, `${namespace}/${name} ${file} ${start}`, again)) || start > 0)
      return void response.end(part);
    response.write(part.subarray(0, part.length / 2), () => response.destroy());
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const place = this.tokens.get(token);
    if (!place) return refuse(response, 401, 'Unauthorized');
    const { namespace, claim } = place;
    const volume = await this.cluster.find(DATA_VOLUME, { namespace, name: claim });
    if (valueAt(volume, 'status', 'phase') !== 'UploadReady')
      return refuse(response, 503, 'the upload pod is not ready');
    const breaks = await this.breaks(namespace, `${namespace}/${claim}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      if (breaks) return void request.destroy();
    }
    this.disks.put(`${namespace}/${claim}`, Buffer.concat(chunks));
    const body = { metadata: { annotations: { [FILLING_POD]: 'Succeeded' } } };
    await this.cluster.patch(CLAIM, { namespace, name: claim }, { type: 'merge', body });
    response.writeHead(200);
    response.end();
  }

  /** `whole`: it begins at the start although it could be continued. */
  private async breaks(namespace: string, what: string, whole = false): Promise<boolean> {
    const { annotations } = (await this.cluster.find(NAMESPACE, { name: namespace }))?.metadata ?? {};
    if (!annotations?.[FAULT_ANNOTATION]?.split(',').includes('broken-transfer')) return false;
    const first = !this.broken.has(what);
    this.broken.add(what);
    return first || whole;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}
