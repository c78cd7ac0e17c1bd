import type { Fields, Message } from './message';

/** The messages of pulumirpc.ResourceProvider that the plugin serves, with the field numbers of Pulumi's .proto files. */
const text = <N extends number>(n: N) => ({ n, type: 'string' }) as const;
const bool = <N extends number>(n: N) => ({ n, type: 'bool' }) as const;
const int = <N extends number>(n: N) => ({ n, type: 'int' }) as const;
const double = <N extends number>(n: N) => ({ n, type: 'double' }) as const;
const properties = <N extends number>(n: N) => ({ n, type: 'properties' }) as const;
const texts = <N extends number>(n: N) => ({ n, type: 'string', repeated: true }) as const;

export const Empty = {} as const satisfies Fields;

export const HandshakeRequest = {
  engineAddress: text(1),
  supportsRefreshBeforeUpdate: bool(6),
} as const satisfies Fields;

export const HandshakeResponse = {
  acceptSecrets: bool(1),
  acceptResources: bool(2),
  acceptOutputs: bool(3),
  supportsAutonamingConfiguration: bool(4),
} as const satisfies Fields;

export const AttachRequest = { address: text(1) } as const satisfies Fields;
export const PluginInfo = { version: text(1) } as const satisfies Fields;

export const GetSchemaRequest = { version: int(1), subpackageName: text(2) } as const satisfies Fields;
export const GetSchemaResponse = { schema: text(1) } as const satisfies Fields;

export const GetMappingResponse = { provider: text(1), data: { n: 2, type: 'bytes' } } as const satisfies Fields;
export const GetMappingsResponse = { providers: texts(1) } as const satisfies Fields;

export const ConfigureRequest = { args: properties(2), id: text(7), urn: text(8) } as const satisfies Fields;
export const ConfigureResponse = {
  acceptSecrets: bool(1),
  supportsPreview: bool(2),
  acceptResources: bool(3),
  acceptOutputs: bool(4),
  supportsAutonamingConfiguration: bool(5),
} as const satisfies Fields;

/** A property that is rejected, and why. */
const CheckFailure = { property: text(1), reason: text(2) } as const satisfies Fields;

export const CheckRequest = {
  urn: text(1),
  olds: properties(2),
  news: properties(3),
  name: text(6),
  type: text(7),
  autonaming: { n: 8, message: { proposedName: text(1), mode: int(2) } },
} as const satisfies Fields;

export const CheckResponse = {
  inputs: properties(1),
  failures: { n: 2, message: CheckFailure, repeated: true },
} as const satisfies Fields;

export const DiffRequest = {
  id: text(1),
  urn: text(2),
  olds: properties(3),
  news: properties(4),
  ignoreChanges: texts(5),
  oldInputs: properties(6),
} as const satisfies Fields;

/** PropertyDiff.Kind. */
export const DiffKind = {
  Add: 0,
  AddReplace: 1,
  Delete: 2,
  DeleteReplace: 3,
  Update: 4,
  UpdateReplace: 5,
} as const;

/** DiffResponse.DiffChanges. */
export const Changes = {
  None: 1,
  Some: 2,
} as const;

export const DiffResponse = {
  replaces: texts(1),
  stables: texts(2),
  deleteBeforeReplace: bool(3),
  changes: int(4),
  diffs: texts(5),
  detailedDiff: { n: 6, map: { kind: int(1), inputDiff: bool(2) } },
  hasDetailedDiff: bool(7),
} as const satisfies Fields;

export const CreateRequest = {
  urn: text(1),
  properties: properties(2),
  timeout: double(3),
  preview: bool(4),
} as const satisfies Fields;

export const CreateResponse = {
  id: text(1),
  properties: properties(2),
  refreshBeforeUpdate: bool(3),
} as const satisfies Fields;

export const ReadRequest = {
  id: text(1),
  urn: text(2),
  properties: properties(3),
  inputs: properties(4),
  timeout: double(10),
} as const satisfies Fields;

export const ReadResponse = {
  id: text(1),
  properties: properties(2),
  inputs: properties(3),
  refreshBeforeUpdate: bool(4),
} as const satisfies Fields;

export const UpdateRequest = {
  id: text(1),
  urn: text(2),
  olds: properties(3),
  news: properties(4),
  timeout: double(5),
  ignoreChanges: texts(6),
  preview: bool(7),
  oldInputs: properties(8),
} as const satisfies Fields;

export const UpdateResponse = { properties: properties(1), refreshBeforeUpdate: bool(2) } as const satisfies Fields;

export const DeleteRequest = {
  id: text(1),
  urn: text(2),
  properties: properties(3),
  timeout: double(4),
  oldInputs: properties(5),
} as const satisfies Fields;

export const InvokeRequest = { tok: text(1), args: properties(2) } as const satisfies Fields;

export const InvokeResponse = {
  return: properties(1),
  failures: { n: 2, message: CheckFailure, repeated: true },
} as const satisfies Fields;

/** Error detail: the object exists and is not ready. */
export const ErrorResourceInitFailed = {
  id: text(1),
  properties: properties(2),
  reasons: texts(3),
  inputs: properties(4),
} as const satisfies Fields;

/** Error detail: inputs of a component that its construct rejects. */
export const InputPropertiesError = {
  errors: { n: 1, message: { propertyPath: text(1), reason: text(2) }, repeated: true },
} as const satisfies Fields;

/** google.rpc.Status and its Any. */
export const Status = {
  code: int(1),
  message: text(2),
  details: { n: 3, message: { typeUrl: text(1), value: { n: 2, type: 'bytes' } }, repeated: true },
} as const satisfies Fields;

/** LogRequest.severity. */
export const Severity = {
  Debug: 0,
  Info: 1,
  Warning: 2,
  Error: 3,
} as const;

export const LogRequest = {
  severity: int(1),
  message: text(2),
  urn: text(3),
  streamId: int(4),
  ephemeral: bool(5),
} as const satisfies Fields;

export type CheckFailure = Message<typeof CheckFailure>;
export type CheckRequest = Message<typeof CheckRequest>;
export type CheckResponse = Message<typeof CheckResponse>;
export type ConfigureRequest = Message<typeof ConfigureRequest>;
export type DiffRequest = Message<typeof DiffRequest>;
export type DiffResponse = Message<typeof DiffResponse>;
export type ConfigureResponse = Message<typeof ConfigureResponse>;
export type CreateRequest = Message<typeof CreateRequest>;
export type CreateResponse = Message<typeof CreateResponse>;
export type ReadRequest = Message<typeof ReadRequest>;
export type ReadResponse = Message<typeof ReadResponse>;
export type UpdateRequest = Message<typeof UpdateRequest>;
export type UpdateResponse = Message<typeof UpdateResponse>;
export type DeleteRequest = Message<typeof DeleteRequest>;
export type InvokeRequest = Message<typeof InvokeRequest>;
export type InvokeResponse = Message<typeof InvokeResponse>;
