import * as pulumi from '@pulumi/pulumi';
import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { ConstructComponent } from './component';

export type VirtualizationStackArgs = constructs.VirtualizationStackProps;

/**
 * KubeVirt and CDI with their operators. Whatever needs VMs to be possible says `dependsOn: [stack]`: it then waits until KubeVirt and CDI are
 * available, and on `destroy` they are removed after it.
 */
export class VirtualizationStack extends ConstructComponent<constructs.VirtualizationStack> {
  /** The version of KubeVirt that is installed, with its leading `v`. */
  readonly kubevirtVersion: pulumi.Output<string>;

  constructor(name: string, args: VirtualizationStackArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super(
      'kubevirt:index:VirtualizationStack',
      name,
      {},
      (scope, id) => new (loaded().VirtualizationStack)(scope, id, args),
      opts,
    );
    this.kubevirtVersion = pulumi.output(this.construct.kubevirtVersion);
  }
}
