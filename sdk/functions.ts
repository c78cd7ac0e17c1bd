import * as pulumi from '@pulumi/pulumi';
import { VERSION } from './generated/version';

const TOKEN = 'kubevirt:index:getVirtualMachine';

export interface GetVirtualMachineArgs {
  /** Name of the VirtualMachine. */
  readonly name: string;
  /** Its namespace. Default: that of the provider. */
  readonly namespace?: string;
}

export type GetVirtualMachineOutputArgs = {
  [Key in keyof GetVirtualMachineArgs]: pulumi.Input<GetVirtualMachineArgs[Key]>;
};

export interface GetVirtualMachineResult {
  readonly name: string;
  readonly namespace: string;
  /** Identity of the object in its cluster. */
  readonly uid: string;
  /** KubeVirt's status of the VM in one word: `Running`, `Stopped`, `Provisioning`. */
  readonly printableStatus: string;
  /** Whether the guest runs. */
  readonly running: boolean;
  /** Whether changes wait for a restart of the guest (condition `RestartRequired`). */
  readonly restartRequired: boolean;
  /** Node that the guest runs on. */
  readonly nodeName?: string;
  /** The guest's addresses, those of its first interface first. */
  readonly ipAddresses: string[];
}

/**
 * Reads a VirtualMachine and its guest from the cluster, even if another program manages it. Previews read it, too. An error if it does not
 * exist.
 */
export function getVirtualMachine(
  args: GetVirtualMachineArgs,
  opts: pulumi.InvokeOptions = {},
): Promise<GetVirtualMachineResult> {
  return pulumi.runtime.invoke(TOKEN, { ...args }, { version: VERSION, ...opts });
}

/** The function getVirtualMachine with Outputs as arguments. */
export function getVirtualMachineOutput(
  args: GetVirtualMachineOutputArgs,
  opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<GetVirtualMachineResult> {
  return pulumi.runtime.invokeOutput<GetVirtualMachineResult>(TOKEN, { ...args }, { version: VERSION, ...opts });
}
