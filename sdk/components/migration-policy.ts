import type * as pulumi from '@pulumi/pulumi';
import type { Construct } from 'constructs';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { ConstructComponent } from './component';
import type { GuestsComponent } from './guests';
import type { LeafInput } from './leaf-input';

export type MigrationPolicyArgs = LeafInput<Omit<constructs.MigrationPolicyProps, 'appliesTo'>> & {
  /** VMs and pools that the policy applies to. A running guest gets the label that the policy selects, and so the policy, at its next boot. */
  readonly appliesTo?: readonly GuestsComponent<constructs.Guests>[];
};

/** Settings of live migrations: the construct of the same name as a component. */
export class MigrationPolicy extends ConstructComponent<constructs.MigrationPolicy> {
  constructor(name: string, args: MigrationPolicyArgs, opts?: pulumi.ComponentResourceOptions) {
    const appliesTo = args.appliesTo?.map((component) => component.guests());
    const make = (scope: Construct, id: string) =>
      new (loaded().MigrationPolicy)(scope, id, { ...args, appliesTo } as constructs.MigrationPolicyProps);
    super('kubevirt:index:MigrationPolicy', name, {}, make, opts);
  }
}
