import type * as pulumi from '@pulumi/pulumi';
import type { Parameters } from '../../constructs';
import { typeOf } from '../component-type';
import * as components from '../components';
import { PLAIN_COMPONENTS } from '../generated/plain-components';

type TemplateArgs = components.TemplateArgs<Parameters>;

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

const CLASSES: Readonly<Record<keyof typeof PLAIN_COMPONENTS, unknown>> = components;

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
  'kubevirt:index:VMTemplate': remote<TemplateArgs, components.Template>(components.Template, ['name']),
  'kubevirt:index:MigrationPolicy': remote(components.MigrationPolicy, ['name']),
  'kubevirt:index:VirtualizationStack': remote(components.VirtualizationStack, ['kubevirtVersion']),
  ...Object.fromEntries(
    Object.entries(PLAIN_COMPONENTS).map(([name, outputs]) => [
      typeOf(name),
      remote<object, pulumi.ComponentResource & { readonly name: unknown }>(
        CLASSES[name as keyof typeof PLAIN_COMPONENTS] as never,
        outputs,
      ),
    ]),
  ),
  'kubevirt:index:GoldenImage': remote(components.GoldenImage, ['name']),
  'kubevirt:index:WindowsImage': remote(components.WindowsImage, ['name']),
  'kubevirt:index:OpenShiftVirtualization': remote(components.OpenShiftVirtualization, []),
  'kubevirt:index:HyperConvergedStack': remote(components.HyperConvergedStack, ['kubevirtVersion']),
};
