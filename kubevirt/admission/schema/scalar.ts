/** What is wrong with a single value: its type, its form, its range. */
import { memoize } from '../../../kube/memoize';
import type { Schema } from '../../schemas';

export type ScalarBreach =
  | 'type'
  | 'quantity'
  | 'float-quantity'
  | 'format'
  | 'negative'
  | 'overflow'
  | 'enum'
  | 'pattern'
  | 'range'
  | 'length';

type Scalar = Exclude<Schema['type'], 'object' | 'map' | 'array' | 'any'>;

const NONE: readonly ScalarBreach[] = [];
const TYPE: readonly ScalarBreach[] = ['type'];

const INT32_MAX = 2 ** 31 - 1;
const UINT32_MAX = 2 ** 32 - 1;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
export const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?(\d+(\.\d*)?|\.\d+))?$/;

/** By type: the breaches of a value that is not an object, in the order in which they are reported. `unsigned`: the API reads it as such. */
const CHECKS: Readonly<Record<Scalar, (value: unknown, schema: Schema, unsigned: boolean) => readonly ScalarBreach[]>> =
  {
    boolean: (value) => (typeof value === 'boolean' ? NONE : TYPE),
    string: (value, schema) => (typeof value === 'string' ? textBreaches(value, schema) : TYPE),
    integer: (value, schema, unsigned) =>
      typeof value === 'number' && Number.isInteger(value) ? integerBreaches(value, schema, unsigned) : TYPE,
    number: (value, schema) => (typeof value !== 'number' ? TYPE : isInRange(value, schema) ? NONE : ['range']),
    quantity: (value) => {
      if (typeof value === 'number') return Number.isInteger(value) ? NONE : ['float-quantity'];
      if (typeof value !== 'string') return TYPE;
      return QUANTITY.test(value) ? NONE : ['quantity'];
    },
    intOrString: (value) => (typeof value === 'string' || Number.isInteger(value) ? NONE : TYPE),
  };

export const scalarBreaches = (value: unknown, schema: Schema, unsigned: boolean): readonly ScalarBreach[] =>
  CHECKS[schema.type as Scalar](value, schema, unsigned);

function textBreaches(value: string, schema: Schema): readonly ScalarBreach[] {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const breaches: ScalarBreach[] = [];
  if (schema.enum && !schema.enum.includes(value)) breaches.push('enum');
  if (value.length > maxLength || value.length < minLength) breaches.push('length');
  if (pattern !== undefined && !patternOf(pattern).test(value)) breaches.push('pattern');
  if (schema.format === 'date-time' && !DATE_TIME.test(value)) breaches.push('format');
  return breaches;
}

function integerBreaches(value: number, schema: Schema, unsigned: boolean): readonly ScalarBreach[] {
  const range: readonly ScalarBreach[] = isInRange(value, schema) ? NONE : ['range'];
  if (unsigned && value < 0) return [...range, 'negative'];
  const isTooLarge = value > (unsigned ? UINT32_MAX : INT32_MAX) || value < -INT32_MAX - 1;
  return schema.format === 'int32' && isTooLarge ? [...range, 'overflow'] : range;
}

const isInRange = (value: number, { minimum, maximum }: Schema): boolean =>
  (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  return memoize(patterns, source, () => new RegExp(source, 'u'));
}
