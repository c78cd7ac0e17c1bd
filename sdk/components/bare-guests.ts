import type * as constructs from '../../constructs';
import { type GuestsArgs, GuestsComponent } from './guests';
import type { ComponentOptions } from './options';

export type VirtualMachineInstanceArgs = GuestsArgs<constructs.VirtualMachineInstanceProps>;

/**
 * A guest that runs once, without a VirtualMachine that would start it again: the construct of the same name as a component. KubeVirt rejects
 * nearly every change of it. Most programs want a `VirtualMachine`.
 */
export class VirtualMachineInstance extends GuestsComponent<constructs.VirtualMachineInstance> {
  constructor(name: string, args: VirtualMachineInstanceArgs, opts?: ComponentOptions) {
    super('VirtualMachineInstance', name, args, opts);
  }
}

export type VirtualMachineInstanceReplicaSetArgs = GuestsArgs<constructs.VirtualMachineInstanceReplicaSetProps>;

/**
 * Identical bare guests without data of their own, each replaced when it ends: the construct of the same name as a component. For guests with
 * disks, names and a roll-out of changes, use a `VMPool`.
 */
export class VirtualMachineInstanceReplicaSet extends GuestsComponent<constructs.VirtualMachineInstanceReplicaSet> {
  constructor(name: string, args: VirtualMachineInstanceReplicaSetArgs, opts?: ComponentOptions) {
    super('VirtualMachineInstanceReplicaSet', name, args, opts);
  }
}
