import type * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import type { cdi, core } from '../generated/modules';
import { type GuestsArgs, GuestsComponent } from './guests';
import type { ComponentOptions } from './options';

export type VirtualMachineArgs = GuestsArgs<constructs.VirtualMachineProps>;

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
  /** The VirtualMachine's own resource, with every output of level 1. */
  readonly resource: pulumi.Output<core.v1.VirtualMachine>;
  /** Address of the guest's first NIC; undefined while it has none. */
  readonly ipAddress: pulumi.Output<string | undefined>;
  /** Node that the guest runs on; undefined while it is not running. */
  readonly nodeName: pulumi.Output<string | undefined>;
  /** KubeVirt's status of the VM in one word: `Running`, `Stopped`, `Provisioning`. */
  readonly printableStatus: pulumi.Output<string | undefined>;

  constructor(name: string, args: VirtualMachineArgs, opts?: ComponentOptions) {
    super('VirtualMachine', name, args, opts);
    this.resource = this.resourceOf(this.construct);
    this.ipAddress = this.observed((vm: core.v1.VirtualMachine) => vm.ipAddresses.apply((addresses) => addresses?.[0]));
    this.nodeName = this.observed((vm: core.v1.VirtualMachine) => vm.nodeName);
    this.printableStatus = this.observed((vm: core.v1.VirtualMachine) =>
      vm.status.apply((status) => status?.printableStatus),
    );
  }

  /** The retained disks that this component creates, by the name of the disk: resources of their DataVolumes. */
  get disks(): Readonly<Record<string, pulumi.Output<cdi.v1beta1.DataVolume>>> {
    return this.childrenNamed('disk-', (child) => this.resourceOf<cdi.v1beta1.DataVolume>(child));
  }

  /** Names of the disks that are on claims or DataVolumes: those that a snapshot takes along. */
  get claimedDisks(): readonly string[] {
    return this.construct.claimedDisks;
  }
}
