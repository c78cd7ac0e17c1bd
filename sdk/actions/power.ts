import type * as pulumi from '@pulumi/pulumi';
import { Action, type VirtualMachineActionArgs } from './action';

/** An action on the guest of a VirtualMachine. */
export abstract class GuestAction extends Action {
  /** Name of the VirtualMachine. */
  declare readonly vm: pulumi.Output<string>;
  /** Identity of the VirtualMachineInstance afterwards; undefined where there is none. */
  declare readonly guestUid: pulumi.Output<string | undefined>;

  protected constructor(
    token: string,
    name: string,
    args: VirtualMachineActionArgs,
    opts?: pulumi.CustomResourceOptions,
    more: readonly string[] = [],
  ) {
    super(token, name, args, ['vm', ...more, 'guestUid'], opts);
  }
}

/**
 * Restart of the guest, again whenever an input changes. Ends when the new guest runs.
 *
 * @example
 * new kubevirt.actions.Restart('rotate', { vm: 'web', namespace: 'vms', triggers: [certificate.version] });
 */
export class Restart extends GuestAction {
  static readonly __pulumiType = 'kubevirt:actions:Restart';

  constructor(name: string, args: VirtualMachineActionArgs, opts?: pulumi.CustomResourceOptions) {
    super(Restart.__pulumiType, name, args, opts);
  }
}

/** Start of the guest, again whenever an input changes; a guest that runs is left alone. */
export class Start extends GuestAction {
  static readonly __pulumiType = 'kubevirt:actions:Start';

  constructor(name: string, args: VirtualMachineActionArgs, opts?: pulumi.CustomResourceOptions) {
    super(Start.__pulumiType, name, args, opts);
  }
}

export interface StopArgs extends VirtualMachineActionArgs {
  /** Seconds that the guest has for its shutdown. Default: that of its VirtualMachineInstance. */
  gracePeriodSeconds?: pulumi.Input<number>;
}

/** Stop of the guest, again whenever an input changes; a VirtualMachine without a guest is left alone. */
export class Stop extends GuestAction {
  static readonly __pulumiType = 'kubevirt:actions:Stop';

  constructor(name: string, args: StopArgs, opts?: pulumi.CustomResourceOptions) {
    super(Stop.__pulumiType, name, args, opts, ['gracePeriodSeconds']);
  }
}

/** Pause of the guest for as long as the resource exists: its deletion lets the guest continue. */
export class Pause extends GuestAction {
  static readonly __pulumiType = 'kubevirt:actions:Pause';

  constructor(name: string, args: VirtualMachineActionArgs, opts?: pulumi.CustomResourceOptions) {
    super(Pause.__pulumiType, name, args, opts);
  }
}
