import * as pulumi from '@pulumi/pulumi';
import { VERSION } from '../generated/version';

/** Inputs of every action. */
export interface ActionArgs {
  /** Namespace of the VirtualMachine. Default: that of the provider. */
  namespace?: pulumi.Input<string>;
  /** Any value: the action is done again when it changes. Default: it is done again only when another input changes. */
  triggers?: pulumi.Input<unknown>;
}

/** Inputs of an action on one VirtualMachine. */
export interface VirtualMachineActionArgs extends ActionArgs {
  /** Name of the VirtualMachine. */
  vm: pulumi.Input<string>;
}

/** Something that is done once, and again whenever an input changes. */
export abstract class Action extends pulumi.CustomResource {
  // Declared only: Pulumi's constructor sets the outputs, and a field of the class would hide them.
  declare readonly namespace: pulumi.Output<string>;
  declare readonly triggers: pulumi.Output<unknown>;

  protected constructor(
    token: string,
    name: string,
    args: object,
    outputs: readonly string[],
    opts: pulumi.CustomResourceOptions = {},
  ) {
    const unknown = Object.fromEntries(['namespace', 'triggers', ...outputs].map((key) => [key, undefined]));
    super(token, name, { ...unknown, ...args }, pulumi.mergeOptions({ version: VERSION }, opts));
  }
}
