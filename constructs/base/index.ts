export { checkedProps, checkOptions, checkProps } from './check-props';
export { checkChoice } from './choice';
export { ConstructError, constructError, within } from './error';
export { Manifest, type ManifestProps } from './manifest';
export { isKnown, isParameter, type NameRule, requireKnown, suffixed } from './names';
export { goDuration, type Quantity, quantity, seconds, type TimeSpan } from './quantity';
export { type NameRef, type NamespacedRef, nameOf, namespaceOf } from './reference';
export { ImportedResource, type IResource, Resource, type ResourceProps } from './resource';
