import type { Change } from '../../../cluster';
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
  const warned: string[] = [];
  const resource = resourceOf(`urn:pulumi:dev::shop::${token}::web`, {
    value: { ...object, metadata: NAMES },
    secrets: [],
  });
  const operation = {
    session: {
      cluster,
      config: { fieldManager: 'kubevirt-iac' },
      engine: { warn: (_: string, message: string) => void warned.push(message) },
    },
    resource,
    kind: { ...resource.gvk, plural: 'things', namespaced: true },
    ref: { ...resource.gvk, ...NAMES },
    signal: new AbortController().signal,
    say: (message: string) => void said.push(message),
    clean: (message: string) => message,
  } as unknown as Operation;
  return { operation, said, warned };
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

describe('pulumi-kubernetes#1843, #4389, #640: a wait that lasts', () => {
  const LAUNCHER: KubeObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'virt-launcher-web-x',
      namespace: NAMES.namespace,
      ownerReferences: [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', name: 'web', uid: 'i1' }],
    },
    status: {
      phase: 'Pending',
      containerStatuses: [
        { name: 'compute', state: { waiting: { reason: 'CreateContainerError', message: 'mkdir failed' } } },
      ],
    },
  };

  it('shows what it waits for and the cause in another object, and ends with both and what to do', async () => {
    jest.useFakeTimers();
    const live: KubeObject = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { ...NAMES, uid: 'u1', resourceVersion: '1' },
      spec: { runStrategy: 'Always' },
      status: { created: true, printableStatus: 'Starting' },
    };
    const until = (_: object, look: (live: KubeObject) => unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        look(live);
      });
    const list = async ({ kind }: { kind: string }) => ({ items: kind === 'Pod' ? [LAUNCHER] : [] });
    const { operation, said } = operationOn(
      'kubevirt:core/v1:VirtualMachine',
      {},
      { list, watch: () => ({ until, close() {} }) },
    );
    const stop = new AbortController();
    const outcome = awaitReady({ ...operation, signal: stop.signal }, live).catch((error: Error) => error);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(said[0]).toBe('guest is Starting');
    expect(said.at(-1)).toMatch(
      /^guest is Starting: .*virt-launcher-web-x.*CreateContainerError.*mkdir failed.*\. [A-Z].*\.$/,
    );
    stop.abort(new Error('gave up after 30 minutes'));
    expect(await outcome).toMatchObject({
      message: expect.stringMatching(/^guest is Starting: .*CreateContainerError.* \(gave up after 30 minutes\)$/),
      next: expect.stringMatching(/\.$/),
    });
  });
});

describe('D7: a KubeVirt object that deploys while a DaemonSet lacks a Pod', () => {
  const of = (kind: string, name: string, rest: object): KubeObject => ({
    apiVersion: kind === 'DaemonSet' ? 'apps/v1' : 'v1',
    kind,
    metadata: { name, namespace: NAMES.namespace },
    ...rest,
  });
  const KUBEVIRT: KubeObject = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { ...NAMES, uid: 'u1', resourceVersion: '1', generation: 1 },
    spec: {},
    status: {
      phase: 'Deployed',
      observedGeneration: 1,
      conditions: [
        { type: 'Available', status: 'False', reason: 'DeploymentInProgress', message: 'Deploying version v1.9.0' },
        { type: 'Progressing', status: 'True', reason: 'DeploymentInProgress', message: 'Deploying version v1.9.0' },
      ],
    },
  };
  const node = (name: string, ready: string) =>
    of('Node', name, { status: { conditions: [{ type: 'Ready', status: ready }] } });
  const handler = (name: string, nodeName: string, status: object): KubeObject => {
    const pod = of('Pod', name, { spec: { nodeName }, status });
    const owner = { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'virt-handler', uid: 'd' };
    return { ...pod, metadata: { ...pod.metadata, ownerReferences: [owner] } };
  };
  const ready = { conditions: [{ type: 'Ready', status: 'True' }] };
  const notReady = { conditions: [{ type: 'Ready', status: 'False' }] };
  const pulling = {
    ...notReady,
    containerStatuses: [{ name: 'h', state: { waiting: { reason: 'ImagePullBackOff', message: 'not found' } } }],
  };

  /** What becomes of the wait for it in five minutes, with the second handler in this state on a node in that one. */
  async function waited(second: object, nodeReady: string) {
    jest.useFakeTimers();
    const complete = { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 };
    const lists: Record<string, KubeObject[]> = {
      Deployment: ['virt-operator', 'virt-api', 'virt-controller'].map((name) =>
        of('Deployment', name, { spec: { replicas: 1 }, status: complete }),
      ),
      DaemonSet: [of('DaemonSet', 'virt-handler', { status: { desiredNumberScheduled: 2, numberReady: 1 } })],
      Pod: [handler('virt-handler-a', 'node1', ready), handler('virt-handler-b', 'node2', second)],
      Node: [node('node1', 'True'), node('node2', nodeReady)],
    };
    const until = (_: object, look: (live: KubeObject) => unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        look(KUBEVIRT);
      });
    const list = async ({ kind }: { kind: string }) => ({ items: lists[kind] ?? [] });
    const { operation, said, warned } = operationOn(
      'kubevirt:core/v1:KubeVirt',
      {},
      { list, watch: () => ({ until, close() {} }) },
    );
    const ended = jest.fn();
    void awaitReady(operation, KUBEVIRT).then(ended, ended);
    await jest.advanceTimersByTimeAsync(300_000);
    return { over: ended.mock.calls.length > 0, said: said.at(-1), warned };
  }

  it('passes with a warning that names the node, where nothing is missing but a Pod on a node that is away', async () => {
    const { over, warned } = await waited(notReady, 'Unknown');
    expect(over).toBe(true);
    expect(warned).toEqual([
      expect.stringMatching(
        /^ready, apart from this: DaemonSet virt-handler: 1 of 2 ready, not on node node2 \(NotReady/,
      ),
    ]);
  });

  it('is waited for, with the reason of the Pod, where the node works', async () => {
    const { over, said, warned } = await waited(pulling, 'True');
    expect({ over, warned }).toEqual({ over: false, warned: [] });
    expect(said).toMatch(/DaemonSet virt-handler: 1 of 2 ready, .*ImagePullBackOff/);
  });
});

describe('await: how far a guest must have come', () => {
  const conditions = (...types: string[]) => types.map((type) => ({ type, status: 'True' }));
  const machine = (status: object, spec: object = {}): KubeObject => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { ...NAMES, uid: 'u1', resourceVersion: '1', generation: 1 },
    spec: { runStrategy: 'Always', template: { spec } },
    status: { created: true, ...status },
  });
  const guest = (interfaces: object[]): KubeObject => ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: NAMES,
    status: { phase: 'Running', interfaces },
  });
  const ADDRESS = [{ name: 'default', ipAddress: '192.0.2.1' }];
  const PROBE = { readinessProbe: { tcpSocket: { port: 22 } } };
  const starting = { printableStatus: 'Starting' };
  const booting = { printableStatus: 'Running' };
  const ready = { printableStatus: 'Running', conditions: conditions('Ready') };
  const agent = { printableStatus: 'Running', conditions: conditions('Ready', 'AgentConnected') };
  // A live change that only a migration carries to the guest does not hold up how far the guest has come.
  const changed = { printableStatus: 'Running', conditions: conditions('Ready', 'AgentConnected', 'HotMemoryChange') };

  it.each<[string, object, object, object[], string]>([
    ['created', starting, {}, [], 'over'],
    ['running', starting, {}, [], 'guest is Starting'],
    ['running', booting, {}, [], 'over'],
    ['ready', booting, {}, [], 'guest is Running: it is not ready yet'],
    ['ready', ready, {}, [], 'over'],
    ['agent', ready, {}, [], 'guest is running, but its guest agent has not connected yet'],
    ['agent', agent, {}, [], 'over'],
    ['ip', agent, {}, [], 'guest is running, but has no IP address yet'],
    ['ip', agent, {}, ADDRESS, 'over'],
    ['ip', changed, {}, ADDRESS, 'over'],
    ['ready-probe', booting, PROBE, [], 'guest is Running: it is not ready yet'],
    ['ready-probe', ready, PROBE, [], 'over'],
  ])('%s, of %j %j with %j: %s', async (level, status, spec, interfaces, expected) => {
    const live = machine(status, spec);
    const until = async (_: object, look: (live: KubeObject) => unknown) => {
      const found = look(live);
      if (!found) throw new Error('time is up');
      return found;
    };
    const watch = {
      ready: async () => {},
      get: () => guest(interfaces),
      onChange: () => () => {},
      until,
      close() {},
    };
    const { operation, said } = operationOn(
      'kubevirt:core/v1:VirtualMachine',
      { await: level },
      { watch: () => watch },
    );
    const outcome = await awaitReady(operation, live).then(
      () => 'over',
      () => said.at(-1),
    );
    expect(outcome).toBe(expected);
  });

  it('is asked of its own guest alone, when that changes', async () => {
    const asked: string[] = [];
    let heard: (change: Change) => void = () => {};
    let address: object[] = [];
    const watch = {
      ready: async () => {},
      get: ({ name }: { name: string }) => {
        asked.push(name);
        return guest(address);
      },
      onChange: (listener: typeof heard) => {
        heard = listener;
        return () => {};
      },
      until: (_: object, look: (live: KubeObject) => unknown, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          look(machine(agent));
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      close() {},
    };
    const { operation } = operationOn('kubevirt:core/v1:VirtualMachine', { await: 'ip' }, { watch: () => watch });
    const wait = awaitReady(operation, machine(agent));
    await new Promise((resolve) => setImmediate(resolve));
    const before = asked.length;
    const other = { ...guest(ADDRESS), metadata: { ...NAMES, name: 'other' } };
    heard({ type: 'MODIFIED', object: other });
    expect(asked).toHaveLength(before);
    address = ADDRESS;
    heard({ type: 'MODIFIED', object: guest(ADDRESS) });
    await wait;
    expect(new Set(asked)).toEqual(new Set([NAMES.name]));
  });

  it('ready-probe of a guest without a probe fails, and says what to do', async () => {
    jest.useFakeTimers();
    const live = machine(ready);
    const until = (_: object, look: (live: KubeObject) => unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        look(live);
      });
    const { operation } = operationOn(
      'kubevirt:core/v1:VirtualMachine',
      { await: 'ready-probe' },
      { watch: () => ({ until, close() {} }) },
    );
    const outcome = awaitReady(operation, live).catch((error: Error) => error);
    await jest.advanceTimersByTimeAsync(FAILED_AFTER_MS);
    expect(await outcome).toMatchObject({
      message: 'the guest has no readinessProbe',
      next: 'Add a readinessProbe, or wait for ready.',
    });
  });
});
