import { Construct } from 'constructs';
import {
  constructError,
  ImportedResource,
  isKnown,
  type NamespacedRef,
  nameOf,
  namespaceOf,
  type ResourceProps,
} from '../base';

/** A reference as it stands in `spec.source` and `spec.target` of several kinds. */
export const localRef = (apiGroup: string, kind: string, ref: NamespacedRef) => ({ apiGroup, kind, name: nameOf(ref) });

export const vmRef = (ref: NamespacedRef) => localRef('kubevirt.io', 'VirtualMachine', ref);

/** Props with the namespace of what they refer to, unless they set one. */
export function inNamespaceOf<P extends ResourceProps>(props: P, ...refs: readonly NamespacedRef[]): P {
  const namespace = props.namespace ?? refs.map(namespaceOf).find((one) => one !== undefined);
  return namespace === undefined ? props : { ...props, namespace };
}

/**
 * Puts a construct behind what it refers to, so that it is applied after it. These kinds know their own namespace only, so a reference to another one
 * is an error.
 */
export function after(
  construct: Construct & { readonly name: string; readonly namespace?: string },
  ...refs: readonly NamespacedRef[]
): void {
  for (const ref of refs) {
    const other = namespaceOf(ref);
    const own = construct.namespace;
    if (other !== undefined && own !== undefined && isKnown(other) && isKnown(own) && other !== own) {
      throw constructError(
        construct,
        `"${nameOf(ref)}" is in the namespace ${other} and "${construct.name}" in ${own}, but both must be in one. Omit \`namespace\`, or refer to an object in ${own}.`,
      );
    }
    // The object itself: its construct may be the scope of this one, which cannot wait for the whole of it.
    if (Construct.isConstruct(ref)) construct.node.addDependency(ref.node.defaultChild ?? ref);
  }
}

/** Where an object is that this program does not create. */
export type Whereabouts = Pick<ResourceProps, 'namespace'>;

/** A reference to an object that this program does not create. */
export const existing = (scope: Construct, id: string, name: string, { namespace }: Whereabouts): ImportedResource =>
  new ImportedResource(scope, id, name, namespace);
