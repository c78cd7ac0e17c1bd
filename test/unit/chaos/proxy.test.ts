/** The proxy before a server of plain answers, through the client of the plugin. */
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Cluster, type ResourceKind } from '../../../cluster';
import { selfSigned } from '../../../sandbox/self-signed';
import { FaultProxy, type Passing, type Treatment } from '../../chaos/proxy';

const SERVICE: ResourceKind = { apiVersion: 'v1', kind: 'Service', plural: 'services', namespaced: true };
const { cert, key } = selfSigned('server');
let server: Server;
let proxy: FaultProxy;
let cluster: Cluster;
/** The requests that the server has carried out. */
let carriedOut: string[];
let version: number;

beforeEach(async () => {
  carriedOut = [];
  version = 1;
  server = createServer({ cert, key }, (request, response) => {
    carriedOut.push(String(request.method));
    response.setHeader('content-type', 'application/json');
    const metadata = { name: 'web', namespace: 'own', resourceVersion: String(version) };
    response.end(JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  proxy = await FaultProxy.start({ server: `https://127.0.0.1:${port}`, ca: cert, token: 'token' }, 'own');
  cluster = Cluster.connect({ kubeconfig: proxy.kubeconfig, retry: { retries: 3, delay: 1 } });
});
afterEach(async () => {
  await cluster.close();
  await proxy.stop();
  server.closeAllConnections();
  server.close();
});

const once = (treatment: Treatment) => (passing: Passing) => (passing.ordinal === 0 ? treatment : undefined);
const get = () => cluster.get(SERVICE, { name: 'web', namespace: 'own' });
const write = () =>
  cluster.apply(SERVICE, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'own' } });

test.each<[string, Treatment, number]>([
  ['429', { answer: { status: 429 } }, 1],
  ['503', { answer: { status: 503 } }, 1],
  ['401, and credentials that are read again', { answer: { status: 401 } }, 1],
  ['a connection that is cut before the request', { cut: 'before' }, 1],
  ['a connection that is cut in the middle of the response', { cut: 'within' }, 2],
  ['a response that is lost after the write was done', { cut: 'instead' }, 2],
  ['a connection that is cut after the response', { cut: 'after' }, 1],
  ['a body that comes in pieces', { slow: true }, 1],
  ['another certificate', { rotate: true }, 1],
])('a client gets through %s, and the server has carried out what it should', async (_, treatment, times) => {
  proxy.begin(once(treatment));
  await expect(write()).resolves.toMatchObject({ metadata: { name: 'web' } });
  expect(carriedOut).toHaveLength(times);
  await expect(get()).resolves.toMatchObject({ kind: 'Service' });
});

test('a stale read is the earlier answer to the same request', async () => {
  await get();
  version = 2;
  proxy.begin(once({ stale: true }));
  expect((await get()).metadata?.resourceVersion).toBe('1');
  expect((await get()).metadata?.resourceVersion).toBe('2');
});

test('a watch that the server has begun to answer is a step as any other: a kill at it must not be left out', async () => {
  const steps: boolean[] = [];
  proxy.begin(({ watch }) => ({ after: async () => void steps.push(watch) }));
  await cluster.request({ method: 'GET', path: '/api/v1/services?watch=true' });
  await get();
  expect(steps).toEqual([true, false]);
});

test('requests are counted by method and path, in which neither the name of the stack nor a uid shows', async () => {
  proxy.begin();
  const name = 'start-0b9a1f0c-5d5e-4a57-9a3b-0123456789ab-1';
  await cluster.get(SERVICE, { name, namespace: 'own' });
  expect(proxy.requests[0]!.path).toBe('/api/v1/namespaces/*/services/start-*-1');
  proxy.begin();
  await get();
  await write();
  await get();
  expect(proxy.requests.map(({ method, path, ordinal, total }) => [method, path, ordinal, total])).toEqual([
    ['GET', '/api/v1/namespaces/*/services/web', 0, 0],
    ['PATCH', '/api/v1/namespaces/*/services/web', 0, 1],
    ['GET', '/api/v1/namespaces/*/services/web', 1, 2],
  ]);
});
