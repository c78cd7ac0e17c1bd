import type { KubeObject } from '../../../kube/object';
import { resourceOf } from '../../../provider/kinds';
import { awaitReady } from '../../../provider/lifecycle/await';
import { FAILED_AFTER_MS } from '../../../provider/lifecycle/failed-after';
import type { Operation } from '../../../provider/lifecycle/operation';

afterEach(() => jest.useRealTimers());

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
