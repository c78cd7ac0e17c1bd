export { customResourceDefinitions, openApi } from './crd';
export { fieldFactsOf } from './field-facts';
export { knownValuesOf } from './known-values';
export { crdsOf, definitionOf, schemaOf } from './lookup';
export type { CrdFacts, CrdVersion, Expr, Node, ReleaseFile } from './release';
export { COMPONENTS } from './releases';
export { resolver } from './resolve';
export type { KnownValues, Schema } from './schema';
