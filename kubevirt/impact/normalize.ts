/**
 * One spelling for what KubeVirt cannot tell apart. Its Go types make no difference between an absent field and an empty value
 * where the field is not a pointer, between `1Gi` and `1024Mi`, or between an empty and an absent list; an empty *presence* object
 * (`masquerade: {}`, `acpi: {}`) is a value, though. Everything in this room compares canonical objects only.
 */
import type { JsonObject } from '../../kube/json';
import { quantityValue } from '../../kube/quantity';
import { isUnresolved, UNRESOLVED, Withheld } from '../../kube/unresolved';

/** Objects that are not pointers in Go, or maps: empty is absent. */
const EMPTY_IS_ABSENT = new Set([
  'annotations',
  'devices',
  'domain',
  'labels',
  'limits',
  'matchLabels',
  'metadata',
  'nodeSelector',
  'requests',
  'resources',
  'spec',
]);

/** Switches that are not pointers in Go: false is absent. */
const FALSE_IS_ABSENT = new Set([
  'dedicatedCpuPlacement',
  'default',
  'disableHotplug',
  'hidden',
  'hotpluggable',
  'isolateEmulatorThread',
  'overcommitGuestOverhead',
  'paused',
  'readOnly',
  'readonly',
  'reservation',
]);

/** Numbers that are not pointers in Go: zero is absent. */
const ZERO_IS_ABSENT = new Set([
  'acpiIndex',
  'cores',
  'failureThreshold',
  'initialDelaySeconds',
  'maxSockets',
  'periodSeconds',
  'sockets',
  'successThreshold',
  'threads',
  'timeoutSeconds',
]);

/** Keys that hold a quantity, and keys whose every value is one. */
const QUANTITIES = new Set(['addedOverhead', 'bandwidthPerMigration', 'capacity', 'guest', 'maxGuest']);
const QUANTITY_MAPS = new Set(['limits', 'requests']);

/** Pointers to a string, where the empty string is a value of its own. */
const EMPTY_STRING_IS_VALUE = new Set(['storageClassName']);

/** The value in its one spelling; undefined where it is as good as absent. Total on any JSON, and the same when done twice. */
export function normalize(value: unknown, key = '', within = ''): unknown {
  if (typeof value !== 'object' || value === null) {
    if (isAbsent(value, key, within)) return undefined;
    return QUANTITIES.has(key) || QUANTITY_MAPS.has(within) ? spellQuantity(value) : value;
  }
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => normalize(item) ?? null);
  if (value instanceof Withheld) return value;
  return isUnresolved(value) ? UNRESOLVED : normalizeObject(value as JsonObject, key, within);
}

function normalizeObject(value: JsonObject, key: string, within: string): JsonObject | undefined {
  const result: JsonObject = {};
  for (const child of Object.keys(value)) {
    if (child === '__proto__') continue;
    const kept = normalize(value[child], child, STRING_MAPS.has(key) && !STRING_MAPS.has(within) ? STRING_MAP : key);
    if (kept !== undefined) result[child] = kept;
  }
  return Object.keys(result).length === 0 && EMPTY_IS_ABSENT.has(key) ? undefined : result;
}

/** Maps from strings to strings: every value is data, even if it is empty. */
const STRING_MAPS = new Set(['annotations', 'labels', 'matchLabels', 'nodeSelector']);
const STRING_MAP = '(map of strings)';

function isAbsent(value: unknown, key: string, within: string): boolean {
  if (value === undefined || value === null) return true;
  if (within === STRING_MAP) return false;
  if (value === '') return !EMPTY_STRING_IS_VALUE.has(key);
  // A CD-ROM is read-only by default, so there false is a value.
  return (
    (value === false && FALSE_IS_ABSENT.has(key) && within !== 'cdrom') || (value === 0 && ZERO_IS_ABSENT.has(key))
  );
}

/** By worth, not by family: the API keeps `1024M` and `1Gi` apart in writing, but compares their worth. */
function spellQuantity(value: unknown): unknown {
  const worth = quantityValue(value);
  return worth === undefined ? value : `${worth}`;
}
