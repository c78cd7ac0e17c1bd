/** What was done to guests and their disks on the real cluster. */
import { FAULT_ANNOTATION } from '../../../sandbox/simulator/faults';
import { CLAIM, DATA_VOLUME, MIGRATION, NODE, POOL, VM, VMI } from '../../../sandbox/simulator/kinds';
import { type AnyLive, withFinalizer, withMetadata, withoutFinalizers } from '../../../sandbox/simulator/live-object';
import type { FakeWorld } from '../sandbox/simulator/fake-world';
import { inTurn } from '../sandbox/simulator/platform';
import { change, guest, machine, migrations, play, vm, volume } from '../sandbox/simulator/play';
import type { Scenario } from './live-scenario';

export const sized = (memory: string, spec: object = {}, annotations: Record<string, string> = {}) => {
  const made = vm('vm', spec);
  made.spec.template.spec.domain.memory.guest = memory;
  Object.assign(made.spec.template.metadata, { annotations });
  return made;
};
export const create =
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
export const memory = (amount: string) => (world: FakeWorld) =>
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
const powersOff = (runStrategy: string): Scenario => ({
  step: inTurn(create('128Mi', { runStrategy }), (world) => {
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

/** A disk of its own, and a VM on it. */
const diskOf = (annotations: Record<string, string> = {}) => ({
  apiVersion: DATA_VOLUME.apiVersion,
  kind: DATA_VOLUME.kind,
  metadata: { name: 'vm-root', namespace: 'vms', annotations },
  spec: {
    source: { registry: { url: 'docker://registry.example/fedora:42' } },
    storage: { storageClassName: 'local', resources: { requests: { storage: '1Gi' } } },
  },
});
const onDisk =
  (annotations: Record<string, string> = {}) =>
  (world: FakeWorld) => {
    world.put(diskOf(annotations));
    const made = sized('512Mi');
    Object.assign(made.spec.template.spec, { volumes: [{ name: 'root', dataVolume: { name: 'vm-root' } }] });
    world.put(made);
  };

/** The disk that cannot be filled is deleted in the foreground, its claim first, and made anew from another image. */
function importsAnew(world: FakeWorld): void {
  world.put(withFinalizer(volume(world, 'vm-root')!, 'foregroundDeletion'));
  world.delete(volume(world, 'vm-root')!);
  world.delete(world.get(CLAIM, 'vms', 'vm-root')!);
  play(world, 0.1);
  world.put(withoutFinalizers(volume(world, 'vm-root')!, ['foregroundDeletion']));
  play(world, 0.1);
  world.put(diskOf());
}

export const migrate =
  (name = 'vm') =>
  (world: FakeWorld): void =>
    void world.put({
      apiVersion: MIGRATION.apiVersion,
      kind: MIGRATION.kind,
      metadata: { name: `move-${name}`, namespace: 'vms' },
      spec: { vmiName: name },
    });

export const GUESTS: Readonly<Record<string, Scenario>> = {
  create: { step: create() },
  'create-halted': { step: create('128Mi', { runStrategy: 'Halted' }) },
  halt: { before: create(), step: strategy('Halted') },
  restart: { before: create(), step: restart },
  delete: { before: create(), step: remove(VM, 'vm') },
  migrate: { before: create(), step: migrate() },
  'memory-up': { before: create('1Gi'), step: memory('2Gi'), workloadUpdateMethods: ['LiveMigrate'] },
  'memory-up-without-workload-update': { before: create('1Gi'), step: memory('2Gi') },
  'sockets-up': {
    before: inTurn(create('1Gi'), memory('2Gi')),
    step: sockets(2),
    workloadUpdateMethods: ['LiveMigrate'],
  },
  hostname: { before: twoSockets, step: hostname },
  'restart-when-required': { before: inTurn(twoSockets, hostname), step: restart },
  pause: { before: create(), step: pause },
  unpause: {
    before: inTurn(create(), pause),
    step: (world) => reports(world, conditionsWith(world, [{ type: 'Ready', status: 'True' } as never], ['Paused'])),
  },
  'image-missing': { step: fails('image-pull'), seconds: 25 },
  'image-corrected': { before: fails('image-pull'), step: corrected, seconds: 25 },
  'image-corrected-and-restarted': { before: inTurn(fails('image-pull'), corrected), step: restart },
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
  'container-error': { step: inTurn(fails('container-error'), remove(VM, 'vm')) },
  'migration-target-without-image': {
    before: inTurn(create(), (world) => {
      for (const node of world.list(NODE).filter(({ metadata }) => metadata.name !== guest(world).status!.nodeName))
        world.put(
          withMetadata(node, { annotations: { ...node.metadata.annotations, [FAULT_ANNOTATION]: 'image-pull' } }),
        );
    }),
    step: inTurn(migrate(), (world) => world.delete(migrations(world)[0]!)),
  },
  'import-fails-for-a-guest': { step: onDisk({ [FAULT_ANNOTATION]: 'import-error' }), seconds: 40 },
  'import-corrected': { before: onDisk({ [FAULT_ANNOTATION]: 'import-error' }), step: importsAnew, seconds: 29 },
  'filled-disk-deleted': { before: onDisk(), step: (world) => world.delete(volume(world, 'vm-root')!) },
  'disk-missing-without-cdi': {
    step: (world) => {
      const made = sized('128Mi');
      Object.assign(made.spec.template.spec, { volumes: [{ name: 'root', dataVolume: { name: 'missing' } }] });
      world.put(made);
    },
  },
  'pool-delete': { before: pool(3, '192Mi'), step: remove(POOL, 'pool') },
};
