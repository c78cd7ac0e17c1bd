import { ApiError } from '../../../cluster';
import { CONFIG_MAP, configMap, kubeconfig, scripted, status } from './server';

const tooMany = { status: 429, headers: { 'retry-after': '0' }, body: status(429, 'TooManyRequests', 'slow down') };
const down = { status: 503, body: status(503, 'ServiceUnavailable', 'the store is away') };
const refusedBy = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => Promise.reject(new Error('it was accepted')),
    (error) => (error instanceof ApiError ? error : Promise.reject(error)),
  );

type Scripted = Awaited<ReturnType<typeof scripted>>;
let api: Scripted;
afterEach(() => api.stop());

describe('retries', () => {
  test.each([
    ['get after 429', tooMany, (a: Scripted) => a.cluster.get(CONFIG_MAP, { name: 'a' }), 2],
    ['apply after 503', down, (a: Scripted) => a.cluster.apply(CONFIG_MAP, configMap('a')), 2],
    [
      'create after 429, which stored nothing',
      tooMany,
      (a: Scripted) => a.cluster.create(CONFIG_MAP, configMap('a')),
      2,
    ],
    [
      'JSON patch after 429',
      tooMany,
      (a: Scripted) => a.cluster.patch(CONFIG_MAP, { name: 'a' }, { type: 'json', body: [] }),
      2,
    ],
  ])('%s', async (_, first, call, requests) => {
    api = await scripted((_, count) => (count === 1 ? first : { body: configMap('a', '2') }));
    await call(api);
    expect(api.seen).toHaveLength(requests);
  });

  test('a create whose answer is lost is not sent twice', async () => {
    api = await scripted(() => (request) => request.socket.destroy());
    const error = await refusedBy(api.cluster.create(CONFIG_MAP, configMap('a')));
    expect(api.seen).toHaveLength(1);
    expect(error).toMatchObject({ status: 0, reason: 'Unreachable' });
  });

  test('end, with the last refusal', async () => {
    api = await scripted(() => down, { retry: { retries: 2, delay: 1 } });
    const error = await refusedBy(api.cluster.get(CONFIG_MAP, { name: 'a' }));
    expect(api.seen).toHaveLength(3);
    expect(error).toMatchObject({ status: 503, reason: 'ServiceUnavailable' });
  });

  test('are not made for what is wrong with the request', async () => {
    api = await scripted(() => ({
      status: 500,
      body: status(500, 'InternalError', 'failed to create typed patch object: .spec.x: field not declared in schema'),
    }));
    const error = await refusedBy(api.cluster.apply(CONFIG_MAP, configMap('a')));
    expect(api.seen).toHaveLength(1);
    expect(error.reason).toBe('Invalid');
  });

  test('stop at once when the caller aborts', async () => {
    api = await scripted(() => ({ ...down, headers: { 'retry-after': '60' } }));
    const stop = new AbortController();
    const call = api.cluster.get(CONFIG_MAP, { name: 'a' }, { signal: stop.signal });
    stop.abort(new Error('cancelled by the user'));
    await expect(call).rejects.toThrow(/cancelled by the user|aborted/);
  });

  test('a token that ran out is read again, once', async () => {
    api = await scripted((_, count) =>
      count === 1 ? { status: 401, body: status(401, 'Unauthorized', 'Unauthorized') } : { body: configMap('a', '1') },
    );
    await expect(api.cluster.get(CONFIG_MAP, { name: 'a' })).resolves.toMatchObject({ kind: 'ConfigMap' });
    expect(api.seen).toHaveLength(2);
  });
});

describe('apply with createOnly', () => {
  const taken = {
    status: 409,
    body: status(409, 'Conflict', 'the object has been modified', { name: 'a', kind: 'configmaps' }),
  };

  test('takes its own first attempt, whose answer was lost, for success', async () => {
    const ours = { ...configMap('a', '7'), metadata: { name: 'a', managedFields: [{ manager: 'kubevirt-iac' }] } };
    api = await scripted(
      (_, count) =>
        [(request: { socket: { destroy(): void } }) => void request.socket.destroy(), taken, { body: ours }][count - 1],
    );
    await expect(api.cluster.apply(CONFIG_MAP, configMap('a'), { createOnly: true })).resolves.toMatchObject(ours);
  });

  test('refuses an object of the same manager that it did not make', async () => {
    const theirs = { ...configMap('a', '7'), metadata: { name: 'a', managedFields: [{ manager: 'kubevirt-iac' }] } };
    api = await scripted((_, count) => (count === 1 ? taken : { body: theirs }));
    const error = await refusedBy(api.cluster.apply(CONFIG_MAP, configMap('a'), { createOnly: true }));
    expect(error.reason).toBe('AlreadyExists');
  });
});

describe('what a refusal says', () => {
  const rows: [string, { status: number; body: unknown }, RegExp[]][] = [
    [
      '401',
      { status: 401, body: status(401, 'Unauthorized', 'Unauthorized') },
      [/apply ConfigMap vms\/a on http:/, /Log in again/],
    ],
    [
      '403',
      { status: 403, body: status(403, 'Forbidden', 'configmaps is forbidden') },
      [/`create` and `patch` on `configmaps` in namespace vms/],
    ],
    [
      '404 of a kind',
      { status: 404, body: '404 page not found' },
      [/does not serve v1 ConfigMap/, /CustomResourceDefinition/],
    ],
    [
      '404 of the namespace',
      { status: 404, body: status(404, 'NotFound', 'namespaces "vms" not found', { name: 'vms', kind: 'namespaces' }) },
      [/Create namespace vms first/],
    ],
    [
      '409 with owners',
      {
        status: 409,
        body: status(409, 'Conflict', 'Apply failed with 2 conflicts', {
          causes: [
            { reason: 'FieldManagerConflict', message: 'conflict with "helm" using v1', field: '.data.a' },
            { reason: 'FieldManagerConflict', message: 'conflict with "helm" using v1', field: '.data.b' },
          ],
        }),
      },
      [/helm \(\.data\.a, \.data\.b\)/, /force the apply/],
    ],
    ['a proxy in between', { status: 502, body: '<html>Bad Gateway\nmore</html>' }, [/<html>Bad Gateway\./]],
  ];
  test.each(rows)('%s', async (_, reply, expected) => {
    api = await scripted(() => reply, { retry: { retries: 0 } });
    const { message } = await refusedBy(api.cluster.apply(CONFIG_MAP, configMap('a')));
    for (const pattern of expected) expect(message).toMatch(pattern);
    expect(message).not.toContain('hunter2');
  });

  test('a value of a Secret is never quoted', async () => {
    const message = 'Secret "s" is invalid: data[x]: Invalid value: "hunter2: \\"quoted\\"": must be short';
    const causes = [
      { reason: 'FieldValueInvalid', message: 'Invalid value: "hunter2": must be short', field: 'data[x]' },
    ];
    api = await scripted(() => ({ status: 422, body: status(422, 'Invalid', message, { name: 's', causes }) }));
    const secret = { apiVersion: 'v1', kind: 'Secret', plural: 'secrets', namespaced: true };
    const error = await refusedBy(
      api.cluster.create(secret, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } }),
    );
    expect(error.message).toMatch(/data\[x\]: Invalid value: \(hidden\): must be short/);
    expect(JSON.stringify([error.message, error.causes])).not.toContain('hunter2');
  });
});

test('a list is read page by page, and its items say what they are', async () => {
  api = await scripted(({ url }) =>
    url.searchParams.get('continue') === 'more'
      ? { body: { metadata: { resourceVersion: '9' }, items: [{ metadata: { name: 'b' } }] } }
      : { body: { metadata: { resourceVersion: '9', continue: 'more' }, items: [{ metadata: { name: 'a' } }] } },
  );
  const { items, resourceVersion } = await api.cluster.list(CONFIG_MAP, { namespace: 'vms', pageSize: 1 });
  expect(resourceVersion).toBe('9');
  expect(items.map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual(['ConfigMap a', 'ConfigMap b']);
  expect(api.seen.map(({ url }) => url.searchParams.get('limit'))).toEqual(['1', '1']);
});

test('names are escaped in paths', async () => {
  api = await scripted(() => ({ body: {} }));
  await api.cluster.get(CONFIG_MAP, { name: '../secrets/x?y', namespace: 'a/b' });
  expect(api.seen[0].url.pathname).toBe('/api/v1/namespaces/a%2Fb/configmaps/..%2Fsecrets%2Fx%3Fy');
});

test('a server that never answers is given up on, and said so', async () => {
  api = await scripted(() => () => {}, { timeout: 30, retry: { retries: 0 } });
  const error = await refusedBy(api.cluster.get(CONFIG_MAP, { name: 'a' }));
  expect(error).toMatchObject({ reason: 'TimedOut', status: 0 });
  expect(error.message).toMatch(/no response within 0\.03 s/);
});

test('nothing is read or sent before the first request, and the context gives the namespace', async () => {
  api = await scripted(() => ({ body: configMap('a', '1') }), { kubeconfig: '/nowhere/at/all' });
  expect(api.seen).toHaveLength(0);
  const error = await refusedBy(api.cluster.get(CONFIG_MAP, { name: 'a' }));
  expect(error).toMatchObject({ reason: 'KubeconfigInvalid' });
  await api.stop();
  api = await scripted(() => ({ body: configMap('a', '1') }));
  await api.cluster.get(CONFIG_MAP, { name: 'a' });
  expect(api.seen[0]).toMatchObject({ headers: { authorization: 'Bearer hunter2' } });
  expect(api.seen[0].url.pathname).toBe('/api/v1/namespaces/vms/configmaps/a');
});

test('an exec plugin that fails is named, and so is its user', async () => {
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'no-such-login-plugin' };
  api = await scripted(() => ({}), { kubeconfig: kubeconfig('http://127.0.0.1:1', { exec }) });
  const error = await refusedBy(api.cluster.get(CONFIG_MAP, { name: 'a' }));
  expect(error.reason).toBe('CredentialsFailed');
  expect(error.message).toMatch(/user u .*`no-such-login-plugin` failed/);
});
