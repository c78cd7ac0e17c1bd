import * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
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

  constructor(name: string, args: VirtualizationStackArgs = {}, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('VirtualizationStack', name, args);
    super(
      'kubevirt:index:VirtualizationStack',
      name,
      settings,
      (scope, id) => new (loaded().VirtualizationStack)(scope, id, props),
      opts,
    );
    this.kubevirtVersion = pulumi.output(this.construct.kubevirtVersion);
  }
}
