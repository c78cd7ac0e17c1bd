/**
 * The form in which the API stores an object, where that differs from the text: quantities in their canonical form, leading zeros of
 * addresses gone, defaults of the CRD filled in, empty values omitted where the field cannot tell empty from absent, unknown keys
 * dropped. None of it is a change that a user made.
 */
import { isObject, type JsonObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { canonicalQuantity } from '../../kube/quantity';
import { isUnresolved } from '../../kube/unresolved';
import { type Schema, schemaOf } from '../schemas';

/** Fields whose zero or false means "not given". Elsewhere false is an answer (`autoattachPodInterface: false`). */
const PLAIN = new Set([
  'cores',
  'sockets',
  'threads',
  'maxSockets',
  'dedicatedCpuPlacement',
  'isolateEmulatorThread',
  'overcommitGuestOverhead',
  'disableHotplug',
  'hotpluggable',
  'reservation',
  'endOfInterrupt',
  'hidden',
  'default',
  'finalCheckpoint',
]);

/** Fields that hold addresses. */
const ADDRESSES = new Set(['nameservers', 'ntpServers', 'vmNetworkCIDR']);

/** A copy of an object as the API would store it. An object of an unknown kind is returned unchanged. */
export function asStored(object: KubeObject): KubeObject {
  const schema = schemaOf(object.apiVersion, object.kind);
  if (!schema) return object;
  const stored: KubeObject = { ...object };
  for (const key of ['spec', 'status']) {
    const part = schema.properties?.[key];
    if (part && object[key] !== undefined) stored[key] = store(object[key], part, key);
  }
  return stored;
}

function store(value: unknown, schema: Schema, key: string): unknown {
  if (isUnresolved(value) || value === null || value === undefined) return value;
  if (schema.type === 'quantity') return canonicalQuantity(value) ?? value;
  if (Array.isArray(value)) return schema.items ? value.map((item) => store(item, schema.items!, key)) : value;
  if (ADDRESSES.has(key) && typeof value === 'string') return canonicalAddress(value);
  return isObject(value) ? storeObject(value, schema) : value;
}

function storeObject(value: JsonObject, schema: Schema): JsonObject {
  const stored: JsonObject = {};
  for (const key of Object.keys(value)) {
    const child = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : schema.values;
    const kept = child ? store(value[key], child, key) : value[key];
    const dropped = !child && schema.type === 'object' && schema.properties !== undefined && !schema.open;
    if (!dropped && !isEmpty(kept, key)) stored[key] = kept;
  }
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    if (stored[key] === undefined && child.default !== undefined) stored[key] = child.default;
  }
  return stored;
}

function isEmpty(value: unknown, key: string): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return (value === 0 || value === false) && PLAIN.has(key);
}

/** `010.1.2.3/24` becomes `10.1.2.3/24`, and `fd00::01` becomes `fd00::1`. */
function canonicalAddress(address: string): string {
  const part = address.includes(':') ? /(^|:)0+(?=[0-9a-fA-F])/g : /(^|\.)0+(?=\d)/g;
  return address.replace(part, '$1');
}
