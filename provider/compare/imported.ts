import { copyJson, isObject, type JsonObject, objectAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type ClusterProfile, clusterConfig } from '../../kubevirt/config';
import { storedVm } from '../../kubevirt/defaults';
import type { Properties } from '../wire';

/** Annotations that tools write for their own use. */
const TOOLS_OWN =
  /^(kubectl\.kubernetes\.io\/|deployment\.kubernetes\.io\/|pv\.kubernetes\.io\/|cdi\.kubevirt\.io\/storage\.|kubevirt\.io\/(latest|storage)-observed-api-version$)/;

/** The inputs that a live object was written with: without its status, and without fields that servers and tools write. */
export function importedInputs(live: KubeObject, profile: ClusterProfile): Properties {
  const {
    status: _status,
    metadata = {},
    ...fields
  } = live.kind === 'VirtualMachine' ? asWritten(live, profile) : live;
  const { name, namespace, labels, annotations } = metadata;
  const kept = Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => !TOOLS_OWN.test(key)));
  const written = {
    name,
    ...(namespace && { namespace }),
    ...(labels && Object.keys(labels).length > 0 && { labels }),
    ...(Object.keys(kept).length > 0 && { annotations: kept }),
  };
  return { value: { ...fields, metadata: written }, secrets: [] };
}

/** The identity of a guest, generated at random when it was created. */
const IDENTITY = [
  ['spec', 'template', 'spec', 'domain', 'firmware', 'uuid'],
  ['spec', 'template', 'spec', 'domain', 'firmware', 'serial'],
];
/** Defaults of the webhook: it fills in the same values again if they are omitted. */
const DEFAULTED = [
  ['spec', 'template', 'spec', 'architecture'],
  ['spec', 'template', 'spec', 'domain', 'machine', 'type'],
  ['spec', 'template', 'metadata', 'annotations', 'kubevirt.io/pci-topology-version'],
  ['spec', 'template', 'metadata', 'creationTimestamp'],
];

/** A VirtualMachine as its author may have written it, so that a program need not repeat KubeVirt's defaults. */
function asWritten(live: KubeObject, profile: ClusterProfile): KubeObject {
  const bare = copyJson(live);
  for (const path of [...IDENTITY, ...DEFAULTED]) remove(bare, path);
  const stored = storedVm(bare, clusterConfig(profile), () => undefined);
  for (const path of DEFAULTED) {
    const value = valueAt(live, ...path);
    if (value !== null && value !== undefined && value !== valueAt(stored, ...path)) restore(bare, path, value);
  }
  return bare;
}

/** Removes a value, and its ancestors that are empty without it. */
function remove(from: JsonObject, path: readonly string[]): void {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = objectAt(from, ...path.slice(0, depth - 1));
    const key = path[depth - 1]!;
    const value = parent?.[key];
    if (!parent || (depth < path.length && !(isObject(value) && Object.keys(value).length === 0))) return;
    delete parent[key];
  }
}

function restore(into: JsonObject, path: readonly string[], value: unknown): void {
  let at = into;
  for (const key of path.slice(0, -1)) {
    if (!isObject(at[key])) at[key] = {};
    at = at[key] as JsonObject;
  }
  at[path.at(-1)!] = value;
}
