import { isTrue } from './conditions';
import { VM } from './kinds';
import { type AnyLive, controllerOf } from './live-object';
import type { World } from './world';

/** Annotation that injects faults, comma-separated. Removing it ends them. */
export const FAULT_ANNOTATION = 'sandbox.kubevirt-iac.io/fault';

/**
 * Faults that can be injected. On a VirtualMachine or VirtualMachineInstance: `image-pull`, `unschedulable`, `crash-loop`, `migration-failure`;
 * on a DataVolume (or the VirtualMachine that owns it): `import-error`; on any of them `slow`: everything takes ten times as long. On a Node:
 * `not-ready` (its kubelet does not answer), `image-pull` (of the probe of preflight), `no-kvm`.
 */
export type Fault =
  | 'image-pull'
  | 'unschedulable'
  | 'crash-loop'
  | 'migration-failure'
  | 'import-error'
  | 'slow'
  | 'not-ready'
  | 'no-kvm';

/** On a VMI: the faults that its VirtualMachine had when the guest was made. */
export const BOOT_FAULT_ANNOTATION = 'sandbox.kubevirt-iac.io/fault-at-boot';

/**
 * The faults of an object: its own, and those of the VirtualMachine that controls it. A guest keeps the spec that it was made from: a fault
 * that is mended together with the VM's spec stays until the guest is made anew.
 */
export function hasFault(object: AnyLive, fault: Fault, world: World): boolean {
  if (written(object, FAULT_ANNOTATION).includes(fault)) return true;
  const owner = controllerOf(object);
  const vm = owner?.kind === VM.kind ? world.get(VM, object.metadata.namespace, owner.name) : undefined;
  if (!vm) return false;
  if (written(vm, FAULT_ANNOTATION).includes(fault)) return true;
  return written(object, BOOT_FAULT_ANNOTATION).includes(fault) && isTrue(vm, 'RestartRequired');
}

const written = ({ metadata }: AnyLive, annotation: string): string[] =>
  (metadata.annotations?.[annotation] ?? '').split(',').map((fault) => fault.trim());

/** The seconds that a step takes: ten times as many for an object with the fault `slow`. */
export const pace = (object: AnyLive, seconds: number, world: World): number =>
  hasFault(object, 'slow', world) ? seconds * 10 : seconds;
