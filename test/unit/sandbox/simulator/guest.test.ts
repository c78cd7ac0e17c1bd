import { FAULT_ANNOTATION } from '../../../../sandbox/simulator';
import { NODE, VM, VMI } from '../../../../sandbox/simulator/kinds';
import type { FakeWorld } from './fake-world';
import { change, conditions, guest, machine, play, sandbox, vm } from './play';

const withFault = (fault: string) => {
  const object = vm();
  object.metadata.annotations = { [FAULT_ANNOTATION]: fault };
  return object;
};

const heal = (world: FakeWorld) => {
  const live = machine(world);
  world.put({ ...live, metadata: { ...live.metadata, annotations: {} } });
};

test('a guest goes through its phases, and says that it is none', () => {
  const world = sandbox();
  world.put(vm());
  play(world);
  const { status } = guest(world);
  expect(status!.phaseTransitionTimestamps!.map(({ phase }) => phase)).toEqual([
    'Pending',
    'Scheduling',
    'Scheduled',
    'Running',
  ]);
  expect(status).toMatchObject({
    guestOSInfo: { name: 'simulated', prettyName: expect.stringContaining('Simulated') },
    interfaces: [{ name: 'default', infoSource: 'domain, guest-agent' }],
  });
  expect(conditions(machine(world))).toEqual(['AgentConnected', 'LiveMigratable', 'Ready', 'StorageLiveMigratable']);
  const { printableStatus, ready, created, observedGeneration, desiredGeneration } = machine(world).status!;
  expect({ printableStatus, ready, created }).toEqual({ printableStatus: 'Running', ready: true, created: true });
  expect(observedGeneration).toBe(desiredGeneration);
});

test('what the webhook writes into a new VM is there, and its guest is made from it', () => {
  const world = sandbox();
  world.put(vm('a'));
  world.put(vm('b'));
  play(world);
  const identity = (name: string) => machine(world, name).spec.template.spec!.domain.firmware!;
  expect(identity('a').uuid).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
  expect(identity('a').uuid).not.toBe(identity('b').uuid);
  expect(guest(world, 'a').spec.domain.firmware!.uuid).toBe(identity('a').uuid);
  expect(machine(world, 'a').spec.template.spec).toMatchObject({
    architecture: 'amd64',
    domain: { machine: { type: 'q35' } },
  });
});

test.each([
  ['unschedulable', 'ErrorUnschedulable'],
  ['image-pull', 'ImagePullBackOff'],
  ['crash-loop', 'CrashLoopBackOff'],
])('the fault %s shows as %s until it is healed', (fault, status) => {
  const world = sandbox();
  world.put(withFault(fault));
  play(world, 9);
  expect(machine(world).status!.printableStatus).toBe(status);
  expect(machine(world).status!.ready).toBeUndefined();
  heal(world);
  play(world, 400);
  expect(machine(world).status!.printableStatus).toBe('Running');
});

test('a slow VM gets there, ten times later', () => {
  const world = sandbox();
  world.put(withFault('slow'));
  play(world, 20);
  expect(machine(world).status!.printableStatus).toBe('Starting');
  play(world, 100);
  expect(machine(world).status!.printableStatus).toBe('Running');
});

test.each([
  [
    'a claim that is not there',
    { volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'none' } }] },
    'ErrorPvcNotFound',
  ],
  ['a node selector that no node fits', { nodeSelector: { rack: 'none' } }, 'ErrorUnschedulable'],
])('%s', (_, spec, status) => {
  const world = sandbox();
  const object = vm();
  Object.assign(object.spec.template.spec, spec);
  world.put(object);
  play(world);
  expect(machine(world).status!.printableStatus).toBe(status);
});

test('guests are spread over the nodes that take them', () => {
  const world = sandbox();
  const tainted = world.get(NODE, undefined, 'node-2')!;
  world.put({ ...tainted, spec: { taints: [{ key: 'maintenance', effect: 'NoSchedule' }] } });
  for (const name of ['a', 'b', 'c', 'd']) world.put(vm(name));
  play(world);
  const nodes = world.list(VMI).map(({ status }) => status!.nodeName!);
  expect(nodes.sort()).toEqual(['node-1', 'node-1', 'node-3', 'node-3']);
});

test('halting shuts the guest down, deleting the VM leaves nothing', () => {
  const world = sandbox();
  world.put(vm());
  play(world);
  change(world, (_, { spec }) => {
    spec.runStrategy = 'Halted';
  });
  play(world, 0);
  expect(machine(world).status!.printableStatus).toBe('Stopping');
  play(world);
  expect(machine(world).status).toMatchObject({ printableStatus: 'Stopped' });
  change(world, (_, { spec }) => {
    spec.runStrategy = 'Always';
  });
  play(world);
  world.delete(machine(world));
  play(world);
  expect([...world.list(VM), ...world.list(VMI)]).toEqual([]);
});

const multus = { networks: [{ name: 'default', pod: {} }] };
test.each([
  [
    'a bridge on the pod network',
    { ...multus, interfaces: [{ name: 'default', bridge: {} }] },
    {},
    'InterfaceNotLiveMigratable',
  ],
  ['a host device', { hostDevices: [{ name: 'x', deviceName: 'vendor/x' }] }, {}, 'HostDeviceNotLiveMigratable'],
  ['confidential computing', {}, { launchSecurity: { snp: {} } }, 'SEVNotLiveMigratable'],
])('%s keeps a guest on its node', (_, devices, domain, reason) => {
  const world = sandbox();
  const object = vm();
  Object.assign(object.spec.template.spec.domain.devices, devices);
  Object.assign(object.spec.template.spec.domain, domain);
  world.put(object);
  play(world);
  const condition = guest(world).status!.conditions!.find(({ type }) => type === 'LiveMigratable');
  expect(condition).toMatchObject({ status: 'False', reason });
});

test('a VM is sized by its instancetype, as it was when the VM first named it', () => {
  const world = sandbox();
  const instancetype = (guests: number) => ({
    apiVersion: 'instancetype.kubevirt.io/v1beta1',
    kind: 'VirtualMachineClusterInstancetype',
    metadata: { name: 'u1.small' },
    spec: { cpu: { guest: guests }, memory: { guest: '4Gi' } },
  });
  const object = vm('vm', { instancetype: { name: 'u1.small' } });
  Object.assign(object.spec.template.spec.domain, { cpu: undefined, memory: undefined });
  world.put(object);
  play(world);
  expect(machine(world).status!.conditions!.find(({ type }) => type === 'Failure')).toMatchObject({
    reason: 'FailedFindInstancetype',
  });
  world.put(instancetype(2));
  play(world);
  expect(guest(world).spec.domain).toMatchObject({ cpu: { sockets: 2 }, memory: { guest: '4Gi' } });
  expect(machine(world).status!.instancetypeRef).toMatchObject({
    name: 'u1.small',
    controllerRevisionRef: { name: expect.any(String) },
  });
  world.put(instancetype(8));
  play(world);
  expect(conditions(machine(world))).not.toContain('RestartRequired');
  expect(guest(world).spec.domain.cpu!.sockets).toBe(2);
});

test('P11: a corrected image does not reach a guest that was made from the missing one', () => {
  const world = sandbox();
  const faulty = vm();
  faulty.metadata.annotations = { [FAULT_ANNOTATION]: 'image-pull' };
  world.put(faulty);
  play(world, 20);
  change(world, (spec, { metadata }) => {
    delete metadata.annotations![FAULT_ANNOTATION];
    Object.assign(spec.volumes![0]!, { containerDisk: { image: 'registry.example/fedora:43' } });
  });
  play(world);
  expect(conditions(machine(world))).toContain('RestartRequired');
  expect(machine(world).status!.printableStatus).toMatch(/ErrImagePull|ImagePullBackOff/);
  expect(guest(world).spec.volumes![0]).toMatchObject({ containerDisk: { image: 'registry.example/fedora:42' } });
});
