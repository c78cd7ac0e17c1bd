import type * as pulumi from '@pulumi/pulumi';
import {
  type ComponentOptions,
  GoldenImage,
  HyperConvergedStack,
  MigrationPolicy,
  OpenShiftVirtualization,
  VirtualizationStack,
  VirtualMachine,
  VMPool,
  WindowsImage,
} from '../components';
import { PLAIN_COMPONENTS } from '../generated/plain-components';

/** A component as programs in YAML and other languages reach it. */
interface RemoteComponent {
  make(name: string, args: object, options: ComponentOptions): pulumi.ComponentResource;
  /** Its properties that are outputs. */
  readonly outputs: readonly string[];
}

function remote<Args, R extends pulumi.ComponentResource>(
  component: new (name: string, args: Args, options?: ComponentOptions) => R,
  outputs: readonly (keyof R & string)[],
): RemoteComponent {
  return { make: (name, args, options) => new component(name, args as Args, options), outputs };
}

/** By the type that a program writes. Their properties in schema.json are generated from the props of the constructs. */
export const REMOTE_COMPONENTS: Readonly<Record<string, RemoteComponent>> = {
  'kubevirt:index:VirtualMachine': remote(VirtualMachine, ['name', 'ipAddress', 'nodeName', 'printableStatus']),
  'kubevirt:index:VMPool': remote(VMPool, ['name', 'readyReplicas']),
  'kubevirt:index:MigrationPolicy': remote(MigrationPolicy, []),
  'kubevirt:index:VirtualizationStack': remote(VirtualizationStack, ['kubevirtVersion']),
  ...Object.fromEntries(
    Object.entries(PLAIN_COMPONENTS).map(([type, component]) => [type, remote(component as never, [])]),
  ),
  'kubevirt:index:GoldenImage': remote(GoldenImage, []),
  'kubevirt:index:WindowsImage': remote(WindowsImage, []),
  'kubevirt:index:OpenShiftVirtualization': remote(OpenShiftVirtualization, []),
  'kubevirt:index:HyperConvergedStack': remote(HyperConvergedStack, ['kubevirtVersion']),
};
