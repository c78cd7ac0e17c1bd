export { customResourceDefinitions, openApi } from './crd';
export { crdsOf, definitionOf, schemaOf } from './lookup';
export type { CrdFacts, CrdVersion } from './release';
export { COMPONENTS } from './releases';
export type { KnownValues, Schema } from './schema';
