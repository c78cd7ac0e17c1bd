export { checkSchema, type SchemaChecked, type SchemaFault } from './check';
