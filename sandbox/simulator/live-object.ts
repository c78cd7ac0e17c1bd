import type { KubeObject, ObjectMeta, OwnerReference } from '../../kube/object';

/** An object as the API server serves it, with everything that the server fills in. */
export interface Live<Spec = Record<string, unknown>, Status = Record<string, unknown>> {
  apiVersion: string;
  kind: string;
  metadata: LiveMeta;
  spec: Spec;
  status?: Status;
}

export interface LiveMeta extends ObjectMeta {
  name: string;
  uid: string;
  resourceVersion: string;
}

// biome-ignore lint/complexity/noBannedTypes: an object of any kind, of which only the metadata is looked at
export type AnyLive = Live<{}, {}>;

export const asLive = <T extends AnyLive>(object: KubeObject): T => object as unknown as T;
export const asKubeObject = (object: AnyLive | Draft): KubeObject => object as unknown as KubeObject;

/** An object that a controller is about to create. */
export interface Draft {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta & { name: string };
  spec?: object;
  [key: string]: unknown;
}

/** What makes `owner` the one controller of an object: it goes when its owner goes. */
export const ownerReference = (owner: AnyLive): OwnerReference => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
  controller: true,
  blockOwnerDeletion: true,
});

export const controllerOf = (object: AnyLive): OwnerReference | undefined =>
  object.metadata.ownerReferences?.find(({ controller }) => controller);

export const isControlledBy = (object: AnyLive, owner: AnyLive): boolean =>
  controllerOf(object)?.uid === owner.metadata.uid;

export const isDeleting = (object: AnyLive): boolean => object.metadata.deletionTimestamp !== undefined;

/** The same object with other metadata. */
export const withMetadata = <T extends AnyLive>(object: T, metadata: Partial<ObjectMeta>): T => ({
  ...object,
  metadata: { ...object.metadata, ...metadata },
});

export const withFinalizer = <T extends AnyLive>(object: T, finalizer: string): T =>
  object.metadata.finalizers?.includes(finalizer)
    ? object
    : withMetadata(object, { finalizers: [...(object.metadata.finalizers ?? []), finalizer] });

export const withoutFinalizers = <T extends AnyLive>(object: T, gone: readonly string[]): T =>
  withMetadata(object, { finalizers: (object.metadata.finalizers ?? []).filter((name) => !gone.includes(name)) });
