import { memoize } from '../../../kube/memoize';
import type { Schema } from '../../schemas';

/** A node of a schema as a walk reads it: made once for each node, because a walk reads dozens of them for every object. */
export interface Node {
  readonly schema: Schema;
  readonly type: Schema['type'];
  /** The fields of an object. */
  readonly fields: ReadonlyMap<string, Node>;
  readonly required: readonly string[];
  /** Any key is kept, and nothing is known of any. */
  readonly open: boolean;
  /** The values of a map, the items of a list. */
  readonly inner: Node | undefined;
  /** A list whose items must differ. */
  readonly unique: boolean;
  /** The type of what any value of that type may stand for; undefined where more is asked of it. */
  readonly anyOf: 'string' | 'boolean' | undefined;
}

/** The nodes of schemas. `opaque`: what stands, by key, for a node of which the CRD says nothing. */
export function nodes(opaque: Readonly<Record<string, Schema>>): (schema: Schema) => Node {
  const known = new WeakMap<Schema, Node>();
  const spelledOut = (key: string, schema: Schema): Schema => {
    const silent = (schema.type === 'object' || schema.type === 'any') && !schema.properties;
    return silent && Object.hasOwn(opaque, key) ? opaque[key]! : schema;
  };
  const nodeOf = (schema: Schema): Node => memoize(known, schema, () => new LazyNode(schema, nodeOf, spelledOut));
  return nodeOf;
}

/** What is below is made on first demand, because schemas may be cyclic. */
class LazyNode implements Node {
  readonly type: Schema['type'];
  readonly required: readonly string[];
  readonly open: boolean;
  readonly unique: boolean;
  readonly anyOf: Node['anyOf'];
  private knownFields: ReadonlyMap<string, Node> | undefined;
  private knownInner: Node | undefined;

  constructor(
    readonly schema: Schema,
    private readonly nodeOf: (schema: Schema) => Node,
    private readonly spelledOut: (key: string, schema: Schema) => Schema,
  ) {
    this.type = schema.type;
    this.required = schema.required ?? [];
    this.open = schema.open === true && !schema.properties;
    this.unique = schema.listKeys !== undefined || schema.listType !== undefined;
    this.anyOf = anyOf(schema);
  }

  get fields(): ReadonlyMap<string, Node> {
    this.knownFields ??= new Map(
      Object.entries(this.schema.properties ?? {}).map(([key, schema]) => [
        key,
        this.nodeOf(this.spelledOut(key, schema)),
      ]),
    );
    return this.knownFields;
  }

  get inner(): Node | undefined {
    const schema = this.type === 'map' ? this.schema.values : this.schema.items;
    if (schema) this.knownInner ??= this.nodeOf(schema);
    return this.knownInner;
  }
}

function anyOf(schema: Schema): Node['anyOf'] {
  if (schema.type === 'boolean') return 'boolean';
  const asked = ['enum', 'pattern', 'format', 'minLength', 'maxLength'] as const;
  return schema.type === 'string' && asked.every((key) => schema[key] === undefined) ? 'string' : undefined;
}
