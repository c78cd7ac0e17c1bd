import * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import type { core } from '../generated/modules';
import { type LifecycleArgs, splitArgs } from './arguments';
import { ConstructComponent } from './component';
import type { ComponentOptions } from './options';

export type VirtualizationStackArgs = constructs.VirtualizationStackProps & Omit<LifecycleArgs, 'onRestart' | 'window'>;

/**
 * KubeVirt and CDI with their operators. Whatever needs VMs to be possible says `dependsOn: [stack]`: it then waits until KubeVirt and CDI are
 * available, and on `destroy` they are removed after it.
 */
export class VirtualizationStack extends ConstructComponent<constructs.VirtualizationStack> {
  /** The version of KubeVirt that is installed, with its leading `v`. */
  readonly kubevirtVersion: pulumi.Output<string>;
  /** Number of guests that still run in Pods of an older release of KubeVirt. `await: 'guests-updated'` waits until there are none. */
  readonly outdatedGuests: pulumi.Output<number>;

  constructor(name: string, args: VirtualizationStackArgs = {}, opts?: ComponentOptions) {
    const { settings, props, options } = splitArgs('VirtualizationStack', name, args, opts);
    super(
      'kubevirt:index:VirtualizationStack',
      name,
      settings,
      (scope, id) => new (loaded().VirtualizationStack)(scope, id, props),
      options,
    );
    this.outdatedGuests = this.observedAt(this.construct.kubevirt, (kubevirt: core.v1.KubeVirt) =>
      kubevirt.status.apply((status) => status?.outdatedVirtualMachineInstanceWorkloads ?? 0),
    );
    this.kubevirtVersion = pulumi.output(this.construct.kubevirtVersion);
  }
}
