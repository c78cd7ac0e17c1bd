import type { KubeObject } from '../../../../kube/object';
import { DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { maxUnavailableOf, restartMembers } from '../../../../provider/lifecycle/restart/restart-members';

const pool = (spec: object) =>
  ({
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 'farm', namespace: 'vms', uid: 'pool' },
    spec,
  }) as KubeObject;

test.each<[string, object, number | undefined]>([
  ['a number', { replicas: 5, maxUnavailable: 2 }, 2],
  ['a share, rounded down', { replicas: 5, maxUnavailable: '50%' }, 2],
  ['a share of less than one', { replicas: 3, maxUnavailable: '10%' }, 1],
  ['none at all', { replicas: 3, maxUnavailable: 0 }, 1],
  ['not set', { replicas: 3 }, undefined],
])('maxUnavailable of a pool: %s', (_, spec, expected) => {
  expect(maxUnavailableOf(pool(spec))).toBe(expected);
});

/** A namespace with the members of a pool, in which a restart takes a few turns of the event loop. */
class Farm {
  readonly objects = new Map<string, KubeObject>();
  readonly restarted: string[] = [];
  mostAway = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly names: readonly string[],
    broken: readonly string[] = [],
  ) {
    for (const name of names) this.member(name, 'before', broken.includes(name) ? 'ErrorUnschedulable' : 'Running');
  }

  private put(live: KubeObject): void {
    this.objects.set(`${live.kind} ${live.metadata!.name}`, live);
    this.mostAway = Math.max(this.mostAway, this.names.filter((name) => this.isAway(name)).length);
    for (const listener of [...this.listeners]) listener();
  }

  private isAway = (name: string) => this.objects.get(`VirtualMachine ${name}`)?.status?.['ready'] === false;

  private member(name: string, boot: string, printableStatus: string): void {
    const up = printableStatus === 'Running';
    const metadata = { name, namespace: 'vms', labels: { pool: 'farm' } };
    const ready = { type: 'Ready', status: up ? 'True' : 'False' };
    this.put({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: { ...metadata, uid: `${name} ${boot}` },
      status: { phase: up ? 'Running' : 'Scheduling', conditions: [ready] },
    });
    const waits = boot === 'before' ? [{ type: 'RestartRequired', status: 'True' }] : [];
    this.put({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { ...metadata, uid: name, generation: 2, ownerReferences: [{ uid: 'pool' } as never] },
      spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {} } } } },
      status: { created: true, ready: up, printableStatus, conditions: [ready, ...waits] },
    });
  }

  find = async ({ kind }: { kind: string }, { name }: { name: string }) => this.objects.get(`${kind} ${name}`);
  list = async () => ({ items: [] });

  request = async ({ path }: { path: string }) => {
    const name = path.split('/').at(-2)!;
    this.restarted.push(name);
    this.member(name, 'after', 'Starting');
    setTimeout(() => this.member(name, 'after', 'Running'), 5);
  };

  watch = ({ kind }: { kind: string }) => ({
    ready: async () => {},
    get: ({ name }: { name: string }) => this.objects.get(`${kind} ${name}`),
    list: () => [...this.objects.values()].filter((one) => one.kind === kind),
    onChange: (listener: () => void) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
    until: <T>({ name }: { name: string }, check: (live?: KubeObject) => T | undefined) =>
      new Promise<T>((resolve, reject) => {
        const look = () => {
          try {
            const found = check(this.objects.get(`${kind} ${name}`));
            if (found === undefined) return;
            this.listeners.delete(look);
            resolve(found);
          } catch (error) {
            this.listeners.delete(look);
            reject(error);
          }
        };
        this.listeners.add(look);
        look();
      }),
    close() {},
  });
}

async function restart(farm: Farm, spec: object, onRestart = 'restart') {
  const operation = {
    session: { cluster: farm, config: { onRestart: 'warn', restartConcurrency: 1, profile: DEFAULT_PROFILE } },
    resource: { settings: { onRestart } },
    signal: new AbortController().signal,
    say() {},
  };
  return restartMembers(operation as never, pool(spec), async (_, live) => live);
}

const NAMES = ['farm-0', 'farm-1', 'farm-2', 'farm-10'];

describe('the members of a pool', () => {
  test.each<[string, object, number]>([
    ['one by one', { replicas: 4 }, 1],
    ['within maxUnavailable', { replicas: 4, maxUnavailable: 2 }, 2],
    ['within a share', { replicas: 4, maxUnavailable: '75%' }, 3],
  ])('are restarted %s, in the order of their names', async (_, spec, limit) => {
    const farm = new Farm(NAMES);
    await restart(farm, spec);
    expect([farm.restarted, farm.mostAway]).toEqual([NAMES, limit]);
  });

  it('are left alone without onRestart: restart', async () => {
    const farm = new Farm(NAMES);
    await restart(farm, { replicas: 4 }, 'warn');
    expect(farm.restarted).toEqual([]);
  });

  it('are not restarted twice', async () => {
    const farm = new Farm(NAMES);
    await restart(farm, { replicas: 4 });
    await restart(farm, { replicas: 4 });
    expect(farm.restarted).toEqual(NAMES);
  });

  it('that are not ready already count, and are started anew without waiting for others', async () => {
    const farm = new Farm(NAMES, ['farm-2']);
    const before = farm.mostAway;
    await restart(farm, { replicas: 4, maxUnavailable: 2 });
    expect([before, farm.mostAway, [...farm.restarted].sort()]).toEqual([1, 2, [...NAMES].sort()]);
  });
});
