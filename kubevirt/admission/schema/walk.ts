import { memoize } from '../../../kube/memoize';
import type { Step } from '../../../kube/path';
import { isUnresolved } from '../../../kube/unresolved';
import type { Schema } from '../../schemas';

/** How a value can break its schema. */
export type SchemaBreach =
  | {
      code:
        | 'type'
        | 'quantity'
        | 'float-quantity'
        | 'format'
        | 'negative'
        | 'overflow'
        | 'enum'
        | 'pattern'
        | 'range'
        | 'length'
        | 'items';
    }
  | { code: 'required'; key: string }
  /** `refused`: by a webhook, because the server would keep the key. */
  | { code: 'unknown'; key: string; refused?: boolean }
  | { code: 'duplicate'; keys: readonly string[] };

export type Report = (breach: SchemaBreach, steps: readonly Step[], value: unknown, schema: Schema) => void;

export interface WalkOptions {
  /** Schemas of places where the CRD says nothing, by key. */
  opaque: Readonly<Record<string, Schema>>;
  /** Keys of whole numbers that the API reads as unsigned. */
  unsigned: ReadonlySet<string>;
}

/** What one walk has met beside the breaches. */
export interface Met {
  /** A late value, a value of the wrong type or a null: the object must be cleaned before rules read it. */
  unclean: boolean;
}

/** Walks an object along its schema once, telling every breach. Cost is linear in the object. */
export function walkSchema(root: unknown, schema: Schema, options: WalkOptions, report: Report): Met {
  const steps: Step[] = [];
  const met: Met = { unclean: false };

  function walk(value: unknown, schema: Schema): void {
    switch (schema.type) {
      case 'object':
        walkObject(value, schema);
        break;
      case 'map':
        walkMap(value, schema);
        break;
      case 'array':
        walkArray(value, schema);
        break;
      case 'any':
        if (typeof value === 'object') met.unclean ||= value === null || isUnresolved(value);
        break;
      default:
        walkScalar(value, schema);
    }
  }

  function breach(how: SchemaBreach, value: unknown, schema: Schema): void {
    if (how.code === 'type') met.unclean = true;
    report(how, steps, value, schema);
  }

  function isPlainObject(value: unknown, schema: Schema): value is Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      breach({ code: 'type' }, value, schema);
      return false;
    }
    if (isUnresolved(value)) {
      met.unclean = true;
      return false;
    }
    return true;
  }

  function walkObject(value: unknown, schema: Schema): void {
    if (!isPlainObject(value, schema)) return;
    const properties = schema.properties ?? NONE;
    for (const key in value) {
      const child = value[key];
      if (child === undefined) continue;
      if (child === null) {
        met.unclean = true;
        if (!Object.hasOwn(properties, key)) unknown(key, child, schema);
        continue;
      }
      if (!Object.hasOwn(properties, key)) {
        unknown(key, child, schema);
        continue;
      }
      steps.push(key);
      walk(child, spelledOut(key, properties[key]!));
      steps.pop();
    }
    if (!schema.required) return;
    for (const key of schema.required) {
      if (value[key] === undefined || value[key] === null) breach({ code: 'required', key }, undefined, schema);
    }
  }

  function unknown(key: string, child: unknown, schema: Schema): void {
    if (schema.open && !schema.properties) {
      met.unclean ||= typeof child === 'object' && child !== null && isUnresolved(child);
      return;
    }
    met.unclean = true;
    breach({ code: 'unknown', key }, child, schema);
  }

  function spelledOut(key: string, schema: Schema): Schema {
    const silent = (schema.type === 'object' || schema.type === 'any') && !schema.properties;
    return silent && Object.hasOwn(options.opaque, key) ? options.opaque[key]! : schema;
  }

  function walkMap(value: unknown, schema: Schema): void {
    if (!isPlainObject(value, schema) || !schema.values) return;
    for (const key in value) {
      const child = value[key];
      if (child === undefined) continue;
      if (child === null) met.unclean = true;
      steps.push(key);
      if (child !== null) walk(child, schema.values);
      steps.pop();
    }
  }

  function walkArray(value: unknown, schema: Schema): void {
    if (!Array.isArray(value)) {
      if (typeof value === 'object' && value !== null && isUnresolved(value)) met.unclean = true;
      else breach({ code: 'type' }, value, schema);
      return;
    }
    const { items, maxItems, minItems } = schema;
    if ((maxItems !== undefined && value.length > maxItems) || (minItems !== undefined && value.length < minItems)) {
      breach({ code: 'items' }, value, schema);
    }
    if (items) {
      for (let i = 0; i < value.length; i++) {
        steps.push(i);
        if (value[i] === null || value[i] === undefined) breach({ code: 'type' }, null, items);
        else walk(value[i], items);
        steps.pop();
      }
    }
    if ((schema.listKeys || schema.listType) && value.length > 1) walkUnique(value, schema);
  }

  function walkUnique(list: readonly unknown[], schema: Schema): void {
    const seen = new Set<string>();
    const keys = schema.listKeys ?? [];
    for (let i = 0; i < list.length; i++) {
      const item = list[i] as Record<string, unknown> | null;
      const parts = schema.listKeys
        ? keys.map((key) => item?.[key] ?? schema.items?.properties?.[key]?.default)
        : [item];
      if (parts.some((part) => typeof part === 'object' && part !== null)) continue;
      if (schema.listKeys && parts.every((part) => part === undefined)) continue;
      const key = JSON.stringify(parts);
      if (!seen.has(key)) seen.add(key);
      else {
        steps.push(i);
        breach({ code: 'duplicate', keys }, list[i], schema);
        steps.pop();
      }
    }
  }

  function walkScalar(value: unknown, schema: Schema): void {
    if (typeof value === 'object' && isUnresolved(value)) met.unclean = true;
    else SCALARS[schema.type as keyof typeof SCALARS](value, schema);
  }

  const SCALARS = {
    boolean(value: unknown, schema: Schema) {
      if (typeof value !== 'boolean') breach({ code: 'type' }, value, schema);
    },
    string(value: unknown, schema: Schema) {
      if (typeof value !== 'string') return breach({ code: 'type' }, value, schema);
      if (schema.enum && !schema.enum.includes(value)) breach({ code: 'enum' }, value, schema);
      const { minLength, maxLength } = schema;
      if (
        (maxLength !== undefined && value.length > maxLength) ||
        (minLength !== undefined && value.length < minLength)
      ) {
        breach({ code: 'length' }, value, schema);
      }
      if (schema.pattern !== undefined && !patternOf(schema.pattern).test(value))
        breach({ code: 'pattern' }, value, schema);
      if (schema.format === 'date-time' && !DATE_TIME.test(value)) breach({ code: 'format' }, value, schema);
    },
    integer(value: unknown, schema: Schema) {
      if (typeof value !== 'number' || !Number.isInteger(value)) return breach({ code: 'type' }, value, schema);
      bounded(value, schema);
      const unsigned = options.unsigned.has(steps[steps.length - 1] as string);
      if (unsigned && value < 0) breach({ code: 'negative' }, value, schema);
      else if (schema.format === 'int32' && (value > (unsigned ? UINT32_MAX : INT32_MAX) || value < -INT32_MAX - 1)) {
        breach({ code: 'overflow' }, value, schema);
      }
    },
    number(value: unknown, schema: Schema) {
      if (typeof value !== 'number') return breach({ code: 'type' }, value, schema);
      bounded(value, schema);
    },
    quantity(value: unknown, schema: Schema) {
      if (typeof value === 'number') {
        if (!Number.isInteger(value)) breach({ code: 'float-quantity' }, value, schema);
        return;
      }
      if (typeof value !== 'string') return breach({ code: 'type' }, value, schema);
      if (!QUANTITY.test(value)) breach({ code: 'quantity' }, value, schema);
    },
    intOrString(value: unknown, schema: Schema) {
      if (typeof value !== 'string' && !Number.isInteger(value)) breach({ code: 'type' }, value, schema);
    },
  };

  function bounded(value: number, schema: Schema): void {
    const { minimum, maximum } = schema;
    if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
      breach({ code: 'range' }, value, schema);
    }
  }

  walk(root, schema);
  return met;
}

const NONE: Readonly<Record<string, Schema>> = {};
const INT32_MAX = 2 ** 31 - 1;
const UINT32_MAX = 2 ** 32 - 1;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
export const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?(\d+(\.\d*)?|\.\d+))?$/;

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  return memoize(patterns, source, () => new RegExp(source, 'u'));
}
