/** A kind, as far as it takes to address its objects. */
export interface KindInfo {
  /** The version to write: `kubevirt.io/v1`. */
  apiVersion: string;
  /** Empty for Kubernetes' core group. */
  group: string;
  version: string;
  kind: string;
  /** As in request paths: `virtualmachines`. */
  plural: string;
  namespaced: boolean;
  /** Other versions of the group in which the kind is served. */
  served: readonly string[];
  subresources?: readonly string[];
}

/** A kind of the KubeVirt family: one with a schema, a type and a Pulumi resource. */
export interface FamilyKind extends KindInfo {
  singular: string;
  shortNames?: readonly string[];
  /** Where its class is in Pulumi and its type in TypeScript: `core/v1`. */
  module: string;
  /** Which component installs its CRD: `kubevirt`, `cdi`, ... */
  component: string;
  /** Its root among the schema definitions: `core.VirtualMachine`. */
  definition: string;
}
