export { initFailed, inputRejected, RpcError, shown } from './error';
export { decode, encode, type Fields, type Message } from './message';
export { type Path, type Properties, SIGNATURE, UNKNOWN_VALUE } from './properties';
export * as protocol from './protocol';
export {
  Changes,
  type CheckFailure,
  type CheckRequest,
  type CheckResponse,
  type ConfigureRequest,
  type ConfigureResponse,
  type CreateRequest,
  type CreateResponse,
  type DeleteRequest,
  DiffKind,
  type DiffRequest,
  type DiffResponse,
  type InvokeRequest,
  type InvokeResponse,
  type ReadRequest,
  type ReadResponse,
  type UpdateRequest,
  type UpdateResponse,
} from './protocol';
export { status } from './status';
