import { isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isUnresolved, UNRESOLVED } from '../../kube/unresolved';
import type { Properties } from '../wire';
import { isDisk, isFilled, isKnownFilled } from './disk';
import { type EarlierState, guestSecrets, type Observed, observeGuest, observeMembers } from './guest';
import { ownerIn } from './owner';
import type { Resource } from './resource';

/**
 * The state of a resource: its inputs, and the few observations that programs use. Never the whole live object, which would make
 * the state large and change it with every heartbeat. `earlier`: the state before.
 */
export function outputsOf(
  inputs: Properties,
  resource: Resource,
  observed?: Observed,
  earlier?: EarlierState,
): Properties {
  const { gvk, object, secrets } = resource;
  const value: Record<string, unknown> = { ...inputs.value, ...gvk };
  const spec = withAssigned(resource, observed?.live, earlier?.outputs.value);
  if (spec) value['spec'] = spec;
  if (!observed) return { value, secrets };
  Object.assign(value, observations(resource, observed), lasting(resource, observed, earlier?.outputs.value));
  const guest =
    observed.live.kind === 'VirtualMachine'
      ? observeGuest(observed, object.spec, earlier)
      : observeMembers(observed, earlier);
  if (!guest) return { value, secrets };
  value['guest'] = guest;
  return { value, secrets: [...secrets, ...guestSecrets(guest, earlier)] };
}

/**
 * The state of a resource whose write may have happened: what was known before, and nothing that is unknown. A state cannot hold an unknown value: the
 * engine fails on it, keeps the resource without an id, and cannot read that state again.
 */
export function outputsInDoubt(inputs: Properties, resource: Resource, earlier?: EarlierState): Properties {
  const { gvk, secrets } = resource;
  const before = earlier?.outputs ?? { value: {}, secrets: [] };
  const spec = withAssigned(resource, undefined, before.value, { mayBeUnknown: false });
  const value = { ...before.value, ...inputs.value, ...gvk, ...(spec && { spec }) };
  return { value, secrets: [...secrets, ...before.secrets] };
}

function observations({ traits, object }: Resource, { live, instance }: Observed): Record<string, unknown> {
  const status = pick(live.status, traits.status ?? []);
  const guest = live.kind === 'VirtualMachineInstance' ? live : instance;
  const { name, namespace } = live.metadata ?? {};
  return {
    metadata: { ...object.metadata, name, ...(namespace !== undefined && { namespace }) },
    uid: live.metadata?.uid,
    ...(Object.keys(status).length > 0 && { status }),
    ...(guest && guestOutputs(guest)),
  };
}

/** The `spec` with what the cluster assigned. A preview keeps what it assigned before; a value that it has yet to assign is unknown. */
function withAssigned(
  { object, traits }: Resource,
  live: KubeObject | undefined,
  earlier: Record<string, unknown> = {},
  { mayBeUnknown } = { mayBeUnknown: true },
): Record<string, unknown> | undefined {
  const { spec } = object;
  if (!traits.assigned || !isObject(spec) || isUnresolved(spec)) return undefined;
  const source = live ? live.spec : valueAt(earlier, 'spec');
  const known = isObject(source) ? source : {};
  const found = traits.assigned
    .filter((key) => spec[key] === undefined)
    .map((key) => [key, known[key] ?? (live || !mayBeUnknown ? undefined : UNRESOLVED)] as const)
    .filter(([, assigned]) => assigned !== undefined);
  return found.length > 0 ? { ...spec, ...Object.fromEntries(found) } : undefined;
}

/** Facts that outlive what can be observed: a disk that once held data, and the resource that the object was written for. */
function lasting(
  resource: Resource,
  { live, justWritten }: Observed,
  earlier: Record<string, unknown> = {},
): Record<string, unknown> {
  const same = uidOf(earlier) === live.metadata?.uid;
  const filled = isDisk(resource.gvk) && (isFilled(live) || (same && isKnownFilled(resource, earlier)));
  // A refresh must not take the URN of a stack that has taken the object over for its own.
  const isRefresh = !justWritten && Object.keys(earlier).length > 0;
  const owner = isRefresh ? recordedOwner(earlier) : ownerIn(live);
  return { ...(filled && { holdsData: true }), ...(owner !== undefined && { writtenFor: owner }) };
}

function pick(status: unknown, paths: readonly string[]): Record<string, unknown> {
  if (!isObject(status)) return {};
  return Object.fromEntries(paths.filter((key) => status[key] !== undefined).map((key) => [key, status[key]]));
}

/** Outputs of a guest: its node and its addresses. */
export function guestOutputs(instance: KubeObject): Record<string, unknown> {
  const { nodeName, interfaces } = (instance.status ?? {}) as {
    nodeName?: string;
    interfaces?: { ipAddress?: string; ipAddresses?: string[] }[];
  };
  const addresses = (interfaces ?? []).flatMap(
    ({ ipAddress, ipAddresses }) => ipAddresses ?? (ipAddress ? [ipAddress] : []),
  );
  return { ...(nodeName && { nodeName }), ipAddresses: addresses };
}

/** The uid of the object in the state. */
export function uidOf(outputs: Record<string, unknown>): string | undefined {
  const uid = outputs['uid'];
  return typeof uid === 'string' ? uid : undefined;
}

/**
 * The URN that the object carried when it was last written or imported: after an alias, or an import from another stack, it is not the
 * resource's own. Only an object that carries yet another one belongs to another resource.
 */
export function recordedOwner(outputs: Record<string, unknown>): string | undefined {
  const owner = outputs['writtenFor'];
  return typeof owner === 'string' ? owner : undefined;
}
