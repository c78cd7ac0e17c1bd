import type { Expr, Node } from '../../../kubevirt/schemas';
import { knownValuesOf } from '../../../kubevirt/schemas';
import { docOf } from '../docs';
import { factsText } from '../emit-types';
import { pascal } from '../names';
import type { TypeEntry, TypeTable } from '../type-table';
import { ANY, type ComplexTypeSpec, type PropertySpec, STRING, type TypeSpec } from './spec';

/** Text that configures a guest and may contain passwords and keys. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  'core.CloudInitNoCloudSource': ['userData', 'userDataBase64', 'networkData', 'networkDataBase64'],
  'core.CloudInitConfigDriveSource': ['userData', 'userDataBase64', 'networkData', 'networkDataBase64'],
};

/** Fields of metadata that identify an object: another name or namespace is another object. */
const REPLACED: Readonly<Record<string, readonly string[]>> = {
  'k8s.ObjectMeta': ['name', 'namespace', 'generateName'],
};

/** Fields of metadata that programs write; the API server writes the others. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  'k8s.ObjectMeta': ['annotations', 'finalizers', 'generateName', 'labels', 'name', 'namespace', 'ownerReferences'],
};

const PRIMITIVES: Readonly<Record<string, TypeSpec>> = {
  string: STRING,
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  quantity: { oneOf: [STRING, { type: 'number' }] },
  intOrString: { oneOf: [STRING, { type: 'integer' }] },
  any: ANY,
  object: { type: 'object', additionalProperties: ANY },
};

/** Collects the types that resources refer to, each once, under tokens such as `kubevirt:core/v1:Disk`. */
export class PulumiTypes {
  readonly types: Record<string, ComplexTypeSpec> = {};
  private readonly entries: Map<string, TypeEntry>;

  constructor(
    private readonly table: TypeTable,
    private readonly moduleOf: (group: string) => string,
  ) {
    this.entries = new Map(table.types.map((entry) => [`${entry.group}.${entry.name}`, entry]));
  }

  /** The properties of a definition; adds every type that they need. */
  properties(entry: TypeEntry, keys = Object.keys(entry.node.properties ?? {})): Record<string, PropertySpec> {
    return Object.fromEntries(keys.map((key) => [key, this.property(entry, key)]));
  }

  property(entry: TypeEntry, key: string): PropertySpec {
    const { definition, node } = entry;
    const expr = node.properties![key]!;
    const doc = docOf(definition, key);
    const description = [doc, factsText(definition, key, expr), openValues(definition, key)].filter(Boolean).join(' ');
    return {
      ...this.typeOf(entry, expr, key),
      ...(description ? { description } : {}),
      ...(SECRETS[definition]?.includes(key) ? { secret: true } : {}),
      ...(REPLACED[definition]?.includes(key) ? { willReplaceOnChanges: true } : {}),
      ...(doc?.startsWith('Deprecated') ? { deprecationMessage: doc } : {}),
    };
  }

  /** The entry behind a reference; undefined where the expression is not a reference. */
  entryAt(entry: TypeEntry, expr: Expr): TypeEntry | undefined {
    const type = typeof expr === 'string' ? expr : expr.type;
    return type.startsWith('#') ? this.entries.get(this.table.keyOf(entry.component, type.slice(1))) : undefined;
  }

  private typeOf(entry: TypeEntry, expr: Expr, key: string): TypeSpec {
    if (typeof expr !== 'string') return this.nodeType(entry, expr, key);
    if (expr.startsWith('[]')) return { type: 'array', items: this.typeOf(entry, expr.slice(2), key) };
    if (expr.startsWith('{}')) return { type: 'object', additionalProperties: this.typeOf(entry, expr.slice(2), key) };
    if (expr.startsWith('#')) return this.reference(this.table.keyOf(entry.component, expr.slice(1)));
    const known = expr === 'string' ? knownValuesOf(entry.definition, key) : undefined;
    return known && !known.open ? this.enumeration(entry, key, known.values) : PRIMITIVES[expr.split(':')[0]!]!;
  }

  private nodeType(entry: TypeEntry, node: Node, key: string): TypeSpec {
    if (node.items) return { type: 'array', items: this.typeOf(entry, node.items, key) };
    if (node.values) return { type: 'object', additionalProperties: this.typeOf(entry, node.values, key) };
    if (node.enum) return this.enumeration(entry, key, node.enum as string[]);
    return this.typeOf(entry, node.type, key);
  }

  /** A reference to a type of the API, such as `core.Disk`, which is added with all that it needs. */
  reference(key: string): TypeSpec {
    if (key === 'k8s.EmbeddedObjectMeta') return this.reference('k8s.ObjectMeta');
    const entry = this.entries.get(key)!;
    const token = this.token(entry);
    if (!this.types[token]) {
      const target: ComplexTypeSpec = { type: 'object' };
      this.types[token] = target;
      const { node, definition } = entry;
      const description = [docOf(definition, '*'), factsText(definition, '*')].filter(Boolean).join(' ');
      const properties = this.properties(entry, WRITTEN[definition] ? [...WRITTEN[definition]] : undefined);
      Object.assign(target, {
        ...(description ? { description } : {}),
        properties,
        ...(node.required?.length ? { required: [...node.required] } : {}),
      });
    }
    return { $ref: `#/types/${token}` };
  }

  private enumeration(entry: TypeEntry, key: string, values: readonly string[]): TypeSpec {
    const token = `${this.token(entry)}${pascal(key)}`;
    this.types[token] ??= { type: 'string', enum: values.map((value) => ({ value })) };
    return { $ref: `#/types/${token}` };
  }

  private token({ group, name }: TypeEntry): string {
    return `kubevirt:${this.moduleOf(group)}:${name}`;
  }
}

/** Known values of a field that also accepts others are documented, not enforced. */
function openValues(definition: string, key: string): string {
  const known = knownValuesOf(definition, key);
  return known?.open ? `Such as ${known.values.join(', ')}.` : '';
}
