import { VMI } from './kinds';
import { isControlledBy } from './live-object';
import type { Instance, VirtualMachine } from './types';
import type { World } from './world';

export const VM_FINALIZER = 'kubevirt.io/virtualMachineControllerFinalize';
export const POOL_FINALIZER = 'pool.kubevirt.io/finalizer';
export const VMI_FINALIZER = 'foregroundDeleteVirtualMachine';
/** On a VMI: the generation of the VM that it runs. */
export const GENERATION_ANNOTATION = 'kubevirt.io/vm-generation';
/** On a VM: the restore that it was last put back by. A restore that was cut off after its VM knows by it what is done. */
export const LAST_RESTORE = 'restore.kubevirt.io/lastRestoreUID';
export const NODE_LABEL = 'kubevirt.io/nodeName';

/** The VM as its guest was booted is kept in a ControllerRevision of this name. */
export const bootRevisionName = (vm: VirtualMachine, generation: number | string): string =>
  `revision-start-vm-${vm.metadata.uid}-${generation}`;

/** The VMI of a VM: that of its name, if the VM made it. */
export function instanceOf(vm: VirtualMachine, world: World): Instance | undefined {
  const vmi = world.get(VMI, vm.metadata.namespace, vm.metadata.name);
  return vmi && isControlledBy(vmi, vm) ? vmi : undefined;
}

export const isFinal = (vmi: Instance): boolean => vmi.status?.phase === 'Succeeded' || vmi.status?.phase === 'Failed';
