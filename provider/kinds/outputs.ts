import { isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { isUnresolved, UNRESOLVED } from '../../kube/unresolved';
import type { Properties } from '../wire';
import { type EarlierState, guestSecrets, type Observed, observeGuest } from './guest';
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
  Object.assign(value, observations(resource, observed));
  const guest = observed.live.kind === 'VirtualMachine' ? observeGuest(observed, object.spec, earlier) : undefined;
  if (!guest) return { value, secrets };
  value['guest'] = guest;
  return { value, secrets: [...secrets, ...guestSecrets(guest, earlier)] };
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
): Record<string, unknown> | undefined {
  const { spec } = object;
  if (!traits.assigned || !isObject(spec) || isUnresolved(spec)) return undefined;
  const source = live ? live.spec : valueAt(earlier, 'spec');
  const known = isObject(source) ? source : {};
  const found = traits.assigned
    .filter((key) => spec[key] === undefined)
    .map((key) => [key, known[key] ?? (live ? undefined : UNRESOLVED)] as const)
    .filter(([, assigned]) => assigned !== undefined);
  return found.length > 0 ? { ...spec, ...Object.fromEntries(found) } : undefined;
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
