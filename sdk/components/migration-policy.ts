import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { type LifecycleArgs, splitArgs } from './arguments';
import { NamedComponent } from './component';
import type { GuestsComponent } from './guests';
import type { LeafInput } from './leaf-input';
import type { ComponentOptions } from './options';

export type MigrationPolicyArgs = LeafInput<Omit<constructs.MigrationPolicyProps, 'appliesTo'>> &
  Omit<LifecycleArgs, 'onRestart' | 'window'> & {
    /** VMs and pools that the policy applies to. A running guest gets the label that the policy selects, and so the policy, at its next boot. */
    readonly appliesTo?: readonly GuestsComponent<constructs.Guests>[];
  };

/** Settings of live migrations: the construct of the same name as a component. */
export class MigrationPolicy extends NamedComponent<constructs.MigrationPolicy> {
  constructor(name: string, args: MigrationPolicyArgs, opts?: ComponentOptions) {
    // The policy labels the guests, so it is not said to depend on them.
    const { appliesTo: components, ...others } = args;
    const { settings, props, options } = splitArgs('MigrationPolicy', name, others, opts);
    const appliesTo = components?.map((component) => component.guests());
    const make = (scope: Construct, id: string) =>
      new (loaded().MigrationPolicy)(scope, id, { ...props, appliesTo } as constructs.MigrationPolicyProps);
    super('kubevirt:index:MigrationPolicy', name, settings, make, options);
  }
}
