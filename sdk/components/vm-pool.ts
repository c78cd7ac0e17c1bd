import type * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import type { pool } from '../generated/modules';
import { type GuestsArgs, GuestsComponent } from './guests';
import type { ComponentOptions } from './options';

export type VMPoolArgs = GuestsArgs<constructs.VMPoolProps>;

/**
 * A pool of identical VMs, `<pool>-0`, `<pool>-1`, ..., scaled and updated together: the construct of the same name as a component.
 *
 * @example
 * new kubevirt.VMPool('workers', {
 *   replicas: 3,
 *   machine: { instancetype: 'u1.small', bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' } },
 * });
 */
export class VMPool extends GuestsComponent<constructs.VMPool> {
  /** The pool's own resource, with every output of level 1. */
  readonly resource: pulumi.Output<pool.v1beta1.VirtualMachinePool>;
  /** Number of VMs whose guest is ready. */
  readonly readyReplicas: pulumi.Output<number | undefined>;

  constructor(name: string, args: VMPoolArgs, opts?: ComponentOptions) {
    super('VMPool', name, args, opts);
    this.resource = this.resourceOf(this.construct);
    this.readyReplicas = this.observed((machines: pool.v1beta1.VirtualMachinePool) =>
      machines.status.apply((status) => status?.readyReplicas),
    );
  }

  /** Scales the pool by its load. Set the option `ignoreChanges: ['spec.replicas']`, or an update takes back what the autoscaler decided. */
  autoscale(options: constructs.AutoscaleOptions): void {
    this.open('autoscale').autoscale(options);
  }
}
