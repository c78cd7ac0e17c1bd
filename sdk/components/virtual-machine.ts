import type * as pulumi from '@pulumi/pulumi';
import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import type { core } from '../generated/modules';
import { type LifecycleArgs, splitArgs } from './component';
import { GuestsComponent } from './guests';
import type { LeafInput } from './leaf-input';

export type VirtualMachineArgs = LeafInput<constructs.VirtualMachineProps> & LifecycleArgs;

/**
 * A virtual machine with its disks, Secrets and Services: the construct of the same name as a component.
 *
 * @example
 * const vm = new kubevirt.VirtualMachine('web', {
 *   instancetype: 'u1.medium',
 *   bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' },
 * });
 * vm.expose('http', { port: 80, type: 'LoadBalancer' });
 */
export class VirtualMachine extends GuestsComponent<constructs.VirtualMachine> {
  /** Address of the guest's first NIC; undefined while it has none. */
  readonly ipAddress: pulumi.Output<string | undefined>;
  /** Node that the guest runs on; undefined while it is not running. */
  readonly nodeName: pulumi.Output<string | undefined>;
  /** KubeVirt's status of the VM in one word: `Running`, `Stopped`, `Provisioning`. */
  readonly printableStatus: pulumi.Output<string | undefined>;

  constructor(name: string, args: VirtualMachineArgs, opts?: pulumi.ComponentResourceOptions) {
    const { lifecycle, props } = splitArgs(args);
    const make = (scope: Construct, id: string) =>
      new (loaded().VirtualMachine)(scope, id, props as constructs.VirtualMachineProps);
    super('kubevirt:index:VirtualMachine', name, lifecycle, make, opts);
    this.ipAddress = this.observed((vm: core.v1.VirtualMachine) => vm.ipAddresses.apply((addresses) => addresses?.[0]));
    this.nodeName = this.observed((vm: core.v1.VirtualMachine) => vm.nodeName);
    this.printableStatus = this.observed((vm: core.v1.VirtualMachine) =>
      vm.status.apply((status) => status?.printableStatus),
    );
  }
}
