import { knownValuesOf } from './known-values';
import type { Expr, Node, ReleaseFile } from './release';
import type { KnownValues, Schema } from './schema';

/** Turns the expressions of one release file into schemas. Each definition becomes one node, however often it is referred to. */
export function resolver({ definitions }: Pick<ReleaseFile, 'definitions'>): (definition: string) => Schema {
  const resolved = new Map<string, Schema>();

  const definition = (name: string): Schema => {
    const known = resolved.get(name);
    if (known) return known;
    const node = definitions[name];
    if (!node) throw new Error(`Schema data refers to ${name}, which it does not define.`);
    const schema = { type: node.type } as Schema;
    resolved.set(name, schema);
    Object.assign(schema, expand(node), { name });
    if (schema.properties) schema.properties = withKnownValues(name, schema.properties);
    return schema;
  };

  const expression = (expr: Expr): Schema => {
    if (typeof expr !== 'string') return expand(expr);
    if (expr.startsWith('#')) return definition(expr.slice(1));
    if (expr.startsWith('[]')) return { type: 'array', items: expression(expr.slice(2)) };
    if (expr.startsWith('{}')) return { type: 'map', values: expression(expr.slice(2)) };
    const [type, format] = expr.split(':');
    return { type: type as Schema['type'], ...(format ? { format } : {}) };
  };

  const expand = ({ type, properties, items, values, ...facts }: Node): Schema => ({
    ...(type.startsWith('#') ? definition(type.slice(1)) : { type: type as Schema['type'] }),
    ...facts,
    ...(items === undefined ? {} : { items: expression(items) }),
    ...(values === undefined ? {} : { values: expression(values) }),
    ...(properties ? { properties: expressions(properties) } : {}),
  });

  const expressions = (properties: Readonly<Record<string, Expr>>): Record<string, Schema> =>
    Object.fromEntries(Object.entries(properties).map(([key, expr]) => [key, expression(expr)]));

  return definition;
}

/** What we know beyond the CRD is added to the fields of the types that it is about. */
function withKnownValues(definition: string, properties: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const fields = Object.entries(properties).map(([key, field]): [string, Schema] => {
    const known = knownValuesOf(definition, key);
    return [key, known ? withKnown(field, known) : field];
  });
  return Object.fromEntries(fields);
}

/** Of a list it is the items that are known. */
function withKnown(field: Schema, known: KnownValues): Schema {
  return field.items ? { ...field, items: { ...field.items, known } } : { ...field, known };
}
