/** The simulator beside a real cluster: the same steps, and whether everything goes through the same states in the same order. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_ANNOTATION } from '../../../sandbox/simulator/faults';
import { MIGRATION, POOL, VM, VMI } from '../../../sandbox/simulator/kinds';
import type { AnyLive } from '../../../sandbox/simulator/live-object';
import { liveTracks } from '../../verdicts/read';
import type { FakeWorld } from '../sandbox/simulator/fake-world';
import { change, guest, machine, play, sandbox, vm } from '../sandbox/simulator/play';
import { DIFFERENCES } from './live-differences';
import { tracksOf } from './live-facts';

/** A scenario: the state that it starts from, and the step that was recorded. */
interface Scenario {
  before?: (world: FakeWorld) => void;
  step: (world: FakeWorld) => void;
  workloadUpdateMethods?: readonly string[];
  /** How long the state before lasted, and how long was recorded, where a guest never comes to rest. */
  seconds?: number;
}

const sized = (memory: string, spec: object = {}, annotations: Record<string, string> = {}) => {
  const made = vm('vm', spec);
  made.spec.template.spec.domain.memory.guest = memory;
  Object.assign(made.spec.template.metadata, { annotations });
  return made;
};
const create =
  (memory = '128Mi', spec: object = {}) =>
  (world: FakeWorld) =>
    void world.put(sized(memory, spec));
const twoSockets = (world: FakeWorld) => {
  const made = sized('2Gi');
  made.spec.template.spec.domain.cpu.sockets = 2;
  world.put(made);
};
const fails =
  (fault: string, memory = '128Mi') =>
  (world: FakeWorld) =>
    void world.put(sized(memory, {}, { [FAULT_ANNOTATION]: fault }));

const strategy = (runStrategy: string) => (world: FakeWorld) =>
  change(world, (_, { spec }) => Object.assign(spec, { runStrategy }));
const memory = (amount: string) => (world: FakeWorld) =>
  change(world, (spec) => Object.assign(spec.domain.memory!, { guest: amount }));
const sockets = (count: number) => (world: FakeWorld) =>
  change(world, (spec) => Object.assign(spec.domain.cpu!, { sockets: count }));
const hostname = (world: FakeWorld) => change(world, (spec) => Object.assign(spec, { hostname: 'other' }));
/** What made the guest fail is mended in the VM; the guest keeps what it was made from. */
const corrected = (world: FakeWorld) =>
  change(world, (spec, { spec: { template } }) => {
    delete (template.metadata!.annotations as Record<string, string>)[FAULT_ANNOTATION];
    Object.assign(spec.volumes![0]!, { containerDisk: { image: 'registry.example/fedora:43' } });
  });
/** As the subresource `restart` asks for it. */
function restart(world: FakeWorld): void {
  const stateChangeRequests = [{ action: 'Stop', uid: guest(world).metadata.uid }, { action: 'Start' }];
  const live = machine(world);
  world.put({ ...live, status: { ...live.status, stateChangeRequests } });
}
/** As virt-handler reports it of a guest. */
function reports(world: FakeWorld, status: object): void {
  const live = guest(world);
  world.put({ ...live, status: { ...live.status, ...status } });
}
const paused = [
  { type: 'Paused', status: 'True', reason: 'PausedByUser' },
  { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady' },
];
const conditionsWith = (world: FakeWorld, wanted: readonly { type: string }[], without: readonly string[] = []) => ({
  conditions: [
    ...(guest(world).status!.conditions ?? []).filter(
      ({ type }) => !wanted.some((one) => one.type === type) && !without.includes(type),
    ),
    ...wanted,
  ],
});
const pause = (world: FakeWorld) => reports(world, conditionsWith(world, paused));
const then =
  (...steps: ((world: FakeWorld) => void)[]) =>
  (world: FakeWorld) => {
    for (const [index, step] of steps.entries()) {
      if (index > 0) play(world);
      step(world);
    }
  };
const powersOff = (runStrategy: string): Scenario => ({
  step: then(create('128Mi', { runStrategy }), (world) => {
    if (world.get(VMI, 'vms', 'vm')) reports(world, { phase: 'Succeeded' });
  }),
});
const pool =
  (replicas: number, amount = '128Mi') =>
  (world: FakeWorld) =>
    void world.put({
      apiVersion: POOL.apiVersion,
      kind: POOL.kind,
      metadata: { name: 'pool', namespace: 'vms' },
      spec: {
        replicas,
        selector: { matchLabels: { pool: 'pool' } },
        virtualMachineTemplate: { metadata: { labels: { pool: 'pool' } }, spec: sized(amount).spec },
      },
    });
const poolMemory = (world: FakeWorld) => {
  const live = structuredClone(world.get(POOL, 'vms', 'pool')!);
  live.spec.virtualMachineTemplate.spec.template.spec!.domain.memory!.guest = '192Mi';
  world.put(live);
};
const remove = (kind: typeof VM | typeof POOL, name: string) => (world: FakeWorld) =>
  world.delete(world.get(kind as typeof VM, 'vms', name) as unknown as AnyLive);

/** A VM on a disk of its own, imported from a registry once the guest is placed. */
const imports =
  (annotations: Record<string, string> = {}) =>
  (world: FakeWorld) => {
    const made = sized('128Mi', {
      dataVolumeTemplates: [
        {
          metadata: { name: 'vm-root', annotations },
          spec: {
            source: { registry: { url: 'docker://registry.example/fedora:42' } },
            storage: { storageClassName: 'local', resources: { requests: { storage: '1Gi' } } },
          },
        },
      ],
    });
    Object.assign(made.spec.template.spec, { volumes: [{ name: 'root', dataVolume: { name: 'vm-root' } }] });
    world.put(made);
  };

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  create: { step: create() },
  'create-halted': { step: create('128Mi', { runStrategy: 'Halted' }) },
  halt: { before: create(), step: strategy('Halted') },
  restart: { before: create(), step: restart },
  delete: { before: create(), step: remove(VM, 'vm') },
  migrate: {
    before: create(),
    step: (world) =>
      void world.put({
        apiVersion: MIGRATION.apiVersion,
        kind: MIGRATION.kind,
        metadata: { name: 'move', namespace: 'vms' },
        spec: { vmiName: 'vm' },
      }),
  },
  'memory-up': { before: create('1Gi'), step: memory('2Gi'), workloadUpdateMethods: ['LiveMigrate'] },
  'memory-up-without-workload-update': { before: create('1Gi'), step: memory('2Gi') },
  'sockets-up': {
    before: then(create('1Gi'), memory('2Gi')),
    step: sockets(2),
    workloadUpdateMethods: ['LiveMigrate'],
  },
  hostname: { before: twoSockets, step: hostname },
  'restart-when-required': { before: then(twoSockets, hostname), step: restart },
  pause: { before: create(), step: pause },
  unpause: {
    before: then(create(), pause),
    step: (world) => reports(world, conditionsWith(world, [{ type: 'Ready', status: 'True' } as never], ['Paused'])),
  },
  'image-missing': { step: fails('image-pull'), seconds: 25 },
  'image-corrected': { before: fails('image-pull'), step: corrected, seconds: 25 },
  'image-corrected-and-restarted': { before: then(fails('image-pull'), corrected), step: restart },
  unschedulable: { step: fails('unschedulable', '100Gi') },
  'unschedulable-corrected': { before: fails('unschedulable', '100Gi'), step: memory('128Mi') },
  import: { step: imports() },
  'import-fails': { step: imports({ [FAULT_ANNOTATION]: 'import-error' }), seconds: 100 },
  'claim-missing': {
    step: (world) => {
      const made = sized('128Mi');
      Object.assign(made.spec.template.spec, {
        volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'missing' } }],
      });
      world.put(made);
    },
  },
  'power-off-always': powersOff('Always'),
  'power-off-rerun-on-failure': powersOff('RerunOnFailure'),
  'power-off-once': powersOff('Once'),
  'power-off-manual': powersOff('Manual'),
  'pool-create': { step: pool(2) },
  'pool-template-memory': { before: pool(3), step: poolMemory },
  'pool-delete': { before: pool(3, '192Mi'), step: remove(POOL, 'pool') },
};

type Tracks = ReturnType<typeof tracksOf>;

function simulated({ before, step, workloadUpdateMethods = [], seconds }: Scenario): { start: Tracks; tracks: Tracks } {
  const world = sandbox({ workloadUpdateStrategy: { workloadUpdateMethods } });
  before?.(world);
  if (before) play(world, seconds);
  const start = tracksOf(world.events);
  const already = world.events.length;
  step(world);
  play(world, before ? undefined : seconds);
  return { start, tracks: tracksOf(world.events.slice(already)) };
}

/** By object and fact: what it changed to, without what it was before. */
function changesIn(tracks: Tracks, start: Tracks): Map<string, readonly unknown[]> {
  const before = new Map(start.map(({ object, fact, values }) => [`${object} ${fact}`, JSON.stringify(values.at(-1))]));
  const changes = tracks.map(({ object, fact, values }) => {
    const known = before.get(`${object} ${fact}`) === JSON.stringify(values[0]);
    return [`${object} ${fact}`, known ? values.slice(1) : values] as const;
  });
  return new Map(changes.filter(([, values]) => values.length > 0));
}

/** The facts that take other values, or another order, in the simulator than they took for real. */
function differencesIn(name: string): string[] {
  const recorded = liveTracks(name);
  const { start, tracks } = simulated(SCENARIOS[name]!);
  // Of some steps, only some kinds were recorded.
  const kinds = new Set(recorded.map(({ object }) => object.split(' ')[0]));
  const simulatedTracks = tracks.filter(({ object }) => kinds.has(object.split(' ')[0]!));
  const [theirs, own] = [changesIn(recorded, start), changesIn(simulatedTracks, start)];
  const open = recorded.some((track) => track.open);
  return [...new Set([...theirs.keys(), ...own.keys()])]
    .filter((key) => {
      const [real, simulatedValues] = [theirs.get(key) ?? [], own.get(key) ?? []];
      const compared = open ? simulatedValues.slice(0, real.length) : simulatedValues;
      return JSON.stringify(compared) !== JSON.stringify(real);
    })
    .sort();
}

test.each(Object.keys(SCENARIOS))('%s goes as it went on a real cluster, but for the known differences', (name) => {
  const known = DIFFERENCES.filter(({ scenarios }) => scenarios.includes(name)).flatMap(({ facts }) => facts);
  expect(differencesIn(name)).toEqual([...new Set(known)].sort());
});

test('every recording is replayed', () => {
  const files = readdirSync(join(__dirname, '../../verdicts/live')).map((file) => file.replace(/\.jsonl$/, ''));
  expect(Object.keys(SCENARIOS).sort()).toEqual(files.sort());
});

test('every known difference is about a scenario', () => {
  const named = DIFFERENCES.flatMap(({ scenarios }) => scenarios);
  expect(named.filter((name) => !(name in SCENARIOS))).toEqual([]);
});
