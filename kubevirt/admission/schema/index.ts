export { checkSchema, type SchemaChecked, type SchemaDiagnostic } from './check';
