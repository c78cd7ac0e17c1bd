/**
 * How the schemas of one release of one component are kept on disk: CRDs without their prose, where every object type is written once
 * and referred to by name.
 *
 * A type is written in few characters where it has no more to say than its type: `string`, `integer:int64` (type and format),
 * `#core.Disk` (a definition), `[]#core.Disk` (a list of), `{}quantity` (a map of). Everything else is a node.
 */
export type Expr = string | Node;

export interface Node extends Omit<import('./schema').Schema, 'type' | 'properties' | 'values' | 'items'> {
  type: string;
  properties?: Readonly<Record<string, Expr>>;
  values?: Expr;
  items?: Expr;
}

export interface ReleaseFile {
  /** `kubevirt`, `cdi`, ... */
  component: string;
  version: string;
  definitions: Readonly<Record<string, Node>>;
  kinds: readonly CrdFacts[];
}

/** What a CustomResourceDefinition says besides its schemas. */
export interface CrdFacts {
  group: string;
  kind: string;
  plural: string;
  singular: string;
  listKind?: string;
  shortNames?: readonly string[];
  categories?: readonly string[];
  scope: 'Namespaced' | 'Cluster';
  versions: readonly CrdVersion[];
}

export interface CrdVersion {
  name: string;
  served: boolean;
  storage: boolean;
  deprecated?: boolean;
  /** The definition of the kind's root. */
  schema: string;
  subresources?: {
    status?: Record<string, never>;
    scale?: { specReplicasPath: string; statusReplicasPath: string; labelSelectorPath?: string };
  };
  columns?: readonly { name: string; type: string; jsonPath: string; priority?: number; format?: string }[];
}
