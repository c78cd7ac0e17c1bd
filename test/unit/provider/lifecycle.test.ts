import { ApiError } from '../../../cluster';
import type { KubeObject } from '../../../kube/object';
import { resourceOf } from '../../../provider/kinds';
import { awaitReady, FAILED_AFTER_MS } from '../../../provider/lifecycle/await';
import type { Operation } from '../../../provider/lifecycle/operation';
import { retryWhileTransient } from '../../../provider/lifecycle/retry-while-transient';
import { updateObject } from '../../../provider/lifecycle/write';

afterEach(() => jest.useRealTimers());

const errorOf = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => Promise.reject(new Error('it was accepted')),
    (error) => error,
  );

describe('a transient error', () => {
  const failure = (status: number, message: string, reason = 'InternalError') =>
    new ApiError({ message, status, reason, attempt: { verb: 'apply', path: '/' } } as never);
  const unserved = failure(404, 'This cluster does not serve Gadget', 'KindNotServed');
  const webhook = failure(500, 'failed calling webhook "virt-api": connection refused');

  /** Attempts that fail with these errors and then succeed. */
  async function tried(errors: Error[]) {
    jest.useFakeTimers();
    const said: string[] = [];
    const left = [...errors];
    const attempt = async () => {
      const error = left.shift();
      if (error) throw error;
      return 'written';
    };
    const signal = new AbortController().signal;
    const result = retryWhileTransient(attempt, { signal, say: (message) => void said.push(message), what: 'Gadget' });
    const settled = result.catch((error: Error) => error);
    await jest.advanceTimersByTimeAsync(60_000);
    return { outcome: await settled, said };
  }

  test.each([
    ['a kind that is not served yet', unserved, /serves Gadget/],
    ['a webhook that is not available yet', webhook, /admission webhook/],
  ])('is retried, and reported: %s', async (_, error, status) => {
    const { outcome, said } = await tried([error, error]);
    expect(outcome).toBe('written');
    expect(said).toEqual([expect.stringMatching(status), expect.stringMatching(status)]);
  });

  test.each([
    ['a rejection by a webhook', failure(500, 'failed calling webhook "x": admission webhook denied the request')],
    ['a missing permission', failure(403, 'forbidden', 'Forbidden')],
    ['an error that is not from the API server', new TypeError('x')],
  ])('is not: %s', async (_, error) => {
    expect(await tried([error])).toEqual({ outcome: error, said: [] });
  });

  it('is the reason when the time is up', async () => {
    jest.useFakeTimers();
    const limit = new AbortController();
    const attempt = () => Promise.reject(unserved);
    const result = errorOf(retryWhileTransient(attempt, { signal: limit.signal, say: () => {}, what: 'Gadget' }));
    await jest.advanceTimersByTimeAsync(1_000);
    limit.abort(new Error('gave up'));
    expect(await result).toBe(unserved);
  });
});

const NAMES = { name: 'web', namespace: 'vms' };

/** An operation on an object, with only those parts of a session that it uses. */
function operationOn(token: string, object: object, cluster: object) {
  const said: string[] = [];
  const resource = resourceOf(`urn:pulumi:dev::shop::${token}::web`, {
    value: { ...object, metadata: NAMES },
    secrets: [],
  });
  const operation = {
    session: { cluster, config: { fieldManager: 'kubevirt-iac' } },
    resource,
    kind: { ...resource.gvk, plural: 'things', namespaced: true },
    ref: { ...resource.gvk, ...NAMES },
    signal: new AbortController().signal,
    say: (message: string) => void said.push(message),
    clean: (message: string) => message,
  } as unknown as Operation;
  return { operation, said };
}

describe('a failure that the cluster reports', () => {
  const volume = (phase: string, message = ''): KubeObject => ({
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: { ...NAMES, uid: 'u1', resourceVersion: '1' },
    status: { phase, conditions: [{ type: 'Running', status: 'False', reason: 'Error', message }] },
  });

  /** Waits for a volume that is seen in these states, each so many milliseconds after the one before. */
  function waited(states: readonly (readonly [after: number, live: KubeObject | undefined])[]) {
    jest.useFakeTimers();
    const until = (
      _ref: object,
      look: (live: KubeObject | undefined) => unknown,
      { signal }: { signal: AbortSignal },
    ) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        let at = 0;
        for (const [after, live] of states) {
          at += after;
          setTimeout(() => {
            try {
              const found = look(live);
              if (found) resolve(found);
            } catch (error) {
              reject(error as Error);
            }
          }, at);
        }
      });
    const { operation } = operationOn('kubevirt:cdi/v1beta1:DataVolume', {}, { watch: () => ({ until, close() {} }) });
    return awaitReady(operation, volume('Pending')).then(
      (live) => live.status?.['phase'],
      (error: Error) => error.message,
    );
  }

  it('counts once it has lasted', async () => {
    const outcome = waited([[0, volume('Failed', 'no such image')]]);
    const settled = jest.fn();
    void outcome.then(settled);
    await jest.advanceTimersByTimeAsync(FAILED_AFTER_MS - 1);
    expect(settled).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatch(/fail|no such image/i);
  });

  it('does not count if it ends before: it may be left over from before a repair', async () => {
    const outcome = waited([
      [0, volume('Failed')],
      [FAILED_AFTER_MS - 1, volume('ImportInProgress')],
      [FAILED_AFTER_MS * 2, volume('Succeeded')],
    ]);
    await jest.advanceTimersByTimeAsync(FAILED_AFTER_MS * 4);
    expect(await outcome).toBe('Succeeded');
  });

  it.each([
    ['that is deleted', undefined],
    ['that is replaced', { ...volume('Succeeded'), metadata: { ...NAMES, uid: 'u2' } }],
  ])('is an object %s while waiting', async (_, live) => {
    const outcome = waited([[0, live]]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await outcome).toBe('it was deleted while waiting for it to become ready');
  });
});

describe('a conflict over fields', () => {
  const owned = new ApiError({
    message: 'conflict',
    status: 409,
    reason: 'Conflict',
    attempt: { verb: 'apply', path: '/' },
    details: {
      causes: [
        { reason: 'FieldManagerConflict', message: 'conflict with "helm" using v1', field: '.data.a' },
        { reason: 'FieldManagerConflict', message: 'conflict with "helm" using v1', field: '.data.b' },
        { reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit" using v1', field: '.data.c' },
      ],
    },
  } as never);
  const object = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' } };

  /** The outcome of an update, by the value that the live object has. */
  async function updated(live: string) {
    const forced: unknown[] = [];
    const apply = async (_kind: object, manifest: KubeObject, { force }: { force?: boolean }) => {
      forced.push(force);
      if (force) return manifest;
      throw owned;
    };
    const find = async () => ({ ...object, data: { a: live }, metadata: { ...NAMES, uid: 'u1' } });
    const { operation } = operationOn('kubevirt:index:Manifest', object, { apply, find });
    const outcome = await updateObject(operation, operation.resource, 'u1').catch((error: Error) => error.message);
    return { outcome, forced };
  }

  it('names each owner with its fields, and the ways out', async () => {
    const { outcome } = await updated('changed unseen');
    expect(outcome).toMatch(
      /^ConfigMap vms\/web was not changed: helm owns data\.a, data\.b; kubectl-edit owns data\.c\. .*pulumi refresh.*adopt: true/,
    );
  });

  it('is overwritten where the state knows the object as it is: the preview showed it', async () => {
    expect(await updated('1')).toMatchObject({ outcome: { data: { a: '1' } }, forced: [false, true] });
  });
});
