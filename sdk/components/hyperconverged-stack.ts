import * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { type LifecycleArgs, splitArgs } from './arguments';
import { ConstructComponent } from './component';
import type { ComponentOptions } from './options';

export type HyperConvergedStackArgs = constructs.HyperConvergedStackProps & Omit<LifecycleArgs, 'onRestart' | 'window'>;

/**
 * HyperConverged on plain Kubernetes, without the Operator Lifecycle Manager. Experimental. Whatever needs VMs to be possible says
 * `dependsOn: [virt]`.
 */
export class HyperConvergedStack extends ConstructComponent<constructs.HyperConvergedStack> {
  /** The version of KubeVirt that is installed, with its leading `v`. */
  readonly kubevirtVersion: pulumi.Output<string>;

  constructor(name: string, args: HyperConvergedStackArgs = {}, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('HyperConvergedStack', name, args);
    super(
      'kubevirt:index:HyperConvergedStack',
      name,
      settings,
      (scope, id) => new (loaded().HyperConvergedStack)(scope, id, props),
      opts,
    );
    this.kubevirtVersion = pulumi.output(this.construct.kubevirtVersion);
  }
}
