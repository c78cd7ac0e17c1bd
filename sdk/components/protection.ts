import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { type LifecycleArgs, splitArgs } from './arguments';
import { ConstructComponent } from './component';
import type { LeafInput } from './leaf-input';
import type { ComponentOptions } from './options';
import { type VmInput, vmOf } from './reference';

type Lifecycle = Omit<LifecycleArgs, 'onRestart' | 'window'>;

export type SnapshotScheduleArgs = LeafInput<Omit<constructs.SnapshotScheduleProps, 'of'>> &
  Lifecycle & {
    /** VMs to take snapshots of, all in one namespace. */
    readonly of: readonly VmInput[];
  };

/** Snapshots of VMs on a schedule: the construct of the same name as a component. */
export class SnapshotSchedule extends ConstructComponent<constructs.SnapshotSchedule> {
  constructor(name: string, args: SnapshotScheduleArgs, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('SnapshotSchedule', name, args);
    const given = { ...props, of: args.of.map(vmOf) } as constructs.SnapshotScheduleProps;
    const make = (scope: Construct, id: string) => new (loaded().SnapshotSchedule)(scope, id, given);
    super('kubevirt:index:SnapshotSchedule', name, settings, make, opts);
  }
}

export type RestoreDrillArgs = LeafInput<Omit<constructs.RestoreDrillProps, 'of' | 'snapshots'>> &
  Lifecycle & {
    /** VMs to restore: components of this program, or the names of others with those of their disks on claims. */
    readonly of: readonly (Exclude<VmInput, string> | LeafInput<constructs.DrilledVm>)[];
    /** Schedule whose snapshots are restored. Default: any snapshot of the VM counts. */
    readonly snapshots?: SnapshotSchedule;
  };

/** Proof on a schedule that snapshots can be restored: the construct of the same name as a component. */
export class RestoreDrill extends ConstructComponent<constructs.RestoreDrill> {
  constructor(name: string, args: RestoreDrillArgs, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('RestoreDrill', name, args);
    const of = args.of.map((vm) => ('construct' in vm ? vm.construct : vm));
    const given = { ...props, of, snapshots: args.snapshots?.construct } as constructs.RestoreDrillProps;
    const make = (scope: Construct, id: string) => new (loaded().RestoreDrill)(scope, id, given);
    super('kubevirt:index:RestoreDrill', name, settings, make, opts);
  }
}
