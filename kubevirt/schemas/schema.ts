/**
 * One node of a compact structural schema: what a CRD says of a value, without its descriptions. References are resolved when a
 * schema is loaded, so that a reader walks plain objects (which may be shared, and may be cyclic).
 */
export interface Schema {
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
  enum?: readonly unknown[];
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
  default?: unknown;
  /** CEL rules of the CRD (`x-kubernetes-validations`). */
  cel?: readonly { rule: string; message?: string }[];
}
