/**
 * An API server that holds nothing but VMs, each of which runs as soon as it is written: for what a plugin costs when nothing else on the machine
 * does. What controllers and admission do, the sandbox has.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubeObject } from '../../kube/object';

export interface FleetApi {
  readonly kubeconfig: string;
  /** Requests so far, by method; a watch is a method of its own. */
  readonly requests: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

const PLURALS = ['virtualmachines', 'virtualmachineinstances'] as const;
type Plural = (typeof PLURALS)[number];
const PATH = new RegExp(`^/apis/kubevirt\\.io/v1/namespaces/([^/]+)/(${PLURALS.join('|')})(?:/([^/]+))?$`);
const STATUS = { apiVersion: 'v1', kind: 'Status' };

/** The objects of one kind, and the watches of it. */
class Collection {
  readonly objects = new Map<string, KubeObject>();
  readonly watches = new Set<ServerResponse>();

  put(object: KubeObject, revision: number): KubeObject {
    const { name } = object.metadata!;
    const known = this.objects.get(name!);
    const stored = {
      ...object,
      metadata: {
        uid: known?.metadata?.uid ?? `uid-${revision}`,
        creationTimestamp: '2026-01-01T00:00:00Z',
        ...object.metadata,
        generation: Number(known?.metadata?.generation ?? 0) + 1,
        resourceVersion: String(revision),
      },
    };
    this.objects.set(name!, stored);
    this.tell(known ? 'MODIFIED' : 'ADDED', stored);
    return stored;
  }

  remove(name: string, revision: number): KubeObject | undefined {
    const known = this.objects.get(name);
    if (!this.objects.delete(name)) return undefined;
    this.tell('DELETED', { ...known!, metadata: { ...known!.metadata, resourceVersion: String(revision) } });
    return known;
  }

  private tell(type: string, object: KubeObject): void {
    const line = `${JSON.stringify({ type, object })}\n`;
    for (const watch of this.watches) watch.write(line);
  }
}

export async function startFleetApi(): Promise<FleetApi> {
  let revision = 1;
  const requests: Record<string, number> = {};
  const namespaces = new Map<string, Readonly<Record<Plural, Collection>>>();
  const inNamespace = (name: string) => {
    const known = namespaces.get(name) ?? {
      virtualmachines: new Collection(),
      virtualmachineinstances: new Collection(),
    };
    namespaces.set(name, known);
    return known;
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://fleet');
    const method = searchParams.has('watch') ? 'WATCH' : request.method!;
    requests[method] = (requests[method] ?? 0) + 1;
    const answer = (code: number, body: unknown) => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const notFound = () =>
      answer(404, { ...STATUS, status: 'Failure', code: 404, reason: 'NotFound', message: pathname });
    const [, namespace, plural, name] = PATH.exec(pathname) ?? [];
    if (!namespace)
      return name === undefined && /s$/.test(pathname)
        ? answer(200, { metadata: { resourceVersion: '1' }, items: [] })
        : notFound();
    const all = inNamespace(namespace);
    const these = all[plural as Plural];
    const verbs: Record<string, () => void> = {
      WATCH: () => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.flushHeaders();
        these.watches.add(response);
        response.once('close', () => these.watches.delete(response));
      },
      GET: () => {
        if (name) return these.objects.has(name) ? answer(200, these.objects.get(name)) : notFound();
        const begin = Number(searchParams.get('continue') ?? 0);
        const end = begin + Number(searchParams.get('limit') ?? Number.POSITIVE_INFINITY);
        const metadata = {
          resourceVersion: String(revision),
          ...(end < these.objects.size && { continue: String(end) }),
        };
        answer(200, { metadata, items: [...these.objects.values()].slice(begin, end) });
      },
      PATCH: () => {
        const isNew = !these.objects.has(name!);
        const applied = JSON.parse(Buffer.concat(chunks).toString()) as KubeObject;
        const stored = these.put({ ...applied, status: RUNNING }, ++revision);
        all.virtualmachineinstances.put(instanceOf(stored), ++revision);
        answer(isNew ? 201 : 200, stored);
      },
      DELETE: () => {
        if (!these.remove(name!, ++revision)) return notFound();
        all.virtualmachineinstances.remove(name!, ++revision);
        answer(200, { ...STATUS, status: 'Success' });
      },
    };
    (verbs[method] ?? notFound)();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    kubeconfig: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'fleet', cluster: { server: address } }],
      users: [{ name: 'fleet', user: {} }],
      contexts: [{ name: 'fleet', context: { cluster: 'fleet', user: 'fleet' } }],
      'current-context': 'fleet',
    }),
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const READY = { type: 'Ready', status: 'True' };
const RUNNING = { created: true, ready: true, printableStatus: 'Running', conditions: [READY] };

const instanceOf = ({ apiVersion, metadata, spec }: KubeObject): KubeObject => ({
  apiVersion,
  kind: 'VirtualMachineInstance',
  metadata: { name: metadata!.name, namespace: metadata!.namespace },
  spec: ((spec?.['template'] as KubeObject | undefined)?.spec ?? {}) as Record<string, unknown>,
  status: {
    phase: 'Running',
    nodeName: 'node-1',
    interfaces: [{ name: 'default', ipAddress: '10.0.0.1' }],
    conditions: [READY, { type: 'LiveMigratable', status: 'True' }],
  },
});
