/** A Kubernetes object as JSON: what a manifest holds and what the API server answers. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata?: ObjectMeta;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  [key: string]: unknown;
}

/** The part of Kubernetes' ObjectMeta that users write and that we read back. */
export interface ObjectMeta {
  name?: string;
  generateName?: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  [key: string]: unknown;
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** What names one object in a cluster. Two objects with the same identity are the same object. */
export interface ObjectRef {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** `VirtualMachine vms/web`, or `ClusterRole admin`: how messages name an object. */
export function describe(
  object: { kind?: unknown; metadata?: { name?: unknown; namespace?: unknown; generateName?: unknown } } | ObjectRef,
): string {
  const meta = ('metadata' in object ? object.metadata : object) as {
    name?: unknown;
    namespace?: unknown;
    generateName?: unknown;
  };
  const name = meta?.name ?? (meta?.generateName ? `${meta.generateName}*` : '(no name)');
  return `${object.kind ?? '(no kind)'} ${meta?.namespace ? `${meta.namespace}/` : ''}${name}`;
}

/** Where an object is whose manifest names no namespace. */
export const DEFAULT_NAMESPACE = 'default';
