import { isObject } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Properties } from '../wire';
import type { Resource } from './resource';

/** What was observed of an object, beyond what the program says of it. */
export interface Observed {
  live: KubeObject;
  /** The running instance of a VirtualMachine. */
  instance?: KubeObject;
}

/**
 * The state of a resource: its inputs, and the few observations that programs use. Never the whole live object, which would make
 * the state large and change it with every heartbeat.
 */
export function outputsOf(inputs: Properties, resource: Resource, observed?: Observed): Properties {
  const value: Record<string, unknown> = { ...inputs.value, ...resource.gvk };
  if (observed) Object.assign(value, observations(resource, observed));
  return { value, secrets: resource.secrets };
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

function pick(status: unknown, paths: readonly string[]): Record<string, unknown> {
  if (!isObject(status)) return {};
  return Object.fromEntries(paths.filter((key) => status[key] !== undefined).map((key) => [key, status[key]]));
}

function guestOutputs(instance: KubeObject): Record<string, unknown> {
  const { nodeName, interfaces } = (instance.status ?? {}) as {
    nodeName?: string;
    interfaces?: { ipAddress?: string; ipAddresses?: string[] }[];
  };
  const addresses = (interfaces ?? []).flatMap(
    ({ ipAddress, ipAddresses }) => ipAddresses ?? (ipAddress ? [ipAddress] : []),
  );
  return { ...(nodeName && { nodeName }), ipAddresses: addresses };
}

/** The identity of the object that a state is about. */
export function uidOf(outputs: Record<string, unknown>): string | undefined {
  const uid = outputs['uid'];
  return typeof uid === 'string' ? uid : undefined;
}
