import { featureStage } from '../../kubevirt/config';
import type { Expr, Node } from '../../kubevirt/schemas';
import { fieldFactsOf, knownValuesOf } from '../../kubevirt/schemas';
import { docOf } from './docs';
import { BANNER } from './emit-kinds';
import type { TypeEntry, TypeTable } from './type-table';

/** One declaration file per group: `kubevirt/types/generated/core.ts`. */
export function emitTypes(table: TypeTable): Map<string, string> {
  const groups = [...new Set(table.types.map(({ group }) => group))];
  return new Map(
    groups.map((group) => [`kubevirt/types/generated/${group}.ts`, emitGroup(table, group)] as [string, string]),
  );
}

function emitGroup(table: TypeTable, group: string): string {
  const body = table.types.filter((entry) => entry.group === group).map((entry) => declaration(table, entry));
  const text = body.join('\n');
  const others = [...new Set(table.types.map((entry) => entry.group))].filter(
    (other) => other !== group && new RegExp(`\\b${other}\\.[A-Z]`).test(text),
  );
  const imports = others.map((other) => `import type * as ${other} from './${other}';\n`).join('');
  const quantity = /\bQuantity\b/.test(text) ? "import type { Quantity } from '../quantity';\n" : '';
  return `${BANNER}${imports}${quantity}\n${text}`;
}

function declaration(table: TypeTable, entry: TypeEntry): string {
  const { name, node, definition } = entry;
  const doc = comment(docOf(definition, '*'), factsText(definition, '*'), '');
  if (definition === 'k8s.EmbeddedObjectMeta') return `${doc}export type ${name} = ObjectMeta;\n`;
  if (!node.properties)
    return `${doc}export type ${name} = ${node.open ? 'Record<string, unknown>' : 'Record<string, never>'};\n`;
  const required = new Set(node.required);
  const fields = Object.entries(node.properties).map(([key, expr]) => {
    const root = rootField(table, entry, key);
    const optional = root || required.has(key) ? '' : '?';
    const type = root ?? fieldType(table, entry, key, expr);
    return `${comment(docOf(definition, key), factsText(definition, key, expr), '  ')}  ${property(key)}${optional}: ${type};\n`;
  });
  return `${doc}export interface ${name} {\n${fields.join('')}}\n`;
}

/** The fields apiVersion and kind have one value each (and one per served version). */
function rootField({ releases }: TypeTable, { component, definition }: TypeEntry, key: string): string | undefined {
  const release = releases.find((one) => one.component === component)!;
  const crd = release.kinds.find(({ versions }) => versions.some(({ schema }) => schema === definition));
  if (!crd) return undefined;
  if (key === 'kind') return `'${crd.kind}'`;
  if (key !== 'apiVersion') return undefined;
  return crd.versions
    .filter(({ served, schema }) => served && schema === definition)
    .map(({ name }) => `'${crd.group}/${name}'`)
    .join(' | ');
}

function fieldType(table: TypeTable, entry: TypeEntry, key: string, expr: Expr): string {
  const known = knownValuesOf(entry.definition, key);
  const words = known && union(known.values) + (known.open ? ' | (string & {})' : '');
  const type = typeOf(table, entry, expr);
  // `string` is the type itself, or that of a list's items.
  return words ? type.replace(/\bstring\b/, type === 'string' ? words : `(${words})`) : type;
}

function typeOf(table: TypeTable, entry: TypeEntry, expr: Expr): string {
  if (typeof expr === 'string') {
    if (expr.startsWith('[]')) return `${wrapped(typeOf(table, entry, expr.slice(2)))}[]`;
    if (expr.startsWith('{}')) return `Record<string, ${typeOf(table, entry, expr.slice(2))}>`;
    if (expr.startsWith('#')) return reference(table, entry, expr.slice(1));
    return PRIMITIVES[expr.split(':')[0]!]!;
  }
  return nodeType(table, entry, expr);
}

function nodeType(table: TypeTable, entry: TypeEntry, node: Node): string {
  if (node.enum) return union(node.enum);
  if (node.items) return `${wrapped(typeOf(table, entry, node.items))}[]`;
  if (node.values) return `Record<string, ${typeOf(table, entry, node.values)}>`;
  if (node.type === 'object' && !node.open) return 'Record<string, never>';
  return typeOf(table, entry, node.type);
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  quantity: 'Quantity',
  intOrString: 'number | string',
  any: 'unknown',
  object: 'Record<string, unknown>',
};

function reference(table: TypeTable, entry: TypeEntry, definition: string): string {
  const key = table.keyOf(entry.component, definition);
  const [group, name] = key.split('.') as [string, string];
  return group === entry.group ? name : key;
}

function wrapped(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

function union(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))).join(' | ');
}

function property(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
}

/** The release and the feature gate that a field needs, and its default where its description does not say it. */
export function factsText(definition: string, field: string, expr?: Expr): string {
  const { since, gate } = fieldFactsOf(definition, field) ?? {};
  const isSaid = docOf(definition, field)?.includes('Default: ');
  const fallback = typeof expr === 'object' && !isSaid ? expr.default : undefined;
  const stage = gate && featureStage(gate, 'v1.9.0');
  return [
    since && `Since ${since}.`,
    gate && `Needs the feature gate ${gate}${stage ? ` (${stage} in v1.9)` : ''}.`,
    fallback !== undefined && fallback !== '' && typeof fallback !== 'object' && `Default: ${fallback}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function comment(doc: string | undefined, facts: string, indent: string): string {
  const text = [doc, facts].filter(Boolean).join(' ');
  return text ? `${indent}/** ${text} */\n` : '';
}
