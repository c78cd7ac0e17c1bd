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

describe('D7: a wait for KubeVirt that lacks only a node', () => {
  const kubevirt: KubeObject = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { ...NAMES, uid: 'u1', resourceVersion: '1', generation: 3 },
    status: {
      phase: 'Deployed',
      observedGeneration: 2,
      observedKubeVirtVersion: 'v1.9.0',
      targetKubeVirtVersion: 'v1.9.0',
      conditions: [
        { type: 'Available', status: 'False', reason: 'DeploymentInProgress', message: 'Deploying version' },
      ],
    },
  };
  const workload = (kind: string, name: string, status: object) => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'vms', generation: 1 },
    status: { observedGeneration: 1, ...status },
  });
  const complete = { replicas: 1, updatedReplicas: 1, availableReplicas: 1 };
  const lists: Record<string, object[]> = {
    deployments: ['virt-operator', 'virt-api', 'virt-controller'].map((name) => workload('Deployment', name, complete)),
    daemonsets: [
      workload('DaemonSet', 'virt-handler', {
        desiredNumberScheduled: 1,
        updatedNumberScheduled: 1,
        numberReady: 1,
        numberAvailable: 1,
        numberMisscheduled: 1,
      }),
    ],
    nodes: [
      {
        metadata: { name: 'node2' },
        status: { conditions: [{ type: 'Ready', status: 'Unknown', lastTransitionTime: '2026-03-02T16:32:34Z' }] },
      },
    ],
  };

  it('ends with a warning that names the node, not at the timeout', async () => {
    jest.useFakeTimers();
    const warned: string[] = [];
    const cluster = {
      list: async ({ plural }: { plural: string }) => ({ items: lists[plural] ?? [] }),
      watch: () => ({
        until: (_: object, look: (live: KubeObject) => unknown, { signal }: { signal: AbortSignal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
            look(kubevirt);
          }),
        close() {},
      }),
    };
    const { operation, said } = operationOn('kubevirt:core/v1:KubeVirt', {}, cluster);
    Object.assign(operation.session, { engine: { warn: (_: string, text: string) => void warned.push(text) } });
    const outcome = awaitReady(operation, kubevirt);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await outcome).toBe(kubevirt);
    expect(warned).toEqual([
      expect.stringMatching(
        /^ready, apart from this: DaemonSet virt-handler is not on node node2 \(NotReady since 16:32:34 UTC\)/,
      ),
    ]);
    expect(said.join('\n')).toMatch(/component of it is not ready: DaemonSet virt-handler is not on node node2/);
  });
});

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
