import { isObject } from '../../kube/json';
import { sameQuantity } from '../../kube/quantity';
import type { Schema } from '../../kubevirt/schemas';
import type { Path } from '../wire';

/** Parents whose values are quantities in kinds that have no schema here. */
const QUANTITIES = new Set([
  'requests',
  'limits',
  'capacity',
  'allocatable',
  'hard',
  'overhead',
  'podFixed',
  'default',
  'defaultRequest',
  'min',
  'max',
]);

/** Whether two leaves are the same to Kubernetes, however they are written. */
export function sameLeaf(a: unknown, b: unknown, path: Path, schema: Schema | undefined): boolean {
  if (a === b) return true;
  if (isNothing(a) && isNothing(b)) return true;
  if (schema?.type === 'quantity' || (!schema && isQuantityPath(path))) return sameQuantity(a, b);
  if (schema?.type === 'intOrString') return a !== undefined && b !== undefined && String(a) === String(b);
  return false;
}

/** Kubernetes drops null: writing it is leaving the field out. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isQuantityPath(path: Path): boolean {
  const parent = path.at(-2);
  return (typeof parent === 'string' && QUANTITIES.has(parent)) || path.at(-1) === 'sizeLimit';
}

/** The schema of what stands under a key or an index. */
export function below(schema: Schema | undefined, key: string | number): Schema | undefined {
  if (!schema) return undefined;
  return typeof key === 'number' ? schema.items : (schema.properties?.[key] ?? schema.values);
}

/**
 * Empty values that a server may leave out of what it stores. An empty object is one only where it is a map (`labels: {}`): the
 * empty `tpm: {}` is a device.
 */
export function mayBeDropped(value: unknown, schema: Schema | undefined): boolean {
  if (isNothing(value) || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (!isObject(value)) return false;
  return schema?.type !== 'object' && Object.values(value).every((child) => mayBeDropped(child, undefined));
}
