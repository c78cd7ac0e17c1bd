/** The guest that a VM boots is one and the same, whoever is asked: the defaults, the impact model, the simulator. */
import fc from 'fast-check';
import { isObject, type JsonObject, objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { quantityValue } from '../../../kube/quantity';
import {
  type ClusterProfile,
  clusterConfig,
  DEFAULT_PROFILE,
  type KubeVirtConfiguration,
} from '../../../kubevirt/config';
import { fillGuest, guestOf, storedVm } from '../../../kubevirt/defaults';
import { normalize } from '../../../kubevirt/impact/normalize';
import { boot } from '../../../kubevirt/impact/vm/boot';
import { expandVm } from '../../../kubevirt/impact/vm/expanded';
import { objectIndex } from '../../../kubevirt/object-index';
import { KUBEVIRT, VMI } from '../../../sandbox/simulator/kinds';
import { virtualMachines } from '../../../sandbox/simulator/vm';
import { FakeWorld } from '../sandbox/simulator/fake-world';

const nothing = () => undefined;

function byDefaults(vm: KubeObject, profile: ClusterProfile): JsonObject {
  const cluster = clusterConfig(profile);
  const { metadata, spec } = guestOf(storedVm(vm, cluster, nothing), cluster, nothing);
  fillGuest({ metadata: metadata as unknown as JsonObject, spec: spec! }, cluster);
  return spec!;
}

function byImpact(vm: KubeObject, profile: ClusterProfile): JsonObject {
  const index = objectIndex();
  const { spec, maxSockets, maxGuest } = boot(expandVm(normalize(vm), index), clusterConfig(profile), index);
  const { cpu, memory } = spec.domain;
  // The model keeps the room that a guest has to grow apart.
  return { ...spec, domain: { ...spec.domain, cpu: { ...cpu, maxSockets }, memory: { ...memory, maxGuest } } };
}

function bySimulator(vm: KubeObject, { configuration }: ClusterProfile): JsonObject {
  const kubevirt = {
    apiVersion: KUBEVIRT.apiVersion,
    kind: KUBEVIRT.kind,
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: { configuration },
  };
  const world = new FakeWorld(kubevirt, vm);
  world.play([virtualMachines]);
  return world.get(VMI, 'vms', 'web')!.spec as unknown as JsonObject;
}

/** What of a guest decides about later changes of it: each default that is written into it. */
function guestIn(spec: JsonObject) {
  const domain = (...path: string[]) => valueAt(spec, 'domain', ...path);
  const room = (value: unknown) => (value === 0 || value === undefined ? 'none' : quantityValue(value));
  return {
    architecture: spec['architecture'],
    machine: domain('machine', 'type'),
    topology: ['sockets', 'cores', 'threads'].map((key) => domain('cpu', key) ?? 0),
    maxSockets: room(domain('cpu', 'maxSockets')),
    memory: quantityValue(domain('memory', 'guest')),
    maxGuest: room(domain('memory', 'maxGuest')),
    networks: objectsAt(spec, 'networks'),
    interfaces: objectsAt(spec, 'domain', 'devices', 'interfaces'),
    disks: objectsAt(spec, 'domain', 'devices', 'disks').map(({ name, disk, cdrom, lun }) => ({
      name,
      ...(isObject(disk) && { disk }),
      ...(isObject(cdrom) && { cdrom }),
      ...(isObject(lun) && { lun }),
    })),
  };
}

const sometimes = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const architecture = sometimes('amd64', 'arm64', 's390x');
const machineType = sometimes('q35', 'pc-q35-rhel9.6.0', 'virt', 's390-ccw-virtio');

/** Without what is undefined, as JSON is. */
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const DISKS: readonly JsonObject[] = [
  { name: 'plain' },
  { name: 'bare', disk: {} },
  { name: 'bus', disk: { bus: 'virtio' } },
  { name: 'cd', cdrom: {} },
  { name: 'writable', cdrom: { readonly: false, bus: 'scsi' } },
  { name: 'lun', lun: {} },
];

const vm = fc
  .record({
    architecture,
    machineType,
    cpu: sometimes<JsonObject>(
      { sockets: 2 },
      { cores: 4 },
      { sockets: 1, cores: 2, threads: 2 },
      { sockets: 200 },
      { sockets: 100, cores: 2, threads: 2 },
      { sockets: 2, maxSockets: 3 },
    ),
    memory: sometimes<JsonObject>(
      { guest: '2Gi' },
      { guest: '512Mi' },
      { guest: '1025Mi' },
      { guest: '2Gi', maxGuest: '4Gi' },
      { guest: '2Gi', hugepages: { pageSize: '1Gi' } },
      { hugepages: { pageSize: '2Mi' } },
    ),
    resources: sometimes<JsonObject>(
      { requests: { memory: '2Gi' } },
      { limits: { memory: '3Gi', cpu: '3' } },
      { requests: { cpu: '1500m', memory: '1Gi' } },
    ),
    attached: fc.subarray([...DISKS]),
    unattached: fc.boolean(),
    autoattachPodInterface: sometimes(true, false),
    network: fc.boolean(),
    realtime: fc.boolean(),
  })
  .map((chosen): KubeObject => {
    const cpu = chosen.realtime ? { ...chosen.cpu, realtime: {} } : chosen.cpu;
    const volumes = [...chosen.attached.map(({ name }) => name), ...(chosen.unattached ? ['alone'] : [])];
    const { autoattachPodInterface } = chosen;
    const spec = {
      architecture: chosen.architecture,
      domain: {
        ...(chosen.machineType && { machine: { type: chosen.machineType } }),
        cpu,
        memory: chosen.memory,
        resources: chosen.resources,
        devices: {
          disks: chosen.attached,
          autoattachPodInterface,
          ...(chosen.network && { interfaces: [{ name: 'own', masquerade: {} }] }),
        },
      },
      ...(chosen.network && { networks: [{ name: 'own', pod: {} }] }),
      volumes: volumes.map((name) => ({ name, emptyDisk: { capacity: '1Gi' } })),
    };
    return json({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'web', namespace: 'vms' },
      spec: { runStrategy: 'Always', template: { metadata: {}, spec } },
    });
  });

const configuration = fc
  .record({
    machineType,
    architectureConfiguration: fc.option(
      fc.record({
        defaultArchitecture: architecture,
        amd64: fc.record({ machineType }),
        arm64: fc.record({ machineType }),
        s390x: fc.record({ machineType }),
      }),
      { nil: undefined },
    ),
    network: fc.record({ defaultNetworkInterface: sometimes('bridge', 'masquerade') }),
    vmRolloutStrategy: sometimes('LiveUpdate' as const, 'Stage' as const),
    liveUpdateConfiguration: fc.option(
      fc.record({
        maxCpuSockets: sometimes(1, 8),
        maxGuest: sometimes('1Gi', '8Gi'),
        maxHotplugRatio: sometimes(1, 3),
      }),
      { nil: undefined },
    ),
  })
  .map((written): KubeVirtConfiguration => json(written));

describe.each([
  ['the impact model', byImpact],
  ['the simulator', bySimulator],
])('a guest as %s boots it', (_, booted) => {
  it('is the guest that the defaults make', () => {
    fc.assert(
      fc.property(vm, configuration, (machine, written) => {
        const profile = { ...DEFAULT_PROFILE, configuration: written };
        expect(guestIn(booted(machine, profile))).toEqual(guestIn(byDefaults(machine, profile)));
      }),
      { numRuns: 500 },
    );
  });
});
