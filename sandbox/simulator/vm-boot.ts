import { fillGuest, guestOf } from '../../kubevirt/defaults';
import type { FindObject } from '../../kubevirt/instancetype';
import { type Action, create } from './actions';
import { clusterConfigOf, findIn } from './cluster-config';
import { BOOT_FAULT_ANNOTATION, FAULT_ANNOTATION } from './faults';
import { CONTROLLER_REVISION, VMI } from './kinds';
import { asKubeObject, type Draft, ownerReference } from './live-object';
import type { ControllerRevision, Instance, VirtualMachine, VmiSpec } from './types';
import { bootRevisionName, GENERATION_ANNOTATION, VM_FINALIZER, VMI_FINALIZER } from './vm-names';
import type { Sizing } from './vm-sizing';
import { topologyOf } from './vmi-guest';
import type { World } from './world';

/** Starts the guest of a VM: keeps the VM as it is now, then makes its VMI. */
export function boot(vm: VirtualMachine, sizing: Sizing, world: World): Action[] {
  const generation = vm.metadata.generation!;
  const name = bootRevisionName(vm, generation);
  const kept = world.get(CONTROLLER_REVISION, vm.metadata.namespace, name);
  return [...(kept ? [] : [create(revisionOf(vm, sizing, name))]), create(instanceDraft(vm, sizing, world))];
}

/** What the guest of a VM is made from, at boot and now: the difference is what a restart would change. */
export interface Booted {
  vm: VirtualMachine;
  expanded: VirtualMachine;
}

const revisionOf = (vm: VirtualMachine, sizing: Sizing, name: string): Draft => ({
  apiVersion: CONTROLLER_REVISION.apiVersion,
  kind: CONTROLLER_REVISION.kind,
  metadata: { name, namespace: vm.metadata.namespace, ownerReferences: [ownerReference(vm)] },
  revision: vm.metadata.generation,
  data: { spec: vm.spec, expanded: sizing.expanded.spec },
});

/** The VM that a running guest was booted from. */
export function bootedFrom(vm: VirtualMachine, vmi: Instance, world: World): Booted | undefined {
  const name = vmi.status?.virtualMachineRevisionName;
  const revision = name
    ? (world.get(CONTROLLER_REVISION, vm.metadata.namespace, name) as ControllerRevision | undefined)
    : undefined;
  if (!revision) return undefined;
  const { spec, expanded } = revision.data as { spec: VirtualMachine['spec']; expanded: VirtualMachine['spec'] };
  return { vm: { ...vm, spec }, expanded: { ...vm, spec: expanded } };
}

function instanceDraft(vm: VirtualMachine, sizing: Sizing, world: World): Draft {
  const cluster = clusterConfigOf(world);
  const faults = vm.metadata.annotations?.[FAULT_ANNOTATION];
  const guest = guestOf(asKubeObject(vm), cluster, findSized(vm, sizing, findIn(world)));
  const metadata = guest.metadata as { labels?: Record<string, string>; annotations?: Record<string, string> };
  fillGuest({ metadata: metadata as Record<string, unknown>, spec: guest.spec! }, cluster);
  return {
    apiVersion: VMI.apiVersion,
    kind: VMI.kind,
    metadata: {
      ...guest.metadata,
      name: vm.metadata.name,
      labels: { ...metadata.labels, 'vm.kubevirt.io/name': vm.metadata.name },
      annotations: {
        ...metadata.annotations,
        ...(faults === undefined ? {} : { [BOOT_FAULT_ANNOTATION]: faults }),
        [GENERATION_ANNOTATION]: String(vm.metadata.generation),
      },
      ownerReferences: [ownerReference(vm)],
      finalizers: [VM_FINALIZER, VMI_FINALIZER],
    },
    spec: guest.spec as unknown as VmiSpec,
    status: {
      virtualMachineRevisionName: bootRevisionName(vm, vm.metadata.generation!),
      currentCPUTopology: topologyOf({ spec: guest.spec as unknown as VmiSpec }),
      memory: memoryOf(guest.spec as unknown as VmiSpec),
    },
  };
}

/** Instancetype and preference are read from the copies that the VM keeps of them. */
const findSized =
  (vm: VirtualMachine, sizing: Sizing, find: FindObject): FindObject =>
  (kind, name, namespace) =>
    (name === vm.spec.instancetype?.name &&
      sizing.objects.instancetype?.kind === kind &&
      sizing.objects.instancetype) ||
    (name === vm.spec.preference?.name && sizing.objects.preference?.kind === kind && sizing.objects.preference) ||
    find(kind, name, namespace);

function memoryOf({ domain }: VmiSpec) {
  const guest = domain.memory?.guest ?? domain.resources?.requests?.['memory'];
  return guest === undefined ? undefined : { guestAtBoot: guest, guestCurrent: guest, guestRequested: guest };
}
