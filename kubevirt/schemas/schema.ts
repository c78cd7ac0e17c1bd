/**
 * One node of a compact structural schema: what a CRD says of a value, without its descriptions. References are resolved when a
 * schema is loaded, so that a reader walks plain objects (which may be shared, and may be cyclic).
 */
export interface Schema {
  /** The definition that this is, such as `core.Disk`: group and type name. Nested types that nobody named have none. */
  name?: string;
  /** `map`: an object of any keys whose values follow `values`. `any`: nothing is said. */
  type: 'object' | 'map' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'quantity' | 'intOrString' | 'any';
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  /** Keys beyond `properties` are kept by the API server (`x-kubernetes-preserve-unknown-fields`); otherwise it drops them silently. */
  open?: boolean;
  values?: Schema;
  items?: Schema;
  /** Keys that make an item of this list unique (`x-kubernetes-list-type: map`). */
  listKeys?: readonly string[];
  listType?: 'set';
  /** Values that the CRD allows. */
  enum?: readonly unknown[];
  /** Values that KubeVirt itself knows, where the CRD takes any string. */
  known?: KnownValues;
  pattern?: string;
  /** `int32`, `int64`, `date-time`, `byte`, ... */
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  nullable?: boolean;
  /** One owner under server-side apply, whoever wrote which key (`x-kubernetes-map-type: atomic`). Lists are so without `listKeys` or `listType`. */
  atomic?: boolean;
  default?: unknown;
  /** CEL rules of the CRD (`x-kubernetes-validations`). */
  cel?: readonly { rule: string; message?: string }[];
}

/** Values of a field that is a plain string to the CRD. */
export interface KnownValues {
  values: readonly string[];
  /** Other values are fine too: names that somebody else gives (a CPU model), or states that later releases add. */
  open?: boolean;
}
