import { pathOf, type Step } from '../../../kube/path';
import { likelyQuantity } from '../../../kube/quantity';
import type { Schema } from '../../schemas';
import type { Fault } from '../engine/fault';
import { nearest, oneOf, show } from '../engine/suggest';
import type { SchemaBreach } from './walk';

/** The message of a schema breach. */
export function describeBreach(
  breach: SchemaBreach,
  steps: readonly Step[],
  value: unknown,
  schema: Schema,
): Omit<Fault, 'at'> {
  if (!isPrivate(steps)) return WORDS[breach.code](value, schema, breach, steps);
  if (breach.code === 'type') {
    const allowed = TYPES[schema.type];
    return { message: `Found ${nameType(value)}, but the API expects ${allowed}.`, allowed };
  }
  const { found, suggestion, ...rest } = WORDS[breach.code](NOT_SHOWN, schema, breach, steps);
  return rest;
}

/** Paths of passwords and keys, whose values are never shown. */
const PRIVATE = /\b(userData|networkData)(Base64)?\b|ignition|\bparameters\[\d+\]\.value$/;
const isPrivate = (steps: readonly Step[]) => PRIVATE.test(pathOf(steps));
const NOT_SHOWN = '(not shown)';

type Words = (value: unknown, schema: Schema, breach: SchemaBreach, steps: readonly Step[]) => Omit<Fault, 'at'>;

const key = (breach: SchemaBreach) => ('key' in breach ? breach.key : '');

const WORDS: Readonly<Record<SchemaBreach['code'], Words>> = {
  type: (value, schema) => {
    const wanted = TYPES[schema.type];
    const { hint, suggestion } = retyped(value, schema);
    return {
      message: `Found ${show(value)} (${nameType(value)}), but the API expects ${wanted}.${hint}`,
      found: value,
      allowed: wanted,
      ...(suggestion !== undefined && { suggestion }),
    };
  },
  required: (_, schema, breach) => {
    const wanted = TYPES[schema.properties?.[key(breach)]?.type ?? 'any'];
    return { message: `The required field "${key(breach)}" is missing. Add it, with ${wanted}.`, allowed: wanted };
  },
  unknown: (_, schema, breach, steps) => {
    const candidates = Object.keys(schema.properties ?? {});
    const meant = nearest(key(breach), candidates);
    const home = homeOf(key(breach), schema);
    const repair = meant
      ? `Did you mean "${meant}"?`
      : home
        ? `A field of that name exists under "${home}": check the indentation.`
        : `Remove it, or check the indentation; the fields here are ${oneOf(candidates.slice(0, 30))}${candidates.length > 30 ? ' and more' : ''}.`;
    const refused = 'refused' in breach && breach.refused;
    const place = steps.length === 0 ? 'at the top level' : `in "${lastName(steps)}"`;
    return {
      message: `Unknown field "${key(breach)}" ${place}. ${refused ? 'KubeVirt rejects it.' : 'The API server silently drops it, so that it has no effect.'} ${repair}`,
      ...(meant && { suggestion: meant }),
    };
  },
  quantity: (value) => {
    const suggestion = likelyQuantity(value);
    return {
      message: `${show(value)} is not a valid quantity. Use a number with an optional suffix and no spaces, such as 2Gi, 512Mi, 1500M or 500m.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`,
      found: value,
      allowed: 'a quantity such as 2Gi or 500m',
      ...(suggestion !== undefined && { suggestion }),
    };
  },
  'float-quantity': (value) => ({
    message: `${show(value)} is an unquoted fraction, which the API accepts only in some fields. Quote it, or write it in thousandths: ${Math.ceil(Number(value) * 1000)}m.`,
    found: value,
    allowed: 'a whole number, or a quoted quantity',
    suggestion: `${Math.ceil(Number(value) * 1000)}m`,
  }),
  negative: (value) => ({
    message: `Found ${show(value)}, but this number must not be negative. Use 0 or more, or omit the field.`,
    found: value,
    allowed: '0 or more',
  }),
  overflow: (value) => ({
    message: `Found ${show(value)}, which exceeds the 32-bit range of this field. Use a smaller number.`,
    found: value,
  }),
  format: (value) => ({
    message: `${show(value)} is not a valid timestamp. Use the form 2026-01-31T08:00:00Z, or omit it; the server sets it.`,
    found: value,
  }),
  enum: (value, schema) => {
    const words = schema.enum!.map(String).filter((word) => word !== '');
    const meant = nearest(value, words);
    return {
      message: `${show(value)} is not allowed; use ${oneOf(words)}.${meant ? ` Did you mean "${meant}"?` : ''}`,
      found: value,
      allowed: words.join(', '),
      ...(meant && { suggestion: meant }),
    };
  },
  pattern: (value, schema) => ({
    message: `${show(value)} does not match the pattern ${schema.pattern}. Correct it.`,
    found: value,
    allowed: schema.pattern!,
  }),
  range: (value, schema) => {
    const range = between(schema.minimum, schema.maximum, '');
    return { message: `Found ${show(value)}; the allowed range is ${range}.`, found: value, allowed: range };
  },
  length: (value, schema) => {
    if (value === '')
      return {
        message: 'The value must not be empty. Set it, or omit the entry.',
        found: value,
        allowed: 'a non-empty string',
      };
    const range = between(schema.minLength, schema.maxLength, ' characters');
    return {
      message: `The string has ${String(value).length} characters; the allowed length is ${range}.`,
      allowed: range,
    };
  },
  items: (value, schema) => {
    const count = (value as unknown[]).length;
    const range = between(schema.minItems, schema.maxItems, ' entries');
    return {
      message: `The list has ${count} ${count === 1 ? 'entry' : 'entries'}; the allowed length is ${range}.`,
      found: count,
      allowed: range,
    };
  },
  duplicate: (value, _, breach) => {
    const keys = 'keys' in breach ? breach.keys : [];
    const what =
      keys.length === 0
        ? show(value)
        : keys.map((name) => `${name} ${show((value as Record<string, unknown>)[name])}`).join(' and ');
    return {
      message: `Duplicate entry: an earlier entry of this list already has ${what}. Remove or rename one of them.`,
      found: value,
    };
  },
};

const TYPES: Readonly<Record<Schema['type'], string>> = {
  object: 'a mapping of keys to values',
  map: 'a mapping of keys to values',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  quantity: 'a quantity such as 2Gi or 500m',
  intOrString: 'a whole number or a string',
  any: 'a value',
};

function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'a string', number: 'a number', boolean: 'true or false', object: 'a mapping' }[
      typeof value as 'string'
    ] ?? typeof value
  );
}

/** `volumes[0]` for an entry of a list, the key for anything else. */
function lastName(steps: readonly Step[]): string {
  const names = steps.findLastIndex((step) => typeof step === 'string');
  return pathOf(steps.slice(Math.max(names, 0)));
}

/** The same value in the expected type, where that is clear. */
function retyped(value: unknown, { type }: Schema): { hint: string; suggestion?: string } {
  if (Number.isNaN(value)) return { hint: NOT_A_NUMBER };
  const rewritten = rewrite(value, type);
  return rewritten === undefined ? { hint: '' } : { hint: ` Use ${rewritten}.`, suggestion: rewritten };
}

/** Where a program reads YAML with a reader that takes `e1000` for a number, or computes with what is not one. */
const NOT_A_NUMBER =
  ' It was computed from what is not a number; or it is a text such as e1000 that a YAML reader took for a number: quote it.';

function rewrite(value: unknown, type: Schema['type']): string | undefined {
  if (type === 'string' && (Number.isFinite(value) || typeof value === 'boolean')) return `"${value}"`;
  if (type === 'boolean' && typeof value === 'string') return YES_NO[value.toLowerCase()];
  if (type === 'integer' && typeof value === 'string' && /^-?\d+$/.test(value)) return value;
  if (type === 'array' && typeof value === 'object' && value !== null) return 'a list (each entry starts with a dash)';
  if (type === 'object' && Array.isArray(value)) return 'a mapping (no dashes)';
  return undefined;
}

const YES_NO: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};

function between(least: number | undefined, most: number | undefined, unit: string): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
  return least !== undefined ? `${least}${unit} or more` : `at most ${most}${unit}`;
}

/** The child of this node that has a field of that name. */
function homeOf(name: string, schema: Schema): string | undefined {
  return Object.entries(schema.properties ?? {}).find(
    ([, child]) => child.properties && Object.hasOwn(child.properties, name),
  )?.[0];
}
