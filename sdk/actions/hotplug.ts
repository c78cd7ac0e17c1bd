import type * as pulumi from '@pulumi/pulumi';
import { Action, type VirtualMachineActionArgs } from './action';

export interface HotplugVolumeArgs extends VirtualMachineActionArgs {
  /** Name of the volume and disk in the VirtualMachine. */
  name: pulumi.Input<string>;
  /** Name of the PersistentVolumeClaim. Exactly one of claim and dataVolume. */
  claim?: pulumi.Input<string>;
  /** Name of the DataVolume. Exactly one of claim and dataVolume. */
  dataVolume?: pulumi.Input<string>;
  /** Bus of the disk: `scsi` or `virtio`. Default: `scsi`. */
  bus?: pulumi.Input<'scsi' | 'virtio'>;
  /** Serial number that the guest sees. Default: that of KubeVirt. */
  serial?: pulumi.Input<string>;
}

/**
 * Disk that is plugged into a VirtualMachine for as long as the resource exists, running or not; a restart of the guest keeps it. Ends when
 * the guest has the disk. Deleting the resource unplugs the disk and keeps its data. Where the VirtualMachine is declared in the same
 * program, declare the disk there instead: its next update writes the list of volumes as a whole.
 */
export class HotplugVolume extends Action {
  static readonly __pulumiType = 'kubevirt:actions:HotplugVolume';
  /** Name of the VirtualMachine. */
  declare readonly vm: pulumi.Output<string>;
  /** Device of the disk in the guest, such as `sda`; undefined where no guest runs. */
  declare readonly target: pulumi.Output<string | undefined>;

  constructor(name: string, args: HotplugVolumeArgs, opts?: pulumi.CustomResourceOptions) {
    const properties = ['vm', 'name', 'claim', 'dataVolume', 'bus', 'serial', 'target'];
    super(HotplugVolume.__pulumiType, name, args, properties, opts);
  }
}

export interface HotplugInterfaceArgs extends VirtualMachineActionArgs {
  /** Name of the interface and its network in the VirtualMachine. */
  name: pulumi.Input<string>;
  /** NetworkAttachmentDefinition, as `name` or `namespace/name`. */
  networkName: pulumi.Input<string>;
  /** Binding. Default: `bridge`. */
  binding?: pulumi.Input<'bridge' | 'sriov'>;
  /** MAC address. Default: KubeVirt chooses one. */
  macAddress?: pulumi.Input<string>;
}

/**
 * Network interface that is plugged into a VirtualMachine for as long as the resource exists, running or not; a restart of the guest keeps
 * it. A running guest gets it with the live migration that follows. Ends when the guest has the interface. Deleting the resource unplugs it.
 * Where the VirtualMachine is declared in the same program, declare the interface there instead.
 */
export class HotplugInterface extends Action {
  static readonly __pulumiType = 'kubevirt:actions:HotplugInterface';
  /** Name of the VirtualMachine. */
  declare readonly vm: pulumi.Output<string>;
  /** MAC address in the guest; undefined where no guest runs. */
  declare readonly mac: pulumi.Output<string | undefined>;
  /** IP address, where the guest agent reports one by then. */
  declare readonly ipAddress: pulumi.Output<string | undefined>;

  constructor(name: string, args: HotplugInterfaceArgs, opts?: pulumi.CustomResourceOptions) {
    const properties = ['vm', 'name', 'networkName', 'binding', 'macAddress', 'mac', 'ipAddress'];
    super(HotplugInterface.__pulumiType, name, args, properties, opts);
  }
}
