import type { Construct } from 'constructs';
import { checkedProps, type NamespacedRef, Resource, type ResourceProps } from '../base';
import { after, inNamespaceOf } from './reference';

/** An object about others of its namespace: it is in the namespace that they are in, and is applied after them. */
export abstract class ReferringResource<P extends ResourceProps> extends Resource {
  /** `refs`: what the object is about, as far as the props say; the props are checked before they are read. */
  constructor(
    scope: Construct,
    id: string,
    props: P,
    { kind, refs }: { readonly kind: string; readonly refs: (props: P) => readonly (NamespacedRef | undefined)[] },
  ) {
    const about = refs(checkedProps(scope, id, new.target, props)).filter((ref) => ref !== undefined);
    super(scope, id, inNamespaceOf(props, ...about), { kind });
    after(this, ...about);
  }
}
