export { customResourceDefinitions, openApi } from './crd';
export { type FieldFacts, fieldFactsOf, fieldsWithFacts } from './field-facts';
export { fieldsWithKnownValues, knownValuesOf } from './known-values';
export { crdsOf, definitionOf, schemaOf } from './lookup';
export type { CrdFacts, CrdVersion, Expr, Node, ReleaseFile } from './release';
export { COMPONENTS } from './releases';
export { resolver } from './resolve';
export type { KnownValues, Schema } from './schema';
