/** An API server at its most talkative: whatever it is sent, it repeats in what it answers, in every spelling that servers and webhooks use. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubeObject } from '../../kube/object';

/** `accept` stores objects and quotes them nowhere; `quote` also quotes them in conditions and events, and nothing becomes ready. */
export type Mood = 'accept' | 'quote' | 'reject' | 'forbid' | 'fail' | 'babble';

export interface EchoingApi {
  mood: Mood;
  readonly address: string;
  readonly objects: Map<string, KubeObject>;
  /** Writes that have arrived. */
  written: number;
  stop(): Promise<void>;
}

const KINDS_OF_TESTS = [
  ['helmreleases', 'HelmRelease'],
  ['applications', 'Application'],
  ['widgets', 'Widget'],
  ['templates', 'Template'],
  ['fenceagentsremediationtemplates', 'FenceAgentsRemediationTemplate'],
];

export async function startEchoingApi(): Promise<EchoingApi> {
  const objects = new Map<string, KubeObject>();
  const open = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '', 'http://x');
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const resources = /^\/apis?\/([^/]+\/[^/]+|v1)$/.test(url.pathname);
    if (resources)
      return answer(200, { resources: KINDS_OF_TESTS.map(([name, kind]) => ({ name, kind, namespaced: true })) });
    if (url.searchParams.get('watch')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      open.add(response);
      return response.once('close', () => open.delete(response));
    }
    const { pathname } = url;
    const said = `${quoted(text || objects.get(pathname), request.headers)}`;
    const writes = !['GET', 'DELETE'].includes(request.method ?? '');
    if (writes) api.written++;
    const moods: Partial<Record<Mood, () => void>> = {
      reject: () => answer(422, status(422, 'Invalid', `admission webhook "a" denied the request: ${said}`, said)),
      forbid: () => answer(403, status(403, 'Forbidden', said, said)),
      fail: () => answer(500, `<html>${said}</html>`),
      babble: () => answer(200, `{"kind":"VirtualMachine","x":${said}`),
    };
    const bad = moods[api.mood];
    if (bad && (writes || api.mood !== 'reject')) return bad();
    if (pathname.endsWith('/events'))
      return answer(200, {
        items: api.mood === 'quote' ? events(objects, url.searchParams.get('fieldSelector') ?? '') : [],
      });
    if (request.method === 'DELETE') {
      objects.delete(pathname);
      return answer(200, { kind: 'Status', status: 'Success' });
    }
    if (writes) {
      const stored = live(JSON.parse(text) as KubeObject, objects.get(pathname), api.mood);
      objects.set(pathname, stored);
      return answer(200, stored);
    }
    const found = objects.get(pathname);
    if (found) return answer(200, found);
    const items = [...objects].filter(([path]) => path.startsWith(`${pathname}/`)).map(([, object]) => object);
    if (items.length > 0 || /\/(virtual\w+|datavolumes|secrets|pods|nodes|\w+s)$/.test(pathname))
      return answer(200, { metadata: { resourceVersion: '1' }, items });
    answer(404, { kind: 'Status', message: `${pathname} not found`, reason: 'NotFound', details: { name: pathname } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api: EchoingApi = {
    mood: 'accept',
    written: 0,
    objects,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const response of open) response.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}

const status = (code: number, reason: string, message: string, said: string) => ({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  code,
  reason,
  message,
  details: { name: 'a', causes: [{ reason: 'FieldValueInvalid', field: 'spec', message: said }] },
});

/** As Go prints values (%v, %q), as JSON, as base64, decoded, and with the credentials of the request. */
function quoted(body: unknown, headers: IncomingHttpHeaders): string {
  const object = typeof body === 'string' ? parsed(body) : body;
  const leaves = leavesOf(object);
  const spellings = leaves.flatMap((leaf) => [
    leaf,
    JSON.stringify(leaf),
    JSON.stringify(JSON.stringify(leaf)),
    Buffer.from(leaf).toString('base64'),
    Buffer.from(leaf, 'base64').toString('utf8'),
    encodeURIComponent(leaf),
  ]);
  return `Invalid value: ${JSON.stringify(object)}: ${spellings.join(', ')}; ${JSON.stringify(headers)}`;
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === undefined || value === null ? [] : [String(value)];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function live(sent: KubeObject, before: KubeObject | undefined, mood: Mood): KubeObject {
  const said = quoted(sent, {});
  const unready = mood === 'quote' && {
    status: {
      printableStatus: 'ErrorUnschedulable',
      phase: 'ImportInProgress',
      conditions: ['Ready', 'Failure', 'Running', 'Available', 'Progressing'].map((type) => ({
        type,
        status: type === 'Ready' || type === 'Available' ? 'False' : 'True',
        reason: 'Quoted',
        message: said,
      })),
    },
  };
  return {
    ...sent,
    metadata: {
      ...sent.metadata,
      uid: before?.metadata?.uid ?? `uid-${Math.random()}`,
      resourceVersion: '2',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      managedFields: [],
    },
    ...unready,
  } as KubeObject;
}

const events = (objects: ReadonlyMap<string, KubeObject>, selector: string) =>
  [...objects.values()]
    .filter(({ metadata }) => selector.includes(`involvedObject.name=${metadata?.name},`))
    .map((object) => ({
      reason: 'Quoted',
      message: quoted(object, {}),
      type: 'Warning',
      lastTimestamp: '2026-01-01T00:00:00Z',
    }));
