import type { KubeObject } from '../../kubevirt/object';
import type { Properties } from '../wire';

/** Annotations that tools keep for themselves. */
const TOOLS_OWN =
  /^(kubectl\.kubernetes\.io\/|deployment\.kubernetes\.io\/|pv\.kubernetes\.io\/|cdi\.kubevirt\.io\/storage\.|kubevirt\.io\/(latest|storage)-observed-api-version$)/;

/** The inputs that a live object would have been written with: without its status, and without what servers and tools write. */
export function importedInputs(live: KubeObject): Properties {
  const { status: _status, metadata = {}, ...fields } = live;
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
