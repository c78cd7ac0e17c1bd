import type { Step } from '../../../kube/path';
import { isUnresolved } from '../../../kube/unresolved';
import type { Schema } from '../../schemas';
import { type Node, nodes } from './node';
import { type ScalarBreach, scalarBreaches } from './scalar';

/** The ways in which a value can violate its schema. */
export type SchemaBreach =
  | { code: ScalarBreach | 'items' }
  | { code: 'required'; key: string }
  /** `refused`: by a webhook, because the server would preserve the field. */
  | { code: 'unknown'; key: string; refused?: boolean }
  | { code: 'duplicate'; keys: readonly string[] };

export type Report = (breach: SchemaBreach, steps: readonly Step[], value: unknown, schema: Schema) => void;

export interface WalkOptions {
  /** Schemas of places where the CRD says nothing, by key. */
  opaque: Readonly<Record<string, Schema>>;
  /** Keys of whole numbers that the API reads as unsigned. */
  unsigned: ReadonlySet<string>;
}

/** The results of a walk other than the breaches. */
export interface Met {
  /** An unresolved value, a value of the wrong type or a null: the object must be cleaned before rules read it. */
  readonly unclean: boolean;
}

/** Walks an object along its schema once, reporting every breach. Cost is linear in the object. */
export type SchemaWalk = (root: unknown, schema: Schema, report: Report) => Met;

export function schemaWalk({ opaque, unsigned }: WalkOptions): SchemaWalk {
  const nodeOf = nodes(opaque);
  return (root, schema, report) => {
    const walk = new Walk(unsigned, report);
    walk.any(root, nodeOf(schema));
    return walk;
  };
}

class Walk implements Met {
  unclean = false;
  private readonly steps: Step[] = [];

  constructor(
    private readonly unsigned: ReadonlySet<string>,
    private readonly report: Report,
  ) {}

  any(value: unknown, node: Node): void {
    if (node.type === 'object') this.object(value, node);
    else if (node.type === 'array') this.list(value, node);
    else if (node.type === 'map') this.map(value, node);
    else if (node.type !== 'any') this.scalar(value, node);
    else if (typeof value === 'object' && (value === null || isUnresolved(value))) this.unclean = true;
  }

  private breach(how: SchemaBreach, value: unknown, { schema }: Node): void {
    if (how.code === 'type') this.unclean = true;
    this.report(how, this.steps, value, schema);
  }

  private isPlainObject(value: unknown, node: Node): value is Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.breach({ code: 'type' }, value, node);
      return false;
    }
    if (!isUnresolved(value)) return true;
    this.unclean = true;
    return false;
  }

  private object(value: unknown, node: Node): void {
    if (!this.isPlainObject(value, node)) return;
    const { fields, required } = node;
    for (const key in value) {
      const child = value[key];
      if (child === undefined) continue;
      const field = fields.get(key);
      if (child === null) this.unclean = true;
      if (field === undefined) this.unknown(key, child, node);
      else if (child !== null && typeof child !== field.anyOf) this.below(key, child, field);
    }
    for (let i = 0; i < required.length; i++) {
      const key = required[i]!;
      if (value[key] === undefined || value[key] === null) this.breach({ code: 'required', key }, undefined, node);
    }
  }

  private below(step: Step, value: unknown, node: Node): void {
    this.steps.push(step);
    this.any(value, node);
    this.steps.pop();
  }

  private unknown(key: string, child: unknown, node: Node): void {
    if (node.open) {
      if (typeof child === 'object' && child !== null && isUnresolved(child)) this.unclean = true;
      return;
    }
    this.unclean = true;
    this.breach({ code: 'unknown', key }, child, node);
  }

  private map(value: unknown, node: Node): void {
    const { inner } = node;
    if (!this.isPlainObject(value, node) || !inner) return;
    for (const key in value) {
      const child = value[key];
      if (child === undefined) continue;
      if (child === null) this.unclean = true;
      else if (typeof child !== inner.anyOf) this.below(key, child, inner);
    }
  }

  private list(value: unknown, node: Node): void {
    if (!Array.isArray(value)) {
      if (typeof value === 'object' && value !== null && isUnresolved(value)) this.unclean = true;
      else this.breach({ code: 'type' }, value, node);
      return;
    }
    const { maxItems, minItems } = node.schema;
    if ((maxItems !== undefined && value.length > maxItems) || (minItems !== undefined && value.length < minItems)) {
      this.breach({ code: 'items' }, value, node);
    }
    if (node.inner) this.items(value, node.inner);
    if (node.unique && value.length > 1) this.uniqueItems(value, node);
  }

  private items(list: readonly unknown[], node: Node): void {
    for (let i = 0; i < list.length; i++) {
      this.steps.push(i);
      if (list[i] === null || list[i] === undefined) this.breach({ code: 'type' }, null, node);
      else this.any(list[i], node);
      this.steps.pop();
    }
  }

  private uniqueItems(list: readonly unknown[], node: Node): void {
    const seen = new Set<string>();
    const keys = node.schema.listKeys ?? [];
    for (let i = 0; i < list.length; i++) {
      const key = keyOf(list[i], node.schema);
      if (key === undefined) continue;
      if (!seen.has(key)) seen.add(key);
      else {
        this.steps.push(i);
        this.breach({ code: 'duplicate', keys }, list[i], node);
        this.steps.pop();
      }
    }
  }

  private scalar(value: unknown, node: Node): void {
    if (typeof value === 'object' && isUnresolved(value)) {
      this.unclean = true;
      return;
    }
    const unsigned = node.type === 'integer' && this.unsigned.has(this.steps[this.steps.length - 1] as string);
    const breaches = scalarBreaches(value, node.schema, unsigned);
    for (let i = 0; i < breaches.length; i++) this.breach({ code: breaches[i]! }, value, node);
  }
}

/** What must differ between the items of a list; undefined where it is missing, or no single value. */
function keyOf(item: unknown, { listKeys, items }: Schema): string | undefined {
  if (!listKeys) return isSingle(item) ? JSON.stringify([item]) : undefined;
  const parts = listKeys.map(
    (key) => (item as Record<string, unknown> | null)?.[key] ?? items?.properties?.[key]?.default,
  );
  return parts.every(isSingle) && parts.some((part) => part !== undefined) ? JSON.stringify(parts) : undefined;
}

const isSingle = (part: unknown): boolean => typeof part !== 'object' || part === null;
