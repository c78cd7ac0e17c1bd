import fc from 'fast-check';
import type { KubeObject } from '../../../kube/object';
import { UNRESOLVED } from '../../../kube/unresolved';
import { expand, type FindObject } from '../../../kubevirt/instancetype';

const finding =
  (...objects: KubeObject[]): FindObject =>
  (kind, name) =>
    objects.find((object) => object.kind === kind && object.metadata?.name === name);

const instancetype = (spec: object): KubeObject => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterInstancetype',
  metadata: { name: 'it' },
  spec: spec as never,
});
const preference = (spec: object): KubeObject => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1',
  kind: 'VirtualMachineClusterPreference',
  metadata: { name: 'p' },
  spec: spec as never,
});
const vm = (spec: object, template: object = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'vm', namespace: 'ns' },
  spec: {
    instancetype: { name: 'it' },
    preference: { name: 'p' },
    template: { ...template, spec: { domain: { devices: {} }, ...spec } },
  },
});
const unsized = (object: KubeObject): KubeObject => ({ ...object, spec: { ...object.spec, instancetype: undefined } });
const guest = (of: { vm: KubeObject }) => (of.vm.spec as { template: { spec: Record<string, never> } }).template.spec;
const SMALL = { cpu: { guest: 4 }, memory: { guest: '4Gi' } };

test.each([
  [{}, { sockets: 4, cores: 1, threads: 1 }],
  [{ cpu: { preferredCPUTopology: 'cores' } }, { sockets: 1, cores: 4, threads: 1 }],
  [{ cpu: { preferredCPUTopology: 'preferThreads' } }, { sockets: 1, cores: 1, threads: 4 }],
  [{ cpu: { preferredCPUTopology: 'any' } }, { sockets: 4, cores: 1, threads: 1 }],
  [{ cpu: { preferredCPUTopology: 'spread' } }, { sockets: 2, cores: 2, threads: 1 }],
  [
    { cpu: { preferredCPUTopology: 'spread' }, preferSpreadSocketToCoreRatio: 4 },
    { sockets: 1, cores: 4, threads: 1 },
  ],
  [
    { cpu: { preferredCPUTopology: 'spread', spreadOptions: { across: 'CoresThreads' } } },
    { sockets: 1, cores: 2, threads: 2 },
  ],
  [
    { cpu: { preferredCPUTopology: 'spread', spreadOptions: { across: 'SocketsCoresThreads' } } },
    { sockets: 1, cores: 2, threads: 2 },
  ],
])('vCPUs are spread as the preference %j asks', (spec, topology) => {
  const expanded = expand(vm({}), finding(instancetype(SMALL), preference(spec)));
  expect(guest(expanded)['domain']).toMatchObject({ cpu: topology, memory: { guest: '4Gi' } });
});

test('one vCPU has one socket, core and thread, whatever is preferred', () => {
  const one = instancetype({ ...SMALL, cpu: { guest: 1 } });
  const expanded = expand(vm({}), finding(one, preference({ cpu: { preferredCPUTopology: 'spread' } })));
  expect(guest(expanded)['domain']).toMatchObject({ cpu: { sockets: 1, cores: 1, threads: 1 } });
});

test('an overcommitted guest requests less than it sees', () => {
  const o1 = instancetype({ cpu: { guest: 1 }, memory: { guest: '4Gi', overcommitPercent: 50 } });
  expect(guest(expand(vm({}), finding(o1)))['domain']).toMatchObject({
    memory: { guest: '4Gi' },
    resources: { requests: { memory: '2Gi' } },
  });
});

test.each([
  ['INS-14', { domain: { cpu: { cores: 2 } } }, {}, ['spec', 'domain', 'cpu', 'cores']],
  ['INS-15', { domain: { resources: { limits: { cpu: 1 } } } }, {}, ['spec', 'domain', 'resources', 'limits', 'cpu']],
  ['INS-16', { domain: { memory: { guest: '1Gi' } } }, {}, ['spec', 'domain', 'memory', 'guest']],
  [
    'INS-18',
    { domain: { cpu: { model: 'x' } } },
    { cpu: { guest: 1, model: 'y' } },
    ['spec', 'domain', 'cpu', 'model'],
  ],
  [
    'INS-19',
    { domain: { memory: { maxGuest: '8Gi' } } },
    { memory: { guest: '1Gi', maxGuest: '4Gi' } },
    ['spec', 'domain', 'memory', 'maxGuest'],
  ],
  [
    'INS-20',
    { domain: { devices: { gpus: [{ name: 'a' }] } } },
    { gpus: [{ name: 'b' }] },
    ['spec', 'domain', 'devices', 'gpus'],
  ],
  ['INS-21', { schedulerName: 'a' }, { schedulerName: 'a' }, ['spec', 'schedulerName']],
])('%s: what both sides set conflicts', (rule, spec, sized, path) => {
  const { conflicts } = expand(vm(spec), finding(instancetype({ ...SMALL, ...sized })));
  expect(conflicts).toEqual([{ rule, path }]);
});

test('a differing annotation conflicts, an equal one does not', () => {
  const sized = instancetype({ ...SMALL, annotations: { a: '1', b: '2', c: '3' } });
  const expanded = expand(vm({}, { metadata: { annotations: { a: '1', b: 'x' } } }), finding(sized));
  expect(expanded.conflicts).toEqual([{ rule: 'INS-22', path: ['metadata', 'annotations', 'b'] }]);
  expect(expanded.vm.spec).toMatchObject({ template: { metadata: { annotations: { c: '3' } } } });
});

test('zero and false are not given, and maxSockets gives way without a word', () => {
  const sized = instancetype({ ...SMALL, cpu: { guest: 4, maxSockets: 8, dedicatedCPUPlacement: true } });
  const own = { domain: { cpu: { cores: 0, maxSockets: 2, dedicatedCpuPlacement: false } } };
  const expanded = expand(vm(own), finding(sized));
  expect(expanded.conflicts).toEqual([]);
  expect(guest(expanded)['domain']).toMatchObject({ cpu: { maxSockets: 8, dedicatedCpuPlacement: true } });
});

test('a preference fills blanks and leaves what the guest says', () => {
  const preferred = preference({
    devices: {
      preferredDiskBus: 'virtio',
      preferredCdromBus: 'scsi',
      preferredDiskDedicatedIoThread: true,
      preferredInterfaceModel: 'e1000',
      preferredInterfaceMasquerade: {},
      preferredAutoattachMemBalloon: false,
      preferredDisableHotplug: false,
      preferredSoundModel: 'ac97',
    },
    cpu: { preferredCPUFeatures: [{ name: 'a', policy: 'require' }, { name: 'b' }] },
    clock: { preferredClockOffset: { utc: {} }, preferredTimer: { hpet: {} } },
    preferredSubdomain: 'from-preference',
  });
  const spec = {
    subdomain: 'own',
    networks: [
      { name: 'default', pod: {} },
      { name: 'lan', multus: { networkName: 'lan' } },
    ],
    domain: {
      clock: { timezone: 'Europe/Berlin' },
      cpu: { features: [{ name: 'a', policy: 'disable' }] },
      devices: {
        disableHotplug: true,
        disks: [
          { name: 'bare' },
          { name: 'sata', disk: { bus: 'sata' } },
          { name: 'cd', cdrom: {} },
          { name: 'lun', lun: {} },
        ],
        interfaces: [{ name: 'default' }, { name: 'lan' }, { name: 'other', bridge: {}, model: 'virtio' }],
      },
    },
  };
  expect(guest(expand(unsized(vm(spec)), finding(preferred)))).toEqual({
    ...spec,
    domain: {
      clock: { timezone: 'Europe/Berlin', timer: { hpet: {} } },
      cpu: { features: [{ name: 'a', policy: 'disable' }, { name: 'b' }] },
      devices: {
        disableHotplug: false,
        autoattachMemBalloon: false,
        disks: [
          { name: 'bare', disk: { bus: 'virtio' }, dedicatedIOThread: true },
          { name: 'sata', disk: { bus: 'sata' } },
          { name: 'cd', cdrom: { bus: 'scsi' } },
          { name: 'lun', lun: {} },
        ],
        interfaces: [
          { name: 'default', model: 'e1000', masquerade: {} },
          { name: 'lan', model: 'e1000' },
          { name: 'other', bridge: {}, model: 'virtio' },
        ],
      },
    },
  });
});

test.each([
  ['preferredEfi over nothing', { preferredEfi: { secureBoot: false } }, {}, { efi: { secureBoot: false } }],
  [
    'the guest’s bios stays',
    { preferredEfi: {}, preferredUseBiosSerial: true },
    { bios: {} },
    { bios: { useSerial: true } },
  ],
  ['deprecated names', { preferredUseEfi: true, preferredUseSecureBoot: true }, {}, { efi: { secureBoot: true } }],
  ['bios', { preferredUseBios: true }, {}, { bios: {} }],
])('firmware: %s', (_, firmware, bootloader, expected) => {
  const expanded = expand(vm({ domain: { firmware: { bootloader } } }), finding(preference({ firmware })));
  expect(guest(expanded)['domain']).toMatchObject({ firmware: { bootloader: expected } });
});

test('what is not known is said, and only what any instancetype forbids is a conflict', () => {
  const expanded = expand(vm({ domain: { memory: { guest: '1Gi' }, cpu: { model: 'x' } } }), finding());
  expect(expanded.instancetype).toEqual({ state: 'unknown', kind: 'VirtualMachineClusterInstancetype', name: 'it' });
  expect(expanded.conflicts.map(({ rule }) => rule)).toEqual(['INS-16']);
});

test('what an unknown preference or instancetype may fill in is unknown, what the guest says itself is not', () => {
  const own = { domain: { devices: { disks: [{ name: 'a', disk: {}, cache: 'none' }] }, cpu: { model: 'x' } } };
  expect(guest(expand(vm(own), finding()))['domain']).toMatchObject({
    cpu: { model: 'x', sockets: UNRESOLVED },
    memory: UNRESOLVED,
    devices: { disks: [{ name: 'a', disk: { bus: UNRESOLVED }, cache: 'none', io: UNRESOLVED }], video: UNRESOLVED },
  });
});

test.each(['virtualmachineinstancetypes', 'VirtualMachineInstancetype', 'VIRTUALMACHINEINSTANCETYPE'])(
  'kind %s means the namespaced one',
  (kind) => {
    const namespaced = { ...instancetype(SMALL), kind: 'VirtualMachineInstancetype' };
    const object = vm({});
    (object.spec as Record<string, unknown>)['instancetype'] = { name: 'it', kind };
    expect(expand(object, finding(namespaced)).instancetype.state).toBe('found');
  },
);

test('late values are kept, and nothing is written over them', () => {
  const spec = { domain: { devices: { disks: UNRESOLVED } }, subdomain: UNRESOLVED };
  const preferred = preference({ devices: { preferredDiskBus: 'virtio' }, preferredSubdomain: 'x' });
  const expanded = guest(expand(unsized(vm(spec)), finding(preferred)));
  expect(expanded['subdomain']).toBe(UNRESOLVED);
  expect(expanded['domain']).toEqual({ devices: { disks: UNRESOLVED } });
});

test('any JSON is expanded without throwing, and the input stays as it was', () => {
  const json = fc.jsonValue() as fc.Arbitrary<never>;
  fc.assert(
    fc.property(json, json, json, (spec, sized, preferred) => {
      const object = vm({}, { spec });
      const before = JSON.stringify(object);
      expand(object, finding(instancetype(sized), preference(preferred)));
      expect(JSON.stringify(object)).toBe(before);
    }),
  );
});
