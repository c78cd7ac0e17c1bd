/** The parts of Pulumi's package schema that are generated. */
export interface TypeSpec {
  type?: 'string' | 'boolean' | 'integer' | 'number' | 'object' | 'array';
  $ref?: string;
  items?: TypeSpec;
  additionalProperties?: TypeSpec;
  oneOf?: TypeSpec[];
}

export interface PropertySpec extends TypeSpec {
  description?: string;
  const?: string;
  secret?: boolean;
  plain?: boolean;
  willReplaceOnChanges?: boolean;
  deprecationMessage?: string;
  defaultInfo?: { environment: string[] };
  language?: { csharp: { name: string } };
}

export interface ComplexTypeSpec {
  type: 'object' | 'string';
  description?: string;
  properties?: Record<string, PropertySpec>;
  required?: string[];
  enum?: { name?: string; value: string }[];
}

export interface ResourceSpec {
  isComponent?: boolean;
  description?: string;
  properties?: Record<string, PropertySpec>;
  required?: string[];
  inputProperties?: Record<string, PropertySpec>;
  requiredInputs?: string[];
  /** Functions by the name of the method. */
  methods?: Record<string, string>;
  deprecationMessage?: string;
}

export interface FunctionSpec {
  description: string;
  inputs: ComplexTypeSpec;
  outputs: ComplexTypeSpec;
}

/** Whose the package is, and where it comes from. */
export interface PackageIdentity {
  name: string;
  displayName: string;
  namespace: string;
  description: string;
  keywords: string[];
  homepage: string;
  repository: string;
  logoUrl: string;
  license: string;
  publisher: string;
  pluginDownloadURL: string;
}

export interface PackageSpec extends PackageIdentity {
  version: string;
  meta: { moduleFormat: string };
  config: { variables: Record<string, PropertySpec> };
  provider: ResourceSpec;
  types: Record<string, ComplexTypeSpec>;
  resources: Record<string, ResourceSpec>;
  functions: Record<string, FunctionSpec>;
  language: Record<string, unknown>;
}

export const ANY: TypeSpec = { $ref: 'pulumi.json#/Any' };
export const STRING: TypeSpec = { type: 'string' };
