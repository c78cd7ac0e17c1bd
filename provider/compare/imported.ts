import type { KubeObject } from '../../kube/object';
import type { ClusterProfile } from '../../kubevirt/config';
import { asWritten } from '../../kubevirt/defaults';
import type { Properties } from '../wire';

/** Annotations that tools write for their own use. */
const TOOLS_OWN = /^(kubectl|deployment|pv)\.kubernetes\.io\/|^cdi\.kubevirt\.io\/storage\.|^kubevirt-iac\.io\/urn$/;

/** The inputs that a live object was written with: without its status, and without fields that servers and tools write. */
export function importedInputs(live: KubeObject, profile: ClusterProfile): Properties {
  const { status: _status, metadata = {}, ...fields } = asWritten(live, { profile });
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
