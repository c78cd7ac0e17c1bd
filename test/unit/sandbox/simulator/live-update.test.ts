import { commonInstancetype } from '../../../../kubevirt/instancetype';
import type { VirtualMachine, VmiSpec } from '../../../../sandbox/simulator/types';
import { change, claim, conditions, guest, machine, migrations, play, sandbox, vm } from './play';

const LIVE_MIGRATE = { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } };

function booted(kubevirt: object = {}) {
  const world = sandbox(kubevirt);
  world.put(claim('data'));
  world.put(claim('data2'));
  world.put(vm());
  play(world);
  return world;
}

const plugNic = (spec: VmiSpec, nic: object) => {
  spec.networks!.push({ name: 'blue', multus: { networkName: 'blue' } });
  spec.domain.devices.interfaces!.push({ name: 'blue', ...nic } as never);
};
const plugDisk = (spec: VmiSpec, hotpluggable: boolean) => {
  spec.volumes!.push({ name: 'data', persistentVolumeClaim: { claimName: 'data', hotpluggable } });
  spec.domain.devices.disks!.push({ name: 'data', disk: { bus: 'scsi' } } as never);
};

type Row = [what: string, edit: (spec: VmiSpec, vm: VirtualMachine) => void, asks: string[], restart: boolean];

test.each<Row>([
  [
    'more sockets',
    (spec) => {
      spec.domain.cpu!.sockets = 2;
    },
    ['HotVCPUChange'],
    false,
  ],
  [
    'fewer sockets than booted',
    (spec) => {
      spec.domain.cpu!.sockets = 0;
    },
    [],
    true,
  ],
  [
    'more memory',
    (spec) => {
      spec.domain.memory!.guest = '4Gi';
    },
    ['HotMemoryChange'],
    false,
  ],
  [
    'memory beyond maxGuest',
    (spec) => {
      spec.domain.memory!.guest = '16Gi';
    },
    [],
    true,
  ],
  [
    'cores',
    (spec) => {
      spec.domain.cpu!.cores = 2;
    },
    [],
    true,
  ],
  [
    'a node selector',
    (spec) => {
      spec.nodeSelector = { rack: 'b' };
    },
    [],
    false,
  ],
  ['a hotpluggable disk', (spec) => plugDisk(spec, true), [], false],
  ['a fixed disk', (spec) => plugDisk(spec, false), [], true],
  ['a bridge NIC', (spec) => plugNic(spec, { bridge: {} }), ['MigrationRequired'], false],
  [
    'a label of the template',
    (_, vm) => {
      vm.spec.template.metadata!.labels = { app: 'other' } as never;
    },
    [],
    false,
  ],
  ['sockets along with cores', (spec) => void Object.assign(spec.domain.cpu!, { cores: 2, sockets: 2 }), [], true],
])('%s', (_, edit, asks, restart) => {
  const world = booted();
  change(world, edit);
  play(world);
  const waiting = ['HotVCPUChange', 'HotMemoryChange', 'MigrationRequired', 'VolumesChange'];
  expect(conditions(guest(world)).filter((type) => waiting.includes(type))).toEqual(asks);
  expect(conditions(machine(world)).includes('RestartRequired')).toBe(restart);
  expect(migrations(world)).toEqual([]);
});

test('what was plugged has arrived after the migration that KubeVirt makes, on another node', () => {
  const world = booted(LIVE_MIGRATE);
  const from = guest(world).status!.nodeName;
  change(world, (spec) => {
    spec.domain.cpu!.sockets = 2;
    spec.domain.memory!.guest = '4Gi';
  });
  play(world);
  const { status } = guest(world);
  expect(status).toMatchObject({
    currentCPUTopology: { sockets: 2 },
    memory: { guestAtBoot: '2Gi', guestCurrent: '4Gi' },
  });
  expect(status!.nodeName).not.toBe(from);
  expect(migrations(world)).toHaveLength(1);
  expect(conditions(guest(world))).toEqual(['AgentConnected', 'LiveMigratable', 'Ready', 'StorageLiveMigratable']);
});

test('after that migration sockets can go up again, but not down', () => {
  const world = booted(LIVE_MIGRATE);
  for (const sockets of [2, 3]) {
    change(world, (spec) => {
      spec.domain.cpu!.sockets = sockets;
    });
    play(world);
    expect(guest(world).status!.currentCPUTopology).toMatchObject({ sockets });
  }
  change(world, (spec) => {
    spec.domain.cpu!.sockets = 1;
  });
  play(world);
  expect(conditions(machine(world))).toContain('RestartRequired');
});

test('memory goes back to what was booted with, live', () => {
  const world = booted(LIVE_MIGRATE);
  for (const size of ['4Gi', '2Gi']) {
    change(world, (spec) => {
      spec.domain.memory!.guest = size;
    });
    play(world);
    expect(guest(world).status!.memory).toMatchObject({ guestCurrent: size });
  }
  expect(conditions(machine(world))).not.toContain('RestartRequired');
});

test('a raise while the first one waits for its migration is an error, told in the VM', () => {
  const world = booted();
  for (const sockets of [2, 3]) {
    change(world, (spec) => {
      spec.domain.cpu!.sockets = sockets;
    });
    play(world);
  }
  expect(guest(world).spec.domain.cpu!.sockets).toBe(2);
  expect(machine(world).status!.conditions!.find(({ type }) => type === 'Failure')).toMatchObject({
    reason: 'HotPlugCPUError',
  });
});

test('a NIC comes with the migration; set absent it goes with the next, and out of the VM', () => {
  const world = booted(LIVE_MIGRATE);
  const nics = () => guest(world).status!.interfaces!.map(({ name }) => name);
  change(world, (spec) => plugNic(spec, { bridge: {} }));
  play(world, 10);
  expect(nics()).toEqual(['default']);
  play(world);
  expect(nics()).toEqual(['default', 'blue']);
  change(world, (spec) => {
    spec.domain.devices.interfaces![1]!.state = 'absent';
  });
  play(world);
  expect(nics()).toEqual(['default']);
  expect(machine(world).spec.template.spec!.domain.devices.interfaces).toHaveLength(1);
  expect(machine(world).spec.template.spec!.networks).toHaveLength(1);
  expect(conditions(machine(world))).not.toContain('RestartRequired');
});

test('a hotpluggable disk comes and goes without a migration', () => {
  const world = booted(LIVE_MIGRATE);
  change(world, (spec) => plugDisk(spec, true));
  play(world);
  expect(guest(world).status!.volumeStatus!.map(({ name }) => name)).toEqual(['root', 'data']);
  change(world, (spec) => {
    spec.volumes!.pop();
    spec.domain.devices.disks!.pop();
  });
  play(world);
  expect(guest(world).spec.domain.devices.disks!.map(({ name }) => name)).toEqual(['root']);
  expect(migrations(world)).toEqual([]);
});

test('a claim is swapped by a storage migration', () => {
  const world = sandbox(LIVE_MIGRATE);
  world.put(claim('data'));
  world.put(claim('data2'));
  const object = vm('vm', { updateVolumesStrategy: 'Migration' });
  const spec = object.spec.template.spec as unknown as VmiSpec;
  spec.volumes = [{ name: 'root', persistentVolumeClaim: { claimName: 'data' } }];
  world.put(object);
  play(world);
  change(world, ({ volumes }) => {
    volumes![0]!.persistentVolumeClaim!.claimName = 'data2';
  });
  play(world);
  expect(guest(world).status!.volumeStatus![0]).toMatchObject({ persistentVolumeClaimInfo: { claimName: 'data2' } });
  expect(migrations(world)).toHaveLength(1);
  expect(conditions(guest(world))).not.toContain('VolumesChange');
});

test('a revert takes the restart back, and the guest is of the newest generation again', () => {
  const world = booted();
  change(world, (spec) => {
    spec.domain.cpu!.cores = 2;
  });
  play(world);
  expect(machine(world).status!.observedGeneration).not.toBe(machine(world).metadata.generation);
  change(world, (spec) => {
    spec.domain.cpu!.cores = 1;
  });
  play(world);
  expect(conditions(machine(world))).not.toContain('RestartRequired');
  expect(machine(world).status!.observedGeneration).toBe(machine(world).metadata.generation);
});

test('what the instancetype says of placement stays, and NICs are plugged as the VM says, not as its preference prefers', () => {
  const world = sandbox();
  const size = structuredClone(commonInstancetype('VirtualMachineClusterInstancetype', 'u1.medium')!);
  Object.assign(size.spec!, { nodeSelector: { 'kubernetes.io/os': 'linux' } });
  world.put(size as never);
  world.put(commonInstancetype('VirtualMachineClusterPreference', 'fedora') as never);
  const object = vm('vm', { instancetype: { name: 'u1.medium' }, preference: { name: 'fedora' } });
  Object.assign(object.spec.template.spec.domain, { cpu: undefined, memory: undefined });
  world.put(object);
  play(world);
  change(world, (spec) => {
    spec.tolerations = [{ key: 'gpu', operator: 'Exists' }] as never;
  });
  play(world);
  expect(guest(world).spec).toMatchObject({
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'gpu' }],
  });
  expect(conditions(machine(world))).not.toContain('RestartRequired');
  change(world, (spec) => plugNic(spec, { bridge: {} }));
  play(world);
  expect(guest(world).spec.domain.devices.interfaces![1]).toEqual({ name: 'blue', bridge: {} });
  expect(conditions(machine(world))).toContain('RestartRequired');
});
