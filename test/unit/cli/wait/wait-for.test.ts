import { parseTarget } from '../../../../cli/wait/target';
import { type Step, waitFor } from '../../../../cli/wait/wait-for';
import type { Change, Watch } from '../../../../cluster';
import type { KubeObject } from '../../../../kube/object';

const vm = (name: string, status: object): KubeObject =>
  ({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace: 'vms' },
    spec: { runStrategy: 'Always' },
    status,
  }) as KubeObject;
const starting = { printableStatus: 'Starting' };
const running = { printableStatus: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

/** One kind's objects, and who listens. */
class FakeWatch implements Watch {
  readonly trouble = undefined;
  private readonly objects = new Map<string, KubeObject>();
  private readonly listeners = new Set<(change: Change) => void>();
  fail: (error: Error) => void = () => undefined;
  put(object: KubeObject): void {
    this.objects.set(object.metadata!.name!, object);
    for (const listener of this.listeners) listener({ type: 'MODIFIED', object });
  }
  ready = async () => undefined;
  get = ({ name }: { name: string }) => this.objects.get(name);
  list = () => [...this.objects.values()];
  onChange = (listener: (change: Change) => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  until: Watch['until'] = (_, __, { signal } = {}) =>
    new Promise((_, reject) => {
      this.fail = reject;
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  close = () => undefined;
}

function world() {
  const watches = new Map<string, FakeWatch>();
  const of = (kind: string) => watches.get(kind) ?? watches.set(kind, new FakeWatch()).get(kind)!;
  const cluster = {
    watch: ({ kind }: { kind: string }) => of(kind),
    list: async () => ({ items: [], resourceVersion: '1' }),
  };
  return { of, cluster: cluster as never };
}

function begin(cluster: never, names: string[], more: object = {}) {
  const steps: Step[] = [];
  const stop = new AbortController();
  const targets = names.map((name) => ({ ...parseTarget(name), namespace: 'vms' }));
  const end = waitFor(cluster, targets, {
    level: 'ready',
    signal: stop.signal,
    report: (step) => steps.push(step),
    ...more,
  });
  const lines = () =>
    steps.map(({ target, readiness }) => `${target.name} ${readiness.state} ${readiness.message ?? ''}`.trim());
  return { end, lines, stop };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('an object that does not exist yet is waited for, and each change of what it waits for is one line', async () => {
  const { of, cluster } = world();
  const { end, lines } = begin(cluster, ['vm/web']);
  await turn();
  of('VirtualMachine').put(vm('web', starting));
  of('VirtualMachine').put(vm('web', { ...starting, created: true }));
  of('VirtualMachine').put(vm('web', running));
  expect((await end).map(({ readiness }) => readiness.state)).toEqual(['ready']);
  expect(lines()).toEqual(['web waiting does not exist yet', 'web waiting guest is Starting', 'web ready']);
});

test('all objects are waited for at once; what is late keeps the reason', async () => {
  const { of, cluster } = world();
  of('VirtualMachine').put(vm('web', running));
  of('VirtualMachine').put(vm('db', { printableStatus: 'ErrorUnschedulable' }));
  const { end, stop } = begin(cluster, ['vm/web', 'vms/db']);
  await turn();
  stop.abort(new Error('time is up'));
  expect((await end).map(({ readiness }) => readiness)).toMatchObject([
    { state: 'ready' },
    {
      state: 'waiting',
      message: expect.stringMatching(/no node can run the guest/),
      next: expect.stringMatching(/node/),
    },
  ]);
});

test('what has failed ends the wait', async () => {
  const { of, cluster } = world();
  of('Job').put({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'copy' },
    status: { conditions: [{ type: 'Failed', status: 'True' }] },
  });
  const { end } = begin(cluster, ['job/copy']);
  expect(await end).toMatchObject([{ readiness: { state: 'failed' } }]);
});

test('the VMI of a VM says when it has an address', async () => {
  const { of, cluster } = world();
  of('VirtualMachine').put(vm('web', running));
  const { end } = begin(cluster, ['vm/web'], { level: 'ip' });
  await turn();
  of('VirtualMachineInstance').put({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name: 'web', namespace: 'vms' },
    status: { interfaces: [{ ipAddress: '192.0.2.1' }] },
  });
  expect(await end).toMatchObject([{ readiness: { state: 'ready' } }]);
});

test('the cause is looked for where the object waits on', async () => {
  const { of, cluster } = world();
  of('VirtualMachine').put(vm('web', starting));
  const explained = new Promise<void>((resolve) => {
    const { end, lines, stop } = begin(cluster, ['vm/web'], {
      explainAfter: 0,
      explain: async () => 'its Pod cannot pull an image',
      report: ({ readiness }: Step) => {
        if (!/cannot pull/.test(readiness.message ?? '')) return;
        stop.abort();
        void end.then(() => resolve());
        expect(lines()).toEqual([]);
      },
    });
  });
  await explained;
});

test('a watch that fails is an error, not a verdict', async () => {
  const { of, cluster } = world();
  const { end } = begin(cluster, ['vm/web']);
  await turn();
  of('VirtualMachine').fail(new Error('virtualmachines is forbidden'));
  await expect(end).rejects.toThrow('virtualmachines is forbidden');
});

test.each([
  ['vm/web', 'VirtualMachine'],
  ['VirtualMachineInstance/web', 'VirtualMachineInstance'],
  ['dv/root', 'DataVolume'],
  ['vmpool/web', 'VirtualMachinePool'],
  ['kv/kubevirt', 'KubeVirt'],
  ['kubevirt/kubevirt', 'KubeVirt'],
  ['cdi/cdi', 'CDI'],
  ['pvc/data', 'PersistentVolumeClaim'],
  ['deployments/web', 'Deployment'],
  ['hostpathprovisioner/hpp', 'HostPathProvisioner'],
])('%s is a %s', (text, kind) => {
  expect(parseTarget(text).kind.kind).toBe(kind);
});

test.each(['web', 'vm/', '/web', 'vm/a/b', 'nonsense/web'])(
  '%s is not an object to wait for, and the message says how to write one',
  (text) => {
    expect(() => parseTarget(text)).toThrow(/such as vm/);
  },
);
