import { isUnresolved } from '../../kube/unresolved';

/** Names an object: its name, one of our constructs, a cdk8s ApiObject, a cdk8s-plus resource, or an object with metadata. */
export type NameRef = string | { readonly name: string } | { readonly metadata: { readonly name?: string } };

/** The name in a reference. A late name stays late. */
export function nameOf(ref: NameRef): string {
  if (typeof ref === 'string' || isUnresolved(ref)) return ref as string;
  const name: unknown = 'name' in ref ? ref.name : ref.metadata.name;
  if (name === undefined)
    throw new Error('a reference holds no name: give the object a name, or write the name itself');
  return name as string;
}

/** An object that may live in a namespace of its own. */
export type NamespacedRef = NameRef | { readonly name: string; readonly namespace?: string };

/** The namespace in a reference, where it says one. */
export function namespaceOf(ref: NamespacedRef): string | undefined {
  if (typeof ref === 'string' || isUnresolved(ref)) return undefined;
  if ('namespace' in ref) return ref.namespace;
  return 'metadata' in ref ? (ref.metadata as { namespace?: string }).namespace : undefined;
}
