/** Resources as the JSON of a preview shows them: plain inputs, in which secrets and unknown values are texts. */
import { isObject, type JsonObject } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { parsePath, valueAt } from '../kube/path';
import { isUnresolved, UNRESOLVED, Withheld } from '../kube/unresolved';
import { familyKinds } from '../kubevirt/kinds';
import { ACTIONS } from './actions';
import { guestIn, type ObservedGuest, parseUrn, secretPathsOf, splitSettings } from './kinds';
import { type Path, SIGNATURE, UNKNOWN_VALUE } from './wire';

/** What Pulumi writes in place of a secret. */
const SECRET = '[secret]';
const KEPT = new Withheld('as before');
const CHANGED = new Withheld('changed');

const KINDS = new Map(
  familyKinds.map(({ apiVersion, kind, module }) => [`kubevirt:${module}:${kind}`, { apiVersion, kind }]),
);
/** Resources of this provider, and those of @pulumi/kubernetes, whose inputs are manifests as well. */
const OBJECTS = /^(kubevirt|kubernetes):/;

/** The name of a resource in its program, and its type. */
export const resourceName = parseUrn;

/** The operation that a resource stands for, such as `Restart`; undefined for objects. */
export function actionOf(urn: string): string | undefined {
  const [, action] = /^kubevirt:actions:(.+)$/.exec(parseUrn(urn).token) ?? [];
  return action !== undefined && Object.hasOwn(ACTIONS, action) ? action : undefined;
}

/** The object that the inputs of a resource describe; undefined for components, providers, actions, and resources of others. Holds no secrets. */
export function objectIn(urn: string, inputs: unknown): KubeObject | undefined {
  const object = described(urn, inputs);
  return object && withheld(object, new Set(), true);
}

/**
 * The object before an update and after it. `changed`: the paths that the provider has found to differ, which is all that the JSON of a preview
 * says of secrets.
 */
export function objectsOfUpdate(
  urn: string,
  { old, now, changed }: { old: unknown; now: unknown; changed: readonly string[] },
): { old: KubeObject; now: KubeObject } | undefined {
  const [before, after] = [described(urn, old), described(urn, now)];
  if (!before || !after) return undefined;
  const told = new Set(secretPathsOf(before).map((path) => JSON.stringify(valueAt(before, path))));
  const hidden = withheld(after, told, false);
  for (const path of changed) markChanged(hidden, path);
  return { old: withheld(before, told, true), now: hidden };
}

/** The guest in the outputs of a resource. Of secrets in what it was booted from it is not known whether they are others by now. */
export function guestBefore(
  urn: string,
  { inputs, outputs }: { inputs: unknown; outputs: unknown },
): ObservedGuest | undefined {
  const guest = isObject(outputs) ? guestIn(outputs) : undefined;
  const object = described(urn, inputs);
  if (!guest?.bootedFrom || !object) return guest;
  const booted = withheld({ ...object, spec: known(guest.bootedFrom) as JsonObject }, new Set(), true);
  return { ...guest, bootedFrom: booted.spec as JsonObject };
}

function described(urn: string, inputs: unknown): KubeObject | undefined {
  const { token } = parseUrn(urn);
  if (!OBJECTS.test(token) || !isObject(inputs)) return undefined;
  const { status: _status, ...object } = { ...splitSettings(inputs).object, ...KINDS.get(token) } as JsonObject;
  const isManifest = typeof object['apiVersion'] === 'string' && typeof object['kind'] === 'string';
  return isManifest ? (known(object) as KubeObject) : undefined;
}

/** A copy in which no text stands for a value that is secret or unknown. */
function known(value: unknown): unknown {
  if (value === UNKNOWN_VALUE) return UNRESOLVED;
  if (value === SECRET) return KEPT;
  if (Array.isArray(value)) return value.map(known);
  if (!isObject(value) || isUnresolved(value)) return value;
  if (Object.hasOwn(value, SIGNATURE)) return KEPT;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, known(child)]));
}

/** Without what is secret by its nature, even if the program does not mark it. */
function withheld(object: KubeObject, told: ReadonlySet<string | undefined>, isOld: boolean): KubeObject {
  const copy = known(object) as KubeObject;
  for (const path of secretPathsOf(object)) {
    const isKept =
      isOld || valueAt(object, path) instanceof Withheld || told.has(JSON.stringify(valueAt(object, path)));
    replace(copy, path, isKept ? KEPT : CHANGED);
  }
  return copy;
}

/** The provider's path ends at a secret, or below it where the whole of an object is one. */
function markChanged(object: KubeObject, path: string): void {
  const steps = stepsOf(path);
  const secret = steps.map((_, index) => steps.slice(0, index + 1)).find((above) => valueAt(object, above) === KEPT);
  if (secret) replace(object, secret, CHANGED);
}

function stepsOf(path: string): Path {
  try {
    return parsePath(path);
  } catch {
    return [];
  }
}

function replace(root: unknown, path: Path, by: unknown): void {
  const holder = valueAt(root, path.slice(0, -1));
  if (typeof holder === 'object' && holder !== null) (holder as Record<string | number, unknown>)[path.at(-1)!] = by;
}
