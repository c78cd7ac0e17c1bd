import type { ApiObject } from 'cdk8s';

/** The folder of objects that belong to no namespace; no namespace can have this name. */
export const CLUSTER_FOLDER = '_cluster';

/** Names of Kubernetes objects may hold what file names may not (`system:node`); upper case is escaped because some file systems do not tell it apart. */
const escaped = (text: string): string =>
  text.replace(/[^a-z0-9.-]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );

/**
 * The file of an object, from nothing but its identity: `vms/virtualmachine.kubevirt.io_web.yaml`. So two objects never share a file, and adding
 * one never renames another's.
 */
export function fileOf(object: ApiObject): string {
  const kind = escaped(object.kind.toLowerCase());
  const resource = object.apiGroup === 'core' ? kind : `${kind}.${escaped(object.apiGroup)}`;
  const namespace = object.metadata.namespace;
  return `${namespace ? escaped(namespace) : CLUSTER_FOLDER}/${resource}_${escaped(object.name)}.yaml`;
}
