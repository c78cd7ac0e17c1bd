export { checkSchema, manifestSchema, type SchemaChecked, type SchemaDiagnostic } from './check';
