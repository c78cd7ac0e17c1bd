import { CRD } from '../../../../sandbox/simulator/kinds';
import type { Crd } from '../../../../sandbox/simulator/types';
import { remove } from '../../../../sandbox/simulator/writes';
import { type Reply, scripted, status } from '../../cluster/server';

const crd: Crd = {
  apiVersion: CRD.apiVersion,
  kind: CRD.kind,
  metadata: { name: 'dataimportcrons.cdi.kubevirt.io', uid: 'crd', resourceVersion: '7' },
  spec: {
    group: 'cdi.kubevirt.io',
    names: { plural: 'dataimportcrons' },
    versions: [
      { name: 'v1alpha1', storage: false },
      { name: 'v1beta1', storage: true },
    ],
  },
};
const LIST = 'GET /apis/cdi.kubevirt.io/v1beta1/dataimportcrons';
const DELETE = 'DELETE /apis/apiextensions.k8s.io/v1/customresourcedefinitions/dataimportcrons.cdi.kubevirt.io';

let api: Awaited<ReturnType<typeof scripted>>;
afterEach(() => api.stop());

test.each<[string, Reply[], string[]]>([
  [
    'is deleted once the API server can list its kind, or the API server fails to and forgets to try again',
    [
      {
        status: 429,
        headers: { 'retry-after': '0' },
        body: status(429, 'TooManyRequests', 'storage is (re)initializing'),
      },
      { body: { items: [] } },
    ],
    [LIST, LIST, DELETE],
  ],
  [
    'whose kind is not served is deleted all the same',
    [{ status: 404, body: status(404, 'NotFound', 'the server could not find the requested resource') }],
    [LIST, DELETE],
  ],
])('a CRD %s', async (_, lists, expected) => {
  api = await scripted(({ method }, count) => (method === 'GET' ? lists[count - 1]! : { body: crd }));
  await expect(remove({ object: crd }, api.cluster)).resolves.toEqual(crd);
  // With a limit, the API server answers before it has set itself up.
  expect(api.seen.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual(expected);
});

test('an object whose kind is not served any more is gone', async () => {
  api = await scripted(() => ({ status: 404, body: '404 page not found' }));
  const cron = {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataImportCron',
    spec: {},
    metadata: { name: 'fedora', namespace: 'images', uid: 'a', resourceVersion: '1' },
  };
  await expect(remove({ object: cron }, api.cluster)).resolves.toBeUndefined();
});
