import { VM } from './kinds';
import { type AnyLive, controllerOf } from './live-object';
import type { World } from './world';

/** Annotation that injects faults, comma-separated. Removing it ends them. */
export const FAULT_ANNOTATION = 'sandbox.kubevirt-iac.io/fault';

/**
 * Faults that can be injected. On a VirtualMachine or VirtualMachineInstance: `image-pull`, `unschedulable`, `crash-loop`, `migration-failure`;
 * on a DataVolume (or the VirtualMachine that owns it): `import-error`; on any of them `slow`: everything takes ten times as long.
 */
export type Fault = 'image-pull' | 'unschedulable' | 'crash-loop' | 'migration-failure' | 'import-error' | 'slow';

/** The faults of an object: its own, and those of the VirtualMachine that controls it. */
export function hasFault(object: AnyLive, fault: Fault, world: World): boolean {
  if (written(object).includes(fault)) return true;
  const owner = controllerOf(object);
  const vm = owner?.kind === VM.kind ? world.get(VM, object.metadata.namespace, owner.name) : undefined;
  return vm !== undefined && written(vm).includes(fault);
}

const written = ({ metadata }: AnyLive): string[] =>
  (metadata.annotations?.[FAULT_ANNOTATION] ?? '').split(',').map((fault) => fault.trim());

/** The seconds that a step takes: ten times as many for an object with the fault `slow`. */
export const pace = (object: AnyLive, seconds: number, world: World): number =>
  hasFault(object, 'slow', world) ? seconds * 10 : seconds;
