import type * as pulumi from '@pulumi/pulumi';
import * as constructs from '../../constructs';
import type { Inputs } from '../inputs';
import { ConstructComponent, type LifecycleArgs, splitArgs } from './component';

export type VirtualMachineArgs = Inputs<constructs.VirtualMachineProps> & LifecycleArgs;

/**
 * A virtual machine with its disks, its Secrets and its Services: the construct of the same name as a component.
 *
 * @example
 * const vm = new kubevirt.VirtualMachine('web', {
 *   instancetype: 'u1.medium',
 *   bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' },
 * });
 * vm.expose('http', { port: 80, type: 'LoadBalancer' });
 */
export class VirtualMachine extends ConstructComponent<constructs.VirtualMachine> {
  /** The address of the guest's first NIC; empty while it has none. */
  readonly ipAddress: pulumi.Output<string>;
  /** The node that the guest runs on; empty while it does not. */
  readonly nodeName: pulumi.Output<string>;
  /** What KubeVirt says of the machine in a word: `Running`, `Stopped`, `Provisioning`. */
  readonly printableStatus: pulumi.Output<string>;

  constructor(name: string, args: VirtualMachineArgs, opts?: pulumi.ComponentResourceOptions) {
    const { lifecycle, props } = splitArgs(args);
    super(
      'kubevirt:index:VirtualMachine',
      name,
      lifecycle,
      (scope, id) => new constructs.VirtualMachine(scope, id, props as constructs.VirtualMachineProps),
      opts,
    );
    this.ipAddress = this.observed('ipAddress');
    this.nodeName = this.observed('nodeName');
    this.printableStatus = this.observed('printableStatus');
  }

  /** The machine's name in the cluster. */
  get name(): pulumi.Input<string> {
    return this.construct.name;
  }

  /** Labels of the guest: what a Service or a NetworkPolicy of your own selects it by. */
  get guestLabels(): Record<string, string> {
    return this.construct.guestLabels;
  }

  /** Where the guest may run, said in terms of other machines and of nodes. */
  get scheduling(): constructs.VirtualMachine['scheduling'] {
    return this.open('scheduling').scheduling;
  }

  /** Who may talk to the guest. */
  get connections(): constructs.VirtualMachine['connections'] {
    return this.open('connections').connections;
  }

  /** Makes a Service, `<machine>-<name>`, in front of a port of the guest. */
  expose(name: string, options: constructs.ExposeOptions): constructs.GuestService {
    return this.open('expose').expose(name, options);
  }
}
