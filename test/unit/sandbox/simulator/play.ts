import { controllersOf } from '../../../../sandbox/simulator/controllers';
import { DATA_VOLUME, MIGRATION, VM, VMI } from '../../../../sandbox/simulator/kinds';
import { nodeDraft, nodeNames } from '../../../../sandbox/simulator/nodes';
import { storageClasses } from '../../../../sandbox/simulator/storage';
import type { Instance, VirtualMachine, VmiSpec } from '../../../../sandbox/simulator/types';
import { FakeWorld } from './fake-world';

const preinstalled = controllersOf(undefined);
const installing = controllersOf({ kubevirt: [], cdi: [] });
/** The worlds in which operators install KubeVirt and CDI. */
const bare = new WeakSet<FakeWorld>();

/** Three nodes, two storage classes, and KubeVirt as configured. */
export function sandbox(kubevirt: object = {}): FakeWorld {
  const object = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: 'kubevirt' },
    spec: kubevirt,
  };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms', labels: { team: 'a' } }, spec: {} };
  const nodes = nodeNames(3).map((name) => ({ spec: {}, ...nodeDraft(name) }));
  const world = new FakeWorld(namespace, object, ...nodes, ...storageClasses.map((one) => ({ spec: {}, ...one })));
  world.play(preinstalled);
  return world;
}

/** Nodes and storage classes, and nothing installed on them. */
export function bareCluster(nodes: number): FakeWorld {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' }, spec: {} };
  const world = new FakeWorld(
    namespace,
    ...nodeNames(nodes).map((name) => ({ spec: {}, ...nodeDraft(name) })),
    ...storageClasses.map((one) => ({ spec: {}, ...one })),
  );
  bare.add(world);
  play(world);
  return world;
}

export const play = (world: FakeWorld, seconds?: number): void =>
  world.play(bare.has(world) ? installing : preinstalled, seconds);
export const machine = (world: FakeWorld, name = 'vm'): VirtualMachine => world.get(VM, 'vms', name)!;
export const guest = (world: FakeWorld, name = 'vm'): Instance => world.get(VMI, 'vms', name)!;
export const volume = (world: FakeWorld, name: string) => world.get(DATA_VOLUME, 'vms', name);
export const migrations = (world: FakeWorld) => world.list(MIGRATION, 'vms');
export const conditions = (object: { status?: object } | undefined): string[] =>
  ((object?.status as { conditions?: { type: string; status: string }[] } | undefined)?.conditions ?? [])
    .filter(({ status }) => status === 'True')
    .map(({ type }) => type)
    .sort();

/** A VM whose guest has one masquerade NIC and boots from a container disk. */
export const vm = (name = 'vm', spec: object = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'vms', annotations: {} as Record<string, string> },
  spec: {
    runStrategy: 'Always',
    template: {
      metadata: { labels: { app: name } },
      spec: {
        domain: {
          cpu: { sockets: 1, cores: 1, threads: 1 },
          memory: { guest: '2Gi' },
          devices: {
            disks: [{ name: 'root', disk: { bus: 'virtio' } }],
            interfaces: [{ name: 'default', masquerade: {} }],
          },
        },
        networks: [{ name: 'default', pod: {} }],
        volumes: [{ name: 'root', containerDisk: { image: 'registry.example/fedora:42' } }],
      },
    },
    ...spec,
  },
});

/** Applies a change to the VM's guest spec, as a user would. */
export function change(world: FakeWorld, edit: (spec: VmiSpec, vm: VirtualMachine) => void, name = 'vm'): void {
  const edited = structuredClone(machine(world, name));
  edit(edited.spec.template.spec!, edited);
  world.put(edited);
}

export const claim = (name: string, accessMode = 'ReadWriteMany') => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'vms' },
  spec: {
    accessModes: [accessMode],
    volumeMode: 'Block',
    storageClassName: 'shared',
    resources: { requests: { storage: '10Gi' } },
  },
});
