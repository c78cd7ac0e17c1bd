import { DATA_VOLUME, POOL, VM, VMI } from '../../../../sandbox/simulator/kinds';
import type { Pool } from '../../../../sandbox/simulator/types';
import type { FakeWorld } from './fake-world';
import { conditions, guest, machine, play, sandbox, vm } from './play';

const disk = {
  metadata: { name: 'root' },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
};

function pool(spec: object = {}, withDisk = false) {
  const template = vm('member', withDisk ? { dataVolumeTemplates: [disk] } : {}).spec;
  if (withDisk) Object.assign(template.template.spec, { volumes: [{ name: 'root', dataVolume: { name: 'root' } }] });
  return {
    apiVersion: POOL.apiVersion,
    kind: POOL.kind,
    metadata: { name: 'web', namespace: 'vms' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { pool: 'web' } },
      virtualMachineTemplate: { metadata: { labels: { pool: 'web' } }, spec: template },
      ...spec,
    },
  };
}

function filled(object = pool()) {
  const world = sandbox();
  world.put(object);
  play(world);
  return world;
}

function edit(world: FakeWorld, change: (spec: Pool['spec']) => void): void {
  const live = structuredClone(world.get(POOL, 'vms', 'web')!);
  change(live.spec);
  world.put(live);
}

const cores = (spec: Pool['spec']) => {
  spec.virtualMachineTemplate.spec.template.spec!.domain.cpu!.cores = 2;
};
const replicas = (count: number) => (spec: Pool['spec']) => {
  spec.replicas = count;
};
const names = (world: FakeWorld) =>
  world
    .list(VM)
    .map(({ metadata }) => metadata.name)
    .sort();
const guests = (world: FakeWorld) => world.list(VMI).map(({ metadata }) => metadata.uid);

test('VMs have the lowest free indexes, and each its own disk', () => {
  const world = filled(pool({}, true));
  expect(names(world)).toEqual(['web-0', 'web-1', 'web-2']);
  expect(
    world
      .list(DATA_VOLUME)
      .map(({ metadata }) => metadata.name)
      .sort(),
  ).toEqual(['root-0', 'root-1', 'root-2']);
  expect(world.get(POOL, 'vms', 'web')!.status).toMatchObject({
    replicas: 3,
    readyReplicas: 3,
    labelSelector: 'pool=web',
  });
  world.delete(machine(world, 'web-1'));
  play(world);
  // Replaced while it was still going: its index was not free yet.
  expect(names(world)).toEqual(['web-0', 'web-2', 'web-3']);
});

test.each([
  ['the highest index goes first', {}, ['web-0']],
  [
    'unless the policy says the lowest',
    { proactive: { selectionPolicy: { sortPolicy: 'AscendingOrder' } } },
    ['web-2'],
  ],
  ['or the strategy says that none goes', { opportunistic: {} }, ['web-0', 'web-1', 'web-2']],
])('scaling in: %s', (_, scaleInStrategy, left) => {
  const world = filled(pool({ scaleInStrategy }));
  edit(world, replicas(1));
  play(world);
  expect(names(world)).toEqual(left);
});

test.each([
  ['die with their VM', 'Disabled', []],
  ['stay for the next VM of that index', 'Offline', ['root-1', 'root-2']],
])('disks %s', (_, statePreservation, left) => {
  const world = filled(pool({ scaleInStrategy: { proactive: { statePreservation } } }, true));
  edit(world, replicas(1));
  play(world);
  expect(
    world
      .list(DATA_VOLUME)
      .map(({ metadata }) => metadata.name)
      .sort(),
  ).toEqual(['root-0', ...left]);
  edit(world, replicas(3));
  play(world);
  expect(world.get(POOL, 'vms', 'web')!.status!.readyReplicas).toBe(3);
});

test('a new template restarts every guest, and leaves its identity', () => {
  const world = filled();
  const before = guests(world);
  const { uuid } = machine(world, 'web-0').spec.template.spec!.domain.firmware!;
  edit(world, cores);
  play(world);
  expect(guests(world).filter((uid) => before.includes(uid))).toEqual([]);
  expect(guest(world, 'web-0').spec.domain).toMatchObject({ cpu: { cores: 2 }, firmware: { uuid } });
  expect(world.list(VM).every((one) => one.metadata.labels!['kubevirt.io/vm-pool-revision-name'] === 'web-2')).toBe(
    true,
  );
});

test('no more guests are down at once than may be', () => {
  const world = filled(pool({ maxUnavailable: 1 }));
  edit(world, cores);
  let fewest = 3;
  for (let step = 0; step < 200; step++) {
    play(world, 0);
    fewest = Math.min(fewest, world.list(VM).filter(({ status }) => status?.ready).length);
    world.pass(0.2);
  }
  expect(fewest).toBe(2);
  expect(world.list(VMI).map(({ spec }) => spec.domain.cpu!.cores)).toEqual([2, 2, 2]);
});

test('the opportunistic strategy leaves the guests running, and the restart to the user', () => {
  const world = filled(pool({ updateStrategy: { opportunistic: {} } }));
  const before = guests(world);
  edit(world, cores);
  play(world);
  expect(guests(world)).toEqual(before);
  expect(conditions(machine(world, 'web-0'))).toContain('RestartRequired');
});

test('another disk template makes other VMs', () => {
  const world = filled(pool({}, true));
  const before = world.list(VM).map(({ metadata }) => metadata.uid);
  edit(world, ({ virtualMachineTemplate: { spec } }) => {
    Object.assign(spec.dataVolumeTemplates![0]!.spec!, { storage: { resources: { requests: { storage: '2Gi' } } } });
  });
  play(world);
  expect(world.list(VM)).toHaveLength(3);
  expect(world.list(VM).filter(({ metadata }) => before.includes(metadata.uid))).toEqual([]);
});

test('a paused pool stays as it is', () => {
  const world = filled();
  edit(world, (spec) => {
    spec.paused = true;
    spec.replicas = 1;
  });
  play(world);
  expect(names(world)).toHaveLength(3);
  expect(conditions(world.get(POOL, 'vms', 'web'))).toEqual(['ReplicaPaused']);
});
