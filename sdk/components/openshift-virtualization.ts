import type * as constructs from '../../constructs';
import { constructs as loaded } from '../bridge/constructs';
import { type LifecycleArgs, splitArgs } from './arguments';
import { ConstructComponent } from './component';
import type { ComponentOptions } from './options';

export type OpenShiftVirtualizationArgs = constructs.OpenShiftVirtualizationProps &
  Omit<LifecycleArgs, 'onRestart' | 'window'>;

/**
 * OpenShift Virtualization by the Operator Lifecycle Manager, in exactly one version: the provider approves the InstallPlan of `version` and no other,
 * waits until its ClusterServiceVersion has succeeded, and then until HyperConverged is available in that version. Whatever needs VMs to be possible
 * says `dependsOn: [virt]`.
 */
export class OpenShiftVirtualization extends ConstructComponent<constructs.OpenShiftVirtualization> {
  constructor(name: string, args: OpenShiftVirtualizationArgs, opts?: ComponentOptions) {
    const { settings, props } = splitArgs('OpenShiftVirtualization', name, args);
    super(
      'kubevirt:index:OpenShiftVirtualization',
      name,
      settings,
      (scope, id) => new (loaded().OpenShiftVirtualization)(scope, id, props),
      opts,
    );
  }
}
