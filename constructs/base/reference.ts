import { isUnresolved } from '../../kube/unresolved';

/** A reference by name: the name itself, a construct of this library, a cdk8s ApiObject, a cdk8s-plus resource, or an object with metadata. */
export type NameRef = string | { readonly name: string } | { readonly metadata: { readonly name?: string } };

/** The name in a reference. An unresolved name stays unresolved. */
export function nameOf(ref: NameRef): string {
  if (typeof ref === 'string' || isUnresolved(ref)) return ref as string;
  const name: unknown = 'name' in ref ? ref.name : ref.metadata.name;
  if (name === undefined) throw new Error('The reference has no name. Name the object, or pass the name as a string.');
  return name as string;
}

/** A reference to an object that may be in another namespace. */
export type NamespacedRef = NameRef | { readonly name: string; readonly namespace?: string };

/** The namespace in a reference, if it has one. */
export function namespaceOf(ref: NamespacedRef): string | undefined {
  if (typeof ref === 'string' || isUnresolved(ref)) return undefined;
  if ('namespace' in ref) return ref.namespace;
  return 'metadata' in ref ? (ref.metadata as { namespace?: string }).namespace : undefined;
}
