import type * as pulumi from '@pulumi/pulumi';
import * as components from '../components';
import { PLAIN_COMPONENTS } from '../generated/plain-components';

/** A component as programs in YAML and other languages reach it. */
export interface RemoteComponent {
  make(name: string, args: object, options: components.ComponentOptions): pulumi.ComponentResource;
  /** Its properties that are outputs. */
  readonly outputs: readonly string[];
}

function remote<Args, R extends pulumi.ComponentResource>(
  component: new (name: string, args: Args, options?: components.ComponentOptions) => R,
  outputs: readonly (keyof R & string)[],
): RemoteComponent {
  return { make: (name, args, options) => new component(name, args as Args, options), outputs };
}

const CLASSES: Readonly<Record<(typeof PLAIN_COMPONENTS)[number], unknown>> = components;

/** By the type that a program writes. Their properties in schema.json are generated from the props of the constructs. */
export const REMOTE_COMPONENTS: Readonly<Record<string, RemoteComponent>> = {
  'kubevirt:index:VirtualMachine': remote(components.VirtualMachine, [
    'name',
    'ipAddress',
    'nodeName',
    'printableStatus',
  ]),
  'kubevirt:index:VMPool': remote(components.VMPool, ['name', 'readyReplicas']),
  'kubevirt:index:VirtualMachineInstance': remote(components.VirtualMachineInstance, ['name']),
  'kubevirt:index:VirtualMachineInstanceReplicaSet': remote(components.VirtualMachineInstanceReplicaSet, ['name']),
  'kubevirt:index:MigrationPolicy': remote(components.MigrationPolicy, []),
  'kubevirt:index:VirtualizationStack': remote(components.VirtualizationStack, ['kubevirtVersion']),
  ...Object.fromEntries(
    PLAIN_COMPONENTS.map((name) => [
      `kubevirt:index:${name}`,
      remote(CLASSES[name] as new (name: string, args: object) => pulumi.ComponentResource, []),
    ]),
  ),
  'kubevirt:index:GoldenImage': remote(components.GoldenImage, []),
  'kubevirt:index:WindowsImage': remote(components.WindowsImage, []),
  'kubevirt:index:OpenShiftVirtualization': remote(components.OpenShiftVirtualization, []),
  'kubevirt:index:HyperConvergedStack': remote(components.HyperConvergedStack, ['kubevirtVersion']),
};
